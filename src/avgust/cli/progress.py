"""How far a corpus is, for a person who waits: a bar on a terminal, a line now and then elsewhere."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from avgust.cli.terminal import clean
from avgust.corpus.run import Progress, Watch

SILENCE = 30.0  # seconds between lines where there is no terminal
SLOW = 5.0  # seconds after which a document is named
_NAME = 40  # characters of its name


@contextmanager
def watching(stream: TextIO) -> Iterator[Watch]:
    """Gives what is to be told of the progress."""
    if not stream.isatty():
        yield _lines(stream)
        return
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn
    from rich.progress import Progress as Bar

    columns = (
        TextColumn("Читаю"),
        BarColumn(complete_style="cyan", finished_style="cyan"),
        TextColumn("{task.description}", markup=False),
    )
    with Bar(*columns, console=Console(file=stream), transient=True) as bar:
        task = bar.add_task("", total=1)
        started = time.monotonic()

        def watch(progress: Progress) -> None:
            words = told(progress, time.monotonic() - started)
            bar.update(task, total=progress.total, completed=progress.done, description=words)

        yield watch


def _lines(stream: TextIO) -> Watch:
    """A line every half a minute."""
    started = last = time.monotonic()

    def watch(progress: Progress) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= SILENCE:
            last = now
            print(f"Прочитано {told(progress, now - started)}", file=stream, flush=True)

    return watch


def told(progress: Progress, seconds: float) -> str:
    """«120 из 10000, 24 в секунду, осталось 6 мин; дольше всех скан.pdf, 41 с»."""
    speed = progress.done / seconds if seconds > 0 else 0.0
    words = f"{progress.done} из {progress.total}"
    slow = progress.slow if progress.slow and progress.slow[1] >= SLOW else None
    if progress.done:
        words += f", {speed:.0f} в секунду" if speed >= 1 else f", {60 * speed:.0f} в минуту"
    if progress.done and (slow is None or slow[1] < progress.left):  # one that is late already has no known end
        words += f", осталось {_duration(progress.left)}"
    if slow:
        words += f"; дольше всех {_short(clean(slow[0]))}, {slow[1]:.0f} с"
    return words


def _duration(seconds: float) -> str:
    """«45 с», «6 мин», «2 ч 10 мин»."""
    if seconds < 60:
        return f"{seconds:.0f} с"
    minutes = round(seconds / 60)
    return f"{minutes} мин" if minutes < 60 else f"{minutes // 60} ч {minutes % 60} мин"


def _short(name: str) -> str:
    return name if len(name) <= _NAME else "…" + name[1 - _NAME :]
