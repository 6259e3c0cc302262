"""What a program found doubtful and shows to a person instead of guessing."""

from dataclasses import dataclass
from typing import Literal

from avgust.kernel.spans import Span

Severity = Literal["note", "doubt", "warning"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One doubt or remark.

    code      stable name, e.g. `directive-without-deadline`
    severity  `note` (for information), `doubt` (a person should look), `warning` (something is lost or contradictory)
    message   in Russian
    place     in Russian, where to look: «п. 1.5», «строка 12», «таблица 2, строка 3»; may be empty
    span      in the plain text, where there is one
    """

    code: str
    severity: Severity
    message: str
    place: str = ""
    span: Span | None = None
