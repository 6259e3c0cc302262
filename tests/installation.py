"""A real installation in folders and databases of its own: commands and workers run against it as processes."""

import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

HERE = Path(__file__).parent
SERVER = os.environ.get("AVGUST_TEST_POSTGRESQL", "postgresql://postgres@127.0.0.1:5432")
ENGINES = ["sqlite", "postgresql"]


@dataclass
class Installation:
    """Its folder and its database's address."""

    home: Path
    database: str

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("AVGUST_")}
        paths = [str(HERE.parent / "src"), str(HERE), str(HERE / "jobs"), str(HERE / "access")]
        return kept | {
            "AVGUST_HOME": str(self.home),
            "AVGUST_DATABASE": self.database,
            "DJANGO_SETTINGS_MODULE": "avgust.config.settings",
            "PYTHONPATH": os.pathsep.join(paths),
        }

    def command(self, *arguments: object, **more) -> subprocess.CompletedProcess[str]:
        """`avgust …` from beginning to end."""
        command = [sys.executable, "-m", "avgust", *map(str, arguments)]
        return subprocess.run(command, env=self.environment, capture_output=True, text=True, timeout=120, **more)

    def begin(self, *arguments: object, **more) -> subprocess.Popen[str]:
        """`avgust …`, left running."""
        command = [sys.executable, "-m", "avgust", *map(str, arguments)]
        return subprocess.Popen(command, env=self.environment, text=True, **more)

    def python(self, code: str) -> str:
        """What a program prints that runs with Django set up in the installation."""
        script = f"import django\ndjango.setup()\n{code}"
        done = subprocess.run(
            [sys.executable, "-c", script], env=self.environment, capture_output=True, text=True, timeout=120
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()


def server_answers() -> bool:
    """Whether a PostgreSQL server is there for tests."""
    try:
        psycopg.connect(SERVER, dbname="postgres", connect_timeout=3).close()
    except psycopg.OperationalError:
        return False
    return True


@contextmanager
def installed(engine: str, folder: Path, migrated: bool = True) -> Iterator[Installation]:
    """An installation on this engine, gone afterwards. Skips the test where no PostgreSQL answers."""
    folder.mkdir(parents=True, exist_ok=True)
    if engine == "sqlite":
        made = Installation(folder, f"sqlite:///{folder / 'avgust.sqlite3'}")
        if migrated:
            assert made.command("migrate").returncode == 0
        yield made
        return
    if not server_answers():
        pytest.skip("no PostgreSQL answers; AVGUST_TEST_POSTGRESQL names one")
    name = f"avgust_test_{secrets.token_hex(6)}"
    with psycopg.connect(SERVER, dbname="postgres", autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        try:
            made = Installation(folder, f"{SERVER}/{name}")
            if migrated:
                assert made.command("migrate").returncode == 0
            yield made
        finally:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")
