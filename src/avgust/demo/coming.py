"""How papers of the example come in: uploaded, read by the real reader, reviewed, adopted, given to organisations."""

import csv
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from importlib.resources import files

from avgust.apps.acts import api as acts
from avgust.apps.execution import api as execution
from avgust.demo.days import Days
from avgust.demo.founding import remember_rules
from avgust.demo.living import Duty, Life
from avgust.demo.papers import Paper
from avgust.demo.timeline import Timeline
from avgust.demo.world import World
from avgust.kernel.working_days import next_working_day
from avgust.reading.export.json import to_json
from avgust.reading.pipeline import read_bytes

DAY = timedelta(days=1)
EVERY = "*"


@dataclass(frozen=True, slots=True)
class Fix:
    """What a reviewer changes in the directives of a paper that hold these words."""

    paper: str
    words: str
    what: str
    value: str


class Office:
    """The people who take papers in."""

    def __init__(self, world: World, line: Timeline, life: Life) -> None:
        self.world, self.line, self.life = world, line, life
        self._fixes = _fixes(Days(world.today))

    def expect(self, papers: Sequence[Paper]) -> None:
        """Plans the day on which each paper comes in; the visitor's never does."""
        for paper in papers:
            if paper.stage == "visitor":
                continue
            day = next_working_day(paper.on + paper.after * DAY)
            self.line.plan(self.world.at(min(day, self.world.today), 9, 35), partial(self._take_in, paper))

    def _take_in(self, paper: Paper, now: datetime) -> None:
        by, data = self.world.actor(paper.by, now.date()), paper.as_file()
        owner = self.world.organisations[paper.owner]
        document = acts.upload_document(by=by, now=now, owner=owner, data=data, name=paper.file)
        system, later = self.world.system, now + timedelta(minutes=1)
        acts.start_reading(by=system, now=now, document=document.pk)
        acts.finish_reading(by=system, now=later, document=document.pk, reading=to_json(read_bytes(data, paper.file)))
        if paper.stage != "read":
            self.line.plan(self.world.at(now.date(), 14, 10), partial(self._review, paper, document.pk))

    def _review(self, paper: Paper, pk: int, now: datetime) -> None:
        """Fills the card, corrects what the data name, accepts the rest, adopts, and answers what is asked."""
        by, day = self.world.actor(paper.by, now.date()), now.date()
        document = acts.Document.objects.get(pk=pk)
        document = acts.correct_metadata(
            by=by, now=now, document=document, seen=document.version, title=paper.title, number=paper.number,
            registered=day,
        )  # fmt: skip
        for directive in document.directives.filter(lead_in=False).order_by("order"):
            self._fix(paper, directive, now)
        document.refresh_from_db()
        acts.accept_rest(by=by, now=now + timedelta(minutes=25), document=document, seen=document.version)
        document.refresh_from_db()
        acts.adopt_document(by=by, now=now + timedelta(minutes=30), today=day, document=document, seen=document.version)
        self._answer(paper, document, now + timedelta(minutes=40))
        self.line.plan(self.world.at(next_working_day(day + DAY), 10, 15), partial(self._give, paper, pk))

    def _fix(self, paper: Paper, directive: acts.Directive, now: datetime) -> None:
        text, by = directive.text.casefold(), self.world.actor(paper.by, now.date())
        fixes = [fix for fix in self._fixes if fix.paper in {EVERY, paper.code} and fix.words in text]
        if any(fix.what == "drop" for fix in fixes):
            acts.drop_directive(by=by, now=now, directive=directive, seen=directive.version)
        elif fixes:
            told = {fix.what: fix.value for fix in fixes}
            wanted = acts.Wanted(
                addressees=[told["addressees"]] if "addressees" in told else None,
                term=acts.Term(told["term"]) if "term" in told else None,
            )
            acts.correct_directive(
                by=by, now=now, directive=directive, seen=directive.version, wanted=wanted, confirm=True
            )

    def _answer(self, paper: Paper, document: acts.Document, now: datetime) -> None:
        """Answers what is asked by the rules of the data, which are remembered."""
        by, day = self.world.actor(paper.by, now.date()), now.date()
        waiting = acts.AddresseeAnswer.objects.filter(directive__document=document, state="open")
        if remember_rules(self.world, now, paper.owner, paper.by, sorted({answer.name for answer in waiting})):
            acts.resolve_addressees(by=by, now=now, today=day, document=document)

    def _give(self, paper: Paper, pk: int, now: datetime) -> None:
        """Makes the assignments, says who leads and who controls them, and puts all on control."""
        by, day = self.world.actor(paper.by, now.date()), now.date()
        document = acts.Document.objects.get(pk=pk)
        execution.give_assignments(by=by, now=now, today=day, document=document)
        self._name_people(paper, document, now + timedelta(minutes=10))
        if paper.stage == "draft":
            return
        execution.put_document_on_control(by=by, now=now + timedelta(minutes=20), today=day, document=document)
        self._begin(paper, document, now)

    def _name_people(self, paper: Paper, document: acts.Document, now: datetime) -> None:
        """The specialist of the area leads what the authority does itself, under its head or deputy, and controls what
        others do."""
        by, day, people = self.world.actor(paper.by, now.date()), now.date(), self.world.people
        leads, controls = defaultdict[str, list[int]](list), defaultdict[str, list[int]](list)
        for row in execution.Assignment.objects.filter(directive__document=document).select_related("directive"):
            login = self.world.specialist(paper.owner, row.directive.text, self.world.codes[row.organisation_id])
            if self.world.codes[row.organisation_id] == paper.owner:
                leads[login].append(row.pk)
            else:
                controls[login].append(row.pk)
        for login, ids in leads.items():
            execution.name_leads(by=by, now=now, today=day, ids=ids, lead=people[login])
            controls[self.world.head(paper.owner, day)] += ids
        for login, ids in controls.items():
            execution.name_controllers(by=by, now=now, today=day, ids=ids, controller=people[login])

    def _begin(self, paper: Paper, document: acts.Document, now: datetime) -> None:
        """Lets the assignments live; of a series its periods, each from the day on which it begins."""
        logins = {person.pk: login for login, person in self.world.people.items()}
        rows = execution.Assignment.objects.filter(directive__document=document, state="on_control")
        for row in rows.exclude(kind="series").select_related("directive").order_by("pk"):
            organisation = self.world.codes[row.organisation_id]
            self.life.begin(
                Duty(
                    pk=row.pk,
                    owner=paper.owner,
                    organisation=organisation,
                    text=row.directive.text,
                    period=row.period_label,
                    controller=logins[row.controller_id or 0],
                    lead=logins[row.lead_id or 0] if organisation == paper.owner else "",
                    due=row.due,
                    given=max(now.date(), row.period_start or now.date()),
                )
            )


def _fixes(days: Days) -> list[Fix]:
    text = files("avgust.demo").joinpath("data", "corrections.csv").read_text("utf-8")
    rows = csv.DictReader(text.splitlines(), delimiter=";", quoting=csv.QUOTE_NONE)
    return [Fix(row["paper"], row["words"], row["what"], days.fill(row["value"])) for row in rows]
