"""A review as a case for the reader's benchmark: what people left standing, in the shape of the golden documents."""

import io
import json
import sys
import zipfile
from pathlib import Path

import pytest
from uploaded import put_under_review

from avgust.apps.acts.api import Term, Wanted, case_archive, case_of, correct_directive, drop_directive
from district import NOW

sys.path.append(str(Path(__file__).parents[2] / "accuracy"))
from scoring import score


@pytest.fixture
def document(district):
    return put_under_review(district)


def as_kept(document):
    """The case after its way through the file."""
    return json.loads(json.dumps(case_of(document), ensure_ascii=False))


def test_a_reading_that_nobody_corrected_scores_full_against_its_own_case(document):
    result = score(as_kept(document), document.reading)
    assert result.row()["score"] == 1.0 and not result.misses


def test_a_correction_is_a_miss_of_the_reader_and_of_nothing_else(document, district):
    by = district.actor("specialist")
    row = document.directives.get(label="3")
    wanted = Wanted(addressees=["МБОУ СОШ № 1", "МБОУ СОШ № 2"], term=Term("до 1 апреля 2027 года"))
    correct_directive(by=by, now=NOW, directive=row, seen=0, wanted=wanted)
    drop_directive(by=by, now=NOW, directive=document.directives.get(label="4"), seen=0)
    result = score(as_kept(document), document.reading)
    assert sorted({miss.column for miss in result.misses}) == ["addressees", "deadlines", "directives"]
    given = {**document.reading, "directives": as_kept(document)["directives"]}
    assert score(as_kept(document), {**given, "directives": _as_read(given["directives"])}).row()["score"] == 1.0


def _as_read(directives):
    """Directives of a case in the shape of a reading, for the other side of the comparison."""
    return [{**each, "addressees": [{"name": name} for name in each["addressees"]]} for each in directives]


def test_the_archive_holds_the_text_and_the_gold_and_is_the_same_every_time(document):
    data = case_archive(document)
    assert data == case_archive(document)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        assert names == [f"case-{document.pk}.txt", f"case-{document.pk}.json"]
        assert archive.read(names[0]).decode() == document.text
        assert json.loads(archive.read(names[1])) == as_kept(document)
