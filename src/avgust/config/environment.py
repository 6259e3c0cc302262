"""What the surroundings say: one typed object, read once from the environment.

Every setting of an installation stands here with its name and default; docs/how-to/administrator.md explains them.
"""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from avgust.kernel.errors import AvgustError

TRUE = {"1", "true", "yes", "on", "да"}


class SettingError(AvgustError):
    """A setting that cannot be understood."""

    def __init__(self, name: str, value: str, wanted: str) -> None:
        super().__init__("setting", f"не понято значение «{value}»: нужно {wanted}", name)


@dataclass(frozen=True, slots=True)
class Environment:
    """The settings of one installation.

    home           folder of the installation: database, uploads, secret key
    database       `sqlite:///PATH` or `postgresql://USER:PASSWORD@HOST:PORT/NAME`
    secret_key     signs sessions and forms
    hosts          names under which the site answers
    debug          shows errors with their source; never outside a developer's machine
    demo           the living example: anybody signs in as any person by one click
    today          a day that stands for today (tests, pictures); "" for the clock
    https          whether the site is reached by HTTPS, so that cookies are sent only there
    """

    home: Path
    database: str
    secret_key: str
    hosts: tuple[str, ...] = ("localhost", "127.0.0.1", "[::1]")
    debug: bool = False
    demo: bool = False
    today: str = ""
    time_zone: str = "Europe/Moscow"
    https: bool = False


def read_environment(variables: Mapping[str, str] = os.environ) -> Environment:
    """The settings that `variables` (AVGUST_…) give; makes the home folder and a secret key where there is none."""
    home = Path(variables.get("AVGUST_HOME") or default_home(variables)).expanduser().absolute()
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    return Environment(
        home=home,
        database=variables.get("AVGUST_DATABASE") or f"sqlite:///{home / 'avgust.sqlite3'}",
        secret_key=variables.get("AVGUST_SECRET_KEY") or kept_secret(home / "secret-key"),
        hosts=tuple(variables.get("AVGUST_HOSTS", "localhost,127.0.0.1,[::1]").replace(" ", "").split(",")),
        debug=is_true(variables.get("AVGUST_DEBUG", "")),
        demo=is_true(variables.get("AVGUST_DEMO", "")),
        today=variables.get("AVGUST_TODAY", ""),
        time_zone=variables.get("AVGUST_TIME_ZONE", "Europe/Moscow"),
        https=is_true(variables.get("AVGUST_HTTPS", "")),
    )


def default_home(variables: Mapping[str, str]) -> str:
    """Where an installation lives when nobody says: the folder for data of the person who started it."""
    return str(Path(variables.get("XDG_DATA_HOME") or "~/.local/share").expanduser() / "avgust")


def kept_secret(path: Path) -> str:
    """The secret key that `path` holds; makes one that only its owner may read."""
    if not path.exists():
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(secrets.token_urlsafe(50))
    return path.read_text(encoding="utf-8").strip()


def is_true(value: str) -> bool:
    """Whether a setting is switched on."""
    return value.strip().lower() in TRUE


SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA foreign_keys=ON;"
        "PRAGMA mmap_size=134217728;PRAGMA journal_size_limit=27103364;PRAGMA cache_size=-20000;"
    ),
}


def database_settings(address: str) -> dict[str, object]:
    """The settings of Django for a database's address. Raises SettingError for one that is not understood."""
    if address.startswith("sqlite:///"):
        path = address.removeprefix("sqlite:///")
        # Tests keep theirs in a file too: a server in another thread must see the same rows.
        test = {"NAME": f"{path}.test"}
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": path, "OPTIONS": dict(SQLITE_OPTIONS), "TEST": test}
    parts = urlsplit(address)
    if parts.scheme not in {"postgresql", "postgres"} or not parts.path.strip("/"):
        raise SettingError("AVGUST_DATABASE", address, "sqlite:///ПУТЬ или postgresql://ИМЯ:ПАРОЛЬ@УЗЕЛ/БАЗА")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "OPTIONS": {"pool": True},
    }
