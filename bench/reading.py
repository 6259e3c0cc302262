"""How fast Avgust reads, beside its peers: `python bench/reading.py [--rounds N] [--only PART …] [--json FILE]`.

    python3 -m venv .venv-bench
    .venv-bench/bin/pip install --require-hashes -r requirements-bench.lock
    .venv-bench/bin/python bench/reading.py

The peers, natasha and dateparser, may be absent. Figures are CPU seconds on one core; those that are compared come from
one run, in turns.
"""

import argparse
import gc
import json
import logging
import math
import re
import statistics
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from documents import Document, golden, joined, resolution, write_forms
from measuring import HOME, Ended, Seconds, in_turns, machine, measure_source, output_of, run, stay_on_one_core
from shapes import SHAPES, shaped

Figures = dict[str, Any]
SEED = 20200827
SIZES = (0.1, 0.3, 1, 3, 10)  # MB of UTF-8
KINDS = {"resolution": resolution, "joined": joined}
GROWTH_ROUNDS = 3
SHAPE_ROUNDS = 2
WORDS = re.compile(r"\w+")


# -- speed ------------------------------------------------------------------------------------------------------------


def speed(rounds: int) -> Figures:
    """Text → directives, its peers and the floor, over the same documents."""
    documents = golden(".txt", ".md")
    characters = sum(len(document.text) for document in documents)
    tasks = {"avgust": reader(documents), "avgust, terms only": term_finder(documents)}
    absent = []
    for name, make in PEERS.items():
        peer = make(documents)
        if peer:
            tasks[name] = peer
        else:
            absent.append(name)
    with tempfile.TemporaryDirectory() as folder:
        tasks["floor"] = floor(documents, Path(folder))
        taken = in_turns(tasks, rounds)
    ours = taken["avgust"]
    return {
        "documents": len(documents),
        "characters": characters,
        "directives": tasks["avgust"](),
        "rounds": rounds,
        "absent": absent,
        "tasks": {name: figures_of(each, characters, ours) for name, each in taken.items()},
    }


def figures_of(taken: Seconds, characters: int, ours: Seconds) -> Figures:
    """One row: speed, and how many times slower than Avgust (below 1: faster)."""
    return {
        "seconds": taken.best,
        "seconds_median": taken.median,
        "mchar_s": characters / taken.best / 1e6,
        "mchar_s_median": characters / taken.median / 1e6,
        "times_avgust": taken.best / ours.best,
        "times_avgust_median": taken.median / ours.median,
    }


def reader(documents: Sequence[Document]) -> Callable[[], int]:
    """Text → directives; counts them."""
    from avgust.reading import read_text

    return lambda: sum(len(read_text(document.text, document.name).directives) for document in documents)


def term_finder(documents: Sequence[Document]) -> Callable[[], int]:
    """Nothing but Avgust's terms and dates, line by line; counts them."""
    from avgust.reading.temporal import Anchor, find_temporals

    anchor = Anchor()
    return lambda: sum(
        len(find_temporals(line, anchor)) for document in documents for line in document.text.split("\n") if line
    )


def natasha(documents: Sequence[Document]) -> Callable[[], int] | None:
    """Dates by natasha, from the same text; None where it is not installed."""
    try:
        from natasha import DatesExtractor, MorphVocab
    except ImportError:
        return None
    extract = DatesExtractor(MorphVocab())
    return lambda: sum(1 for document in documents for _ in extract(document.text))


def dateparser(documents: Sequence[Document]) -> Callable[[], int] | None:
    """Dates by dateparser, from the same text; None where it is not installed."""
    try:
        from dateparser.search import search_dates
    except ImportError:
        return None
    return lambda: sum(len(search_dates(document.text, languages=["ru"]) or ()) for document in documents)


PEERS = {"natasha, dates only": natasha, "dateparser, dates only": dateparser}


def floor(documents: Sequence[Document], folder: Path) -> Callable[[], int]:
    """What any reader must do: read the file, decode it, look at every word."""
    files = []
    for number, document in enumerate(documents):
        files.append(folder / f"{number}.txt")
        files[-1].write_text(document.text, encoding="utf-8")
    return lambda: sum(len(WORDS.findall(file.read_bytes().decode())) for file in files)


