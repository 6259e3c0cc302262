"""The time left is told by what is left, and by how the machine did so far."""

from avgust.corpus.forecast import Forecast, expected


def test_a_scan_is_expected_to_take_a_hundred_times_a_text() -> None:
    """So a corpus of texts with some scans at the end is not nearly done when the texts are."""
    assert expected("скан.JPG", 1_000_000) > 100 * expected("т.txt", 10_000)


def test_nothing_is_left_when_all_is_done() -> None:
    """However long it took."""
    forecast = Forecast([("а.txt", 10_000), ("б.pdf", 100_000)], jobs=2)
    assert forecast.left() > 0
    forecast.done("а.txt", 10_000, 5.0)
    forecast.done("б.pdf", 100_000, 0.01)
    assert forecast.left() == 0


def test_a_slow_machine_is_believed_and_several_workers_share_the_work() -> None:
    """Documents that take ten times as long as expected make the rest longer, those of their kind alone."""
    files = [(f"{number}.docx", 20_000) for number in range(1000)]
    alone, shared = Forecast(files, 1), Forecast(files, 4)
    assert alone.left() == 4 * shared.left()
    before = alone.left()
    for file, size in files[:500]:
        alone.done(file, size, 10 * expected(file, size))
    assert before * 4 < alone.left() < before * 5
