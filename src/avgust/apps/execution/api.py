"""The door of execution."""

from avgust.apps.execution.access import (
    access_assignment,
    access_evidence,
    assignments_open_to,
    is_author,
    is_controller,
    is_executor,
)
from avgust.apps.execution.models import (
    Assignment,
    CoExecutor,
    ControlProfile,
    DueChange,
    Evidence,
    ExtensionRequest,
    Report,
    SavedFilter,
)

__all__ = [
    "Assignment",
    "CoExecutor",
    "ControlProfile",
    "DueChange",
    "Evidence",
    "ExtensionRequest",
    "Report",
    "SavedFilter",
    "access_assignment",
    "access_evidence",
    "assignments_open_to",
    "is_author",
    "is_controller",
    "is_executor",
]
