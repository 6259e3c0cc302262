"""How fast a corpus is read: `python bench/corpus.py [--documents N] [--only PART …] [--json FILE]`.

Parts: `formats` (documents of each format in one process), `growth` (one worker, two workers, many documents),
`old` (DOC: many for one start of LibreOffice, and one by one). The documents are the golden ones with other numbers and
names; formats that LibreOffice must make, and scans, are left out where it or tesseract is not there.
"""

import argparse
import gc
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from documents import WRITERS, golden, varied
from measuring import HOME, machine, measure_source

SEED = 20200827
WRITTEN = {"text": ".txt", "Markdown": ".md", "HTML": ".html", "DOCX": ".docx"}
MADE = {"DOCX of LibreOffice": "docx", "ODT": "odt", "RTF": "rtf", "PDF": "pdf"}
EACH = 114  # documents of a format
SCANS = 6
LOOK = 0.2  # seconds between looks at processes
MB = 1_000_000


# -- documents --------------------------------------------------------------------------------------------------------


def write_documents(folder: Path, number: int, forms: Sequence[str], seed: int) -> list[Path]:
    """So many documents, in turns of these forms, in folders of 500."""
    chance, texts, files = random.Random(seed), golden(".txt"), []
    for index in range(number):
        form, text = forms[index % len(forms)], texts[index % len(texts)]
        file = folder / f"{index // 500:03}" / f"{index:06}{WRITTEN[form]}"
        file.parent.mkdir(parents=True, exist_ok=True)
        WRITERS[form](varied(text.text, chance), file)
        files.append(file)
    return files


