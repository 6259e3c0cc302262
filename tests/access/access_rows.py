"""Who may what: a row for every address of the site. The walk of `test_access_walk.py` holds the site to it.

An address with an id is asked for three times: for a row of the district of Lugovsk (`own`), for one of the
neighbouring district (`foreign`) and for one that is not there. Whoever is not named gets the page of what is not there.
"""

from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver

# The people of tests/district.py. «Nobody» is not among them: he is sent to the entrance unless a row is `public`.
REGION = {"minister", "regional"}
AUTHORITY = {"chief", "specialist", "second"}
HEADS = {"centre_head", "head_1", "head_2", "village_head", "garden_head"}
FOREIGN = {"foreign", "foreign_head"}
EVERYBODY = REGION | AUTHORITY | HEADS | FOREIGN | {"administrator", "methodologist", "executor_1"}
NONE: set[str] = set()


@dataclass(frozen=True)
class Row:
    """What an address answers to whom.

    get, post   who may, of the own district's rows (or of the page, where it has no id); None: there is no such method
    foreign     who may GET a row of the foreign district; `foreign_post` likewise
    kind        the kind of row (tests/access/world.py) whose id stands in the address; "" where none does
    public      open without signing in
    answer      what those who may are answered to a GET, where it is not 200
    instead     the page of the same row to which a GET leads where there is only POST; who may see it is its own matter
    """

    get: set[str] | None = None
    post: set[str] | None = None
    foreign: frozenset[str] | set[str] = frozenset()
    foreign_post: frozenset[str] | set[str] = frozenset()
    kind: str = ""
    public: bool = False
    answer: int = 200
    instead: str = ""


SEE_PLAN = REGION | AUTHORITY | HEADS | FOREIGN | {"methodologist"}
KEEPERS = {"specialist", "second", "administrator"}
FOREIGN_KEEPERS = {"foreign", "regional"}
CONTROLLING = REGION | AUTHORITY | HEADS | FOREIGN
ANSWERING = {"head_1", "executor_1"}
OVERSEEING = REGION | AUTHORITY | ANSWERING | {"methodologist"}
FOREIGN_OVERSEEING = REGION | FOREIGN
REVIEWERS = {"specialist", "second"}
LOOKING_IN = REGION | AUTHORITY | {"methodologist"}  # into what is not adopted yet
FOREIGN_LOOKING_IN = REGION | {"foreign"}
DISTRICT = EVERYBODY - FOREIGN  # what the authority adopted is open to all who work under it


def reviewing(get: bool = True, post: bool = True, kind: str = "review document", instead: str = "") -> Row:
    """An address for those who review the readings of their own authority."""
    return Row(
        get=REVIEWERS if get else None, post=REVIEWERS if post else None, kind=kind,
        foreign={"foreign"} if get else frozenset(), foreign_post={"foreign"} if post else frozenset(),
        instead=instead,
    )  # fmt: skip


