"""Changes of documents: they come in and are read, are reviewed, are adopted."""

from avgust.apps.acts.services.adopting import accept_rest, adopt_document
from avgust.apps.acts.services.cutting import add_directive, merge_directives, split_directive
from avgust.apps.acts.services.receiving import (
    correct_metadata,
    fail_reading,
    finish_reading,
    note_progress,
    read_again,
    start_reading,
    upload_document,
    withdraw_document,
)
from avgust.apps.acts.services.reviewing import confirm_directive, correct_directive, drop_directive, undo_last

__all__ = [
    "accept_rest",
    "add_directive",
    "adopt_document",
    "confirm_directive",
    "correct_directive",
    "correct_metadata",
    "drop_directive",
    "fail_reading",
    "finish_reading",
    "merge_directives",
    "note_progress",
    "read_again",
    "split_directive",
    "start_reading",
    "undo_last",
    "upload_document",
    "withdraw_document",
]
