"""What a reading becomes: JSON, an Excel plan, a Word plan, a calendar, Akoma Ntoso.

`render` is a function of the reading alone: the same reading gives the same bytes, on any day. Each format is imported
when it is asked for, so that `avgust read --format json` loads neither lxml nor Word.
"""

import errno
import os
import stat
from pathlib import Path

from avgust.kernel.errors import AvgustError
from avgust.reading.reading import Reading

FORMATS = ("json", "xlsx", "docx", "ics", "akn")

_REASONS = {
    errno.ENOSPC: "на диске нет места",
    errno.EDQUOT: "исчерпана квота на диске",
    errno.EACCES: "нет прав на запись",
    errno.EPERM: "нет прав на запись",
    errno.EROFS: "диск доступен только для чтения",
    errno.ENOENT: "нет такой папки",
    errno.ENOTDIR: "часть пути не является папкой",
    errno.EISDIR: "это папка, а нужно имя файла",
    errno.ENAMETOOLONG: "слишком длинное имя файла",
    errno.ELOOP: "ссылка указывает на саму себя",
}


def render(reading: Reading, format: str) -> bytes:
    """The reading as a file of `format`, one of `FORMATS`."""
    match format:
        case "json":
            from avgust.reading.export.json import to_json

            return to_json(reading)
        case "xlsx":
            from avgust.reading.export.xlsx import to_xlsx

            return to_xlsx(reading)
        case "docx":
            from avgust.reading.export.docx import to_docx

            return to_docx(reading)
        case "ics":
            from avgust.reading.export.ics import to_ics

            return to_ics(reading)
        case "akn":
            from avgust.reading.export.akn import to_akn

            return to_akn(reading)
    raise AvgustError("unknown-format", f"Неизвестный формат «{format}». Есть: {', '.join(FORMATS)}.")


def write(reading: Reading, format: str, path: Path) -> None:
    """Writes `render(reading, format)` to `path`, whole or not at all."""
    save(render(reading, format), path)


def save(data: bytes, path: Path) -> None:
    """Writes the bytes to `path`, whole or not at all.

    A link keeps pointing where it pointed; a device or a pipe, which cannot be replaced, is written to directly.
    """
    try:
        target = path.resolve()
        if target.exists() and not (target.is_file() or target.is_dir()):
            path.write_bytes(data)
        else:
            _replace(target, data)
    except OSError as error:
        raise AvgustError("cannot-write", f"Не удалось записать файл: {reason(error)}.", str(path)) from error


def reason(error: OSError) -> str:
    """Why the system refused, in Russian where we know the number."""
    return _REASONS.get(error.errno or 0, error.strerror or str(error))


def _replace(target: Path, data: bytes) -> None:
    """Puts a whole new file in the place of `target`; on a failure `target` is as it was, with nothing beside it."""
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    import secrets

    temporary = target.with_name(f".avgust-{secrets.token_hex(8)}.tmp")
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            temporary.chmod(stat.S_IMODE(target.stat().st_mode))
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
