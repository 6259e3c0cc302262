"""CSV is read as the table that it was: its delimiter, its quotes, its titles."""

import time

import pytest
from shown import codes, paragraphs, tables, texts

from avgust.reading.blocks import SourceText
from avgust.reading.sources import from_bytes

HEAD = "№;Мероприятие;Срок;Ответственный\n"


def opened(text: str, name: str = "план.csv", encoding: str = "utf-8") -> SourceText:
    return from_bytes(text.encode(encoding), name)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
def test_a_plan_as_excel_saves_it(encoding: str) -> None:
    source = opened(f"План на 2026 год;;;\n;;;\n{HEAD}1;Провести конкурс, выставку;май;Отдел\n", encoding=encoding)
    assert source.format == "csv"
    assert texts(source) == ["План на 2026 год"]
    assert tables(source) == [[HEAD.strip().split(";"), ["1", "Провести конкурс, выставку", "май", "Отдел"]]]
    assert paragraphs(source)[0].address.words() == "строка 1"


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_the_delimiter_is_the_one_by_which_rows_agree(delimiter: str) -> None:
    rows = [["№", "Дело", "Срок"], ["1", '"Провести; учесть, что | надо"', "май"], ["2", '"раз, два\tтри;"', "июнь"]]
    source = opened("\r\n".join(delimiter.join(row) for row in rows))
    assert [len(row) for row in tables(source)[0]] == [3, 3, 3]


def test_quotes_hold_line_ends_and_quotes() -> None:
    source = opened(HEAD + '1;"Провести\r\nконкурс ""Лидер""";май;Отдел\n2;"Дело" года;июнь;Отдел\n')
    assert tables(source)[0][1][1] == 'Провести / конкурс "Лидер"'
    assert tables(source)[0][2][1] == "Дело года"


def test_an_odd_quote_swallows_nothing_and_is_told() -> None:
    source = opened(HEAD + '1;"Провести;май;Отдел\n2;Дело;июнь;Отдел\n')
    assert [row[0] for row in tables(source)[0]] == ["№", "1", "2"]
    assert codes(source) == ["csv-quotes"]


def test_the_line_that_names_the_delimiter_is_believed() -> None:
    assert tables(opened("sep=|\nа|б;в\nг|д;е\n"))[0] == [["а", "б;в"], ["г", "д;е"]]


def test_numbers_of_items_that_excel_spoilt_are_mended() -> None:
    source = opened(HEAD + "01.янв;дело;01.май;кто\n02.янв;дело;май;кто\nянв.13;дело;май;кто\n")
    assert [row[0] for row in tables(source)[0]] == ["№", "1.1", "2.1", "1.13"]
    assert tables(source)[0][1][2] == "01.май"
    assert codes(source) == ["item-numbers-mended"]


def test_a_list_of_one_column_is_lines() -> None:
    assert texts(opened("Провести конкурс\nСобрать отчёты\n")) == ["Провести конкурс", "Собрать отчёты"]


@pytest.mark.parametrize(
    "text", ['"' * 1_000_000, '"a"";' * 200_000, ";" * 1_000_000, "a;b\n" * 50_000, '"' + '""x;\n' * 200_000 + '"']
)
def test_hostile_files_take_linear_time(text: str) -> None:
    begun = time.perf_counter()
    opened("слово;слово\n" + text)
    assert time.perf_counter() - begun < 10
