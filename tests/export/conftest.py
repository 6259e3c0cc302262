"""A made-up reading with everything that an export must cope with, and an empty one."""

from dataclasses import replace

import pytest

from avgust.kernel.findings import Finding
from avgust.kernel.spans import Span
from avgust.reading.blocks import Address
from avgust.reading.reading import (
    Addressee,
    Deadline,
    Directive,
    Entity,
    Metadata,
    MetadataField,
    Noted,
    Provenance,
    Reading,
    Reference,
    Section,
    Target,
)

QUALITY = "Раздел 1. Качество общего образования"
SAFETY = "Раздел 2. Воспитание и безопасность"
LONG = "Провести мониторинг объективности оценочных процедур во всех школах района. " * 500
HOSTILE = '=HYPERLINK("http://evil.invalid";"Подпись") <b>&amp; ]]> \x00\x0b\x1f \ud83d конец \ufffe'
FORMULAS = ("+7 (900) 000-00-00 – открыть горячую линию", "- провести субботник", "@школа: \tпровести «=день»")


class Draft:
    """Plain text that grows line by line, and the provenance of words in its last line."""

    def __init__(self) -> None:
        self.text = ""
        self.line_start = 0
        self.number = 0

    def line(self, words: str) -> Provenance:
        """Adds a line and returns the provenance of the whole of it."""
        self.line_start = len(self.text)
        self.text += words + "\n"
        self.number += 1
        return self.source(words, "line")

    def source(self, words: str, rule: str, inherited: str = "") -> Provenance:
        """Provenance of words that stand in the last line."""
        start = self.text.index(words, self.line_start)
        return Provenance(start, start + len(words), Address("line", self.number), rule, inherited)

    def who(self, name: str, written: str, source: Provenance | None = None) -> Addressee:
        """An addressee written in the last line, or elsewhere where `source` says so."""
        return Addressee(name, written, source or self.source(written, "dative"))

    def when(
        self,
        words: str,
        start: str | None = None,
        end: str | None = None,
        freq: str | None = None,
        rrule: str | None = None,
        source: Provenance | None = None,
    ) -> Deadline:
        """A deadline written in the last line, or elsewhere where `source` says so."""
        edtf = f"{start or '..'}/{end or '..'}" if start or end else None
        explanation = f"«{words}» прочитано как срок"
        return Deadline(start, end, freq, words, edtf, rrule, explanation, source or self.source(words, "deadline"))

    def target(
        self,
        words: str,
        value: float,
        unit: str = "%",
        comparator: str = ">=",
        by: str | None = None,
        base: float | None = None,
        population: str | None = None,
    ) -> Target:
        """A target written in the last line."""
        return Target(value, unit, comparator, by, words, base, population, self.source(words, "target"))

    def cites(self, words: str, kind: str, number: str | None, date: str | None, title: str | None = None) -> Reference:
        """An act cited in the last line."""
        return Reference(kind, number, date, words, title, self.source(words, "reference"))

    def directive(self, label: str | None, text: str, section: str | None, source: Provenance, **fields) -> Directive:
        """A directive; what is not named is empty."""
        empty = {"addressees": (), "deadline": None, "targets": (), "references": (), "entities": (), "lead_in": False}
        return Directive(label, text, section, source=source, **(empty | fields))


def general(draft: Draft) -> list[Directive]:
    """Directives before the first section: a day, a bare paragraph, text that looks like a formula."""
    found = []
    text = "Опубликовать резолюцию на сайте управления образования 1 сентября 2020 года"
    source = draft.line(text + ".")
    day = draft.when("1 сентября 2020 года", "2020-09-01", "2020-09-01")
    found.append(draft.directive(None, text, None, source, deadline=day))
    for words in (
        HOSTILE,
        "+7 (900) 000-00-00 – открыть горячую линию",
        "- провести субботник",
        "@школа: \tпровести «=день»",
    ):
        found.append(draft.directive(None, words, None, draft.line(words)))
    return found


