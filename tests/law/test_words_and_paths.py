"""The lexicon says where each word was met, and nothing knows the machine it was written on."""

import importlib
import subprocess
import sys
from pathlib import Path

import pytest

HOME = Path(__file__).parents[2]
LEXICON = HOME / "src" / "avgust" / "reading" / "lexicon"


def tables():
    """Every dictionary of the lexicon, as `module.NAME`."""
    for path in sorted(LEXICON.glob("*.py")):
        module = importlib.import_module(f"avgust.reading.lexicon.{path.stem}")
        for name, value in vars(module).items():
            if name.isupper() and isinstance(value, dict) and value:
                yield pytest.param(value, id=f"{path.stem}.{name}")


@pytest.mark.parametrize("table", list(tables()))
def test_every_word_of_the_lexicon_stands_with_the_phrase_where_it_was_met(table):
    assert not list(unwitnessed(table))


def unwitnessed(table):
    for word, witness in table.items():
        if isinstance(witness, dict):
            yield from unwitnessed(witness)
        elif not isinstance(witness, str) or not witness.strip():
            yield word


def test_nothing_that_is_kept_knows_the_machine_it_was_written_on():
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=HOME, capture_output=True, text=True, check=False).stdout
    if not listed:
        pytest.skip("no git here")
    here = "/" + "work/"
    found = []
    for name in filter(None, listed.split("\0")):
        path = HOME / name
        readable = path.is_file() and path.suffix not in {".docx", ".xlsx", ".png"}
        if readable and here in path.read_text("utf-8", errors="replace"):
            found.append(name)
    assert not found


def test_the_sources_are_laid_out_by_the_formatter():
    command = [sys.executable, "-m", "ruff", "format", "--check", "--line-length", "120", "src"]
    done = subprocess.run(command, cwd=HOME, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
