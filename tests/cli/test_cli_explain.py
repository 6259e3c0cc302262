"""`avgust explain`."""

import json

import pytest
from command import HERE, Run

from avgust.cli.main import main

RESOLUTION = str(HERE / "lugov.txt")


def explained(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What the command prints."""
    assert main(["explain", RESOLUTION, *arguments]) == 0
    return capsys.readouterr().out


def test_a_field_shows_its_words_its_rule_its_heading_its_place_and_who_was_silent(run: Run) -> None:
    """For a deadline that comes from a heading."""
    done = run("explain", RESOLUTION, "1.2")
    assert done.returncode == 0
    _, _, term = done.stdout.decode().partition("  срок          ")
    shown = [" ".join(line.split()) for line in term.splitlines()[:6]]
    assert shown[0].startswith("с 1 сентября 2020 по 31 августа 2021 года")
    assert shown[1] == "слова «в 2020/2021 учебном году»"
    assert shown[2].startswith("правило above – период в заголовке")
    assert shown[3] == "откуда из заголовка п. 1" and shown[4] == "где строка 14"
    assert shown[5].startswith("молчали cell")


def test_a_field_that_nobody_could_read_says_who_was_asked(capsys: pytest.CaptureFixture[str]) -> None:
    """All the rules of the family were silent."""
    lines = [" ".join(line.split()) for line in explained(capsys, "2.2").splitlines()]
    assert "срок не найдено" in lines and lines[lines.index("срок не найдено") + 1].startswith("молчали cell")


def test_a_value_is_written_as_offices_write_it(capsys: pytest.CaptureFixture[str]) -> None:
    """«не менее 75 % к 01.06.2021», not «>= 75 % к 2021-06-01»."""
    assert "не менее 75 % к 01.06.2021" in explained(capsys, "2.1")


def test_without_a_label_every_directive_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    """Seven of them, in order."""
    heads = [line.split("  ")[0] for line in explained(capsys).splitlines() if line.startswith("п. ")]
    assert heads == ["п. 1.1", "п. 1.2", "п. 1.3", "п. 2.1", "п. 2.2", "п. 3.1", "п. 3.2"]


@pytest.mark.parametrize("label", ["1.2", "п. 1.2", " 1.2.", "строка 16", "Семинары  для учителей"])
def test_a_directive_is_found_by_its_label_its_place_or_its_words(
    label: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever people have at hand."""
    assert explained(capsys, label).startswith("п. 1.2  организовать семинары")


def test_words_find_all_directives_that_have_them(capsys: pytest.CaptureFixture[str]) -> None:
    """«ё» may be typed as «е»."""
    assert explained(capsys, "отчет").count("исполнитель") == 1
    assert explained(capsys, "ра").count("исполнитель") > 1


@pytest.mark.parametrize("label", ["9.9", "нет таких слов", "", "п."])
def test_an_unknown_label_names_those_that_exist(label: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Code 2: the command was written wrongly."""
    assert main(["explain", RESOLUTION, label]) == 2
    assert "Есть пункты: 1.1, 1.2, 1.3, 2.1, 2.2, 3.1, 3.2." in capsys.readouterr().err


def test_json_says_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    """One object for each directive, with all its fields."""
    (found,) = json.loads(explained(capsys, "1.2", "--format", "json"))
    assert (found["label"], found["place"]) == ("1.2", "строка 16")
    fields = {field["field"]: field for field in found["fields"]}
    assert fields["срок"]["inherited"] == "п. 1" and fields["срок"]["rule"] == "above"


def test_the_standard_input_is_explained_too(run: Run) -> None:
    """As `avgust read -`."""
    done = run("explain", "-", "1.2", stdin=(HERE / "lugov.txt").read_bytes())
    assert done.stdout == run("explain", RESOLUTION, "1.2").stdout


def test_an_unreadable_file_is_code_3(run: Run) -> None:
    """As for `avgust read`."""
    done = run("explain", "нет.txt", "1.2")
    assert (done.returncode, done.stderr.decode()) == (3, "avgust: нет.txt: Файл не найден\n")
