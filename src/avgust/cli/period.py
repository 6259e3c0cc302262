"""`avgust period`: what a deadline in words comes to."""

import argparse
import json
import re
import sys
from collections.abc import Iterable, Iterator
from datetime import date

from avgust.reading.temporal import Anchor, Temporal, edtf, explain, read_term, rrule

READ, NO_DEADLINE, WRONG_USAGE = 0, 1, 2
NOTHING = "это не срок"
NO_TEXT = "avgust period: не назван ни один срок; пример: avgust period «в срок до 1 мая 2021 года»"
DESCRIPTION = """Переводит срок, записанный словами, в даты: начало и конец (включительно), частоту, EDTF и RRULE.

Код выхода: 0 – всё прочитано, 1 – среди выражений есть не срок, 2 – команда записана неверно."""
LABELS = (("начало", "start"), ("конец", "end"), ("частота", "freq"), ("EDTF", "edtf"), ("RRULE", "rrule"))


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command to the parser of `avgust`."""
    parser = subparsers.add_parser(
        "period",
        help="перевести срок, записанный словами, в даты",
        description=DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "text", nargs="*", metavar="СРОК", help="«в срок до 1 мая 2021 года»; - читает строки со стандартного ввода"
    )
    parser.add_argument("--on", type=day, metavar="ГГГГ-ММ-ДД", help="дата документа; без неё – сегодня")
    parser.add_argument(
        "--school-year", type=school_year, metavar="ГГГГ/ГГГГ", help="учебный год, на который смотрит документ"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="вид вывода; json – строка на срок")
    parser.set_defaults(run=run)


def day(written: str) -> date:
    """The date of `--on`."""
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise argparse.ArgumentTypeError(f"«{written}» – не дата; дата пишется так: 2020-08-27") from None


def school_year(written: str) -> int:
    """The first year of `--school-year`."""
    match = re.fullmatch(r"(\d{4})[/–-](\d{4})", written)
    if not match or int(match[2]) != int(match[1]) + 1:
        raise argparse.ArgumentTypeError(f"«{written}» – не учебный год; он пишется так: 2020/2021")
    return int(match[1])


def run(args: argparse.Namespace) -> int:
    """Prints what each expression comes to."""
    if not args.text:
        print(NO_TEXT, file=sys.stderr)
        return WRONG_USAGE
    anchor = Anchor(args.on or date.today(), args.school_year)  # noqa: DTZ011 – the only clock, the user's own day
    code = READ
    for text in expressions(args.text, sys.stdin):
        found = read_term(text, anchor)
        print(as_json(text, found) if args.format == "json" else as_text(text, found))
        code = code if found else NO_DEADLINE
    return code


def expressions(arguments: Iterable[str], lines: Iterable[str]) -> Iterator[str]:
    """The arguments, with the lines of the standard input in place of `-`."""
    for argument in arguments:
        if argument == "-":
            yield from (line.strip() for line in lines if line.strip())
        else:
            yield argument


def described(text: str, found: Temporal | None) -> dict[str, object]:
    """What is printed, by its keys."""
    if not found:
        return dict.fromkeys(KEYS) | {"text": text, "explanation": NOTHING}
    period = found.period
    return {
        "text": text,
        "start": period.start and period.start.isoformat(),
        "end": period.end and period.end.isoformat(),
        "freq": period.freq and period.freq.value,
        "edtf": edtf(period),
        "rrule": rrule(period),
        "explanation": explain(period),
        "rule": found.rule,
        "doubt": found.doubt,
        "span": [found.start, found.end],
    }


KEYS = ("text", "start", "end", "freq", "edtf", "rrule", "explanation", "rule", "doubt", "span")


def as_json(text: str, found: Temporal | None) -> str:
    """One line of JSON."""
    return json.dumps(described(text, found), ensure_ascii=False)


def as_text(text: str, found: Temporal | None) -> str:
    """A few lines for a person."""
    facts = described(text, found)
    lines = [text, f"  {facts['explanation']}"]
    if found:
        lines += [f"  {label:<8} {facts[key] or '–'}" for label, key in LABELS]
        lines += [f"  сомнение: {facts['doubt']}"] if facts["doubt"] else []
    return "\n".join(lines)
