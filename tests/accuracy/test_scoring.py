"""Our scorer counts as the benchmark defines, and as the benchmark's own scorer counts."""

import importlib.util
import random
from copy import deepcopy

import pytest
from scoring import COLUMNS, likeness, match, score, total

from corpus import BENCHMARK, benchmark, documents

THEIRS = BENCHMARK / "score.py"
needs_benchmark = pytest.mark.skipif(not THEIRS.exists(), reason="the benchmark does not stand beside the repository")


def gold(**changes):
    directive = {"text": "провести мониторинг питания в школах района", "addressees": [], "deadline": None}
    return {"metadata": {}, "directives": [{**directive, **changes}]}


def row(wanted, given):
    return {column: value for column, value in score(wanted, given).row().items() if value is not None}


def test_a_reading_that_says_the_same_scores_one():
    for document in documents():
        assert score(document.wanted, document.wanted).row()["score"] == 1.0


def test_a_directive_is_found_by_three_quarters_of_its_words():
    wanted = gold()
    assert row(wanted, gold(text="провести мониторинг питания в школах"))["directives"] == 1.0
    assert row(wanted, gold(text="провести мониторинг"))["directives"] == 0.0


def test_each_directive_is_paired_once_and_the_likest_first():
    assert match(["раз два три", "раз два три четыре"], ["раз два три четыре", "раз два три"], 0.75) == {0: 1, 1: 0}
    assert match(["раз два", "раз два"], ["раз два", "раз два"], 0.75) == {0: 0, 1: 1}
    assert match(["раз два", "раз два"], ["раз два"], 0.75) == {0: 0}


def test_an_optional_directive_counts_on_neither_side():
    wanted = gold()
    wanted["directives"].append({"text": "принять к сведению доклад", "optional": True, "addressees": ["школы"]})
    assert row(wanted, gold()) == row(wanted, wanted)
    assert row(wanted, wanted)["directives"] == 1.0


def test_a_deadline_where_the_gold_has_none_is_a_false_one():
    late = {"start": None, "end": "2021-05-01", "freq": None}
    assert row(gold(), gold(deadline=late))["deadlines"] == 0.0
    assert "deadlines" not in row(gold(deadline_ambiguous=True), gold(deadline=late))


@pytest.mark.parametrize(
    ("mine", "other", "right"),
    [
        (("2021-01-01", "2021-05-01", None), ("2021-01-01", "2021-05-01", None), True),
        (("2021-01-01", "2021-05-01", None), (None, "2021-05-01", None), False),
        ((None, None, "YEARLY"), (None, "2021-05-01", "YEARLY"), True),
        ((None, None, "YEARLY"), (None, None, "MONTHLY"), False),
        ((None, None, "CONTINUOUS"), (None, "2021-05-01", "CONTINUOUS"), False),
    ],
)
def test_a_deadline_is_right_when_its_days_are_or_of_what_recurs_its_frequency(mine, other, right):
    wanted, given = (gold(deadline=dict(zip(("start", "end", "freq"), each, strict=True))) for each in (mine, other))
    assert row(wanted, given)["deadlines"] == float(right)


@pytest.mark.parametrize(
    ("mine", "other", "right"),
    [
        ((75, "%", None), (75.0, "процентов", None), True),
        ((75, "%", None), (75, "%", "2021-12-31"), False),
        ((3, "центров", None), (3, "центра", None), True),
        ((3, "центров", None), (3, "школ", None), False),
        ((5, "процентных пунктов", None), (5, "%", None), False),
    ],
)
def test_a_target_is_right_when_its_value_unit_and_day_are(mine, other, right):
    keys = ("value", "unit", "by")
    wanted, given = (gold(targets=[dict(zip(keys, each, strict=True))]) for each in (mine, other))
    assert row(wanted, given)["targets"] == float(right)


@pytest.mark.parametrize(
    ("mine", "other", "right"),
    [
        (("№ 304–ФЗ", "2020-07-31"), ("304-фз", "2020-07-31"), True),
        (("304-ФЗ", "2020-07-31"), ("304-ФЗ", None), False),
        (("02-05 / 98", None), ("02-05/98", None), True),
    ],
)
def test_a_reference_is_right_when_its_number_and_date_are(mine, other, right):
    wanted, given = (gold(references=[dict(zip(("number", "date"), each, strict=True))]) for each in (mine, other))
    assert row(wanted, given)["references"] == float(right)


