"""Any reading that the contract allows, with any text in any place."""

import dataclasses
from datetime import date
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import hypothesis.strategies as st

from avgust.reading.reading import SCHEMA_VERSION, Reading

ODD = "=+-@ \t\r\n\x00\x0b\x1f\x85\ufffe\u2028<>&]'\"_x0041_;:,\\\\%#^«»1.до"
TEXTS = st.one_of(
    st.text(max_size=12),
    st.text(ODD, max_size=12),
    st.text(st.characters(categories=["Cs", "Cc"]), max_size=1),
    st.dates().map(date.isoformat),
)
LEAVES: dict[type, st.SearchStrategy[Any]] = {
    str: TEXTS,
    int: st.integers(-3, 30),
    float: st.floats(allow_nan=False, allow_infinity=False),
}


def built(kind: Any) -> st.SearchStrategy[Any]:
    """Values of a type of the contract, built field by field from its annotations."""
    if kind in LEAVES:
        return LEAVES[kind]
    if dataclasses.is_dataclass(kind):
        hints = get_type_hints(kind)
        return st.builds(kind, **{f.name: built(hints[f.name]) for f in dataclasses.fields(kind)})
    if get_origin(kind) is tuple:
        return st.lists(built(get_args(kind)[0]), max_size=2).map(tuple)
    if get_origin(kind) in (Union, UnionType):
        return st.one_of(*map(built, get_args(kind)))
    return st.from_type(kind)


readings: st.SearchStrategy[Reading] = built(Reading).map(
    lambda reading: dataclasses.replace(reading, schema_version=SCHEMA_VERSION)
)
