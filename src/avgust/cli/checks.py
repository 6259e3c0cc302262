"""What `avgust doctor` looks at: each check finds one thing and says what to do where it is not there."""

import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Literal, NamedTuple

from avgust.cli import installing

PACKAGES = {
    "argon2-cffi": "пароли",
    "Django": "страницы",
    "django-htmx": "страницы",
    "django-tasks": "фоновая работа",
    "duckdb": "сводки по многим документам",
    "granian": "сервер страниц",
    "icalendar": "календарь",
    "lxml": "Akoma Ntoso",
    "msgspec": "JSON",
    "numpy": "сканы",
    "pillow": "сканы и картинки",
    "psycopg": "PostgreSQL",
    "pymorphy3": "адресаты в именительном падеже",
    "pymorphy3-dicts-ru": "словарь для них",
    "pypdfium2": "PDF",
    "python-docx": "план в Word",
    "rich": "ход чтения папки",
    "snowballstemmer": "поиск",
    "whitenoise": "страницы",
    "XlsxWriter": "план в Excel",
}
"""The packages that Avgust needs, and what for; a test holds them to pyproject.toml."""
LEAST_MEMORY = 2_000_000_000
LEAST_DISK = 2_000_000_000
WORD = "августовское совещание"
_RTF = rb"{\rtf1\ansi {\*\generator x}" + "".join(rf"\u{ord(char)}?" for char in WORD).encode() + rb"\par}"
_SHEET = f"""<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Worksheet ss:Name="1"><Table><Row><Cell><Data ss:Type="String">{WORD}</Data></Cell>
<Cell><Data ss:Type="String">2</Data></Cell></Row></Table></Worksheet></Workbook>""".encode()


class Check(NamedTuple):
    """What was found: `there`, `poor` (it works, but hardly) or `missing`; `advice` is one line for each step."""

    name: str
    state: Literal["there", "poor", "missing"]
    found: str
    purpose: str
    advice: tuple[str, ...] = ()


def checks() -> Iterator[Check]:
    """All of them, the quick ones first."""
    yield python()
    yield packages()
    yield memory()
    yield disk()
    yield tesseract()
    yield from libreoffice()


def python() -> Check:
    """The interpreter; an older one would not have come this far."""
    return Check("Python", "there", f"Python {sys.version.split()[0]}", sys.executable)


def packages() -> Check:
    """The packages, all or none: they are installed together."""
    missing = [name for name in PACKAGES if not _version(name)]
    if not missing:
        return Check("пакеты", "there", f"пакеты Python: {len(PACKAGES)}", ", ".join(PACKAGES))
    purposes = "; ".join(f"{name} – {PACKAGES[name]}" for name in missing)
    return Check("пакеты Python", "missing", f"пакеты Python: {', '.join(missing)}", purposes, installing.packages())


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def memory() -> Check:
    """What is free; the whole where the system does not tell what is."""
    free = _free_memory()
    purpose = "большие сканы и LibreOffice занимают до 1–2 ГБ"
    if free is None:
        return Check("память", "there", "память: сколько свободно, система не говорит", purpose)
    poor = free < LEAST_MEMORY
    advice = ("Закройте лишние программы; сканы читайте по одному.",) if poor else ()
    return Check("память", "poor" if poor else "there", f"свободная память: {gigabytes(free)}", purpose, advice)


def _free_memory() -> int | None:
    try:
        lines = dict(line.split(":", 1) for line in Path("/proc/meminfo").read_text(encoding="ascii").splitlines())
        return int(lines["MemAvailable"].split()[0]) * 1024
    except (OSError, KeyError, ValueError):
        return None


def disk() -> Check:
    """Where temporary files go, whether they may, and how much room there is."""
    purpose = "временные файлы: распакованное и преобразованное; удаляются сразу"
    try:
        folder = tempfile.gettempdir()
        with tempfile.TemporaryFile():
            free = shutil.disk_usage(folder).free
    except OSError as error:
        advice = (
            "Дайте права на запись в папку временных файлов или назовите другую в переменной TMPDIR (TEMP в Windows)."
        )
        return Check("временные файлы", "missing", f"некуда писать временные файлы: {error}", purpose, (advice,))
    poor = free < LEAST_DISK
    advice = "Освободите место или назовите другую папку в переменной TMPDIR (TEMP в Windows)."
    found = f"свободное место: {gigabytes(free)} в {folder}"
    return Check("место на диске", "poor" if poor else "there", found, purpose, (advice,) if poor else ())


def gigabytes(size: int) -> str:
    """«23,4 ГБ»."""
    return f"{size / 1e9:.1f} ГБ".replace(".", ",")


def tesseract() -> Check:
    """The program, and its Russian; the other languages are named, for who asks."""
    from avgust.reading.sources.limits import LIMITS
    from avgust.reading.sources.programs.running import find_program, run_program

    purpose = "сканы, снимки, PDF без текста"
    program = find_program("tesseract")
    if program is None:
        return Check("tesseract", "missing", "tesseract не найден", purpose, installing.tesseract())
    said = run_program([program, "--version"], seconds=30, memory=LIMITS.program_memory)
    number = (said.out.decode("utf-8", "replace") or said.said).split()[1:2]
    told = run_program([program, "--list-langs"], seconds=30, memory=LIMITS.program_memory)
    languages = told.out.decode("utf-8", "replace").split("\n")[1:]
    name = f"tesseract {''.join(number)} ({program})"
    if "rus" not in languages:
        return Check("русский язык tesseract", "missing", f"{name}: нет языка rus", purpose, installing.tesseract())
    shown = ", ".join(language for language in ("rus", "osd", "eng") if language in languages)
    return Check("tesseract", "there", f"{name}, языки: {shown}", purpose)


def libreoffice() -> Iterator[Check]:
    """The program, by a real conversion of a document and of a workbook."""
    from avgust.reading.sources.programs import soffice

    program = soffice.find_soffice()
    if program is None:
        purpose = "старые документы и книги: .doc, .dot, .wps, .xls, .xlt"
        yield Check("LibreOffice", "missing", "LibreOffice не найден", purpose, installing.libreoffice())
        return
    name = f"LibreOffice {soffice.version(program)} ({program})"
    yield _tried(f"{name}, Writer", _RTF, ".rtf", "docx", "старые документы: .doc, .dot, .wps")
    yield _tried("LibreOffice Calc", _SHEET, ".xml", "xlsx", "старые книги: .xls, .xlt, Excel 2003 XML")


def _tried(name: str, data: bytes, suffix: str, target: str, purpose: str) -> Check:
    """A file converted and read: how long it took."""
    from avgust.reading.sources import SourceError, from_bytes
    from avgust.reading.sources.programs import soffice

    begun = time.perf_counter()
    try:
        new = from_bytes(soffice.convert_bytes(data, suffix, target, "проба"), f"проба.{target}")
    except (SourceError, OSError) as error:
        reason = f"Проба не удалась: {error}"
        return Check(name, "missing", f"{name}: не работает", purpose, (reason, *installing.libreoffice()))
    took = f"{time.perf_counter() - begun:.1f}".replace(".", ",")
    if WORD not in repr(new.parts):
        return Check(name, "missing", f"{name}: проба прочитана неверно", purpose, installing.libreoffice())
    return Check(name, "there", f"{name}: проба за {took} с", purpose)