def test_a_name_may_differ_by_a_word_in_seven():
    long = "управление образования администрации Верхнеозёрского муниципального района области"
    assert likeness_of(long, "Управление образования администрации Верхнеозерского муниципального района") >= 0.85
    assert row(gold(addressees=["школы района"]), gold(addressees=[{"name": "школы города"}]))["addressees"] == 0.0


def likeness_of(one, other):
    from scoring import bag_of_words

    return likeness(bag_of_words(one), bag_of_words(other))


@pytest.mark.parametrize(
    ("key", "mine", "other", "right"),
    [
        ("kind", "plan", "order", False),
        ("place", None, None, True),
        ("place", None, "г. Смоленск", False),
        ("place", "г. Смоленск", "Смоленск г.", True),
        ("title", "О летнем отдыхе детей в районе", "О летнем отдыхе детей", True),
        ("date", "2021-05-01", "2021-05-02", False),
    ],
)
def test_metadata_is_right_key_by_key(key, mine, other, right):
    wanted, given = ({"metadata": {key: value}, "directives": []} for value in (mine, other))
    assert row(wanted, given)["metadata"] == float(right)


def test_several_documents_are_counted_together_and_not_averaged():
    one = score(gold(), gold())
    none = score(gold(), {"metadata": {}, "directives": []})
    assert total([one, one, none]).tallies["directives"].f1 == pytest.approx(4 / 5)


def test_a_miss_says_what_was_wanted_and_what_was_given():
    shown = score(gold(addressees=["школы"]), gold(addressees=["сады"])).misses
    assert [str(miss) for miss in shown] == [
        "addressees of «провести мониторинг питания в школах района»: wanted ['школы'], given ['сады']"
    ]
    lost = score(gold(), {"metadata": {}, "directives": []}).misses
    assert [str(miss) for miss in lost] == ["directives: missed «провести мониторинг питания в школах района»"]


# -- the benchmark's own scorer -------------------------------------------------------------------------------------


def their_rows(pairs):
    """What score.py says of each pair of gold and reading, and of all together."""
    spec = importlib.util.spec_from_file_location("benchmark_score", THEIRS)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    overall, rows = module.Tally(), []
    for wanted, given in pairs:
        one = module.Tally()
        module.compare(wanted, given, one)
        module.compare(wanted, given, overall)
        rows.append(one.row())
    return [*rows, overall.row()]


def our_rows(pairs):
    scores = [score(wanted, given) for wanted, given in pairs]
    return [each.row() for each in [*scores, total(scores)]]


def same(one, other):
    return all(
        (one[column] is None and other[column] is None) or one[column] == pytest.approx(other[column], abs=1e-12)
        for column in (*COLUMNS, "score")
    )


def damaged(reading, chance):
    """The reading with directives and fields lost, doubled or changed."""
    reading = deepcopy(reading)
    kept = []
    for directive in reading["directives"]:
        fate = chance.random()
        if fate < 0.1:
            continue
        if fate < 0.2:
            kept.append(deepcopy(directive))
        if fate < 0.3:
            directive["text"] = " ".join(w for w in directive["text"].split() if chance.random() < 0.8)
        if fate < 0.5:
            directive["addressees"] = [*directive["addressees"], {"name": "руководители школ"}][chance.randrange(2) :]
        if fate < 0.6:
            directive["deadline"] = chance.choice([None, {"start": None, "end": "2021-05-01", "freq": None}])
        if fate < 0.7:
            directive["targets"] = directive["targets"] * 2
            directive["references"] = directive["references"][1:]
        kept.append(directive)
    for key in list(reading["metadata"]):
        if key != "sources" and chance.random() < 0.2:
            reading["metadata"][key] = None
    return {**reading, "directives": kept}


@needs_benchmark
def test_both_scorers_give_the_same_table_on_all_golden_documents():
    pairs = [(each.wanted, each.given) for each in (*documents(), *benchmark())]
    assert all(map(same, our_rows(pairs), their_rows(pairs)))


@needs_benchmark
def test_both_scorers_give_the_same_table_on_damaged_readings():
    chance = random.Random(20_260_801)
    pairs = [(each.wanted, damaged(each.given, chance)) for each in (*documents(), *benchmark()) for _ in range(5)]
    ours = our_rows(pairs)
    assert ours[-1]["score"] < 0.95
    assert all(map(same, ours, their_rows(pairs)))


@needs_benchmark
def test_both_scorers_give_the_same_table_for_a_reading_of_another_document():
    known = documents()
    pairs = [(one.wanted, other.given) for one, other in zip(known, (*known[1:], known[0]), strict=True)]
    assert all(map(same, our_rows(pairs), their_rows(pairs)))
