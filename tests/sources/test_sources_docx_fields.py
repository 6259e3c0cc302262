"""Fields, formulas and raised digits of a DOCX are read as Word shows them."""

import pytest
from docx_builder import docx, paragraph, run
from shown import texts

from avgust.reading.sources import from_bytes

M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


def words(body: str) -> list[str]:
    return texts(from_bytes(docx(body), "a.docx"))


def sign(kind: str, inside: str = "") -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{inside}</w:fldChar></w:r>'


def field(instruction: str, result: str | None = None, data: str = "") -> str:
    shown = "" if result is None else sign("separate") + run(result)
    return sign("begin", data) + f"<w:r><w:instrText>{instruction}</w:instrText></w:r>" + shown + sign("end")


@pytest.mark.parametrize(
    ("instruction", "result", "printed"),
    [
        (" REF срок \\h ", "до 1 мая", "до 1 мая"),
        (" SEQ Таблица ", "3", "3"),
        (" PAGE ", "7", "7"),
        (' HYPERLINK "http://a.b" ', "ссылка", "ссылка"),
        (" TOC \\o ", None, ""),
    ],
)
def test_of_a_field_the_result_is_printed(instruction: str, result: str | None, printed: str) -> None:
    assert words(paragraph(run("а ") + field(instruction, result) + run(" б"))) == [f"а {printed} б"]


def test_numbers_that_word_computes_itself_are_printed() -> None:
    assert words("".join(paragraph(field(" AUTONUM ") + run(" дело")) for _ in range(2))) == ["1. дело", "2. дело"]
    levels = (1, 1, 2, 3, 2, 4, 7, 1)
    read = words("".join(paragraph(field(f" LISTNUM \\l {level} ") + run(" x")) for level in levels))
    assert [line.split()[0] for line in read] == ["1)", "2)", "a)", "i)", "b)", "(1)", "1.", "3)"]


def test_a_field_that_computes_a_number_inside_of_another_field_is_printed_once() -> None:
    inner = sign("begin") + "<w:r><w:instrText>IF </w:instrText></w:r>" + field(" AUTONUM ") + sign("separate")
    assert words(paragraph(inner + run("итог") + sign("end"))) == ["итог"]


@pytest.mark.parametrize(
    ("data", "printed"),
    [
        ('<w:ddList><w:result w:val="1"/><w:listEntry w:val="да"/><w:listEntry w:val="нет"/></w:ddList>', "нет"),
        ('<w:ddList><w:listEntry w:val="да"/><w:listEntry w:val="нет"/></w:ddList>', "да"),
        ('<w:ddList><w:result w:val="9"/><w:listEntry w:val="да"/></w:ddList>', ""),
        ('<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>', "☒"),
        ('<w:checkBox><w:default w:val="0"/></w:checkBox>', "☐"),
    ],
)
def test_controls_of_old_forms_show_what_is_chosen(data: str, printed: str) -> None:
    for result in (None, ""):
        body = paragraph(run("а ") + field(" FORMDROPDOWN ", result, f"<w:ffData>{data}</w:ffData>") + run(" б"))
        assert words(body) == [f"а {printed} б"]


def test_raised_digits_stay_apart_from_the_number_before_them() -> None:
    raised = run("1", '<w:vertAlign w:val="superscript"/>')
    assert words(paragraph(run("статьи 17") + raised + run(" закона"))) == ["статьи 17¹ закона"]


@pytest.mark.parametrize(
    ("formula", "printed"),
    [
        ("<m:f><m:fPr/><m:num>{1}</m:num><m:den>{2}</m:den></m:f>", "1/2"),
        ("<m:f><m:num>{a+b}</m:num><m:den>{2}</m:den></m:f>", "(a+b)/2"),
        ("<m:sSup><m:e>{x}</m:e><m:sup>{2}</m:sup></m:sSup>", "x^2"),
        ("<m:rad><m:radPr/><m:deg/><m:e>{5}</m:e></m:rad>", "√5"),
        ('<m:d><m:dPr><m:begChr m:val="["/></m:dPr><m:e>{x}</m:e></m:d>', "[x)"),
        ("{N=}{100}", "N=100"),
    ],
)
def test_a_formula_keeps_its_figures_apart(formula: str, printed: str) -> None:
    inside = formula.replace("{", "<m:r><m:t>").replace("}", "</m:t></m:r>")
    assert words(paragraph(run("доля ") + f"<m:oMath {M}>{inside}</m:oMath>")) == [f"доля {printed}"]


def test_a_formula_that_nests_deeper_than_any_formula_is_read() -> None:
    inside = "<m:rad><m:e>" * 300 + "<m:r><m:t>5</m:t></m:r>" + "</m:e></m:rad>" * 300
    assert "√5" in words(paragraph(run("а") + f"<m:oMath {M}>{inside}</m:oMath>"))[0].replace("(", "")
