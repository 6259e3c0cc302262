"""LibreOffice's ODT of a golden document has the very paragraphs and cells of its DOCX."""

import shutil

import pytest
from papers import papers

from avgust.reading.blocks import Paragraph, Table
from avgust.reading.sources import open_source


def said(parts: tuple[Paragraph | Table, ...]) -> list[str]:
    """The words of each paragraph and of each cell."""
    lines = []
    for part in parts:
        if isinstance(part, Table):
            lines += [" / ".join(words.text for words in cell.paragraphs) for row in part.rows for cell in row]
        else:
            lines.append(part.text)
    return lines


@pytest.mark.skipif(not shutil.which("soffice"), reason="not installed: soffice")
def test_every_golden_document_says_the_same_in_both():
    pairs = [(docx, odt) for docx, odt in zip(papers("docx"), papers("odt"), strict=True)]
    differing = [docx.name for docx, odt in pairs if said(open_source(docx).parts) != said(open_source(odt).parts)]
    assert pairs and differing == []
