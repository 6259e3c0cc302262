"""The calculus of Russian deadlines: words of offices to days and frequencies.

`find_temporals` for running text, `read_period` for a line or a cell that is nothing but a term.
"""

from avgust.reading.temporal.explaining import explain
from avgust.reading.temporal.finding import combine, find_temporals, read_period, read_term
from avgust.reading.temporal.folding import fold
from avgust.reading.temporal.model import Anchor, Temporal
from avgust.reading.temporal.notation import edtf, rrule

__all__ = [
    "Anchor",
    "Temporal",
    "combine",
    "edtf",
    "explain",
    "find_temporals",
    "fold",
    "read_period",
    "read_term",
    "rrule",
]
