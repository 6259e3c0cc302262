"""How well a norm is known. A norm is a value with its act and its tag, so that people see what is not official."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Tag(StrEnum):
    """How well a norm is known, best first.

    CONFIRMED   its sentence was seen in the act itself
    SECONDARY   seen in a retelling only
    RECALLED    from memory, not checked
    OWN_DESIGN  no act says it; our proposal
    """

    CONFIRMED = "confirmed"
    SECONDARY = "secondary"
    RECALLED = "recalled"
    OWN_DESIGN = "own_design"


TAG_WORDS: Mapping[Tag, str] = {
    Tag.CONFIRMED: "подтверждено текстом акта",
    Tag.SECONDARY: "подтверждено пересказом",
    Tag.RECALLED: "по памяти, не проверено",
    Tag.OWN_DESIGN: "предложение программы, не норма",
}
_WORST_LAST = list(Tag)


@dataclass(frozen=True, slots=True)
class Setting(Generic[Value]):
    """A norm: its value, how well it is known, and in Russian where it comes from."""

    value: Value
    tag: Tag
    source: str


def weakest(*tags: Tag) -> Tag:
    """What rests on several norms is known as well as the worst of them."""
    return max(tags, key=_WORST_LAST.index)