def quality(draft: Draft) -> list[Directive]:
    """Inherited and joint addressees, a lead-in with parts, targets with dates of their own, cited acts."""
    draft.line("1. Управлению образования администрации Приозёрного района совместно с МКУ «ИМЦ»:")
    office = draft.who(
        "Управление образования администрации Приозёрного района",
        "Управлению образования администрации Приозёрного района",
    )
    centre = draft.who("МКУ «ИМЦ»", "МКУ «ИМЦ»")
    inherited = tuple(
        Addressee(
            a.name, a.written, Provenance(a.source.start, a.source.end, a.source.address, "dative", "заголовок п. 1")
        )
        for a in (office, centre)
    )
    found = []

    text = "обеспечить охват детей дополнительным образованием к концу 2020 года до 75 %, к концу 2021 года до 76,5 %"
    source = draft.line(f"1.1. {text};")
    targets = (
        draft.target("к концу 2020 года до 75 %", 75.0, by="2020-12-31", population="детей в возрасте от 5 до 18 лет"),
        draft.target("к концу 2021 года до 76,5 %", 76.5, by="2021-12-31", base=70.0),
    )
    found.append(draft.directive("1.1", text, QUALITY, source, addressees=inherited, targets=targets))

    text = (
        "привести рабочие программы в соответствие с Федеральным законом от 31 июля 2020 года № 304-ФЗ "
        "до 1 мая 2021 года"
    )
    source = draft.line(f"1.2. {text};")
    law = draft.cites(
        "Федеральным законом от 31 июля 2020 года № 304-ФЗ",
        "федеральный закон",
        "304-ФЗ",
        "2020-07-31",
        "О внесении изменений в Федеральный закон «Об образовании в Российской Федерации»",
    )
    until = draft.when("до 1 мая 2021 года", None, "2021-05-01")
    found.append(draft.directive("1.2", text, QUALITY, source, addressees=inherited, deadline=until, references=(law,)))

    text = "обеспечить в срок до 1 ноября 2020 года"
    source = draft.line(f"1.3. {text}:")
    term = draft.when("до 1 ноября 2020 года", None, "2020-11-01")
    found.append(draft.directive("1.3", text, QUALITY, source, addressees=inherited, deadline=term, lead_in=True))
    inherited_term = replace(term, source=replace(term.source, inherited="п. 1.3"))
    for words in ("обновление материально-технической базы", "открытие не менее 3 центров «Точка роста»"):
        source = draft.line(f"- {words};")
        targets = (draft.target("не менее 3 центров", 3.0, "центров", by="2020-11-01"),) if "3" in words else ()
        entities = (Entity("project", "Точка роста", "«Точка роста»", source),) if "3" in words else ()
        found.append(
            draft.directive(
                None,
                words,
                QUALITY,
                source,
                addressees=inherited,
                deadline=inherited_term,
                targets=targets,
                entities=entities,
            )
        )

    text = "руководителям школ представлять в ГИС «Образование» сведения ежеквартально"
    source = draft.line(f"1.4. {text}.")
    found.append(
        draft.directive(
            "1.4",
            text,
            QUALITY,
            source,
            addressees=(draft.who("руководители школ", "руководителям школ"),),
            deadline=draft.when("ежеквартально", None, None, "QUARTERLY", "FREQ=MONTHLY;INTERVAL=3"),
            entities=(Entity("information_system", "ГИС «Образование»", "ГИС «Образование»", source),),
        )
    )
    found.append(
        draft.directive("1.5", LONG.strip(), QUALITY, draft.line(f"1.5. {LONG.strip()}"), addressees=inherited)
    )
    return found


