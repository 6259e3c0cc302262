"""Whom a newcomer meets first, and what each of them sees."""

import csv
from importlib.resources import files


def hints() -> dict[str, str]:
    """By login, in the order in which they are shown: what is to be seen as this person."""
    text = files("avgust.demo").joinpath("data", "guide.csv").read_text("utf-8")
    rows = csv.DictReader(text.splitlines(), delimiter=";", quoting=csv.QUOTE_NONE)
    return {row["login"]: row["hint"] for row in rows}