def show_speed(found: Figures) -> Iterable[str]:
    """The table of speed."""
    yield "## Speed"
    yield (
        f"{found['documents']} golden documents, {found['characters']} characters, {found['directives']} directives; "
        f"best (median) of {found['rounds']} rounds in turns."
    )
    yield from absence(found["absent"])
    yield from table(
        ("", "time, avgust = 1", "Mchar/s"),
        (
            (name, pair(row["times_avgust"], row["times_avgust_median"]), pair(row["mchar_s"], row["mchar_s_median"]))
            for name, row in found["tasks"].items()
        ),
    )


def absence(absent: Sequence[str]) -> Iterable[str]:
    """What to do about peers that are not installed."""
    if absent:
        names = ", ".join(name.split(",")[0] for name in absent)
        yield f"Not installed and so not measured: {names}. They come with requirements-bench.lock."


# -- growth -----------------------------------------------------------------------------------------------------------


def growth(rounds: int) -> Figures:
    """Files of each size, each read by fresh processes."""
    rounds = min(rounds, GROWTH_ROUNDS)
    with tempfile.TemporaryDirectory() as folder:
        files = write_texts(Path(folder))
        runs: dict[str, list[Figures]] = {name: [] for name in files}
        empty: list[Figures] = []
        for _ in range(rounds):
            empty.append(read_one())
            for name, file in files.items():
                runs[name].append(read_one(str(file)))
    loaded = statistics.median(each["peak"] for each in empty)
    return {"rounds": rounds, "loaded": loaded, "texts": {name: row_of(each) for name, each in runs.items()}}


def write_texts(folder: Path) -> dict[str, Path]:
    """The longest golden document, and texts of each size and kind."""
    longest = max(golden(".txt"), key=lambda document: len(document.text)).text
    texts = {("one golden", ""): longest}
    for kind, make in KINDS.items():
        texts.update({(kind, f"{size} MB"): make(int(size * 1e6), SEED) for size in SIZES})
    files = {}
    for number, ((kind, size), text) in enumerate(texts.items()):
        files[f"{kind} {size}".strip()] = folder / f"{number}.txt"
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    return files


def read_one(*file: str) -> Figures:
    """What a fresh process took for one file."""
    return json.loads(output_of([sys.executable, "bench/read_one.py", *file]))


def row_of(runs: Sequence[Figures]) -> Figures:
    """One row from its runs."""
    seconds = sorted(each["seconds"] for each in runs)
    characters = runs[0]["characters"]
    return {
        "characters": characters,
        "directives": runs[0]["directives"],
        "seconds": seconds[0],
        "seconds_median": statistics.median(seconds),
        "mchar_s": characters / seconds[0] / 1e6,
        "peak": statistics.median(each["peak"] for each in runs),
    }


def show_growth(found: Figures) -> Iterable[str]:
    """The table of growth."""
    texts = found["texts"]
    yield "## Growth"
    yield (
        f"Fresh processes, {found['rounds']} each, in turns; CPU seconds of the best, without the start of Python. "
        f"A process that has read nothing holds {found['loaded']:.0f} MB."
    )
    yield from table(
        ("file", "speed, 1 MB = 1", "characters", "directives", "seconds", "Mchar/s", "peak memory, MB"),
        (
            (
                name,
                f"{row['mchar_s'] / texts[f'{kind_of(name)} 1 MB']['mchar_s']:.2f}" if kind_of(name) else "",
                str(row["characters"]),
                str(row["directives"]),
                f"{row['seconds']:.3g}",
                f"{row['mchar_s']:.2f}",
                f"{row['peak']:.0f}",
            )
            for name, row in texts.items()
        ),
    )


def kind_of(name: str) -> str:
    """The kind of a text that was grown, "" for the golden one."""
    return next((kind for kind in KINDS if name.startswith(kind)), "")


# -- shapes -----------------------------------------------------------------------------------------------------------

DOUBLED = (100_000, 200_000, 400_000)  # characters