def convert(files: Sequence[Path], target: str, folder: Path) -> list[Path]:
    """The files as LibreOffice converts them, all at once."""
    folder.mkdir(parents=True)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(shutil.which("soffice")), profile, "--headless", "--convert-to", target, "--outdir", str(folder)]
    subprocess.run([*command, *map(str, files)], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    shutil.rmtree(folder / "profile", ignore_errors=True)
    return sorted(folder.glob(f"*.{target}"))


def scans(pdfs: Sequence[Path], folder: Path) -> list[Path]:
    """The first pages as pictures of 200 dots an inch."""
    folder.mkdir()
    for pdf in pdfs:
        options = ["-r", "200", "-l", "1", "-gray", "-png"]
        subprocess.run([str(shutil.which("pdftoppm")), *options, str(pdf), str(folder / pdf.stem)], check=True)
    return sorted(folder.glob("*.png"))


# -- one process ------------------------------------------------------------------------------------------------------


def read_here(files: Sequence[Path]) -> dict[str, float]:
    """Reads the files as a warm worker does; CPU seconds of this process and of what it starts, and the clock's."""
    import avgust.corpus.warm  # noqa: F401 – as a worker is born
    from avgust.corpus.plan import Document, Order
    from avgust.corpus.reader import NEW, read_documents

    gc.set_threshold(100_000)
    with tempfile.TemporaryDirectory() as folder:
        order = Order(Path(folder), ("json",), 600, 0)
        (order.own / NEW).mkdir(parents=True)
        cpu, wall, failed = _cpu(), time.perf_counter(), 0
        for file in files:
            for outcome in read_documents((Document(file.name, str(file), ("x",)),), order):
                failed += bool(outcome and outcome.code)
        return {"cpu": _cpu() - cpu, "wall": time.perf_counter() - wall, "documents": len(files), "failed": failed}


def _cpu() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def formats(folder: Path) -> list[dict[str, Any]]:
    """Each format in a fresh process."""
    groups: dict[str, list[Path]] = {}
    for form in WRITTEN:
        groups[form] = write_documents(folder / form, EACH, [form], SEED)
    if shutil.which("soffice"):
        for form, target in MADE.items():
            origin = groups["ODT"] if target == "docx" and "ODT" in groups else groups["DOCX"]
            groups[form] = convert(origin, target, folder / f"lo-{target}")
        groups["DOC, one by one"] = convert(groups["DOCX"][:10], "doc", folder / "lo-doc")
        if shutil.which("tesseract") and shutil.which("pdftoppm"):
            groups["scans, a page each"] = scans(groups["PDF"][:SCANS], folder / "scans")
    rows = []
    for form, files in groups.items():
        listed = folder / "files.txt"
        listed.write_text("\n".join(map(str, files)))
        command = [sys.executable, __file__, "--read", str(listed)]
        told = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
        rows.append({"format": form, **told})
        print(told_row(rows[-1]), flush=True)
    return rows


def told_row(row: dict[str, Any]) -> str:
    """A row of the table of formats."""
    cpu, wall = row["documents"] / row["cpu"], row["documents"] / row["wall"]
    failed = f" ({row['failed']} not read)" * bool(row["failed"])
    return f"| {row['format']}{failed} | {cpu:.3g} | {1000 * row['cpu'] / row['documents']:.0f} | {wall:.3g} |"


# -- the whole command ------------------------------------------------------------------------------------------------


class Watched:
    """The processes below one: the most memory of each, their CPU seconds."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.most: dict[int, int] = {}
        self.cpu: dict[int, float] = {}
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()

    def end(self) -> None:
        self._end.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._end.wait(LOOK):
            parents = {int(p.name): p for p in Path("/proc").iterdir() if p.name.isdigit()}
            stats = {pid: stat for pid, path in parents.items() if (stat := _stat(path))}
            for pid in _below(self.pid, {pid: stat[0] for pid, stat in stats.items()}):
                self.cpu[pid] = stats[pid][1]
                self.most[pid] = max(self.most.get(pid, 0), stats[pid][2])


def _stat(path: Path) -> tuple[int, float, int] | None:
    """Parent, CPU seconds, resident bytes."""
    try:
        fields = (path / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    tick = os.sysconf("SC_CLK_TCK")
    return int(fields[1]), (int(fields[11]) + int(fields[12])) / tick, int(fields[21]) * os.sysconf("SC_PAGE_SIZE")


def _below(root: int, parents: dict[int, int]) -> set[int]:
    found = {root} & parents.keys()
    while more := {pid for pid, parent in parents.items() if parent in found} - found:
        found |= more
    return found


def command(files: Sequence[Path], out: Path, jobs: int, *options: str) -> dict[str, Any]:
    """One `avgust read`, watched."""
    argv = [sys.executable, "-m", "avgust", "read", *map(str, files), "-o", str(out), "--jobs", str(jobs), *options]
    start = time.perf_counter()
    process = subprocess.Popen(argv, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=HOME)
    watched = Watched(process.pid)
    assert process.stderr
    process.stderr.read()
    code, wall = process.wait(), time.perf_counter() - start
    watched.end()
    workers = [most for pid, most in watched.most.items() if pid != process.pid]
    return {
        "jobs": jobs,
        "code": code,
        "wall": wall,
        "cpu": sum(watched.cpu.values()),
        "parent": watched.most.get(process.pid, 0) / MB,
        "worker": max(workers, default=0) / MB,
    }


def growth(folder: Path, number: int) -> list[dict[str, Any]]:
    """One worker and two over 1000 documents, then many; and the same command again, which has nothing to do."""
    rows = []
    files = write_documents(folder / "1000", 1000, ["text", "DOCX", "HTML", "Markdown"], SEED)
    for jobs in (1, 2):
        out = folder / f"out-{jobs}"
        rows.append({"documents": len(files), "what": "read", **command([folder / "1000"], out, jobs)})
        print(growth_row(rows[-1]), flush=True)
    many = write_documents(folder / "many", number, ["text", "DOCX", "HTML", "Markdown"], SEED + 1)
    for what in ("read", "again, nothing to do"):
        out = folder / "out-many"
        row = {"documents": len(many), "what": what, **command([folder / "many"], out, 2)}
        row["state"] = (out / ".avgust" / "state.sqlite").stat().st_size / MB
        row["xlsx"] = (out / "directives.xlsx").stat().st_size / MB
        row["parquet"] = (out / "directives.parquet").stat().st_size / MB
        rows.append(row)
        print(growth_row(row), flush=True)
    return rows


def growth_row(row: dict[str, Any]) -> str:
    """A row of the table of growth."""
    files = " / ".join(f"{row[each]:.0f}" for each in ("state", "xlsx", "parquet") if each in row)
    return (
        f"| {row['documents']} | {row['what']} | {row['jobs']} | {row['wall']:.1f} | {row['cpu']:.1f} "
        f"| {row['documents'] / row['wall']:.0f} | {row['parent']:.0f} | {row['worker']:.0f} | {files} |"
    )


def old(folder: Path) -> list[dict[str, Any]]:
    """DOC as a corpus, and one by one."""
    if not shutil.which("soffice"):
        return []
    files = convert(write_documents(folder / "docx", 40, ["DOCX"], SEED), "doc", folder / "doc")
    rows = [{"documents": len(files), "what": "DOC, one start", **command(files, folder / "out", 1)}]
    print(growth_row(rows[-1]), flush=True)
    return rows


PARTS: dict[str, Callable[..., list[dict[str, Any]]]] = {"formats": formats, "growth": growth, "old": old}


def main() -> None:
    """Measures what is asked for and prints tables of Markdown."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS))
    parser.add_argument("--json", type=Path)
    parser.add_argument("--read", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    measure_source(HOME / "src")
    if args.read:
        print(json.dumps(read_here([Path(line) for line in args.read.read_text().splitlines()])))
        return
    figures: dict[str, Any] = {"machine": machine(HOME / "src")}
    print(figures["machine"])
    for part in args.only:
        with tempfile.TemporaryDirectory() as folder:
            more = (args.documents,) if part == "growth" else ()
            figures[part] = PARTS[part](Path(folder), *more)
    if args.json:
        args.json.write_text(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
