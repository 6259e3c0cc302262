"""The reading of the golden documents never gets worse than `table.md` says."""

import pytest
import table

from corpus import benchmark, documents

FLOOR = 0.95  # for every set
BENCHMARK_FLOOR = 0.98  # for every document of the benchmark
SETS = tuple(dict.fromkeys(document.set for document in documents()))


def misses(*golden):
    return "\n".join(f"{each.key}: {miss}" for each in golden for miss in each.score.misses)


@pytest.mark.parametrize("document", documents(), ids=lambda document: document.key)
def test_a_document_scores_no_less_than_the_table_says(document):
    kept = table.kept()
    assert document.key in kept, "table.md does not have it: python -m tests.accuracy --write"
    assert document.score.row()["score"] >= kept[document.key]["score"] - table.CLOSE, misses(document)


@pytest.mark.parametrize("name", SETS)
def test_a_set_keeps_to_the_floor(name):
    inside = [document for document in documents() if document.set == name]
    assert table.rows(inside)[f"{name}/ALL"]["score"] >= FLOOR, misses(*inside)


def test_the_table_names_only_documents_that_exist():
    assert table.kept().keys() <= table.rows(documents()).keys(), "python -m tests.accuracy --write"


def test_the_table_can_be_read_back():
    rows = table.rows(documents())
    back = table.read_table(table.written(rows))
    assert list(back) == list(rows)
    assert not list(table.differences(rows, back))
    assert {key: [v is None for v in row.values()] for key, row in back.items()} == {
        key: [v is None for v in row.values()] for key, row in rows.items()
    }


def test_a_figure_that_moved_is_a_difference():
    row = dict.fromkeys(table.HEAD, 0.9)
    moved = list(table.differences({"a": row}, {"a": {**row, "targets": 0.8, "score": 0.9003}}))
    assert [(key, column, round(change, 6)) for key, column, change in moved] == [("a", "targets", -0.1)]


@pytest.mark.skipif(not benchmark(), reason="the benchmark does not stand beside the repository")
@pytest.mark.parametrize("document", benchmark(), ids=lambda document: document.name)
def test_a_document_of_the_benchmark_keeps_to_its_floor(document):
    assert document.score.row()["score"] >= BENCHMARK_FLOOR, misses(document)