TABLE = {
    # the entrance
    "web:home": Row(get=EVERYBODY, public=True, answer=302),
    "web:sign-in": Row(get=EVERYBODY, post=EVERYBODY, public=True, answer=302),
    "web:sign-out": Row(post=EVERYBODY, public=True),
    "web:demo": Row(get=NONE, public=True),  # there is none in an installation that is no living example
    "web:demo-sign-in": Row(post=NONE, kind="person", public=True),
    "web:language": Row(get=EVERYBODY, post=EVERYBODY, public=True, answer=302),
    "web:about-me": Row(get=EVERYBODY),
    "web:gallery": Row(get=NONE, public=True),
    # the registry
    "web:organisations": Row(get=EVERYBODY),
    "web:organisation": Row(
        get=REGION | AUTHORITY | {"administrator", "methodologist", "head_1", "executor_1"},
        foreign=REGION | {"foreign", "foreign_head"},
        kind="organisation",
    ),
    "web:organisation-edit": Row(
        get=KEEPERS | {"regional"}, post=KEEPERS | {"regional"}, kind="organisation",
        foreign=FOREIGN_KEEPERS, foreign_post=FOREIGN_KEEPERS,
    ),
    "web:organisation-close": Row(
        get=KEEPERS | {"regional"}, post=KEEPERS | {"regional"}, kind="organisation",
        foreign=FOREIGN_KEEPERS, foreign_post=FOREIGN_KEEPERS,
    ),
    "web:people": Row(get=EVERYBODY),
    "web:person": Row(
        get=REGION | AUTHORITY | {"administrator", "methodologist", "head_1", "executor_1"},
        foreign=REGION | {"foreign", "foreign_head"},
        kind="person",
    ),
    "web:registry-import": Row(get=KEEPERS | FOREIGN_KEEPERS, post=KEEPERS | FOREIGN_KEEPERS),
    "web:registry-export": Row(get=KEEPERS | FOREIGN_KEEPERS),
    # documents and their reviews
    "web:documents": Row(get=EVERYBODY),
    "web:upload": Row(get=REVIEWERS | {"regional", "foreign"}, post=REVIEWERS | {"regional", "foreign"}),
    "web:document": Row(get=DISTRICT, foreign=REGION | FOREIGN, kind="adopted document"),
    "web:document-file": Row(get=DISTRICT, foreign=REGION | FOREIGN, kind="adopted document"),
    "web:document-progress": Row(get=LOOKING_IN, foreign=FOREIGN_LOOKING_IN, kind="review document", answer=302),
    "web:document-again": reviewing(get=False, instead="web:document"),
    "web:document-card": reviewing(),
    "web:document-withdraw": reviewing(),
    "web:document-case": reviewing(post=False),
    "web:document-give": Row(post=AUTHORITY, foreign_post={"foreign"}, kind="adopted document", instead="web:document"),
    "web:document-control": Row(post=AUTHORITY, foreign_post={"foreign"}, kind="adopted document", instead="web:document"),
    "web:review": Row(get=LOOKING_IN, foreign=FOREIGN_LOOKING_IN, kind="review document"),
    "web:review-add": reviewing(get=False, instead="web:review"),
    "web:review-undo": reviewing(get=False, instead="web:review"),
    "web:review-rest": reviewing(get=False, instead="web:review"),
    "web:review-adopt": reviewing(),
    "web:directive": Row(get=DISTRICT, foreign=REGION | FOREIGN, kind="adopted directive"),
    "web:directive-accept": reviewing(get=False, kind="review directive", instead="web:directive"),
    "web:directive-drop": reviewing(get=False, kind="review directive", instead="web:directive"),
    "web:directive-edit": reviewing(kind="review directive"),
    "web:directive-split": reviewing(kind="review directive"),
    "web:directive-merge": reviewing(get=False, kind="review directive", instead="web:directive"),
    # work and control
    "web:my-work": Row(get=EVERYBODY - {"methodologist", "administrator"}),
    "web:on-control": Row(get=CONTROLLING),
    "web:control-bulk": Row(post=CONTROLLING, instead="web:on-control"),
    "web:assignment": Row(get=OVERSEEING, foreign=FOREIGN_OVERSEEING, kind="assignment"),
    # who sees an assignment but may not judge it is told so
    "web:assignment-step": Row(post=OVERSEEING, foreign_post=FOREIGN_OVERSEEING, kind="assignment", instead="web:assignment"),
    "web:assignment-report": Row(post=ANSWERING, foreign_post={"foreign_head"}, kind="assignment", instead="web:assignment"),
    "web:ask-extension": Row(post=ANSWERING, foreign_post={"foreign_head"}, kind="assignment", instead="web:assignment"),
    "web:answer-extension": Row(
        get=OVERSEEING, foreign=FOREIGN_OVERSEEING, answer=302,
        post=ANSWERING | {"specialist"}, foreign_post={"foreign", "foreign_head"}, kind="request",
    ),
    "web:name-lead": Row(post=AUTHORITY | {"head_1"}, foreign_post=FOREIGN, kind="assignment", instead="web:assignment"),
    "web:name-controller": Row(post=AUTHORITY, foreign_post={"foreign"}, kind="assignment", instead="web:assignment"),
    "web:add-part": Row(post={"specialist", "head_1"}, foreign_post=FOREIGN, kind="assignment", instead="web:assignment"),
    "web:evidence-file": Row(get=OVERSEEING, foreign=FOREIGN_OVERSEEING, kind="sent evidence"),
    "web:control-profiles": Row(
        get=REGION | AUTHORITY | {"administrator", "methodologist", "foreign"}, post=KEEPERS | FOREIGN_KEEPERS
    ),
    "web:control-profile": Row(
        get=REGION | AUTHORITY | {"administrator", "methodologist"}, post=KEEPERS, kind="profile",
        foreign=REGION | {"foreign"}, foreign_post={"foreign"},
    ),
    "web:saved-filters": Row(get=EVERYBODY, post=EVERYBODY),
    "web:group-questions": Row(get=KEEPERS | FOREIGN_KEEPERS, post=KEEPERS | FOREIGN_KEEPERS),
    # the plan: everybody who sees a plan, each his own part of it
    "web:plan": Row(get=SEE_PLAN),
    "web:matrix": Row(get=SEE_PLAN),
    "web:plan-calendar": Row(get=SEE_PLAN),
    "web:plan-gantt": Row(get=SEE_PLAN),
    "web:discipline": Row(get=SEE_PLAN),
    "web:year": Row(get=REGION | AUTHORITY | {"methodologist", "foreign"}),
    "web:reports": Row(get=REGION | AUTHORITY | {"methodologist", "foreign"}),
    "web:execution-report": Row(
        get=REGION | AUTHORITY | {"methodologist"}, foreign=REGION | {"foreign"}, kind="adopted document"
    ),
    # the search: whoever comes in may ask, and finds what is open to him (tests/apps/search)
    "web:search": Row(get=EVERYBODY),
    # the journal and the state of the installation
    "web:journal": Row(get=REGION | AUTHORITY | {"administrator", "foreign"}),
    "web:system": Row(get={"administrator"}),
    "web:password": Row(get=EVERYBODY, post=EVERYBODY),
}  # fmt: skip


def addresses(patterns, space=""):
    """The names of all addresses, «web:document»; those of the resolvers below too."""
    for one in patterns:
        if isinstance(one, URLResolver):
            yield from addresses(one.url_patterns, f"{one.namespace}:" if one.namespace else space)
        elif isinstance(one, URLPattern):
            yield f"{space}{one.name}"


ADDRESSES = sorted(addresses(get_resolver().url_patterns))
