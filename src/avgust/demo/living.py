"""How assignments of the example live: started, reported, returned, put off, accepted, released, by whom and when."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from avgust.apps.execution import api as execution
from avgust.apps.registry.api import Actor
from avgust.demo.reports import file_of, proofs_of
from avgust.demo.story import Course, answer_to, course, luck_of, remark
from avgust.demo.timeline import Timeline
from avgust.demo.world import World
from avgust.kernel.working_days import next_working_day, previous_working_day

DAY = timedelta(days=1)
FRIDAY = 4
REPORTING = ("executor", "manager", "specialist")
STARTS, STARTED = 0.5, 0.1  # shares of duties of which people say that they have begun: of late, long ago
DIVIDED = 0.03  # long ago: share of duties of which a deputy did the paperwork
OF_LATE = 40  # days
RETURNED = 0.8  # of late controllers look closely: the luck above which a report comes back
PAPERWORK = "Подготовить проект приказа и собрать подтверждающие документы"
BUSY = 4  # days before today in which controllers find no time


@dataclass(frozen=True, slots=True)
class Duty:
    """An assignment on control, as its story needs it. People and organisations by the names of the data."""

    pk: int
    owner: str
    organisation: str
    text: str
    period: str
    controller: str
    lead: str
    due: date | None
    given: date

    @property
    def name(self) -> str:
        """What tells its luck from that of others, whatever its id."""
        return f"{self.organisation}:{self.text}:{self.period}"


class Life:
    """All assignments on control and what is still to become of them."""

    def __init__(self, world: World, line: Timeline) -> None:
        self.world, self.line = world, line
        self._desks: dict[str, list[Duty]] = defaultdict(list)  # what waits for a controller, by login
        self._asked: dict[str, list[Duty]] = defaultdict(list)
        self._accepted: dict[str, list[Duty]] = defaultdict(list)
        self._open: dict[str, dict[int, Duty]] = defaultdict(dict)  # not closed yet, by organisation
        self._seen: set[int] = set()  # returned once already
        self._courses: dict[int, Course] = {}

    def work(self, first: date) -> None:
        """Plans the first days on which controllers look at what has come in and take off control what is done."""
        self.line.plan(self.world.at(next_working_day(first), 16, 20), self.sit)
        self.line.plan(self.world.at(next_working_day(first), 17, 5), self.release)

    def begin(self, duty: Duty) -> None:
        """Plans how a duty goes."""
        luck = luck_of(duty.name)
        goes = course(luck, self.world.habit(duty.organisation), duty.given, duty.due)
        self._courses[duty.pk] = goes
        self._open[duty.organisation][duty.pk] = duty
        minute = luck.randint(0, 59)
        if goes.luck < (STARTS if self._is_recent(duty) else STARTED):
            self.line.plan(self.world.at(goes.started, 9, minute), partial(self._start, duty))
        if goes.asked:
            self.line.plan(self.world.at(goes.asked, 11, minute), partial(self._ask, duty))
        self.line.plan(self.world.at(goes.reported, luck.randint(9, 15), minute), partial(self._report, duty))

    def close(self, organisation: str, now: datetime) -> None:
        """Takes what an organisation that closes leaves undone off the plan."""
        by_controller: dict[str, list[int]] = defaultdict(list)
        for duty in self._open.pop(organisation, {}).values():
            by_controller[duty.controller].append(duty.pk)
        for login, ids in by_controller.items():
            actor, grounds = self.world.actor(login, now.date()), remark("closed", luck_of(organisation))
            execution.mark_many_not_applicable(by=actor, now=now, today=now.date(), ids=ids, grounds=grounds)

    def sit(self, now: datetime) -> None:
        """Controllers look at what has come in; the next time is planned."""
        if (self.world.today - now.date()).days < BUSY:
            return  # so that today something waits
        for login in sorted({*self._desks, *self._asked}):
            self._judge(login, self._desks.pop(login, []), now)
            self._answer(login, self._asked.pop(login, []), now)
        day = next_working_day(now.date() + (DAY * (3 if now.weekday() < FRIDAY else 4)))
        self.line.plan(self.world.at(day, 16, 20), self.sit)

    def release(self, now: datetime) -> None:
        """At the end of a month what was accepted is taken off control."""
        for login, duties in sorted(self._accepted.items()):
            ids = [duty.pk for duty in duties]
            grounds = remark("released", luck_of(login, now.month))
            execution.release_many(
                by=self.world.actor(login, now.date()), now=now, today=now.date(), ids=ids, grounds=grounds
            )
        self._accepted.clear()
        month = (now.date().replace(day=1) + 32 * DAY).replace(day=1)
        self.line.plan(self.world.at(next_working_day(month), 17, 5), self.release)

    def _is_recent(self, duty: Duty) -> bool:
        return duty.due is not None and (self.world.today - duty.due).days < OF_LATE

    def _is_open(self, duty: Duty) -> bool:
        return duty.pk in self._open.get(duty.organisation, {})

    def _actor(self, duty: Duty, day: date) -> Actor:
        """Who answers for the organisation on that day: a deputy, if there is one, for half of the duties."""
        if duty.lead:
            return self.world.actor(duty.lead, day)
        posts = [p for p in self.world.told.posts if p.organisation == duty.organisation and p.held(day)]
        logins = [p.login for role in REPORTING for p in posts if p.role == role]
        return self.world.actor(logins[0] if self._courses[duty.pk].luck < 0.5 else logins[-1], day)

    def _start(self, duty: Duty, now: datetime) -> None:
        if self._is_open(duty):
            actor, row = self._actor(duty, now.date()), execution.Assignment(pk=duty.pk)
            execution.start_work(by=actor, now=now, today=now.date(), assignment=row)
            self._divide(duty, now)

    def _divide(self, duty: Duty, now: datetime) -> None:
        """A head who has a deputy gives him the paperwork, and takes it from him some days before the term."""
        day, deputies = now.date(), self.world.executors(duty.organisation)
        if not deputies or duty.lead or duty.due is None or duty.due - day < 7 * DAY:
            return
        if not self._is_recent(duty) and self._courses[duty.pk].luck > DIVIDED:
            return
        head, deputy = self.world.head(duty.organisation, day), luck_of(duty.name).choice(deputies)
        part = execution.add_part(
            by=self.world.actor(head, day),
            now=now,
            today=day,
            parent=execution.Assignment(pk=duty.pk),
            words=PAPERWORK,
            due=previous_working_day(duty.due - 3 * DAY),
            lead=self.world.people[deputy],
        )
        done = self.world.at(next_working_day(day + (duty.due - day) * 0.4), 13, 30)
        self.line.plan(done, partial(self._hand_over, part.pk, deputy, head))

    def _hand_over(self, part: int, deputy: str, head: str, now: datetime) -> None:
        """The deputy reports to the head, who takes it at once."""
        row, day = execution.Assignment(pk=part), now.date()
        actor, later = self.world.actor(deputy, day), now + timedelta(minutes=50)
        execution.save_report_draft(by=actor, now=now, assignment=row, text="Документы собраны и переданы директору.")
        execution.send_report(by=actor, now=now, today=day, assignment=row)
        execution.accept_report(
            by=self.world.actor(head, day), now=later, today=day, assignment=row, release="Документы приняты."
        )

    def _ask(self, duty: Duty, now: datetime) -> None:
        wanted = self._courses[duty.pk].wanted
        if not self._is_open(duty) or wanted is None or self._courses[duty.pk].reported <= now.date():
            return
        execution.ask_extension(
            by=self._actor(duty, now.date()),
            now=now,
            today=now.date(),
            assignment=execution.Assignment(pk=duty.pk),
            wanted=wanted,
            grounds=remark("asked", luck_of(duty.name)),
        )
        self._asked[duty.controller].append(duty)

    def _report(self, duty: Duty, now: datetime, again: bool = False) -> None:
        if not self._is_open(duty):
            return
        actor, answer = self._actor(duty, now.date()), answer_to(duty.text)
        luck, row = luck_of(duty.name, again), execution.Assignment(pk=duty.pk)
        text = f"{answer.text} {remark('again', luck)}" if again else answer.text
        proofs = proofs_of(answer, luck, duty.organisation, now.date())
        execution.save_report_draft(by=actor, now=now, assignment=row, text=text, proofs=proofs)
        if "file" in answer.evidence and not again:
            organisation = self.world.organisations[duty.organisation].short_name
            execution.attach_file(by=actor, now=now, assignment=row, file=file_of(answer, organisation, now.date()))
        execution.send_report(by=actor, now=now, today=now.date(), assignment=row)
        self._desks[duty.controller].append(duty)

    def _judge(self, login: str, duties: list[Duty], now: datetime) -> None:
        """Returns what is to be returned, accepts the rest."""
        actor, good = self.world.actor(login, now.date()), list[Duty]()
        for duty in duties:
            if not self._is_open(duty):
                continue
            goes = self._courses[duty.pk]
            comes_back = goes.returned or (self._is_recent(duty) and goes.luck > RETURNED)
            if comes_back and duty.pk not in self._seen:
                self._return(actor, duty, now)
            else:
                good.append(duty)
        execution.accept_reports(by=actor, now=now, today=now.date(), ids=[duty.pk for duty in good])
        for duty in good:
            del self._open[duty.organisation][duty.pk]
            self._accepted[login].append(duty)

    def _return(self, actor: Actor, duty: Duty, now: datetime) -> None:
        self._seen.add(duty.pk)
        row = execution.Assignment(pk=duty.pk)
        words = remark("returned", luck_of(duty.name))
        execution.return_report(by=actor, now=now, today=now.date(), assignment=row, remark=words)
        longer = 7 if self._is_recent(duty) else 0  # so that today something is with its executor again
        again = next_working_day(now.date() + (luck_of(duty.name, "again").randint(2, 9) + longer) * DAY)
        self.line.plan(self.world.at(again, 12, 40), partial(self._report, duty, again=True))

    def _answer(self, login: str, duties: list[Duty], now: datetime) -> None:
        """Grants or refuses more time, both at once for all who asked."""
        actor = self.world.actor(login, now.date())
        for grant, words in ((True, "granted"), (False, "refused")):
            ids = [d.pk for d in duties if self._is_open(d) and self._courses[d.pk].granted is grant]
            if ids:
                execution.decide_extensions(
                    by=actor, now=now, today=now.date(), ids=ids, grant=grant, remark=remark(words, luck_of(login, now))
                )
