"""The ZIP archive that office documents are: the parts that are read, inflated with an eye on their growth."""

import io
import posixpath
import struct
import zipfile
import zlib

from avgust.reading.sources.errors import counted, refusal
from avgust.reading.sources.limits import Limits

BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    LookupError,
)
"""What the standard library raises on a broken archive."""
_CHUNK = 1 << 16


class Package:
    """An open archive; names of parts are compared without regard to case, as Word does."""

    def __init__(self, data: bytes, place: str, limits: Limits) -> None:
        self._place, self._limits, self._size = place, limits, len(data)
        self._inflated = 0
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except BROKEN as error:
            raise refusal("damaged", place, "архив обрывается или испорчен") from error
        infos = self._archive.infolist()
        if len(infos) > limits.zip_entries:
            raise refusal("zip-bomb", place, f"в архиве больше {counted(limits.zip_entries)} файлов")
        self._infos = {info.filename.replace("\\", "/").lstrip("/").lower(): info for info in infos}

    def has(self, name: str) -> bool:
        """Whether there is such a part."""
        return name.lower() in self._infos

    def part(self, name: str) -> bytes:
        """The bytes of a part that is there."""
        info = self._infos[name.lower()]
        if info.flag_bits & 1:
            raise refusal("encrypted", self._place)
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise refusal("damaged", self._place, f"неизвестный способ сжатия части {name}")
        try:
            return self._inflate(info)
        except BROKEN as error:
            raise refusal("damaged", self._place, f"часть {name} не распаковывается") from error

    def _inflate(self, info: zipfile.ZipInfo) -> bytes:
        """Chunk by chunk; what the headers say about sizes is not believed."""
        chunks = []
        size = 0
        packed = max(1, min(info.compress_size, self._size))
        with self._archive.open(info) as file:
            while chunk := file.read(_CHUNK):
                size += len(chunk)
                self._inflated += len(chunk)
                self._check(size, packed)
                chunks.append(chunk)
        return b"".join(chunks)

    def _check(self, size: int, packed: int) -> None:
        limits = self._limits
        if self._inflated > limits.zip_bytes:
            raise refusal("zip-bomb", self._place, f"больше {counted(limits.zip_bytes)} байт")
        if size > limits.ratio_from and size > limits.zip_ratio * packed:
            raise refusal("zip-bomb", self._place, f"больше чем в {limits.zip_ratio} раз")


def target_name(base: str, target: str) -> str:
    """The name of a part that a relation in `base` points to."""
    path = target.replace("\\", "/")
    joined = path if path.startswith("/") else posixpath.join(posixpath.dirname(base), path)
    return posixpath.normpath(joined).lstrip("/").lower()
