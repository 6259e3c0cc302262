"""The house keeps its own law: imports, types, sizes, words, addresses."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

HOME = Path(__file__).parents[2]
SOURCES = sorted(p for p in (HOME / "src").rglob("*.py") if p.parent.name != "migrations")
LONGEST_FILE, LONGEST_FUNCTION = 600, 45  # lines
MIXED = re.compile(r"[А-Яа-яЁё][A-Za-z]|[A-Za-z][А-Яа-яЁё]")
# Words of both alphabets are the very subject of these.
ABOUT_SCANS = ("folding", "mending", "markers", "references", "lines", "test_", "algorithms", "golden", "own_period")


def run(*command: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(HOME / "src")}
    return subprocess.run(command, cwd=HOME, env=environment, capture_output=True, text=True, timeout=600)


def tool(name: str) -> str:
    return str(Path(sys.executable).with_name(name))


def test_no_room_imports_what_stands_above_it():
    done = run(tool("lint-imports"), "--no-cache")
    assert done.returncode == 0, done.stdout


def test_every_type_is_told_and_holds():
    done = run(sys.executable, "-m", "mypy", "--strict", "src/avgust")
    assert done.returncode == 0, done.stdout


def test_the_linter_has_nothing_to_say():
    done = run(sys.executable, "-m", "ruff", "check", "--no-cache", "src", "tests", "bench", "examples", "docs")
    assert done.returncode == 0, done.stdout


def test_files_and_functions_stay_small():
    long_files = [p.name for p in SOURCES if len(p.read_text("utf-8").splitlines()) > LONGEST_FILE]
    long_functions = [
        f"{path.name}:{node.name}"
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION
    ]
    assert (long_files, long_functions) == ([], [])


def test_every_module_says_what_it_is_for():
    silent = [p.name for p in SOURCES if p.stat().st_size and not ast.get_docstring(ast.parse(p.read_text("utf-8")))]
    assert silent == []


def test_no_room_is_a_lumber_room():
    assert not [p for p in SOURCES if p.stem in {"utils", "helpers", "common", "misc"}]


def test_no_word_mixes_the_two_alphabets():
    mixed = []
    for path in [*SOURCES, *(HOME / "docs").rglob("*.md"), *HOME.glob("*.md")]:
        if not any(name in str(path.relative_to(HOME)) for name in ABOUT_SCANS):
            without_escapes = re.sub(r"\\[A-Za-z]", " ", path.read_text("utf-8"))
            words = re.findall(r"[A-Za-zА-Яа-яЁё]{4,}", without_escapes)
            mixed += [f"{path.name}: {word}" for word in words if MIXED.search(word)]
    assert mixed == []


@pytest.mark.parametrize("lock", sorted(p.name for p in HOME.glob("requirements*.lock")))
def test_a_lock_has_hashes_and_no_addresses(lock):
    text = (HOME / lock).read_text("utf-8")
    packages = re.findall(r"^[a-z].*==", text, re.MULTILINE)
    assert "://" not in text
    assert packages and all("--hash=sha256:" in block for block in re.split(r"\n(?=[a-z])", text) if "==" in block)


def test_reading_needs_no_network_and_no_framework():
    script = (
        "import sys\nfrom avgust.reading import read_text\nread_text('РЕЗОЛЮЦИЯ\\n1. Школам провести смотр.')\n"
        "print(sorted({'django', 'socket', 'http.client', 'docx', 'lxml', 'rich'} & set(sys.modules)))"
    )
    done = run(sys.executable, "-c", script)
    assert done.stdout.strip() == "[]", done.stderr
