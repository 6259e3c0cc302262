"""A reading as JSON and back: the JSON is the reading object as it stands, provenance and all."""

import inspect
import json
import math
import re
from typing import Any

import msgspec

from avgust.kernel.errors import AvgustError
from avgust.reading.reading import SCHEMA_VERSION, Reading

_BOM = "\ufeff"
_SURROGATE = re.compile("[\ud800-\udfff]")
_LARGEST_EXACT = 2**53


def to_json(reading: Reading, indent: int | None = 1) -> bytes:
    """The reading in UTF-8. Whole values are written without «.0»; `indent=None` writes one line without spaces."""
    tree = msgspec.to_builtins(reading)
    for directive in tree["directives"]:
        for target in directive["targets"]:
            target["value"] = _plain(target["value"])
            target["base"] = _plain(target["base"])
    return _encode(tree, indent)


def from_json(data: bytes | str) -> Reading:
    """The reading that `to_json` wrote. Keys that this version does not know are passed over."""
    data = data.removeprefix(_BOM) if isinstance(data, str) else data.removeprefix(_BOM.encode())
    try:
        reading = _decode(data)
    except msgspec.ValidationError as error:
        raise _not_a_reading(str(error)) from error
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        byte = re.search(r"byte (\d+)", str(error))
        raise AvgustError("bad-json", "Это не JSON или файл повреждён.", f"байт {byte[1]}" if byte else "") from error
    if reading.schema_version != SCHEMA_VERSION:
        raise AvgustError(
            "unknown-schema-version",
            f"Чтение записано в версии {reading.schema_version}, а эта программа понимает версию {SCHEMA_VERSION}.",
        )
    return reading


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of what `to_json` writes."""
    generated = msgspec.json.schema(Reading)
    for definition in generated["$defs"].values():
        # Python 3.13 strips the indentation of docstrings when it compiles them, older ones do not.
        definition["description"] = inspect.cleandoc(definition["description"])
    generated["$defs"]["Reading"]["properties"]["schema_version"]["const"] = SCHEMA_VERSION
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"urn:avgust:reading:{SCHEMA_VERSION}"}
    complete: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(head | generated))
    return complete


def _plain(value: float | None) -> float | int | None:
    """75 for 75.0, the value itself where it is not whole or too large to be exact."""
    if value is None:
        return None
    if not math.isfinite(value):
        raise AvgustError("value-not-finite", "Значение показателя – не число, в JSON его записать нельзя.")
    return int(value) if value == int(value) and abs(value) <= _LARGEST_EXACT else value


def _encode(tree: Any, indent: int | None) -> bytes:
    """JSON of the tree. Half a surrogate pair (a damaged file name) is not UTF-8 and is written as its escape."""
    try:
        encoded = msgspec.json.encode(tree)
    except UnicodeEncodeError:
        text = json.dumps(tree, ensure_ascii=False, indent=indent)
        return _SURROGATE.sub(lambda half: f"\\u{ord(half[0]):04x}", text).encode()
    return encoded if indent is None else msgspec.json.format(encoded, indent=indent) + b"\n"


def _decode(data: bytes | str) -> Reading:
    """The reading in `data`; the standard library reads the lone surrogates that msgspec refuses."""
    try:
        return msgspec.json.decode(data, type=Reading)
    except msgspec.ValidationError:
        raise
    except (msgspec.DecodeError, UnicodeError):
        if not _has_surrogate(data):
            raise
        return msgspec.convert(json.loads(data, parse_constant=_no_constant), Reading)


def _has_surrogate(data: bytes | str) -> bool:
    """Whether a surrogate, bare or escaped, may stand in the JSON."""
    if isinstance(data, bytes):
        return b"\\ud" in data.lower()
    return "\\ud" in data.lower() or _SURROGATE.search(data) is not None


def _no_constant(name: str) -> float:
    """JSON knows no NaN and no Infinity."""
    raise ValueError(name)


def _not_a_reading(message: str) -> AvgustError:
    """The error for JSON that is sound but is no reading: which field, in Russian."""
    place = re.search(r"at `([^`]+)`", message)
    missing = re.search(r"missing required field `([^`]+)`", message)
    where = place[1] if place else "$"
    if missing:
        return AvgustError("not-a-reading", f"Это не чтение документа: нет поля «{missing[1]}».", where)
    return AvgustError("not-a-reading", "Это не чтение документа: недопустимое значение поля.", where)
