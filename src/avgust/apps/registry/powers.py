"""Who may what: the powers that a role gives at a place of the tree. Data, and the whole of it."""

from enum import StrEnum


class Power(StrEnum):
    """What a role lets a person do.

    SEE_PLAN       reads assignments and directives of every organisation of the place
    SEE_DOCUMENTS  reads documents and readings that are not adopted yet
    REVIEW         uploads documents, corrects and accepts their readings (of the place itself, not of those below)
    ASSIGN         makes assignments out of directives, names leads and controllers (likewise)
    CONTROL        accepts, returns, extends, releases where he is the controller or the author (likewise)
    ANSWER         reports for the organisation (of the place itself)
    KEEP_REGISTRY  changes organisations, people, posts, group rules of the place and below
    SEE_JOURNAL    reads the journal of the place
    KEEP_PROFILES  changes control profiles of the place
    SEE_SYSTEM     sees the state of the installation: checks, background work
    """

    SEE_PLAN = "see_plan"
    SEE_DOCUMENTS = "see_documents"
    REVIEW = "review"
    ASSIGN = "assign"
    CONTROL = "control"
    ANSWER = "answer"
    KEEP_REGISTRY = "keep_registry"
    SEE_JOURNAL = "see_journal"
    KEEP_PROFILES = "keep_profiles"
    SEE_SYSTEM = "see_system"


P = Power
GOVERNING = {
    "manager": {P.SEE_PLAN, P.SEE_DOCUMENTS, P.ASSIGN, P.CONTROL, P.ANSWER, P.SEE_JOURNAL},
    "specialist": {
        P.SEE_PLAN,
        P.SEE_DOCUMENTS,
        P.REVIEW,
        P.ASSIGN,
        P.CONTROL,
        P.ANSWER,
        P.KEEP_REGISTRY,
        P.SEE_JOURNAL,
        P.KEEP_PROFILES,
    },
    "methodologist": {P.SEE_PLAN, P.SEE_DOCUMENTS},
    "executor": {P.ANSWER},
    "administrator": {P.KEEP_REGISTRY, P.SEE_JOURNAL, P.KEEP_PROFILES, P.SEE_SYSTEM},
    "observer": {P.SEE_PLAN, P.SEE_DOCUMENTS},
}
ANSWERING = {
    "manager": {P.SEE_PLAN, P.ASSIGN, P.CONTROL, P.ANSWER},
    "specialist": {P.SEE_PLAN, P.ANSWER},
    "methodologist": {P.SEE_PLAN, P.ANSWER},
    "executor": {P.ANSWER},
    "administrator": set[Power](),
    "observer": {P.SEE_PLAN},
}
GOVERNING_KINDS = {"region", "authority"}
# These hold in the whole subtree of the place, the others in the place itself.
OVER_THE_SUBTREE = {P.SEE_PLAN, P.SEE_DOCUMENTS, P.KEEP_REGISTRY}


def powers_of(kind: str, role: str) -> frozenset[Power]:
    """The powers of a role at a place whose organisation is of this kind."""
    table = GOVERNING if kind in GOVERNING_KINDS else ANSWERING
    return frozenset(table.get(role, set()))