def shapes(rounds: int) -> Figures:
    """Texts of unusual shape, doubled twice: whether time doubles with them."""
    from avgust.reading import read_text

    rounds = min(rounds, SHAPE_ROUNDS)
    found = {}
    for name in SHAPES:
        texts = [shaped(name, size, SEED) for size in DOUBLED]
        tasks = {str(size): lambda text=text: read_text(text) for size, text in zip(DOUBLED, texts, strict=True)}
        seconds = [each.best for each in in_turns(tasks, rounds).values()]
        characters = [len(text) for text in texts]
        growth = math.log(seconds[-1] / seconds[0]) / math.log(characters[-1] / characters[0])
        found[name] = {"characters": characters, "seconds": seconds, "exponent": growth}
    return {"rounds": rounds, "shapes": found}


def show_shapes(found: Figures) -> Iterable[str]:
    """The table of shapes, the steepest first."""
    yield "## Shapes"
    yield (
        f"A resolution in which one thing repeats, of {', '.join(f'{size // 1000}k' for size in DOUBLED)} characters; "
        f"CPU seconds, best of {found['rounds']}. Time grows as length to the power of the exponent: 1 is linear, 2 is "
        "quadratic."
    )
    rows = sorted(found["shapes"].items(), key=lambda item: -item[1]["exponent"])
    yield from table(
        ("", "exponent", *(f"{size // 1000}k, s" for size in DOUBLED), "Mchar/s at the last"),
        (
            (
                name,
                f"{row['exponent']:.2f}",
                *(f"{each:.3f}" for each in row["seconds"]),
                f"{row['characters'][-1] / row['seconds'][-1] / 1e6:.2f}",
            )
            for name, row in rows
        ),
    )


# -- start-up ---------------------------------------------------------------------------------------------------------

EMPTY = ("-c", "pass")
PERIOD = ("-m", "avgust", "period", "в срок до 1 мая 2021 года")


def startup(rounds: int) -> Figures:
    """Whole processes, each in a pair with one that does nothing."""
    shortest = min(golden(".txt"), key=lambda document: len(document.text))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "short.txt")
        file.write_text(shortest.text, encoding="utf-8")
        commands = {
            "avgust --version": ("-m", "avgust", "--version"),
            "avgust read FILE": ("-m", "avgust", "read", str(file)),
            "avgust period TERM": PERIOD,
        }
        return {
            "characters": len(shortest.text),
            "rounds": rounds,
            "commands": {name: in_pairs(command, rounds) for name, command in commands.items()},
        }


def in_pairs(command: Sequence[str], rounds: int) -> Figures:
    """How many times longer than `python -c pass` a command takes."""
    if (code := python(command).code) != 0:
        return {"exit_code": code}
    pairs = [(python(EMPTY), python(command)) for _ in range(rounds)]
    return {
        "exit_code": 0,
        "times_cpu": statistics.median(whole.cpu / empty.cpu for empty, whole in pairs),
        "times_wall": statistics.median(whole.wall / empty.wall for empty, whole in pairs),
        "seconds_cpu": statistics.median(whole.cpu for _, whole in pairs),
        "seconds_empty": statistics.median(empty.cpu for empty, _ in pairs),
    }


def python(arguments: Sequence[str]) -> Ended:
    """Runs the Python that runs this."""
    return run([sys.executable, *arguments])


def show_startup(found: Figures) -> Iterable[str]:
    """The table of whole processes."""
    yield "## Start-up"
    yield (
        f"Whole processes in pairs with `python -c pass`, medians of {found['rounds']} ratios; the file has "
        f"{found['characters']} characters."
    )
    yield from table(
        ("", "CPU, `pass` = 1", "clock, `pass` = 1", "CPU, ms", "`pass`, ms"),
        (
            (name, f"not there (exit code {row['exit_code']})", "", "", "")
            if row["exit_code"]
            else (
                name,
                f"{row['times_cpu']:.1f}",
                f"{row['times_wall']:.1f}",
                f"{row['seconds_cpu'] * 1000:.0f}",
                f"{row['seconds_empty'] * 1000:.0f}",
            )
            for name, row in found["commands"].items()
        ),
    )


# -- readers ----------------------------------------------------------------------------------------------------------


