"""Documents of the tests printed to PDF in the styles of four offices read as well as the documents themselves."""

import json
import shutil
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "accuracy"))

from printing import STYLES, parts_of, print_docx, write_docx

from avgust.reading import read
from avgust.reading.export.json import to_json

pytestmark = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice prints the documents")
EVERY = 3
WHOLE, LEAST = 0.985, 0.9  # of the original's score: on average, of each document


def test_a_printed_document_reads_as_well_as_its_original(tmp_path):
    from scoring import score

    from corpus import documents

    chosen = documents()[::EVERY]
    files = []
    for number, golden in enumerate(chosen):
        files.append(tmp_path / f"{number}.docx")
        write_docx(parts_of(golden.source), list(STYLES.values())[number % len(STYLES)], files[-1])
    print_docx(files, tmp_path, tmp_path / "profile")
    shares = {}
    for golden, file in zip(chosen, files, strict=True):
        found = score(golden.wanted, json.loads(to_json(read(file.with_suffix(".pdf")))))
        shares[golden.key] = found.row()["score"] / golden.score.row()["score"]
    assert sum(shares.values()) / len(shares) >= WHOLE, shares
    assert min(shares.values()) >= LEAST, shares