def safety(draft: Draft) -> list[Directive]:
    """Every other kind of deadline."""
    cases = [
        ("2.1", "Проводить тренировки по эвакуации ежегодно до 1 мая", "ежегодно до 1 мая",
         (None, "2021-05-01", "YEARLY", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1")),
        ("2.2", "Вести работу с родителями на постоянной основе", "на постоянной основе",
         (None, None, "CONTINUOUS", None)),
        ("2.3", "Провести месячник безопасности с 1 по 30 октября 2020 года", "с 1 по 30 октября 2020 года",
         ("2020-10-01", "2020-10-30", None, None)),
        ("2.4", "Провести неделю добра с 7 по 11 декабря 2020 года", "с 7 по 11 декабря 2020 года",
         ("2020-12-07", "2020-12-11", None, None)),
        ("2.5", "Реализовывать программы воспитания с 1 сентября 2021 года", "с 1 сентября 2021 года",
         ("2021-09-01", None, None, None)),
        ("2.6", "Ежемесячно в 2021 году проверять системы видеонаблюдения", "Ежемесячно в 2021 году",
         ("2021-01-01", "2021-12-31", "MONTHLY", "FREQ=MONTHLY")),
        ("2.7", "Обновлять сведения на сайте еженедельно", "еженедельно", (None, None, "WEEKLY", None)),
        ("2.8", "Вести журнал посещений ежедневно", "ежедневно", (None, None, "DAILY", None)),
        ("2.9", "Подводить итоги раз в полугодие", "раз в полугодие", (None, None, "HALFYEARLY", None)),
        ("2.10", "Представлять публичный доклад ежегодно", "ежегодно", (None, None, "YEARLY", "FREQ=YEARLY")),
    ]  # fmt: skip
    found = []
    for label, text, words, (start, end, freq, rrule) in cases:
        source = draft.line(f"{label}. {text}.")
        found.append(draft.directive(label, text, SAFETY, source, deadline=draft.when(words, start, end, freq, rrule)))
    text = "Снизить долю обращений, рассмотренных с нарушением срока, до 1,5 %, сократить 21 вакансию"
    source = draft.line(f"2.10. {text}.")
    targets = (
        draft.target("до 1,5 %", 1.5, comparator="<="),
        draft.target("21 вакансию", 21.0, "вакансий", "="),
        draft.target("сократить 21 вакансию", 15000.0, "обращений", "="),
    )
    order = draft.cites("2.10", "приказ", None, "2020-02-03")
    found.append(draft.directive("2.10", text, SAFETY, source, targets=targets, references=(order,)))
    found.append(draft.directive("3", "Контроль оставляю за собой", None, draft.line("3. Контроль оставляю за собой.")))
    return found


def findings() -> tuple[Finding, ...]:
    """One of each severity, one with hostile words."""
    return (
        Finding("directive-without-deadline", "doubt", "У поручения нет срока.", "п. 1.5", Span(10, 20)),
        Finding("deadline-before-document", "warning", "Срок истёк до даты документа.", "п. 2.3"),
        Finding("no-number", "note", "У документа нет номера."),
        Finding("hostile", "doubt", "=1+1 \x07<w:p/> & «кавычки»", "строка 2"),
    )


@pytest.fixture(scope="session")
def rich() -> Reading:
    """A reading with everything."""
    draft = Draft()
    head = draft.line("РЕЗОЛЮЦИЯ августовской конференции «Приозёрный район: образование сегодня и завтра»")
    date = draft.source("РЕЗОЛЮЦИЯ", "date")
    first = general(draft)
    one = Section(QUALITY, draft.line(QUALITY))
    second = quality(draft)
    two = Section(SAFETY, draft.line(SAFETY))
    problem = "Отмечена нехватка педагогов-психологов"
    noted = (
        Noted("problem", problem, SAFETY, draft.line(problem)),
        Noted("achievement", "Все школы подключены к сети", None, head),
    )
    third = safety(draft)
    metadata = Metadata(
        kind="resolution",
        title="Приозёрный район: образование сегодня и завтра",
        date="2020-08-27",
        place="п. Приозёрный",
        territory="Приозёрный муниципальный район",
        school_year="2020/2021",
        sources=(MetadataField("date", date),),
    )
    return Reading(
        name="резолюция-2020.docx",
        format="docx",
        metadata=metadata,
        sections=(one, two),
        directives=(*first, *second, *third),
        noted=noted,
        entities=tuple(entity for directive in second for entity in directive.entities),
        findings=findings(),
        text=draft.text,
    )


@pytest.fixture(scope="session")
def empty() -> Reading:
    """A reading of a blank page."""
    return Reading("", "text", Metadata(), (), (), (), (), (), "")
