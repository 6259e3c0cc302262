"""Any reading can be written in any format, and what is written can be opened."""

import json
from io import BytesIO

import docx
import jsonschema
import openpyxl
from any_reading import readings
from hypothesis import HealthCheck, given, settings
from icalendar import Calendar

from avgust.reading.export.docx import to_docx
from avgust.reading.export.ics import to_ics
from avgust.reading.export.json import schema, to_json
from avgust.reading.export.xlsx import to_xlsx
from avgust.reading.reading import Reading

SEEDED = settings(derandomize=True, max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
VALID = jsonschema.Draft202012Validator(schema())


@SEEDED
@given(readings)
def test_json(reading: Reading) -> None:
    """Valid against its schema."""
    assert not list(VALID.iter_errors(json.loads(to_json(reading))))


@SEEDED
@given(readings)
def test_xlsx(reading: Reading) -> None:
    """Three sheets, a row for each directive, and no formula."""
    book = openpyxl.load_workbook(BytesIO(to_xlsx(reading)))
    assert book["План"].max_row == max(1, len(reading.directives)) + 1
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


@SEEDED
@given(readings)
def test_docx(reading: Reading) -> None:
    """A table if there are directives."""
    assert len(docx.Document(BytesIO(to_docx(reading))).tables) == bool(reading.directives)


@SEEDED
@given(readings)
def test_ics(reading: Reading) -> None:
    """At least one entry for each duty."""
    entries = Calendar.from_ical(to_ics(reading)).subcomponents
    assert len(entries) >= max(1, sum(not directive.lead_in for directive in reading.directives))
