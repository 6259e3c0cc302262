"""Two people press at once: run inside of a real installation by test_races.py, one thread for each."""

import threading
from collections.abc import Callable
from typing import Any

from adopted import adopted, duty
from django.db import connection

from avgust.apps.execution.api import (
    Assignment,
    accept_report,
    accept_reports,
    give_assignments,
    put_document_on_control,
    release,
    return_report,
    save_report_draft,
    send_report,
)
from avgust.apps.journal.api import Entry, broken_at
from avgust.kernel.errors import AvgustError
from district import NOW, TODAY, make_district

NAMES = ("school_1", "school_2", "village")


def race(*runners: Callable[[], Any]) -> list[str]:
    """What came of each: «done» or the code of the error, all started at once."""
    start, came = threading.Barrier(len(runners)), [""] * len(runners)

    def run(place: int, runner: Callable[[], Any]) -> None:
        start.wait()
        try:
            runner()
            came[place] = "done"
        except AvgustError as error:
            came[place] = error.code
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=each) for each in enumerate(runners)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(came)


def main() -> None:
    """Prints what came of each race, the states of its assignments, how often the journal tells of it, whether the
    journal still holds."""
    district = make_district()
    who = {"by": district.actor("specialist"), "now": NOW, "today": TODAY}
    for name, run in RACES.items():
        document = adopted(district["authority"])
        duty(document, ("школы", [district[each] for each in NAMES]))
        told = Entry.objects.count()
        came = run(district, document, who)
        rows = Assignment.objects.filter(directive__document=document)
        entries = Entry.objects.filter(action__in=JUDGED, number__gt=told).count()
        print(name, came, sorted(rows.values_list("state", flat=True)), entries, broken_at())


JUDGED = ["assignment.report_accepted", "assignment.released"]


def giving(district: Any, document: Any, who: dict[str, Any]) -> list[str]:
    return race(*[lambda: give_assignments(document=document, **who)] * 3)


def reported(district: Any, document: Any, who: dict[str, Any]) -> list[Assignment]:
    give_assignments(document=document, **who)
    put_document_on_control(document=document, **who)
    heads = {"school_1": "head_1", "school_2": "head_2", "village": "village_head"}
    rows = []
    for name in NAMES:
        row = Assignment.objects.get(organisation=district[name], directive__document=document)
        head = district.actor(heads[name])
        save_report_draft(by=head, now=NOW, assignment=row, text="Сделано")
        rows.append(send_report(by=head, now=NOW, today=TODAY, assignment=row))
    return rows


def accepting(district: Any, document: Any, who: dict[str, Any]) -> list[str]:
    first = reported(district, document, who)[0]
    return race(
        lambda: accept_report(assignment=first, **who), lambda: return_report(assignment=first, remark="Мало", **who)
    )


def releasing(district: Any, document: Any, who: dict[str, Any]) -> list[str]:
    first = reported(district, document, who)[0]
    accept_report(assignment=first, **who)
    return race(*[lambda: release(assignment=first, grounds="исполнено", **who)] * 2)


def accepting_many(district: Any, document: Any, who: dict[str, Any]) -> list[str]:
    ids = [row.pk for row in reported(district, document, who)]
    done: list[int] = []
    came = race(*[lambda ids=each: done.extend(accept_reports(ids=ids, **who).done) for each in (ids, ids[::-1])])
    assert sorted(done) == sorted(ids), done
    return came


RACES = {"giving": giving, "accepting": accepting, "releasing": releasing, "accepting_many": accepting_many}
