"""The papers of the example are real files that the reader reads well, in every year."""

from datetime import date
from zipfile import ZipFile

import pytest

from avgust.demo.papers import Paragraph, numbered, papers, tables, write_all
from avgust.demo.rich_text import as_rtf
from avgust.reading import read

TODAYS = [date(2026, 11, 22), date(2027, 3, 1), date(2028, 12, 31), date(2030, 8, 31)]
# What a careful person finds: directives; of them with an addressee, a deadline, a target; acts cited.
EXPECTED = {
    "board-1": ("decision", 8, 6, 6, 1, 0),
    "board-now": ("decision", 11, 10, 6, 2, 0),
    "instructions-now": ("instructions", 14, 14, 8, 1, 0),
    "letter-now": (None, 3, 3, 3, 0, 0),
    "letter-1": (None, 5, 4, 4, 0, 0),
    "order-1": ("order", 14, 13, 12, 1, 0),
    "order-now": ("order", 11, 10, 10, 1, 0),
    "order-2": ("order", 15, 12, 11, 3, 1),
    "protocol-1": ("protocol", 8, 8, 7, 1, 0),
    "protocol-2": ("protocol", 6, 6, 6, 0, 0),
    "region-order": ("order", 6, 4, 5, 0, 0),
    "region-resolution": ("resolution", 12, 12, 11, 4, 0),
    "resolution-1": ("resolution", 28, 27, 22, 6, 2),
    "resolution-2": ("resolution", 26, 24, 21, 4, 2),
}


@pytest.fixture(scope="module", params=TODAYS, ids=str)
def today(request):
    return request.param


@pytest.fixture(scope="module")
def readings(today, tmp_path_factory):
    folder = tmp_path_factory.mktemp(str(today))
    paths = write_all(folder, today)
    return {paper.code: (paper, read(path)) for paper, path in zip(papers(today), paths, strict=True)}


def test_all_papers_exist_in_the_course_of_a_school_year(readings):
    assert readings.keys() == EXPECTED.keys()


@pytest.mark.parametrize("code", EXPECTED)
def test_a_paper_is_read_as_a_careful_person_reads_it(readings, code):
    _, reading = readings[code]
    directives = reading.directives
    assert (
        reading.metadata.kind,
        len(directives),
        sum(bool(each.addressees) for each in directives),
        sum(each.deadline is not None for each in directives),
        sum(bool(each.targets) for each in directives),
        sum(len(each.references) for each in directives),
    ) == EXPECTED[code]


def test_each_paper_tells_its_day_and_its_territory(readings):
    for paper, reading in readings.values():
        assert reading.metadata.date == paper.on.isoformat()
        region = paper.owner == "region"
        assert reading.metadata.territory == ("Верхнелесская область" if region else "Тихоборский муниципальный округ")


def test_the_numbers_that_word_counts_are_those_that_stand_in_the_paper(readings):
    for paper, reading in readings.values():
        typed = {each.number.rstrip(".") for each in paper.paragraphs if each.number}
        typed |= {each.cells[0] for each in paper.paragraphs if each.what == "row"}
        labels = {each.label.rstrip("аб") for each in reading.directives if each.label}
        letters = {"3.3"} if paper.code == "resolution-1" else set()
        assert labels <= typed | letters


def test_terms_of_the_two_last_papers_lie_ahead_of_today(readings, today):
    for code in ("instructions-now", "board-now"):
        ends = [each.deadline.end for each in readings[code][1].directives if each.deadline and each.deadline.end]
        assert ends and all(end > today.isoformat() for end in ends)


def test_no_paper_is_signed_in_the_future_or_at_a_weekend(today):
    assert all(paper.on <= today and paper.on.weekday() < 5 for paper in papers(today))


def test_exactly_one_paper_waits_for_the_visitor(today):
    assert [paper.code for paper in papers(today) if paper.stage == "visitor"] == ["board-now"]


def test_early_in_september_the_papers_of_autumn_do_not_exist_yet():
    codes = [paper.code for paper in papers(date(2028, 9, 4))]
    assert "resolution-2" in codes and "order-1" in codes
    assert not {"order-2", "protocol-2"} & set(codes)


def test_the_same_year_gives_the_same_bytes():
    first, later = papers(date(2026, 11, 22)), papers(date(2027, 4, 1))
    assert [paper.as_file() for paper in first] == [paper.as_file() for paper in papers(date(2026, 11, 22))]
    lasting = {paper.code: paper.as_file() for paper in later if not paper.code.endswith("-now")}
    assert {paper.code: paper.as_file() for paper in first if not paper.code.endswith("-now")} == lasting


def test_word_files_type_no_number_and_the_package_of_open_document_begins_with_its_type(tmp_path, today):
    for path in write_all(tmp_path, today):
        if path.suffix == ".docx":
            body = ZipFile(path).read("word/document.xml").decode("utf-8")
            assert "w:numPr" in body and ">1.1." not in body
        elif path.suffix == ".odt":
            assert path.read_bytes()[30:38] == b"mimetype"
            assert b"application/vnd.oasis.opendocument.text" in path.read_bytes()[:120]
        else:
            assert path.read_bytes().startswith(rb"{\rtf1")


def test_rtf_refuses_a_paper_with_a_table(today):
    plan = next(paper for paper in papers(today) if paper.code == "order-1")
    with pytest.raises(ValueError, match="order-1"):
        as_rtf(plan)


def test_rows_of_a_table_stand_together_and_letters_begin_anew():
    whats = ["item", "point", "letter", "point", "letter", "head", "row", "band", "body"]
    made = list(numbered([Paragraph(what, "") for what in whats]))
    assert [each.number for each in made] == ["1.", "1.1.", "а)", "1.2.", "а)", "", "", "", ""]
    assert [len(block) for block in tables(tuple(made))] == [1, 1, 1, 1, 1, 3, 1]
