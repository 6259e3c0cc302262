"""What the server draws is true to its numbers and never takes a style of its own."""

import re
from datetime import date

import pytest

from avgust.web.charts import Part, Stretch, bar, legend, sparkline, stacked_bar, strip


def widths(drawn):
    return [float(each) for each in re.findall(r'<rect[^>]* width="([\d.]+)"', drawn)]


def test_parts_of_a_bar_are_as_wide_as_their_share():
    late, done = widths(stacked_bar([Part("а", 1, "late"), Part("б", 3, "done"), Part("в", 0, "calm")], "Всё"))
    assert (late + 3) / (done + 3) == pytest.approx(1 / 3, abs=0.01)


def test_one_case_among_thousands_is_still_seen():
    few, many = widths(stacked_bar([Part("а", 1, "late"), Part("б", 9999, "done")], "Всё"))
    assert few >= 4 and few + many <= 1000


def test_a_bar_of_nothing_says_so():
    assert "нет данных" in stacked_bar([], "Всё")


def test_a_drawing_says_its_title_and_escapes_it():
    drawn = stacked_bar([Part("<b>", 2, "late")], "<script>")
    assert "<script>" not in drawn and "<b>" not in drawn
    assert 'role="img"' in drawn and "<title>" in drawn and "<desc>" in drawn


def test_the_legend_holds_the_numbers_behind_the_bar():
    drawn = legend([Part("просрочено", 18, "late"), Part("исполнено", 54, "done")]).replace("\u00a0", " ")
    assert "просрочено: <strong>18</strong>" in drawn and "25 %" in drawn and "75 %" in drawn


@pytest.mark.parametrize(("value", "width"), [(0, 0), (5, 500), (10, 1000), (99, 1000), (-4, 0)])
def test_a_bar_of_a_cell_stays_within_it(value, width):
    assert widths(bar(value, 10))[1] == width


def test_a_gap_in_a_line_stays_a_gap():
    path = re.search(r'line-accent" d="([^"]*)"', sparkline([1, 2, None, 3, 4], "Доля"))[1]
    assert path.count("M") == 2 and path.count("L") == 2
    assert "нет данных" in sparkline([None, None], "Доля")


def test_what_lies_outside_the_days_of_a_strip_is_not_drawn():
    year = (date(2026, 9, 1), date(2027, 5, 31))
    before = Stretch(date(2026, 1, 1), date(2026, 2, 1), "late", "раньше")
    over = Stretch(date(2026, 8, 1), date(2027, 8, 1), "calm", "весь год")
    drawn = strip([before, over], *year, today=date(2026, 11, 22), title="План")
    assert len(widths(drawn)) == 1 and "раньше" not in drawn and "line-today" in drawn
    assert "line-today" not in strip([over], *year, today=date(2028, 1, 1), title="План")


def test_no_drawing_has_a_style_of_its_own():
    drawn = stacked_bar([Part("а", 1, "late")], "т") + bar(1, 2) + sparkline([1, 2], "т", 1)
    assert "style=" not in drawn
