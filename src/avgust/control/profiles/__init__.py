"""Control profiles: how an authority counts terms. Data with act and tag; two are shipped as examples to clone."""

from avgust.control.profiles.loading import load, shipped, to_dict
from avgust.control.profiles.profile import (
    ControlProfile,
    CountFrom,
    DayKind,
    DefaultTerm,
    HolidayShift,
    Urgency,
    YearKind,
)

__all__ = [
    "ControlProfile",
    "CountFrom",
    "DayKind",
    "DefaultTerm",
    "HolidayShift",
    "Urgency",
    "YearKind",
    "load",
    "shipped",
    "to_dict",
]
