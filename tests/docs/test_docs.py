"""The documentation says what is so: its examples run, its links lead somewhere, its terms cover the model."""

import dataclasses
import re
from pathlib import Path

import pytest
from doc_pages import HOME, PAGES, READ, cases, renewed

import avgust.reading.blocks
import avgust.reading.reading
from avgust.cli.commands import COMMANDS, READING, RUNNING
from avgust.cli.main import main
from avgust.kernel import findings, periods, spans
from avgust.reading.explanation import ADDRESSEES
from avgust.reading.export import FORMATS
from avgust.reading.sources import SUFFIXES
from avgust.reading.structure.outline import QUESTIONS

ALGORITHMS = HOME / "docs" / "algorithms"
WITNESSES = [case for stem in READ for case in cases(ALGORITHMS / f"{stem}.md")]
CODE = "\n".join(path.read_text("utf-8") for path in sorted(HOME.glob("src/**/*.py")))
GLOSSARY = HOME / "docs" / "glossary.md"
MODEL = (avgust.reading.reading, avgust.reading.blocks, findings, periods, spans)
MACHINE = r"(?<![\w.])/(?:home|root|work|mnt|Users|farm)/|localhost|127\.0\.0\.1"
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)|<img[^>]+src=\"([^\"]+)\"")


def by_name(page):
    return str(page.relative_to(HOME))


def links(page):
    return [one or other for one, other in LINK.findall(page.read_text("utf-8"))]


def anchors(page):
    titles = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.M)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def model():
    for module in MODEL:
        for each in vars(module).values():
            if dataclasses.is_dataclass(each) and each.__module__ == module.__name__:
                yield each


@pytest.mark.parametrize("case", WITNESSES, ids=lambda case: f"{case.page}-{case.rule}-{case.number}")
def test_a_witness_is_read_as_the_page_says(case):
    assert (READ[case.page](case.words) or "–") == case.expected


@pytest.mark.parametrize("case", WITNESSES, ids=lambda case: f"{case.page}-{case.rule}-{case.number}")
def test_a_rule_that_a_page_names_is_in_the_code(case):
    for name in re.findall(r"`(\w+)`", case.rule):
        assert re.search(rf"\bdef {name}\(|^{name}\b|\"{name}\"", CODE, re.M), name


@pytest.mark.parametrize("stem", READ)
def test_what_a_page_puts_in_backticks_is_in_the_code(stem):
    page = (ALGORITHMS / f"{stem}.md").read_text("utf-8")
    for words in re.findall(r"`([^`\n]+)`", page):
        for name in re.findall(r"[A-Za-z_]\w+", words.removesuffix(".py")):
            assert re.search(rf"\b{name}\b", CODE) or list(HOME.glob(f"src/**/{name}*")), name


def test_the_pages_list_the_rules_in_firing_order():
    questions = [case.rule.strip("`") for case in cases(ALGORITHMS / "structure.md")][: len(QUESTIONS)]
    assert questions == [question.__name__ for question in QUESTIONS]
    families = [case.rule.strip("`") for case in cases(ALGORITHMS / "addressees.md")][: len(ADDRESSEES)]
    assert families == list(ADDRESSEES)


@pytest.mark.parametrize("page", PAGES, ids=by_name)
def test_a_page_shows_what_the_program_says_now(page):
    """Commands with what they print, and the figures of accuracy; `python tests/docs/doc_pages.py` renews them."""
    text = page.read_text("utf-8")
    assert renewed(text) == text, "python tests/docs/doc_pages.py renews the pages"


@pytest.mark.parametrize("page", PAGES, ids=by_name)
def test_every_link_leads_to_a_page_and_its_heading(page):
    for link in links(page):
        if not re.match(r"https?:|mailto:", link):
            path, _, anchor = link.partition("#")
            target = (page.parent / path).resolve() if path else page
            assert target.exists(), link
            assert not anchor or anchor in anchors(target), link


def test_every_page_can_be_reached_from_the_readme():
    reached, ahead = set(), [HOME / "README.md"]
    while ahead:
        page = ahead.pop()
        if page not in reached and page.suffix == ".md":
            reached.add(page)
            ahead += [(page.parent / link.partition("#")[0]).resolve() for link in links(page) if ":" not in link]
    assert not {by_name(page) for page in PAGES} - {by_name(page) for page in reached}


