"""The door of the search."""

from avgust.apps.search.index import catch_up
from avgust.apps.search.models import KINDS
from avgust.apps.search.selectors import LONGEST, MOST, Found, Results, described, find
from avgust.apps.search.snippets import Bit

__all__ = ["KINDS", "LONGEST", "MOST", "Bit", "Found", "Results", "catch_up", "described", "find"]
