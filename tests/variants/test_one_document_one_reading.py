"""The reading does not depend on the wrapping: a golden document read from any format keeps its score."""

import shutil

import pytest
from papers import FLOORS, FORMATS, kept, scores, share

NEEDED = {"docx": (), "scan": ("soffice", "pdftoppm", "tesseract")}
WEAKEST = {"scan": 0.6}


def needs(format: str) -> list[str]:
    """The programs that are missing on this machine."""
    return [name for name in NEEDED.get(format, ("soffice",)) if not shutil.which(name)]


def told(format: str) -> str:
    return "\n".join(
        f"{share(golden, found):.3f} {golden.key}" for golden, found in scores(format) if share(golden, found) < 0.98
    )


@pytest.mark.parametrize("format", FORMATS)
def test_a_format_keeps_its_share_of_the_score(format):
    if missing := needs(format):
        pytest.skip(f"not installed: {', '.join(missing)}")
    assert kept(format) >= FLOORS[format], told(format)


@pytest.mark.parametrize("format", FORMATS)
def test_no_document_is_lost_in_a_format(format):
    if missing := needs(format):
        pytest.skip(f"not installed: {', '.join(missing)}")
    assert min(share(*pair) for pair in scores(format)) >= WEAKEST.get(format, 0.8), told(format)