def readers(rounds: int) -> Figures:
    """Files → directives for each format, over the same words."""
    from avgust.reading import read
    from avgust.reading.sources import open_source

    with tempfile.TemporaryDirectory() as folder:
        forms = write_forms(Path(folder))
        tasks: dict[str, Callable[[], object]] = {}
        for form, files in forms.items():
            tasks[f"{form}, opened"] = lambda files=files: [open_source(file) for file in files]
            tasks[form] = lambda files=files: [read(file) for file in files]
        found = {form: sum(len(read(file).directives) for file in files) for form, files in forms.items()}
        taken = in_turns(tasks, rounds)
    return {
        "rounds": rounds,
        "forms": {
            form: {
                "documents": len(files),
                "directives": found[form],
                "documents_s": len(files) / taken[form].best,
                "documents_s_median": len(files) / taken[form].median,
                "times_text": taken[form].best / taken["text"].best,
                "share_opening": taken[f"{form}, opened"].best / taken[form].best,
            }
            for form, files in forms.items()
        },
    }


def show_readers(found: Figures) -> Iterable[str]:
    """The table of formats."""
    yield "## Formats"
    yield f"The golden texts written in each format; files → directives, best (median) of {found['rounds']} rounds."
    yield from table(
        ("", "time, text = 1", "documents a second", "of it opening the file", "documents", "directives"),
        (
            (
                form,
                f"{row['times_text']:.2f}",
                f"{row['documents_s']:.0f} ({row['documents_s_median']:.0f})",
                f"{row['share_opening']:.0%}",
                str(row["documents"]),
                str(row["directives"]),
            )
            for form, row in found["forms"].items()
        ),
    )


# -- the whole --------------------------------------------------------------------------------------------------------

PARTS: dict[str, tuple[Callable[[int], Figures], Callable[[Figures], Iterable[str]]]] = {
    "speed": (speed, show_speed),
    "growth": (growth, show_growth),
    "shapes": (shapes, show_shapes),
    "startup": (startup, show_startup),
    "readers": (readers, show_readers),
}


def pair(best: float, median: float) -> str:
    """«12.3 (13.1)» with three significant figures."""
    return f"{best:.3g} ({median:.3g})"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterable[str]:
    """A table in Markdown as one block."""
    lines = [head, ["---"] * len(head), *rows]
    yield "\n".join("| " + " | ".join(line) + " |" for line in lines)


def show_machine(found: Figures) -> Iterable[str]:
    """Where and when this was measured."""
    packages = ", ".join(f"{name} {number}" for name, number in found["packages"].items())
    cores = f"{found['cores']} cores (one used, load {found['load']})"
    yield (
        f"Measured {found['measured']}, commit {found['commit'] or 'unknown'}: {found['processor']}, {cores}, "
        f"{found['system']}, Python {found['python']}; {packages}."
    )


def main() -> None:
    """Measures, prints tables in Markdown, and writes the same as JSON where told."""
    parser = argparse.ArgumentParser(description="Measures how fast Avgust reads.")
    parser.add_argument("--rounds", type=int, default=15, help="rounds of everything in turns (default: %(default)s)")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS), help="the parts to measure")
    parser.add_argument("--json", metavar="FILE", type=Path, help="write the figures there, too")
    parser.add_argument("--source", metavar="DIR", type=Path, default=HOME / "src", help="measure the Avgust there")
    args = parser.parse_args()
    measure_source(args.source.resolve())
    if not golden(".txt"):
        sys.exit(f"bench: no documents in {HOME / 'tests'}")
    warnings.simplefilter("ignore")
    logging.disable()
    stay_on_one_core()
    figures: Figures = {"machine": machine(args.source)}
    put(show_machine(figures["machine"]))
    for name in args.only:
        measure, show = PARTS[name]
        gc.collect()
        figures[name] = measure(args.rounds)
        put(show(figures[name]))
    if args.json:
        args.json.write_text(json.dumps(figures, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def put(blocks: Iterable[str]) -> None:
    """Prints blocks with a blank line after each."""
    for block in blocks:
        print(block, end="\n\n", flush=True)


if __name__ == "__main__":
    main()
