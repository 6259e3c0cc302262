"""An ODT that LibreOffice has made is read as LibreOffice prints it, and as the DOCX that it was made from."""

import re
from pathlib import Path

import pytest
from docx_builder import abstract, docx, item, level, num
from office import TEXT, converted, needs_office, printed_by_office, printed_by_us
from random_papers import paper, revised_paper

from avgust.reading.blocks import Table
from avgust.reading.sources import from_bytes

SEEDS = range(100, 115)
REVISED = range(206, 218)  # LibreOffice itself comes to no end over some others (205)
SPOKEN = re.compile(r" \d+$|^конец$")
RUSSIAN = abstract(0, level(0, "%1)", "russianUpper"), level(1, "%1.%2", "russianLower")) + num(1, 0)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("office")


@pytest.fixture(scope="module")
def documents() -> dict[str, bytes]:
    return (
        {f"{seed}": paper(seed) for seed in SEEDS}
        | {f"{seed}": revised_paper(seed) for seed in REVISED}
        | {"letters": docx("".join(item("x 1", 1) for _ in range(60)) + item("y 1", 1, 1), RUSSIAN)}
    )


@pytest.fixture(scope="module")
def made(documents: dict[str, bytes], folder: Path) -> dict[str, bytes]:
    """The ODT of each."""
    return converted({f"{name}.docx": data for name, data in documents.items()}, "odt", folder)


@pytest.fixture(scope="module")
def printed(made: dict[str, bytes], folder: Path) -> dict[str, list[str]]:
    """What LibreOffice prints of each ODT."""
    texts = converted({f"{name}.odt": data for name, data in made.items()}, TEXT, folder)
    return {name: printed_by_office(text) for name, text in texts.items()}


@needs_office
@pytest.mark.parametrize("name", ["letters", *map(str, SEEDS)])
def test_an_odt_is_read_as_libreoffice_prints_it(
    name: str, made: dict[str, bytes], printed: dict[str, list[str]]
) -> None:
    assert printed_by_us(made[name]) == [line for line in printed[name] if SPOKEN.search(line)]


def shape(data: bytes) -> list[str]:
    """Paragraphs and rows with all that we say of them except how wide cells are."""
    lines = []
    for part in from_bytes(data, "a").parts:
        if isinstance(part, Table):
            for row in part.rows:
                lines.append(" | ".join(f"{one.rowspan} {[(w.text, w.bold) for w in one.paragraphs]}" for one in row))
        else:
            lines.append(f"{part.text} {part.bold} {part.heading}")
    return [" ".join(line.split()) for line in lines]


@needs_office
@pytest.mark.parametrize("seed", REVISED)
def test_a_docx_with_revisions_and_merged_cells_says_the_same_as_its_odt(
    seed: int, documents: dict[str, bytes], made: dict[str, bytes]
) -> None:
    """Each list has an abstract list for itself: of others LibreOffice writes an ODT that it numbers otherwise."""
    assert shape(documents[f"{seed}"]) == shape(made[f"{seed}"])