@pytest.mark.parametrize("page", PAGES, ids=by_name)
def test_no_page_knows_the_machine_it_was_written_on(page):
    assert not re.search(
        r"(?<![\w.])/(?:home|root|work|mnt|Users|farm)/|localhost|127\.0\.0\.1", page.read_text("utf-8")
    )


@pytest.mark.parametrize("each", list(model()), ids=lambda each: each.__name__)
def test_the_glossary_has_every_class_of_the_model_and_every_field(each):
    known = set(re.findall(r"`(\w+)`", GLOSSARY.read_text("utf-8")))
    assert not {each.__name__, *(field.name for field in dataclasses.fields(each))} - known


@pytest.mark.parametrize("guide", ["README.md", "README.ru.md", "docs/how-to/specialist.md"])
def test_every_command_and_format_is_shown(guide):
    text = (HOME / guide).read_text("utf-8")
    for command in READING:
        assert f"avgust {command}" in text, command
    for format in FORMATS:
        assert format in text, format


def test_every_command_of_an_installation_is_told_to_its_administrator():
    text = (HOME / "docs" / "how-to" / "administrator.md").read_text("utf-8")
    for command in RUNNING:
        assert f"./avgust {command}" in text, command


def test_every_setting_is_told_to_the_administrator():
    guide = (HOME / "docs" / "how-to" / "administrator.md").read_text("utf-8")
    told = set(re.findall(r"^\| `(AVGUST_\w+)` \|", guide, re.M))
    assert told == set(re.findall(r"AVGUST_[A-Z_]+", (HOME / "src/avgust/config/environment.py").read_text("utf-8")))


def test_every_kind_of_file_is_told():
    text = (HOME / "docs" / "how-to" / "formats.md").read_text("utf-8")
    for suffix in SUFFIXES:
        assert f"`{suffix}`" in text, suffix


@pytest.mark.parametrize("page", PAGES, ids=by_name)
def test_every_command_and_sample_that_a_page_names_is_there(page):
    text = page.read_text("utf-8")
    for command in re.findall(r"\./avgust ([a-z]+)", text):
        assert command in {*COMMANDS, "test"}
    for name in re.findall(r"examples/\w+\.\w+", text):
        assert (HOME / name).exists(), name


@pytest.mark.parametrize("page", ["README.md", "README.ru.md"])
def test_the_readme_reads_and_writes_what_it_says(page, tmp_path, monkeypatch):
    (tmp_path / "examples").symlink_to(HOME / "examples")
    monkeypatch.chdir(tmp_path)
    commands = re.findall(r"^\./avgust (read examples/.+)$", (HOME / page).read_text("utf-8"), re.M)
    for command in commands:
        arguments = command.split()
        assert main(arguments) == 0
        assert "-o" not in arguments or Path(arguments[-1]).exists()
    assert commands


def test_the_python_of_the_readme_runs(monkeypatch, capsys):
    monkeypatch.chdir(HOME)
    (code,) = re.findall(r"```python\n(.*?)```", (HOME / "README.md").read_text("utf-8"), re.S)
    exec(code, {})
    assert "1.1 ['Управление образования" in capsys.readouterr().out


def test_the_licence_of_every_locked_package_is_told():
    notice = (HOME / "NOTICE").read_text("utf-8").lower()
    for lock in ("requirements.lock", "requirements-dev.lock"):
        for name in re.findall(r"^([\w.-]+)==", (HOME / lock).read_text("utf-8"), re.M):
            assert re.search(rf"^  {re.escape(name)}\b", notice, re.M), name


@pytest.mark.parametrize("part", ["Context", "Decision", "Rejected", "Consequences"])
def test_every_decision_says_why(part):
    for page in (HOME / "docs" / "decisions").glob("*.md"):
        assert f"## {part}" in page.read_text("utf-8"), page.name


def test_findings_are_explained_to_the_specialist():
    """Every code that a reading may hold stands in the guide with what to do."""
    guide = (HOME / "docs" / "how-to" / "specialist.md").read_text("utf-8")
    for code in re.findall(r"(?:\bFinding\(|_about\(\w+,)\s*\"([a-z-]+)\"", CODE):
        assert f"`{code}`" in guide, code
