"""The execution report as a Word document with the requisites of an official paper (ГОСТ Р 7.0.97-2025, 5).

It is meant to be edited: headings, words, tables are of Word's styles, and every figure leads to the page it came from.
"""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from docx.document import Document as Paper

from avgust.apps.execution.api import ExecutionReport, Item
from avgust.web.exports.paper import table_of
from avgust.web.exports.report_words import duties_list, figures, item_words, subject, summary_words
from avgust.web.exports.table import Export
from avgust.web.exports.word import (
    QUOTE,
    REQUISITE,
    Link,
    Piece,
    Strong,
    add_table,
    new_paper,
    saved,
    say,
    turn,
)
from avgust.web.words import counted, day, short_day


def to_report(report: ExecutionReport, about: Export) -> bytes:
    """The document; `about` says who made it, when, and where the site is."""
    paper = new_paper(about.title, about.by, about.at)
    _requisites(paper, report)
    say(paper, _("Итоги"), "Heading 1")
    say(paper, summary_words(report))
    _figures(paper, report, about)
    _items(paper, _("Исполнение по пунктам"), report.items, about)
    _items(paper, _("Рекомендации"), report.recommendations, about)
    _signature(paper, report, about)
    if report.duties:
        turn(paper, landscape=True)
        say(paper, _("Приложение. Все поручения документа"), "Heading 1")
        table_of(paper, about, duties_list(report))
    return saved(paper)


def _requisites(paper: Paper, report: ExecutionReport) -> None:
    """Who made it, what it is, of which day, where, about what. The number is given by the office."""
    owner = report.document.owner
    say(paper, owner.name, REQUISITE)
    say(paper, _("СПРАВКА"), "Title")
    say(paper, f"{short_day(report.today)} № __________", REQUISITE)
    if owner.settlement:
        say(paper, owner.settlement, REQUISITE)
    say(paper, [Strong(subject(report.document))], REQUISITE)


def _figures(paper: Paper, report: ExecutionReport, about: Export) -> None:
    if not report.tally.total:
        return
    say(paper, _("Поручения по состоянию на %(day)s") % {"day": day(report.today)}, "Caption")
    rows: list[list[Piece]] = []
    for each in figures(report):
        number: Piece = str(each.number)
        if each.address and each.number:
            number = Link(str(each.number), about.site + each.address)
        title = _("в том числе: %(title)s") % {"title": each.title} if each.part else each.title
        rows.append([title, number, str(each.whole), each.share])
    heads = [_("Поручения"), _("Число"), _("Из скольких"), _("Доля")]
    add_table(paper, heads, [60, 18, 22, 20], rows, numbers=(1, 2, 3))


def _items(paper: Paper, title: str, items: Iterable[Item], about: Export) -> None:
    section = ""
    for place, item in enumerate(items):
        told = item_words(item)
        if not place:
            say(paper, title, "Heading 1")
        if told.section and told.section != section:
            say(paper, told.section, "Heading 2")
        section = told.section
        say(paper, told.heading, "Heading 3")
        say(paper, told.words, QUOTE)
        for name, pieces in told.lines:
            say(paper, [Strong(f"{name}: "), *(_absolute(each, about) for each in pieces)])


def _absolute(piece: Piece, about: Export) -> Piece:
    return Link(piece.text, about.site + piece.address) if isinstance(piece, Link) else piece


def _signature(paper: Paper, report: ExecutionReport, about: Export) -> None:
    """The mark of the appendix, who signs, who made it."""
    post, name = report.head
    if report.duties:
        number = counted(len(report.duties), "assignment")
        say(paper, _("Приложение: перечень поручений (%(number)s).") % {"number": number})
    say(paper, f"{post or _('Руководитель')} ____________________ {name}".rstrip(), "Signature")
    say(paper, _("Исполнитель: %(name)s") % {"name": about.by})
