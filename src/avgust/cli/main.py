"""The command line. `--version` is answered before anything is imported, a command is imported when it is called."""

import sys


def main(arguments: list[str] | None = None) -> int:
    """Runs the command and returns its exit code."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if arguments in (["--version"], ["-V"]) and _told_version():
        return 0
    from avgust.cli.commands import run
    from avgust.cli.failures import guarded

    return guarded(lambda: run(arguments))


def _told_version() -> bool:
    """Prints the version; False where the output is gone, which others know how to tell."""
    from avgust import __version__

    try:
        print(f"avgust {__version__}", flush=True)
    except OSError:
        return False
    return True
