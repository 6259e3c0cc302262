"""The page of a reading, piece by piece."""

from dataclasses import replace

import pytest

from avgust.cli.page import page
from avgust.cli.terminal import Paper, clean
from avgust.cli.wording import counts, due, known_from
from avgust.kernel.findings import Finding
from avgust.kernel.spans import Span
from avgust.reading.blocks import Address
from avgust.reading.reading import Addressee, Deadline, Directive, Metadata, Provenance, Reading, Target

OWN = Provenance(0, 5, Address("line", 4), "sentence")
SCHOOLS = Addressee("школы", "школам", OWN)
MAY = Deadline(None, "2021-05-01", None, "до 1 мая", None, None, "", OWN)
TARGET = Target(75, "%", ">=", None, "75 %", None, None, OWN)


def directive(**fields: object) -> Directive:
    """A directive to schools with nothing else to it."""
    plain = Directive("1", "обновить сайты", None, (SCHOOLS,), None, (), (), (), False, OWN)
    return replace(plain, **fields)  # type: ignore[arg-type]


def reading(*directives: Directive, findings: tuple[Finding, ...] = ()) -> Reading:
    """A reading of these directives."""
    return Reading("", "text", Metadata(), (), directives, (), (), findings, "")


def shown(*directives: Directive, findings: tuple[Finding, ...] = (), notes: bool = False) -> str:
    """The page at 80 columns without colour."""
    return "\n".join(page(reading(*directives, findings=findings), Paper(), notes))


@pytest.mark.parametrize(
    ("start", "end", "freq", "words"),
    [
        (None, "2021-05-01", None, "не позднее 01.05.2021"),
        ("2021-05-01", None, None, "начиная с 01.05.2021"),
        ("2021-05-01", "2021-05-01", None, "01.05.2021"),
        ("2020-09-01", "2021-05-31", None, "с 01.09.2020 по 31.05.2021"),
        ("2020-09-01", "2021-05-31", "MONTHLY", "ежемесячно с 01.09.2020 по 31.05.2021"),
        (None, "2021-05-01", "YEARLY", "ежегодно, первый раз не позднее 01.05.2021"),
        (None, "2021-05-01", "CONTINUOUS", "постоянно, не позднее 01.05.2021"),
        (None, None, "QUARTERLY", "ежеквартально"),
        (None, None, None, ""),
    ],
)
def test_a_term_is_told_in_dates(start: str | None, end: str | None, freq: str | None, words: str) -> None:
    """Days inclusive, day before month."""
    deadline = replace(MAY, start=start, end=end, freq=freq)  # type: ignore[arg-type]
    assert due(deadline).replace("\u00a0", " ") == words


def test_words_that_come_to_no_date_say_so() -> None:
    """The reader must not look for a date that is not there."""
    assert "по мере готовности → без даты" in shown(
        directive(deadline=replace(MAY, end=None, text="по мере готовности"))
    )


def test_words_that_are_the_outcome_are_written_once() -> None:
    """«ежеквартально», not «ежеквартально → ежеквартально»."""
    term = replace(MAY, end=None, freq="QUARTERLY", text="Ежеквартально")
    assert "срок        ежеквартально\n" in shown(directive(deadline=term)) + "\n"


@pytest.mark.parametrize(
    ("inherited", "words"),
    [
        ("", ""),
        ("п. 2", "← из заголовка п. 2"),
        ("вводная формула", "← из вводной формулы"),
        ("новое место", "← новое место"),
    ],
)
def test_what_is_inherited_says_from_where(inherited: str, words: str) -> None:
    """Own words say nothing; a kind of heading that is new here is named as it is."""
    assert known_from(inherited).replace("\u00a0", " ") == words


def test_the_words_of_a_heading_are_told_once_and_their_dates_each_time() -> None:
    """The second directive under «до 1 мая:» shows the date alone."""
    term = replace(MAY, source=replace(OWN, inherited="п. 1"))
    text = shown(directive(label="1.1", deadline=term), directive(label="1.2", deadline=term))
    assert text.count("до 1 мая →") == 1 and text.count("→ не позднее 01.05.2021 ← из заголовка п. 1") == 2


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "1 поручение, 1 со сроком"),
        (2, "2 поручения, 2 со сроком"),
        (5, "5 поручений"),
        (11, "11 поручений"),
        (21, "21 поручение"),
    ],
)
def test_the_count_agrees_with_its_noun(number: int, words: str) -> None:
    """1, 21 – поручение; 2 – поручения; 5, 11 – поручений."""
    assert words in counts(reading(*[directive(deadline=MAY)] * number)).replace("\u00a0", " ")


def test_none_is_said_in_words_and_a_lead_in_is_no_task() -> None:
    """«ни одного с показателем»."""
    told = counts(reading(directive(deadline=MAY), directive(lead_in=True, targets=(TARGET,)))).replace("\u00a0", " ")
    assert told == "1 поручение, 1 со сроком, ни одного с показателем"


def test_the_parts_of_a_lead_in_stand_under_it() -> None:
    """One step to the right, the lead-in with its colon."""
    lines = shown(directive(text="обеспечить", lead_in=True), directive(label="1.1", text="питание")).splitlines()
    assert "  1    обеспечить:" in lines and "    1.1  питание" in lines


def test_a_directive_without_number_shows_its_place() -> None:
    """So that a doubt about it can be found."""
    assert "–  обновить сайты [строка 4]" in shown(directive(label=None))


def test_nobody_named_is_said() -> None:
    """An empty heading would look like the one above."""
    assert "исполнитель не назван" in shown(directive(addressees=()))


def test_findings_stand_gravest_first_then_in_order_of_the_document() -> None:
    """A place is named once for what is said of it."""
    findings = (
        Finding("c", "note", "третье"),
        Finding("b", "doubt", "второе", "п. 2", Span(9, 10)),
        Finding("b", "doubt", "первое", "п. 1", Span(1, 2)),
        Finding("b", "doubt", "ещё", "п. 1", Span(1, 2)),
        Finding("a", "warning", "потеря"),
    )
    text = shown(directive(), findings=findings, notes=True)
    words = ["Предупреждения – 1", "потеря", "Сомнения – 3", "первое", "ещё", "второе", "К сведению – 1", "третье"]
    assert [text.index(each) for each in words] == sorted(text.index(each) for each in words)
    assert text.count("п. 1") == 1


def test_a_document_cannot_steer_the_terminal() -> None:
    """Escapes, carriage returns and marks that turn the writing are gone."""
    assert clean("а\033[31mб\rв\u202eг\nд") == "а [31mб вг д"
    assert "\033" not in shown(directive(text="сайты \033]0;имя\007 школ", label="\033[2J"))


def test_no_word_is_cut() -> None:
    """An address that is longer than the line stands whole on its own."""
    address = "https://" + "школа" * 30
    assert address in shown(directive(text=f"смотреть {address} весь"))


def test_what_holds_together_is_not_parted_while_it_fits() -> None:
    """«75 %» stays on one line, a whole text of spaces that do not break is parted."""
    lines = list(Paper(60).paragraph([("слово " * 9 + "все 75\u00a0% к", "")]))
    assert lines[1].startswith("75 %")
    assert max(map(len, Paper(60).paragraph([("слово\u00a0" * 40, "")]))) <= 60
