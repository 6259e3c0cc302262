"""`avgust explain`: how each field of a directive is known."""

import argparse
import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from avgust.cli.documents import add_name, check_name, open_reading, shown_name
from avgust.cli.exits import EXITS, READ
from avgust.cli.failures import Failure, UsageError, attempt, complain
from avgust.cli.terminal import Paper, Piece, paper_for, put_out
from avgust.cli.wording import known_from
from avgust.reading.doubts import place_of
from avgust.reading.explanation import Explained, explain_directive
from avgust.reading.export.words import numeric_day
from avgust.reading.reading import Directive, Reading

DESCRIPTION = """Показывает для каждого поля поручения, что понято, из каких слов и каким
правилом, откуда оно пришло, где стоит в документе и какие правила промолчали.
Без ПУНКТА – для всех поручений."""
FIELD, DETAIL, STEP = 14, 11, 2
_COMPARED = {">=": "не менее", "<=": "не более", "=": ""}


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command to the parser of `avgust`."""
    parser = subparsers.add_parser(
        "explain", help="объяснить, откуда известно каждое поле поручения", description=DESCRIPTION, epilog=EXITS
    )
    parser.add_argument("file", metavar="ФАЙЛ", help="документ или - (стандартный ввод)")
    parser.add_argument(
        "label", nargs="?", metavar="ПУНКТ", help="номер пункта (1.5), место («строка 12») или слова из поручения"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", metavar="ВИД", help="text или json")
    add_name(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Explains what is asked for and returns the exit code."""
    check_name(args.name, [args.file])
    done = attempt(shown_name(args.file, args.name), lambda: _explained(args))
    if isinstance(done, Failure):
        complain(done)
        return done.code
    put_out(done)
    return READ


def _explained(args: argparse.Namespace) -> str:
    """What is to be printed."""
    reading = open_reading(args.file, args.name)
    chosen = directives_at(reading, args.label) if args.label is not None else reading.directives
    if args.format == "json":
        return json.dumps([as_json(reading, each) for each in chosen], ensure_ascii=False, indent=1)
    paper = paper_for(sys.stdout)
    return "\n\n".join("\n".join(_lines(reading, each, paper)) for each in chosen)


def directives_at(reading: Reading, label: str) -> Sequence[Directive]:
    """The directives with this label, else at this place, else with these words."""
    number, words = re.sub(r"^(?:п\.|пункт)\s*|[.)]+$", "", label.strip()), _folded(label)
    ways = (
        [d for d in reading.directives if d.label == number],
        [d for d in reading.directives if d.source.address.words() == label.strip()],
        [d for d in reading.directives if words and words in _folded(d.text)],
    )
    for found in ways:
        if found:
            return found
    raise UsageError(f"нет поручения «{label}». {_labels(reading)}")


def _folded(text: str) -> str:
    """Without what people do not type alike."""
    return " ".join(text.casefold().replace("ё", "е").split())


def _labels(reading: Reading) -> str:
    """What there is to ask for."""
    labels = list(dict.fromkeys(d.label for d in reading.directives if d.label))
    if not reading.directives:
        return "В документе не найдено ни одного поручения."
    return f"Есть пункты: {', '.join(labels)}." if labels else "Пункты без номеров: укажите слова из поручения."


def as_json(reading: Reading, directive: Directive) -> dict[str, object]:
    """A directive with all that is known of its fields."""
    fields = [asdict(each) for each in explain_directive(reading, directive)]
    place = directive.source.address.words()
    return {"label": directive.label, "text": directive.text, "place": place, "fields": fields}


def _lines(reading: Reading, directive: Directive, paper: Paper) -> Iterator[str]:
    """The directive, then its fields."""
    place = f"[{directive.source.address.words()}]".replace(" ", "\u00a0")
    head = place_of(directive) if directive.label else "–"
    yield from paper.hanging((head, "strong"), [(directive.text, ""), (place, "muted")], 0, len(head) + STEP)
    above = ""
    for each in explain_directive(reading, directive):
        yield from _field(each, "" if each.field == above else each.field, paper)
        above = each.field


def _field(each: Explained, name: str, paper: Paper) -> Iterator[str]:
    """What was understood, and below it how it is known."""
    column = STEP + FIELD
    value: Piece = (_value(each.value), "accent") if each.value else ("не найдено", "muted")
    yield from paper.hanging((name, ""), [value], STEP, column)
    for title, words in _details(each):
        yield from paper.hanging((title, "muted"), [(words, "")], column, column + DETAIL)


def _details(each: Explained) -> Iterator[tuple[str, str]]:
    """How it is known, a line each; what there is nothing to say of is left out."""
    if each.rule:
        yield "слова", f"«{each.words}»"
        yield "правило", f"{each.rule} – {each.about}" if each.about else each.rule
    if each.inherited:
        yield "откуда", known_from(each.inherited).removeprefix("← ").removeprefix("←\u00a0")
    if each.place:
        yield "где", each.place
    if each.abstained:
        yield "молчали", ", ".join(each.abstained)


def _value(value: str) -> str:
    """«>= 35 % к 2020-06-01» as offices write it: «не менее 35 % к 01.06.2020»."""
    for sign, words in _COMPARED.items():
        if value.startswith(f"{sign} "):
            value = f"{words} {value.removeprefix(sign).strip()}".strip()
    return re.sub(r"\d{4}-\d\d-\d\d", lambda iso: numeric_day(iso[0]), value)
