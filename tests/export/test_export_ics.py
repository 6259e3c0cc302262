"""The calendar: every dated duty on its day, the others as tasks, and nothing that a calendar program refuses."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings
from icalendar import Calendar, Component

from avgust.kernel.periods import Frequency
from avgust.reading.blocks import Address
from avgust.reading.export.ics import to_ics
from avgust.reading.export.recurrence import Occasion, occasion
from avgust.reading.reading import Deadline, Directive, Freq, Metadata, Provenance, Reading

NOWHERE = Provenance(0, 0, Address("line", 1), "test")
ADOPTED = date(2020, 8, 27)


def opened(data: bytes) -> Calendar:
    return Calendar.from_ical(data)


def entry(reading: Reading, start: str) -> Component:
    """The first entry whose summary begins so."""
    return next(c for c in opened(to_ics(reading)).subcomponents if str(c["summary"]).startswith(start))


def term(start: str | None, end: str | None, freq: Freq | None = None, rrule: str | None = None) -> Deadline:
    return Deadline(start, end, freq, "срок", None, rrule, "", NOWHERE)


def test_each_duty_stands_in_the_calendar(rich: Reading) -> None:
    """Lead-ins do not: their parts do. A duty with days in its targets alone stands on each of them."""
    entries = opened(to_ics(rich)).subcomponents
    duties = [d for d in rich.directives if not d.lead_in]
    assert len(entries) == len(duties) + 1
    coverage = [c for c in entries if "обеспечить охват" in c["summary"]]
    assert [c["dtstart"].dt for c in coverage] == [date(2020, 12, 31), date(2021, 12, 31)]
    assert len({str(c["uid"]) for c in entries}) == len(entries)
    assert all(str(c["uid"]).endswith("@avgust.invalid") for c in entries)


def test_an_event_lies_on_the_day_of_the_deadline(rich: Reading) -> None:
    """All day; DTEND is the day after, as the standard has it; a reminder at nine in the morning a week before."""
    event = entry(rich, "п.\u00a01.2:")
    assert event.name == "VEVENT"
    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2021, 5, 1), date(2021, 5, 2))
    assert event["dtstart"].params["VALUE"] == "DATE"
    assert event["dtstamp"].dt == datetime(2020, 8, 27, tzinfo=UTC)
    (alarm,) = event.subcomponents
    assert event["dtstart"].dt - timedelta(days=7) == (datetime(2021, 5, 1, tzinfo=UTC) + alarm["trigger"].dt).date()


def test_an_event_says_everything(rich: Reading) -> None:
    """Short in the title, whole in the description; a part names what it is a part of."""
    part = entry(rich, "п.\u00a01.3: обновление")
    assert "Общее поручение: обеспечить в срок до 1 ноября 2020 года" in part["description"]
    assert "Исполнители: Управление образования администрации Приозёрного района; МКУ «ИМЦ»" in part["description"]
    assert part["categories"].cats == ["Раздел 1. Качество общего образования"]
    long = entry(rich, "п.\u00a01.5:")
    assert len(long["summary"]) <= 120
    assert long["summary"].endswith("…")
    assert max(rich.directives, key=lambda d: len(d.text)).text in long["description"]


def test_what_has_no_day_is_a_task(rich: Reading) -> None:
    """«Постоянно», and a duty without a deadline."""
    for label in ("2.2", "1.5", "3"):
        task = entry(rich, f"п.\u00a0{label}:")
        assert task.name == "VTODO"
        assert "due" not in task
    assert "событи" in opened(to_ics(rich))["x-wr-caldesc"]


CASES = [
    (term(None, "2021-05-01"), "2021-05-01", "2021-05-01", None),
    (term("2021-09-01", None), "2021-09-01", "2021-09-01", None),
    (term("2020-12-07", "2020-12-11"), "2020-12-07", "2020-12-11", None),
    (term("2020-10-01", "2020-10-14"), "2020-10-01", "2020-10-14", None),
    (term("2020-10-01", "2020-10-15"), "2020-10-15", "2020-10-15", None),
    (term("2020-10-15", "2020-10-01"), "2020-10-01", "2020-10-01", None),
    (term(None, None, "DAILY"), "2020-08-27", "2020-08-27", "FREQ=DAILY"),
    (term(None, None, "WEEKLY"), "2020-08-28", "2020-08-28", "FREQ=WEEKLY;BYDAY=FR"),
    (term(None, None, "MONTHLY"), "2020-08-31", "2020-08-31", "FREQ=MONTHLY;BYMONTHDAY=-1"),
    (term(None, None, "QUARTERLY"), "2020-09-30", "2020-09-30", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1"),
    (term(None, None, "HALFYEARLY"), "2020-12-31", "2020-12-31", "FREQ=MONTHLY;INTERVAL=6;BYMONTHDAY=-1"),
    (term(None, None, "YEARLY"), "2020-12-31", "2020-12-31", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31"),
    (
        term(None, None, "YEARLY", "RRULE:FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1"),
        *("2021-05-01", "2021-05-01", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1"),
    ),
    (
        term(None, "2021-05-01", "YEARLY", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1"),
        *("2021-05-01", "2021-05-01", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1"),
    ),
    (term(None, "2025-01-15", "HALFYEARLY"), "2025-01-15", "2025-01-15", "FREQ=MONTHLY;INTERVAL=6"),
    (term(None, "2021-06-30", "QUARTERLY"), "2021-06-30", "2021-06-30", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1"),
    (term("2021-01-01", "2021-12-31", "MONTHLY"), "2021-01-31", "2021-01-31", "FREQ=MONTHLY;BYMONTHDAY=-1"),
    (term("2021-01-01", "2021-01-20", "MONTHLY"), "2021-01-20", "2021-01-20", None),
    (term("2021-01-01", None, "QUARTERLY"), "2021-03-31", "2021-03-31", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1"),
    (term(None, None, "MONTHLY", "FREQ=MONTHLY;X=1"), "2020-08-31", "2020-08-31", "FREQ=MONTHLY;BYMONTHDAY=-1"),
]


@pytest.mark.parametrize(("deadline", "first", "last", "rule"), CASES)
def test_a_deadline_falls_on(deadline: Deadline, first: str, last: str, rule: str | None) -> None:
    """Each kind of deadline, of a document of 27 August 2020."""
    when = occasion(deadline, ADOPTED)
    assert when is not None
    assert (when.first.isoformat(), when.last.isoformat()) == (first, last)
    assert (";".join(f"{key}={value}" for key, value in when.rule.items()) if when.rule else None) == rule


def test_a_recurrence_ends_with_its_period(rich: Reading) -> None:
    """«Ежемесячно в 2021 году» has an UNTIL; «ежеквартально» goes on."""
    assert entry(rich, "п.\u00a02.6:")["rrule"].to_ical() == b"FREQ=MONTHLY;UNTIL=20211231;BYMONTHDAY=-1"
    assert b"UNTIL" not in entry(rich, "п.\u00a01.4:")["rrule"].to_ical()
    assert "взят последний день периода" in entry(rich, "п.\u00a01.4:")["description"]


def test_what_cannot_be_put_on_a_day() -> None:
    """«Постоянно»; a frequency in a document without a date; words that came to nothing."""
    assert occasion(term(None, None, "CONTINUOUS"), ADOPTED) is None
    assert occasion(term(None, None, "MONTHLY"), None) is None
    assert occasion(term(None, None), ADOPTED) is None
    assert occasion(term("завтра", None), ADOPTED) is None


def test_the_edge_of_the_calendar() -> None:
    """The last day that Python knows has no day after it."""
    assert occasion(term(None, "9999-12-31"), ADOPTED) == Occasion(date.max, date.max)
    duty = Directive("1", "Сделать", None, (), term(None, "9999-12-31"), (), (), (), False, NOWHERE)
    opened(to_ics(Reading("", "text", Metadata(), (), (duty,), (), (), (), "")))
    assert occasion(term("9999-12-30", None, "YEARLY", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"), ADOPTED) is None


def test_lines_are_as_the_standard_wants(rich: Reading) -> None:
    """CRLF, at most 75 octets, folds that do not tear a letter, no control characters."""
    data = to_ics(rich)
    assert data.endswith(b"END:VCALENDAR\r\n")
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()
        assert not any(byte < 32 and byte != 9 for byte in line)


def test_the_same_directive_keeps_its_identifier(rich: Reading) -> None:
    """A new deadline does not double the event; another document does not replace it."""
    first = rich.directives[0]
    assert first.deadline is not None
    moved = replace(rich, directives=(replace(first, deadline=replace(first.deadline, end="2020-09-02")),))
    other = replace(rich, metadata=replace(rich.metadata, date="2021-08-27"))
    assert entry(moved, first.text[:20])["uid"] == entry(rich, first.text[:20])["uid"]
    assert entry(other, first.text[:20])["uid"] != entry(rich, first.text[:20])["uid"]


def test_an_empty_reading_makes_a_sound_calendar(empty: Reading) -> None:
    """The standard wants at least one component."""
    (note,) = opened(to_ics(empty)).subcomponents
    assert note["summary"] == "Поручений в документе не найдено"


texts = st.text(max_size=30) | st.text(',;:\\"\r\n\t\x00\x0b\ud800^', max_size=8)
days = st.none() | st.dates().map(date.isoformat) | st.text(max_size=4)
rules = st.none() | st.text("FREQ=YLDAIMBONTH;,-0123456789", max_size=30)


@settings(derandomize=True, max_examples=150, deadline=None)
@given(texts, texts, days, days, st.none() | st.sampled_from([f.value for f in Frequency]), rules)
def test_any_deadline_makes_a_sound_calendar(
    text: str, title: str, start: str | None, end: str | None, freq: Freq | None, rrule: str | None
) -> None:
    """It parses, every event has its day in order, and the words come back on one line."""
    duty = Directive(text, text, text, (), term(start, end, freq, rrule), (), (), (), False, NOWHERE)
    reading = Reading(title, "text", Metadata(title=title, date=start), (), (duty,), (), (), (), "")
    (found,) = opened(to_ics(reading)).subcomponents
    assert found.name in ("VEVENT", "VTODO")
    if "dtend" in found:
        assert found["dtstart"].dt < found["dtend"].dt
    assert "\n" not in found["summary"]
