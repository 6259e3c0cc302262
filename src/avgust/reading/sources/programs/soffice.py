"""LibreOffice as a converter: found at run time, many files for one start, nothing of a file's own is run or fetched.

Every start has a profile of its own that is removed behind it: two on one profile fail each other, and the user's own
LibreOffice, open or not, is left alone. The profile forbids macros, updates of links and the network.
"""

import re
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from avgust.reading.sources.errors import SourceError, counted, refusal
from avgust.reading.sources.limits import LIMITS, Limits
from avgust.reading.sources.programs.running import Outcome, find_program, run_program

MOST_AT_ONCE = 100  # files for one start: what is lost with a start that fails stays small
SECONDS_EACH = 5  # for a file of a batch, twenty times what a resolution takes; alone it has `program_seconds`
_NAMES = ("soffice.com", "soffice", "libreoffice")
_FOLDERS = {
    "win32": (r"C:\Program Files\LibreOffice\program", r"C:\Program Files (x86)\LibreOffice\program"),
    "darwin": ("/Applications/LibreOffice.app/Contents/MacOS",),
    "linux": ("/usr/lib/libreoffice/program", "/usr/lib64/libreoffice/program", "/snap/bin"),
}
_OPT = ("libreoffice*/program/soffice", "alteroffice*/program/soffice")
_ZIPPED = frozenset(("docx", "xlsx", "odt", "ods"))
_XML = frozenset(("word-xml", "excel-xml"))
_TOLD = frozenset(("docx", "xlsx", "odt", "ods", "pdf", "rtf", "doc", "xls"))
_SETTINGS = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Common/Misc", "FirstRun", "false"),
    ("Office.Common/Misc", "UseOpenCL", "false"),
    ("Office.Common/Misc", "CrashReport", "false"),
    ("Office.Recovery/RecoveryInfo", "Enabled", "false"),
    ("Office.Java/VirtualMachine", "Enable", "false"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Office.Calc/Content/Update", "Link", "2"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    *(("Inet/Settings", f"ooInet{kind}ProxyName", "127.0.0.1") for kind in ("HTTP", "HTTPS", "FTP")),
    *(("Inet/Settings", f"ooInet{kind}ProxyPort", "9") for kind in ("HTTP", "HTTPS", "FTP")),
)
"""What the profile says; the proxy is a port on which nothing listens."""


def find_soffice() -> str | None:
    """The path of LibreOffice's program: one on PATH, else where its installers put it."""
    on_path = find_program(*_NAMES)
    if on_path:
        return on_path
    usual = (Path(folder, name) for folder in _FOLDERS.get(sys.platform, ()) for name in _NAMES)
    return next((str(path) for path in (*usual, *_installed()) if path.is_file()), None)


def _installed() -> Iterator[Path]:
    """Where the packages of LibreOffice's own site put it, the newest first."""
    if sys.platform == "linux":
        for pattern in _OPT:
            yield from sorted(Path("/opt").glob(pattern), reverse=True)


@cache
def version(program: str) -> str:
    """As it says itself: «7.4.7.2»; "" where it does not answer."""
    with tempfile.TemporaryDirectory(prefix="avgust-") as folder:
        home = Path(folder)
        outcome = _start([program, f"-env:UserInstallation={home.as_uri()}", "--version"], home, 60, LIMITS)
    found = re.search(rb"LibreOffice\w* (\S+)", outcome.out) or re.search(rb"(\d+(?:\.\d+)+)", outcome.out)
    return found[1].decode("ascii", "replace") if found else ""


def convert(
    files: Sequence[Path], target: str, folder: Path, limits: Limits = LIMITS
) -> dict[Path, Path | SourceError]:
    """Convert files to `target` ("docx", "xlsx", "odt", "pdf", "rtf", "txt"): each with its new file, or its refusal.

    The new files lie in a new folder in `folder`, which must be there, under names of ours («00001.docx»): who gave the
    folder removes it. A file that stops LibreOffice loses no other one. Raises nothing for a file's sake; an end asked
    for from outside (Ctrl-C, TERM) goes through and leaves no process and no profile behind.
    """
    program = find_soffice()
    if program is None:
        return {file: refusal("no-soffice", str(file)) for file in files}
    results: dict[Path, Path | SourceError] = {}
    with tempfile.TemporaryDirectory(prefix="avgust-", ignore_cleanup_errors=True) as own:
        inside = Path(own, "in")
        inside.mkdir()
        new_folder = Path(tempfile.mkdtemp(prefix="converted-", dir=folder))
        taken: dict[Path, Path] = {}
        for number, file in enumerate(dict.fromkeys(files), 1):
            try:
                taken[_copied(file, inside, number, limits)] = file
            except SourceError as error:
                results[file] = error
        for copy, new in _converted(program, list(taken), target, new_folder, limits):
            results[taken[copy]] = new if new else refusal("not-converted", str(taken[copy]))
    return {file: results[file] for file in files}


