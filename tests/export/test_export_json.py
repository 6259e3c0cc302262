"""JSON holds all of a reading, and gives it back."""

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from any_reading import readings
from hypothesis import given, settings

import avgust.reading
from avgust.kernel.errors import AvgustError
from avgust.reading.export.json import from_json, schema, to_json
from avgust.reading.reading import Reading

COMMITTED = Path(avgust.reading.__file__).with_name("schema") / "reading.schema.json"


def same(a: Reading, b: Reading) -> bool:
    """Equal to the last field; `==` alone passes over provenance."""
    return a == b and dataclasses.asdict(a) == dataclasses.asdict(b)


def test_a_reading_comes_back_whole(rich: Reading, empty: Reading) -> None:
    """Provenance, explanations and the text come back too, from either layout, from bytes and from a string."""
    for reading in (rich, empty):
        for indent in (None, 1, 2):
            data = to_json(reading, indent)
            assert same(from_json(data), reading)
            assert same(from_json(data.decode()), reading)


@settings(derandomize=True, max_examples=150, deadline=None)
@given(readings)
def test_any_text_comes_back(reading: Reading) -> None:
    """Control characters, quotes, emoji and half a surrogate pair in any field survive."""
    assert same(from_json(to_json(reading)), reading)


def test_the_json_reads_as_the_readme_says(rich: Reading) -> None:
    """Keys of the benchmark, whole numbers without a point, Russian as letters."""
    data = to_json(rich)
    tree = json.loads(data)
    assert tree["metadata"]["school_year"] == "2020/2021"
    target = next(d for d in tree["directives"] if d["label"] == "1.1")["targets"][0]
    assert (target["value"], target["unit"], target["by"]) == (75, "%", "2020-12-31")
    assert isinstance(target["value"], int)
    assert "обеспечить охват".encode() in data


def test_the_committed_schema_is_the_generated_one() -> None:
    """To renew it: see docs/how-to/exports.md."""
    assert json.loads(COMMITTED.read_text(encoding="utf-8")) == schema()


def test_what_is_written_meets_the_schema(rich: Reading, empty: Reading) -> None:
    """The schema itself is sound, and every export is valid against it."""
    jsonschema.Draft202012Validator.check_schema(schema())
    for reading in (rich, empty):
        jsonschema.validate(json.loads(to_json(reading)), schema(), jsonschema.Draft202012Validator)


MUTATIONS: list[Callable[[Any], Any]] = [
    lambda tree: tree.pop("text"),
    lambda tree: tree.update(schema_version=99),
    lambda tree: tree.update(directives=None),
    lambda tree: tree["metadata"].update(kind="letter"),
    lambda tree: tree["directives"][0].update(lead_in="no"),
    lambda tree: tree["directives"][0].pop("source"),
    lambda tree: tree["directives"][0]["deadline"].update(freq="SOMETIMES"),
    lambda tree: tree["directives"][0]["source"].update(start="0"),
    lambda tree: tree["findings"][0].update(severity="fatal"),
    lambda tree: tree["directives"][5]["targets"][0].update(value="75"),
    lambda tree: tree["directives"][5]["addressees"].append("управление образования"),
]


@pytest.mark.parametrize("mutate", MUTATIONS)
def test_damaged_json_is_refused(rich: Reading, mutate: Callable[[Any], Any]) -> None:
    """By the schema, and by `from_json` with a message in Russian."""
    tree = json.loads(to_json(rich))
    mutate(tree)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(tree, schema(), jsonschema.Draft202012Validator)
    with pytest.raises(AvgustError) as refusal:
        from_json(json.dumps(tree, default=str))
    assert refusal.value.code in {"not-a-reading", "unknown-schema-version"}
    assert "т" in refusal.value.message


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 100_000, b'{"name": "\\ud800"}', b'{"name": NaN}', b"PK\x03\x04"],
)
def test_what_is_no_reading_is_refused(data: bytes) -> None:
    """Never anything but an AvgustError."""
    with pytest.raises(AvgustError):
        from_json(data)


def test_a_byte_order_mark_is_passed_over(rich: Reading) -> None:
    """Notepad adds one."""
    assert from_json(b"\xef\xbb\xbf" + to_json(rich)) == rich


def test_a_value_that_is_no_number_is_refused(rich: Reading) -> None:
    """JSON has no infinity; a null in its place could not be read back."""
    directive = next(d for d in rich.directives if d.targets)
    target = dataclasses.replace(directive.targets[0], value=float("inf"))
    broken = dataclasses.replace(rich, directives=(dataclasses.replace(directive, targets=(target,)),))
    with pytest.raises(AvgustError) as refusal:
        to_json(broken)
    assert refusal.value.code == "value-not-finite"
