"""`avgust period`."""

import argparse
import io
import json

import pytest

from avgust.cli import period


def called(*arguments):
    parser = argparse.ArgumentParser()
    period.add_parser(parser.add_subparsers(required=True))
    args = parser.parse_args(["period", *arguments])
    return args.run(args)


def test_a_term_is_printed_with_its_days_and_its_explanation(capsys):
    assert called("в срок до 1 мая 2021 года", "--on", "2020-08-27") == 0
    out = capsys.readouterr().out
    assert "не позднее 1 мая 2021 года" in out
    assert "2021-05-01" in out
    assert "../2021-05-01" in out


def test_json_is_one_line_for_each_expression(capsys):
    assert called("ежегодно до 1 мая", "в течение года", "--on", "2020-08-27", "--format", "json") == 0
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert list(first) == list(period.KEYS)
    assert (first["freq"], first["end"], first["span"]) == ("YEARLY", "2021-05-01", [0, 17])
    assert first["rrule"] == "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1"
    assert (second["start"], second["end"]) == ("2020-09-01", "2021-08-31")
    assert second["doubt"]


def test_what_is_no_deadline_says_so_with_code_1(capsys):
    assert called("до 3 лет", "постоянно") == 1
    assert "это не срок" in capsys.readouterr().out
    assert called("образовательной среды", "--format", "json") == 1
    assert json.loads(capsys.readouterr().out)["start"] is None


def test_a_sentence_is_searched_for_its_terms(capsys):
    text = "провести с 1 сентября 2020 года, отчёт – до 1 мая 2021 года"
    assert called(text, "--format", "json", "--on", "2020-08-27") == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["start"], found["end"]) == ("2020-09-01", "2021-05-01")


def test_a_dash_reads_lines(capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("постоянно\n\nдо 1 мая\n"))
    assert called("-", "--on", "2020-08-27", "--format", "json") == 0
    assert [json.loads(line)["text"] for line in capsys.readouterr().out.splitlines()] == ["постоянно", "до 1 мая"]


def test_the_school_year_is_given(capsys):
    assert called("в течение учебного года", "--on", "2021-03-01", "--school-year", "2021/2022") == 0
    assert "2021-09-01" in capsys.readouterr().out


def test_no_expression_is_a_wrong_usage(capsys):
    assert called() == 2
    assert "не назван" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [("x", "--on", "33"), ("x", "--school-year", "2020"), ("x", "--format", "xml")])
def test_a_wrong_option_is_a_wrong_usage(arguments, capsys):
    with pytest.raises(SystemExit) as stop:
        called(*arguments)
    assert stop.value.code == 2