def convert_bytes(data: bytes, suffix: str, target: str, place: str, limits: Limits = LIMITS) -> bytes:
    """The same for one file in memory; `suffix` (".doc") is what its format's files end with. Raises `SourceError`."""
    with tempfile.TemporaryDirectory(prefix="avgust-", ignore_cleanup_errors=True) as own:
        file = Path(own, f"source{suffix}")
        file.write_bytes(data)
        new = convert([file], target, Path(own), limits)[file]
        if isinstance(new, SourceError):
            raise SourceError(new.code, new.message, place)
        return new.read_bytes()


def _copied(file: Path, folder: Path, number: int, limits: Limits) -> Path:
    """A copy under a name of ours: what the user named may begin with «-», collide, or end with the wrong letters."""
    try:
        with file.open("rb") as opened:
            data = opened.read(limits.office_bytes + 1)
    except OSError as error:
        raise refusal("unreadable-source", str(file), str(error)) from error
    if len(data) > limits.office_bytes:
        raise refusal("too-large", str(file), f"больше {counted(limits.office_bytes)} байт")
    copy = folder / f"{number:05}{_suffix(data, str(file))}"
    copy.write_bytes(data)
    return copy


def _suffix(data: bytes, place: str) -> str:
    """What LibreOffice shall take the file for; what it would take for a text, letter for byte, is refused."""
    from avgust.reading.sources.recognise import format_of

    kind = format_of(data)
    if kind in _XML:
        return ".xml"
    if kind in _TOLD or kind == "wps":
        return f".{kind}"
    raise refusal("not-converted", place)


def _converted(
    program: str, files: list[Path], target: str, folder: Path, limits: Limits
) -> Iterator[tuple[Path, Path | None]]:
    """Each file with what it became. They are taken in order: the first one missing after a bad end is to blame."""
    while files:
        batch, rest = files[:MOST_AT_ONCE], files[MOST_AT_ONCE:]
        alone = len(batch) == 1
        seconds = limits.program_seconds + (0 if alone else SECONDS_EACH * len(batch))
        ended = _run(program, batch, target, folder, seconds, limits)
        missing = [file for file in batch if not _is_whole(_new(file, folder, target), target)]
        yield from ((file, _new(file, folder, target)) for file in batch if file not in set(missing))
        if alone or (ended and len(missing) < len(batch)):
            yield from ((file, None) for file in missing)
            files = rest
            continue
        tried = len(missing) if ended else 1
        for file in missing[:tried]:
            yield from _converted(program, [file], target, folder, limits)
        files = missing[tried:] + rest


def _new(file: Path, folder: Path, target: str) -> Path:
    return folder / f"{file.stem}.{target}"


def _run(program: str, files: list[Path], target: str, folder: Path, seconds: float, limits: Limits) -> bool:
    """One start for all of them; whether it came to its end."""
    with tempfile.TemporaryDirectory(prefix="avgust-lo-", ignore_cleanup_errors=True) as own:
        profile = Path(own, "profile")
        _write_settings(profile)
        command = [program, f"-env:UserInstallation={profile.as_uri()}", *_QUIET, "--convert-to", target]
        outcome = _start([*command, "--outdir", str(folder), *map(str, files)], Path(own), seconds, limits)
    return outcome.code == 0 and not outcome.late


_QUIET = ("--headless", "--invisible", "--norestore", "--nologo", "--nolockcheck", "--nodefault")


def _start(command: list[str], home: Path, seconds: float, limits: Limits) -> Outcome:
    """LibreOffice needs half a gigabyte of address space, so the bound for every program suits it too."""
    quiet = {"SAL_USE_VCLPLUGIN": "svp", "SAL_DISABLE_OPENCL": "1", "TMPDIR": str(home)}
    return run_program(command, seconds=seconds, memory=limits.program_memory, folder=home, environment=quiet)


def _write_settings(profile: Path) -> None:
    user = profile / "user"
    user.mkdir(parents=True)
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, value in _SETTINGS
    )
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    (user / "registrymodifications.xcu").write_text(f"{head}{items}</oor:items>", encoding="utf-8")


def _is_whole(new: Path, target: str) -> bool:
    """Whether the file is there, is of the format asked for, and is no half of one. Anything else is removed."""
    from avgust.reading.sources.recognise import format_of

    if not new.is_file():
        return False
    data = new.read_bytes()
    whole = bool(data) and format_of(data) == (target if target in _TOLD else "")
    if target in _ZIPPED:
        whole = whole and zipfile.is_zipfile(new)
    if not whole:
        new.unlink()
    return whole
