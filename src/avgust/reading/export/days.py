"""Days of a reading, which are ISO strings and may be damaged where a reading came from a file."""

from datetime import date

from avgust.reading.reading import Reading

UNDATED = date(2000, 1, 1)
_FIRST_YEAR = 1900


def day(text: str | None) -> date | None:
    """The day that an ISO string names; None where there is none or where it names no day."""
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def document_day(reading: Reading) -> date:
    """The day that stands in a file's own dates: that of the document, a fixed one where it has none. Never today."""
    found = day(reading.metadata.date)
    return found if found and found.year >= _FIRST_YEAR else UNDATED
