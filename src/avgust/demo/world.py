"""The example in the database: its rows by the names of the data, and who acts on a day."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from avgust.apps.registry.api import Actor, Organisation, Person, Post, actor_of, system
from avgust.demo.district import District
from avgust.demo.district import Post as ToldPost

ORIGIN = "пример"


@dataclass(slots=True)
class World:
    """What has come to be so far. `people` are by login, `posts` in the order of the data."""

    told: District
    today: date
    zone: ZoneInfo
    organisations: dict[str, Organisation] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    posts: dict[ToldPost, Post] = field(default_factory=dict)
    codes: dict[int, str] = field(default_factory=dict)
    _actors: dict[tuple[str, int], Actor] = field(default_factory=dict)

    def at(self, day: date, hour: int = 10, minute: int = 0) -> datetime:
        """A moment of a day where the example stands."""
        return datetime.combine(day, time(hour, minute), self.zone)

    def actor(self, login: str, day: date) -> Actor:
        """Who a person is on that day; kept, because posts change on few days."""
        key = (
            login,
            sum(each.since is not None and each.since <= day for each in self.told.posts if each.login == login),
        )
        if key not in self._actors:
            self._actors[key] = actor_of(self.people[login], today=day, origin=ORIGIN)
        return self._actors[key]

    def head(self, code: str, day: date) -> str:
        """The login of who heads the organisation."""
        return next(p.login for p in self.told.posts if p.organisation == code and p.role == "manager" and p.held(day))

    def executors(self, code: str) -> list[str]:
        """The logins of deputies to whom the head of an organisation may give parts of the work."""
        return [post.login for post in self.told.posts if post.organisation == code and post.role == "executor"]

    def specialist(self, owner: str, text: str, organisation: str) -> str:
        """The login of whose work in an authority a duty is: of the specialist of its area, else of the first one."""
        folded = text.casefold()
        garden = self.organisations[organisation].kind == "kindergarten"
        area = "дошкольное" if garden else next(area for words, area in self.told.areas if words in folded)
        posts = [post for post in self.told.posts if post.organisation == owner and post.role == "specialist"]
        return min(posts, key=lambda post: post.area != area).login

    def habit(self, code: str) -> str:
        """How the organisation reports."""
        return self.told.habits.get(code, "")

    @property
    def system(self) -> Actor:
        """The system, which founds the registry."""
        return system(ORIGIN)
