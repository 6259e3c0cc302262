"""What may go wrong in control."""

from collections.abc import Sequence

from avgust.kernel.errors import AvgustError


class ControlError(AvgustError):
    """A step, a date or a profile that the rules of control do not allow."""


class StepError(ControlError):
    """A step that is not allowed in this state, to this person, or without grounds."""


class ProfileError(ControlError):
    """A control profile or a production calendar that says something impossible.

    problems  every place, a key as `holiday_shift.value`, with what is wrong there
    """

    def __init__(self, problems: Sequence[tuple[str, str]]) -> None:
        self.problems = tuple(problems)
        place, message = self.problems[0]
        if len(self.problems) > 1:
            place, message = "", "; ".join(f"{place}: {what}" for place, what in self.problems)
        super().__init__("wrong-profile", message, place)
