"""The progress of a corpus, in words."""

import io

import pytest

import avgust.cli.progress
from avgust.cli.progress import told, watching
from avgust.corpus.run import Progress


@pytest.mark.parametrize(
    ("progress", "seconds", "words"),
    [
        (Progress(10, 0, 0.0, None), 0.5, "0 из 10"),
        (Progress(10_000, 480, 400.0, None), 20, "480 из 10000, 24 в секунду, осталось 7 мин"),
        (Progress(10, 1, 45.0, ("а.pdf", 1.0)), 20, "1 из 10, 3 в минуту, осталось 45 с"),
        (Progress(10, 5, 3.0, ("скан.pdf", 41.2)), 1, "5 из 10, 5 в секунду; дольше всех скан.pdf, 41 с"),
        (
            Progress(10, 5, 7_800.0, ("скан.pdf", 41.2)),
            1,
            "5 из 10, 5 в секунду, осталось 2 ч 10 мин; дольше всех скан.pdf, 41 с",
        ),
    ],
)
def test_the_line_tells_how_far_how_fast_how_long_and_which_is_slow(
    progress: Progress, seconds: float, words: str
) -> None:
    """A document is named when it takes more than a few seconds."""
    assert told(progress, seconds) == words


def test_a_long_name_keeps_its_end_and_steers_no_terminal() -> None:
    """The end tells the file."""
    words = told(Progress(2, 1, 1.0, ("папка/" * 20 + "\x1b[2Jскан.pdf", 9.0)), 1)
    assert words.endswith("скан.pdf, 9 с") and "\x1b" not in words and len(words) < 110


def test_without_a_terminal_a_line_comes_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not one for every document."""
    stream, progress = io.StringIO(), Progress(10, 5, 5.0, None)
    with watching(stream) as watch:
        for _ in range(100):
            watch(progress)
        assert stream.getvalue() == ""
        monkeypatch.setattr(avgust.cli.progress, "SILENCE", 0.0)
        watch(progress)
    assert stream.getvalue().startswith("Прочитано 5 из 10, ") and stream.getvalue().count("\n") == 1
