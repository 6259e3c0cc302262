"""What the pipeline promises for every text: it reads it, and it can show where each word of the reading stands."""

import os
import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from mutations import FRAGMENTS, LINES, mutated, texts
from promises import broken, read_any

from avgust.reading import read_text
from avgust.reading.export.json import to_json

DOCUMENTS = texts()
MUTATIONS = 240
seeded = settings(derandomize=True, max_examples=300, deadline=None)

SPACES = st.sampled_from([" ", "\n", "\n\n", "\t", ""])
LIKE_DOCUMENTS = st.lists(st.tuples(st.sampled_from([*FRAGMENTS, *LINES]), SPACES), max_size=60).map(
    lambda pairs: "".join(word + space for word, space in pairs)
)
BELOW_AN_ORDER = LIKE_DOCUMENTS.map(lambda text: f"ПРИКАЗ\nот 1 августа 2021 г. № 5\nприказываю:\n1. {text}")


@seeded
@given(st.text(max_size=400))
@example("\U00017000")  # a letter without a name
@example(f"приказываю:\n1. Довести долю до {'9' * 400} % и {'1 000' + ' 000' * 200} мест")
@example("\x00\x1c\x85\u2028\ufeff\u200b\U0010ffff")
def test_any_text_is_read_and_keeps_the_promises(text):
    reading = read_any(text)
    assert reading is None or not broken(reading)


@seeded
@given(st.one_of(LIKE_DOCUMENTS, BELOW_AN_ORDER))
def test_any_heap_of_fragments_is_read_and_keeps_the_promises(text):
    reading = read_any(text)
    assert reading is None or not broken(reading)


@seeded
@given(st.one_of(st.text(max_size=200), BELOW_AN_ORDER))
def test_the_same_text_gives_the_same_reading(text):
    assert repr(read_any(text)) == repr(read_any(text))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_golden_document_keeps_the_promises(name):
    assert not broken(read_text(DOCUMENTS[name]))


@pytest.mark.parametrize("group", range(MUTATIONS // 20))
def test_a_damaged_document_keeps_the_promises(group):
    names = list(DOCUMENTS)
    for seed in range(group * 20, group * 20 + 20):
        name = names[seed % len(names)]
        reading = read_any(mutated(DOCUMENTS[name], seed))
        assert reading is None or not broken(reading), f"{name}, seed {seed}"


def test_a_golden_document_shouted_keeps_its_duties():
    """Capitals cost names, but not the duties."""
    found = [(len(read_text(text).directives), len(read_text(text.upper()).directives)) for text in DOCUMENTS.values()]
    assert sum(shouted for _, shouted in found) >= 0.7 * sum(written for written, _ in found)


@pytest.mark.parametrize("name", list(DOCUMENTS)[::6])
def test_the_line_ends_of_windows_change_nothing(name):
    text = DOCUMENTS[name]
    assert read_text(text.replace("\n", "\r\n")) == read_text(text)


def test_another_process_gives_the_same_reading():
    """No order of a set or of a hash comes into a reading."""
    text = DOCUMENTS["golden/order-verkhneozersky-2022"]
    code = "import sys; from avgust.reading import read_text; from avgust.reading.export.json import to_json; "
    code += "sys.stdout.buffer.write(to_json(read_text(sys.stdin.buffer.read().decode())))"
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", code],
            input=text.encode(),
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
        assert done.stdout == to_json(read_text(text))


def test_a_reading_that_breaks_a_promise_is_noticed():
    """The promises can fail."""
    reading = read_text(DOCUMENTS["golden/protocol-zarechny-2023"])
    first, second, *rest = reading.directives
    moved = replace(first, source=replace(first.source, start=first.source.start + 3))
    assert broken(replace(reading, directives=(moved, second, *rest)))
    assert broken(replace(reading, directives=(second, first, *rest)))
    assert broken(replace(reading, directives=(first, first, *rest)))
    assert broken(replace(reading, directives=(replace(first, text=""), second, *rest)))
    assert broken(replace(reading, text=reading.text[:100]))


# -- hostile texts --------------------------------------------------------------------------------------------------

SIZE = 100_000  # characters
PATIENCE = 20  # seconds
ORDER = "ПРИКАЗ от 1 августа 2021 г. № 5\nприказываю:\n1. "
HOSTILE = {
    "brackets": "(",
    "quotes": "«",
    "pairs of quotes": "««",
    "straight quotes": '"',
    "closing quotes": "»",
    "semicolons": ";",
    "numbers": "1.",
    "numbered lines": "1.\n",
    "items": "1. Провести работу.\n",
    "bullets": "- а\n",
    "letters": "а) ",
    "names": "Управлению ",
    "names and commas": "Управлению, ",
    "headings": "Управлению:\n",
    "digits": "1",
    "lines": "\n",
    "short lines": "а\n",
    "page numbers": "1\n\n",
    "one word": "обеспечить",
    "one capital word": "А",
    "one mixed word": "оo",
    "torn words": "обра-\n",
    "verbs": "провести; ",
    "sentences": "Необходимо провести работу. ",
    "partners": "совместно с ",
    "terms": "Срок: 1 мая. ",
    "lines of terms": "Провести.\nСрок: 1 мая\n",
    "acts": "приказ № 1 от 01.01.2021, ",
    "shares": "до 5 % ",
    "levels": "с 5 % до ",
    "counts": "5 школ ",
    "dates": "01.01.2021 ",
    "rows": "| а | б |\n",
    "people": "Иванов И.И. ",
    "formulas": "РЕШИЛИ:\n",
    "titles": "Раздел 1. Тест\n",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_text_is_read_in_good_time(piece):
    """Alone and below an order: where time grows with the square of the text, this takes minutes."""
    text = piece * (SIZE // len(piece))
    code = "import sys; from avgust.reading import read_text; read_text(sys.stdin.buffer.read().decode())"
    for hostile in filter(str.strip, (text, ORDER + text)):
        subprocess.run([sys.executable, "-c", code], input=hostile.encode(), timeout=PATIENCE, check=True)
