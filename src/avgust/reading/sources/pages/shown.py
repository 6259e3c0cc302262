"""Where a point of a PDF page stands on the page as it is shown: turned as the file says, cut to its crop box."""

from collections.abc import Callable
from dataclasses import dataclass

Place = Callable[[float, float, float, float], tuple[float, float, float, float]]


@dataclass(frozen=True, slots=True)
class Shown:
    """The box of the page in the file's own coordinates (upwards), and by how many quarters it is turned clockwise."""

    left: float
    bottom: float
    right: float
    top: float
    turned: int = 0

    @property
    def width(self) -> float:
        """Of the page as shown."""
        return self.top - self.bottom if self.turned % 2 else self.right - self.left

    @property
    def height(self) -> float:
        """Of the page as shown."""
        return self.right - self.left if self.turned % 2 else self.top - self.bottom

    def place(self) -> Place:
        """The function from (left, bottom, right, top) in the file to (left, top, right, bottom) as shown."""
        left, bottom, right, top = self.left, self.bottom, self.right, self.top
        if self.turned == 0:
            return lambda x0, y0, x1, y1: (x0 - left, top - y1, x1 - left, top - y0)
        if self.turned == 1:
            return lambda x0, y0, x1, y1: (y0 - bottom, x0 - left, y1 - bottom, x1 - left)
        if self.turned == 2:
            return lambda x0, y0, x1, y1: (right - x1, y0 - bottom, right - x0, y1 - bottom)
        return lambda x0, y0, x1, y1: (top - y1, right - x1, top - y0, right - x0)
