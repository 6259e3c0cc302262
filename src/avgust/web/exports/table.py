"""What a list is, apart from how it is written: its columns once, its rows, by which filter, who made it and when."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """What stands in a column.

    STATE  a `web.marks.Mark`: a word in the tone of its meaning
    SHARE  a `control.discipline.Share`: three columns of numbers in a workbook, «83 % (5 из 6)» on paper
    """

    TEXT = "text"
    NUMBER = "number"
    DAY = "day"
    STATE = "state"
    SHARE = "share"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list.

    value  what a row has there; None for nothing
    width  in characters of a workbook; on paper the widths share the page
    link   the address of the page that the words lead to, within the site
    paper  whether it is worth its room on paper; a workbook has every column
    """

    title: str
    value: Callable[[Any], Any]
    kind: Kind = Kind.TEXT
    width: int = 14
    link: Callable[[Any], str] | None = None
    paper: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """A list. `fixed` columns on the left stay in sight, and are repeated where a page is too narrow for all."""

    title: str
    columns: Sequence[Column]
    rows: Sequence[Any]
    fixed: int = 0


@dataclass(frozen=True, slots=True)
class Export:
    """A file of one or several lists.

    name    of the file, without its ending
    chosen  the filter in words, a condition each; empty where nothing was left out
    day     the day that the lists speak of
    notes   what has to be known to read the numbers
    """

    name: str
    title: str
    tables: Sequence[Table]
    by: str
    at: datetime
    day: date
    chosen: Sequence[str] = ()
    notes: Sequence[str] = ()
    site: str = ""
    address: str = ""
