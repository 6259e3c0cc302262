"""Groups become organisations: an addressee → a dated list of organisations of a registry, each with the reason.

What resolves to none or to several is a question; its answer is remembered as a rule of the district. Guarantees and
cases: `docs/algorithms/groups.md`.
"""

from avgust.control.addressees.directory import Directory
from avgust.control.addressees.normal import normalise
from avgust.control.addressees.resolving import resolve
from avgust.control.addressees.result import GroupRule, Match, Question, QuestionKind, Resolution

__all__ = ["Directory", "GroupRule", "Match", "Question", "QuestionKind", "Resolution", "normalise", "resolve"]
