"""A text with its shadows, as the rules see it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shadows:
    """The text and its shadows of the same length, so that one offset holds in all.

    folded  lower case, one kind of dash, quote and space
    masked  `folded` with what stands in quotes and brackets hidden
    """

    text: str
    folded: str
    masked: str

    def is_hidden(self, at: int) -> bool:
        """Whether the letter at an offset stands in quotes or brackets."""
        return self.masked[at] != self.folded[at]
