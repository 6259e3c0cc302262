"""The score of `tests/accuracy`, for workbooks."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "accuracy"))

from scoring import Score, score, total

__all__ = ["Score", "score", "total"]
