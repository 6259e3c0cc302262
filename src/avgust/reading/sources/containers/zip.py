"""ZIP archives of documents: names as Russian Windows writes them, growth watched, rubbish of systems left out."""

import io
import struct
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from avgust.reading.sources.archive import BROKEN
from avgust.reading.sources.containers.names import Unlike, harmless, letters
from avgust.reading.sources.errors import SourceError, counted, refusal
from avgust.reading.sources.limits import Limits

_HEAD = 4096
_CHUNK = 1 << 16
_UTF8_FLAG, _ENCRYPTED_FLAG = 0x800, 0x1
_UNICODE_NAME = 0x7075
_RUBBISH = ("thumbs.db", "desktop.ini", ".ds_store")


def zip_entries(data: bytes, place: str, limits: Limits) -> "Iterator[ZipEntry | SourceError]":
    """The files of an archive in its order; raises `SourceError` where there is none or it lies about its size."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        infos = [info for info in archive.infolist() if not info.is_dir()]
    except BROKEN as error:
        raise refusal("damaged", place, "архив обрывается или испорчен") from error
    if sum(info.compress_size for info in infos) > len(data):
        raise refusal("zip-bomb", place, "файлы в архиве занимают одно и то же место")
    return _listed(archive, infos, place, limits)


def _listed(
    archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo], place: str, limits: Limits
) -> "Iterator[ZipEntry | SourceError]":
    unlike = Unlike()
    for info, name in zip(infos, _names(infos[: limits.members + 1]), strict=False):
        if not _is_rubbish(name):
            yield ZipEntry(unlike.name(harmless(name)), archive, info, f"{place}/{name}", limits)


def _is_rubbish(name: str) -> bool:
    """What systems and programs leave behind: macOS forks, thumbnails, Word's lock files."""
    *folders, last = name.replace("\\", "/").lower().split("/")
    return "__macosx" in folders or last in _RUBBISH or last.startswith(("~$", "._"))


def _names(infos: list[zipfile.ZipInfo]) -> list[str]:
    """The names; those whose encoding the archive does not tell are judged together."""
    told = [_told_name(info) for info in infos]
    guessed = iter(letters(_bytes_of(info) for info, name in zip(infos, told, strict=True) if name is None))
    return [next(guessed) if name is None else name for name in told]


def _told_name(info: zipfile.ZipInfo) -> str | None:
    """The name where the archive says that it is Unicode."""
    if info.flag_bits & _UTF8_FLAG:
        return info.orig_filename
    extra = info.extra
    while len(extra) >= 4:
        tag, size = struct.unpack_from("<HH", extra)
        if tag == _UNICODE_NAME and 5 < size <= len(extra) - 4:
            return extra[9 : 4 + size].decode("utf-8", "replace")
        extra = extra[4 + size :]
    return None


def _bytes_of(info: zipfile.ZipInfo) -> bytes:
    """The name as it stands in the archive; the standard library reads it as CP437."""
    return info.orig_filename.encode("cp437", "replace")


@dataclass(frozen=True, slots=True)
class ZipEntry:
    """A file in an archive; nothing that its header says about sizes is believed."""

    name: str
    archive: zipfile.ZipFile
    info: zipfile.ZipInfo
    place: str
    limits: Limits
    kind: str = ""

    def head(self) -> bytes:
        """Its first bytes; fewer where it is broken there."""
        return b"".join(self._chunks(_HEAD, _HEAD))[:_HEAD]

    def load(self, most: int) -> bytes:
        """All of it."""
        chunks, size = [], 0
        packed = max(1, self.info.compress_size)
        for chunk in self._chunks(_CHUNK, None):
            size += len(chunk)
            if size > most:
                raise refusal("zip-bomb", self.place, f"больше {counted(most)} байт")
            if size > self.limits.ratio_from and size > self.limits.zip_ratio * packed:
                raise refusal("zip-bomb", self.place, f"больше чем в {self.limits.zip_ratio} раз")
            chunks.append(chunk)
        return b"".join(chunks)

    def _chunks(self, size: int, stop: int | None) -> Iterator[bytes]:
        """The bytes piece by piece, as far as asked for."""
        if self.info.flag_bits & _ENCRYPTED_FLAG:
            raise refusal("encrypted-member", self.place)
        if self.info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise refusal("packed-otherwise", self.place)
        try:
            with self.archive.open(self.info) as file:
                while chunk := file.read(size):
                    yield chunk
                    if stop is not None:
                        return
        except BROKEN as error:
            raise refusal("damaged", self.place, "файл в архиве не распаковывается") from error
