"""What stands beside the text: the legend, the directives, the findings, the asides."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from avgust.kernel.findings import Finding
from avgust.reading.annotation.escaping import escape
from avgust.reading.annotation.html_text import SIGNS
from avgust.reading.annotation.kinds import IN_LEGEND, KINDS
from avgust.reading.annotation.marks import Chip, badges_of, chips_of, findings_of, marks_of
from avgust.reading.blocks import Aside
from avgust.reading.export.outline import duties
from avgust.reading.export.printable import one_line, shorten
from avgust.reading.export.words import (
    SEVERITIES,
    deadline_words,
    origin_words,
    reference_words,
    target_words,
)
from avgust.reading.reading import Directive, Provenance, Reading

SHOWN = 160  # characters of a directive in the list
SHORT = 20  # findings; a longer list of them is folded, so that the directives are seen
ASIDES = {
    "header": "Верхний колонтитул",
    "footer": "Нижний колонтитул",
    "footnote": "Сноска",
    "endnote": "Концевая сноска",
    "comment": "Примечание",
    "menu": "Меню сайта",
    "hidden": "Скрытый текст",
}


def legend(reading: Reading) -> str:
    """Every kind that the text has, as it looks, with how many places are marked so."""
    numbers = Counter(mark.kind for mark in marks_of(reading))
    numbers["duty"] = len(duties(reading))
    rows = (
        f'<li><mark class="{name}">{escape(KINDS[name].name)}</mark>&nbsp;<b>{numbers[name]}</b></li>'
        for name in IN_LEGEND
        if numbers[name]
    )
    return f'<ul class="legend">{"".join(rows)}</ul>'


def directives(reading: Reading) -> str:
    """Every directive with its fields, each led to its place in the text."""
    rows = "\n".join(_directive(chip) for chip in chips_of(reading))
    title = f"<h2>Поручения <span>{len(duties(reading))}</span></h2>"
    return f"<section>{title}\n{f'<ol>{rows}</ol>' if rows else '<p>Не найдено ни одного.</p>'}</section>"


def findings(reading: Reading) -> str:
    """The findings, the gravest first, folded where they are many; nothing where there are none."""
    found = findings_of(reading)
    anchors = {badge.at: f"b{badge.number}" for badge in badges_of(reading)}
    anchors |= {chip.at: f"d{chip.number}" for chip in reversed(chips_of(reading))}
    rows = "\n".join(_finding(i, finding, anchors) for i, finding in enumerate(found, 1))
    opened = " open" if len(found) <= SHORT else ""
    title = f"<summary><h2>Что проверить <span>{len(found)}</span></h2></summary>"
    return f"<section><details{opened}>{title}\n<ul>{rows}</ul></details></section>" if found else ""


def asides(reading: Reading) -> str:
    """What stands outside the body of the document; no duty is read from it."""
    if not reading.asides:
        return ""
    rows = "\n".join(_aside(aside) for aside in reading.asides)
    return f'<section class="asides"><h2>Вне основного текста</h2><p>Поручения отсюда не читаются.</p>{rows}</section>'


def _directive(chip: Chip) -> str:
    d, lead = chip.directive, ' class="lead"' if chip.directive.lead_in else ""
    text = escape(shorten(one_line(d.text), SHOWN))
    fields = "".join(
        "".join((f"<dt>{name}</dt>", *(f"<dd>{value}</dd>" for _, value in same)))
        for name, same in groupby(_fields(d), lambda field: field[0])
    )
    return (
        f'<li{lead} id="l{chip.number}"><a href="#d{chip.number}"><b>{escape(chip.label)}</b> {text}</a>'
        f"<dl>{fields}</dl></li>"
    )


def _fields(d: Directive) -> Iterator[tuple[str, str]]:
    """The name of a field and its HTML; of a lead-in, whose parts tell theirs, only what is known."""
    for a in d.addressees:
        yield "кто", _value("who", one_line(a.name), a.source)
    if not d.lead_in and not d.addressees:
        yield "кто", "<i>не назван</i>"
    if d.deadline:
        yield "срок", _value("when", deadline_words(d.deadline), d.deadline.source)
    elif not d.lead_in and not any(t.by for t in d.targets):
        yield "срок", "<i>не установлен</i>"
    for t in d.targets:
        yield "показатель", _value("target", target_words(t), t.source)
    for r in d.references:
        yield "основание", _value("act", reference_words(r), r.source)


def _value(kind: str, words: str, source: Provenance) -> str:
    origin = origin_words(source.inherited)
    known = f" <small>← {escape(origin)}</small>" if origin else ""
    return f'<mark class="{kind}">{escape(words)}</mark>{known}'


def _finding(number: int, finding: Finding, anchors: dict[int, str]) -> str:
    """A finding; its place leads to the text where it is about some words."""
    place = escape(one_line(finding.place))
    if finding.span:
        place = f'<a href="#{anchors[finding.span.start]}">{place or "в тексте"}</a>'
    sign = f'<span class="badge {finding.severity}">{SIGNS[finding.severity]}</span>'
    return (
        f'<li id="f{number}">{sign} <small>{SEVERITIES[finding.severity]}{", " * bool(place)}{place}</small> '
        f"{escape(one_line(finding.message))}</li>"
    )


def _aside(aside: Aside) -> str:
    words = f"{ASIDES[aside.kind]}, {aside.address.words()}"
    return f"<p><b>{escape(words)}.</b> {escape(one_line(aside.text))}</p>"
