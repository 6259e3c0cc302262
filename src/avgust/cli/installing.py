"""How to install what is missing, by the system of this computer. No link is followed, nothing is downloaded."""

import sys
from pathlib import Path
from typing import NamedTuple

RELEASE = Path("/etc/os-release")


class System(NamedTuple):
    """How a family of systems installs: the command, what finds a package by name, and what our needs are called."""

    install: str
    search: str
    libreoffice: str
    tesseract: str


DEBIAN = System(
    "sudo apt install",
    "apt-cache search",
    "libreoffice-writer libreoffice-calc",
    "tesseract-ocr tesseract-ocr-rus tesseract-ocr-osd",
)
ALT = System("su -c 'apt-get install", "apt-cache search", "LibreOffice-still'", "tesseract tesseract-langpack-ru'")
RED = System(
    "sudo dnf install",
    "dnf search",
    "libreoffice-writer libreoffice-calc",
    "tesseract tesseract-langpack-rus tesseract-osd",
)
FAMILIES = {
    **dict.fromkeys(("debian", "ubuntu", "astra", "linuxmint"), DEBIAN),
    **dict.fromkeys(("altlinux", "alt"), ALT),
    **dict.fromkeys(("redos", "rhel", "fedora", "centos", "rocky", "almalinux", "rosa", "msvsphere"), RED),
}
"""By ID and ID_LIKE of /etc/os-release."""
_WINDOWS_LIBREOFFICE = (
    "Скачайте установщик на сайте LibreOffice (libreoffice.org), страница «Загрузить LibreOffice», файл "
    "LibreOffice_…_Win_x86-64.msi, и установите как есть."
)
_WINDOWS_TESSERACT = (
    "Скачайте установщик на странице «Tesseract at UB Mannheim» (github.com, UB-Mannheim/tesseract), файл "
    "tesseract-ocr-w64-setup-….exe; при установке отметьте «Russian» в «Additional language data».",
    "Добавьте папку установки (обычно C:\\Program Files\\Tesseract-OCR) в переменную Path и откройте новое окно.",
)
_MAC = "Установите программой Homebrew: "
_OTHER = "Установите из хранилища пакетов вашей системы: "


def libreoffice() -> tuple[str, ...]:
    """The steps for LibreOffice."""
    if sys.platform == "win32":
        return (_WINDOWS_LIBREOFFICE,)
    if sys.platform == "darwin":
        return (f"{_MAC}brew install --cask libreoffice",)
    system = this_system()
    return _steps(system, system.libreoffice, "libreoffice") if system else (f"{_OTHER}LibreOffice (Writer и Calc).",)


def tesseract() -> tuple[str, ...]:
    """The steps for tesseract with its Russian."""
    if sys.platform == "win32":
        return _WINDOWS_TESSERACT
    if sys.platform == "darwin":
        return (f"{_MAC}brew install tesseract tesseract-lang",)
    system = this_system()
    if system is None:
        return (f"{_OTHER}tesseract и его данные rus и osd.",)
    return _steps(system, system.tesseract, "tesseract")


def packages() -> tuple[str, ...]:
    """The steps for the packages of Python."""
    return (
        "Запускайте ./avgust из папки программы: при первом запуске он ставит всё сам.",
        "В закрытой сети перенесите папку с пакетами и запустите: PIP_NO_INDEX=1 PIP_FIND_LINKS=ПАПКА ./avgust doctor",
    )


def _steps(system: System, names: str, word: str) -> tuple[str, ...]:
    return (f"Установите: {system.install} {names}", f"Если пакет называется иначе: {system.search} {word}")


def this_system() -> System | None:
    """The family of this Linux; None where it is not one of those we know."""
    try:
        lines = RELEASE.read_text(encoding="utf-8").splitlines()
    except OSError:
        return None
    said = {key: value.strip("\"'").lower() for key, _, value in (line.partition("=") for line in lines)}
    names = (said.get("ID", ""), *said.get("ID_LIKE", "").split())
    return next((FAMILIES[name] for name in names if name in FAMILIES), None)
