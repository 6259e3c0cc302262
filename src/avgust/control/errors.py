"""What may go wrong in control."""

from avgust.kernel.errors import AvgustError


class ControlError(AvgustError):
    """A step, a date or a profile that the rules of control do not allow."""


class StepError(ControlError):
    """A step that is not allowed in this state, to this person, or without grounds."""


class ProfileError(ControlError):
    """A control profile or a production calendar that says something impossible; `place` names the key."""
