"""The command as users run it."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).parent
COMMAND = (sys.executable, "-W", "error", "-m", "avgust")
Run = Callable[..., "subprocess.CompletedProcess[bytes]"]


def environment(**more: str) -> dict[str, str]:
    """As at a plain pipe 80 columns wide."""
    kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "AVGUST_DEBUG")}
    return kept | {"COLUMNS": "80", "PYTHONIOENCODING": "utf-8"} | more
