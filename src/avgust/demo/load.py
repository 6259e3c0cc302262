"""The example fills an empty database: the days of two school years go by, and on each people do what they did."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from avgust.apps.search.api import catch_up
from avgust.demo.coming import Office
from avgust.demo.days import in_words, last_august
from avgust.demo.district import district
from avgust.demo.founding import found
from avgust.demo.living import Life
from avgust.demo.papers import papers, write_all
from avgust.demo.timeline import Timeline
from avgust.demo.world import World

FIRST = (8, 18)  # the day on which the story begins, a week before the first conference
ZONE = ZoneInfo("Europe/Moscow")


def load(*, now: datetime, papers_to: Path, told: Callable[[float, str], None] = lambda share, words: None) -> World:
    """Makes the example as it stands at `now`, and writes its papers into a folder.

    `told` hears how far it is: a share, and the day that is being told.
    """
    today = now.astimezone(ZONE).date()
    first = date(last_august(today) - 1, *FIRST)
    world, line = World(district(today), today, ZONE), Timeline()
    life = Life(world, line)
    office = Office(world, line, life)
    found(world, line, first, life.close)
    office.expect(papers(today))
    life.work(first)
    length = (now - world.at(first)).total_seconds()
    line.run(now, lambda moment: told((moment - world.at(first)).total_seconds() / length, in_words(moment.date())))
    write_all(papers_to, today)
    catch_up(limit=None)
    return world
