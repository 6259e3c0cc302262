"""What a command says when it cannot do its work, and the one place where it meets errors that nobody foresaw."""

import errno
import os
import sys
from collections.abc import Callable
from typing import NamedTuple, TypeVar

from avgust.cli.exits import BUG, INTERRUPTED, READ, UNREAD, WRONG_USAGE
from avgust.kernel.errors import AvgustError

T = TypeVar("T")
DEBUG = "AVGUST_DEBUG"
NOT_DONE = "не удалось прочитать или записать"
_REASONS = {
    errno.ENOSPC: "на диске нет места",
    errno.EDQUOT: "исчерпана квота на диске",
    errno.EACCES: "нет прав",
    errno.EPERM: "нет прав",
    errno.EROFS: "диск доступен только для чтения",
    errno.EEXIST: "это файл, а нужна папка",
    errno.ENOTDIR: "часть пути не является папкой",
    errno.ENAMETOOLONG: "слишком длинное имя",
    errno.EIO: "ошибка ввода-вывода",
}


class UsageError(AvgustError):
    """A command that is written wrongly in a way that argparse does not see."""

    def __init__(self, message: str) -> None:
        super().__init__("wrong-usage", message)


class Failure(NamedTuple):
    """Why something was not done: `name` is the file, "" where there is none."""

    name: str
    message: str
    code: int


def attempt(name: str, work: Callable[[], T]) -> T | Failure:
    """What `work` returns, or why it did not; `name` is the file that it is about."""
    try:
        return work()
    except UsageError as error:
        return Failure(name, error.message, WRONG_USAGE)
    except AvgustError as error:
        place = f"{error.place}: " if error.place not in ("", name) else ""
        return Failure(name, place + error.message, UNREAD)
    except BrokenPipeError:
        raise
    except OSError as error:
        return Failure(name, f"{NOT_DONE}: {reason(error)}", UNREAD)
    except Exception as error:  # noqa: BLE001 – the boundary of the program: a bug must not stop the other files
        return _bug(name, error)


def _bug(name: str, error: Exception) -> Failure:
    """An error of the program itself, with its trace for those who ask."""
    if os.environ.get(DEBUG):
        import traceback

        traceback.print_exc()
    if isinstance(error, MemoryError):
        return Failure(name, "не хватило памяти", UNREAD)
    words = f"это ошибка программы ({type(error).__name__}); сообщите о ней, подробности покажет {DEBUG}=1"
    return Failure(name, words, BUG)


def reason(error: OSError) -> str:
    """Why the system refused, in Russian where we know the number."""
    return _REASONS.get(error.errno or 0, error.strerror or str(error))


def complain(failure: Failure) -> None:
    """One line on the standard error."""
    from avgust.cli.terminal import clean

    name = f"{clean(failure.name)}: " if failure.name else ""
    print(f"avgust: {name}{clean(failure.message)}", file=sys.stderr)


def guarded(work: Callable[[], int]) -> int:
    """The exit code of a whole command: no trace, whatever happens to it or to its output."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    done = _finished(work)
    if isinstance(done, Failure):
        complain(done)
        return done.code
    return done


def _finished(work: Callable[[], int]) -> int | Failure:
    """What the command comes to when its output is out, too."""
    try:
        try:
            done = attempt("", work)
        except SystemExit as stop:  # argparse, after a help or an error
            done = int(stop.code or READ)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return Failure("", "прервано", INTERRUPTED)
    except OSError as error:
        _drop_output()
        return READ if isinstance(error, BrokenPipeError) else Failure("", f"{NOT_DONE}: {reason(error)}", UNREAD)
    return done


def _drop_output() -> None:
    """What is still buffered for an output that is gone must not be tried again when Python ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
