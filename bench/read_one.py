"""A fresh process that reads one file and prints, as JSON, what it took: `python bench/read_one.py FILE`."""

import json
import resource
import sys
import time
from pathlib import Path


def peak_memory() -> float:
    """The most memory that this process held so far, in MB.

    Linux: from `VmHWM`, since `ru_maxrss` of a child may be that of its parent.
    """
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii", errors="replace").splitlines()
        return next(int(line.split()[1]) * 1024 / 1e6 for line in lines if line.startswith("VmHWM"))
    except (OSError, StopIteration):
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return most / 1e6 if sys.platform == "darwin" else most * 1024 / 1e6


def main() -> None:
    """Reads the file named first on the command line; without one, only loads what reading needs."""
    from avgust.reading import read

    loaded = peak_memory()
    if len(sys.argv) < 2:
        print(json.dumps({"peak": loaded}))
        return
    start = time.process_time()
    reading = read(sys.argv[1])
    taken = time.process_time() - start
    found = {
        "seconds": taken,
        "peak": peak_memory(),
        "characters": len(reading.text),
        "directives": len(reading.directives),
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main()
