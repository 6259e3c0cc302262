"""argparse in Russian."""

import argparse
import re
from collections.abc import Iterable
from typing import Any, NoReturn

from avgust.cli.exits import WRONG_USAGE

# What argparse says, as in Python 3.11–3.13.
MESSAGES = (
    (r"the following arguments are required: (.+)", r"не указано: \1"),
    (r"unrecognized arguments: (.+)", r"лишнее или незнакомое: \1"),
    (r"argument (.+?): invalid choice: (.+?) \(choose from (.+)\)", r"\1: нет значения \2; есть \3"),
    (r"argument (.+?): expected one argument", r"\1: не указано значение"),
    (r"argument (.+?): expected at least one argument", r"\1: не указано ни одного значения"),
    (r"argument (.+?): ignored explicit argument (.+)", r"\1: значение \2 здесь лишнее"),
    (r"argument (.+?): not allowed with argument (.+)", r"\1: нельзя вместе с \2"),
    (r"argument (.+?): (.+)", r"\1: \2"),
)


class Parser(argparse.ArgumentParser):
    """A parser whose help and errors are Russian; it takes options only by their whole names."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings | {"add_help": False, "allow_abbrev": False, "formatter_class": Formatter})
        self._positionals.title = "что указать"
        self._optionals.title = "параметры"
        self.add_argument("-h", "--help", action="help", help="показать эту справку")

    def error(self, message: str) -> NoReturn:
        """Says what is wrong in one line and where the help is."""
        self.exit(WRONG_USAGE, f"{self.prog}: {in_russian(message)}\nСправка: {self.prog} --help\n")


class Formatter(argparse.RawDescriptionHelpFormatter):
    """Help with «Вызов:» instead of «usage:», and without quotes round the lists of choices."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "Вызов: " if prefix is None else prefix)


def in_russian(message: str) -> str:
    """The message of argparse in Russian; one of ours as it stands."""
    for pattern, russian in MESSAGES:
        if match := re.fullmatch(pattern, message, re.S):
            return match.expand(russian).replace("'", "")
    return message
