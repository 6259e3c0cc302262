"""What a reader of spreadsheets left out or set apart, told to the person."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from avgust.kernel.findings import Finding, Severity
from avgust.reading.blocks import column_letters
from avgust.reading.sources.errors import counted
from avgust.reading.sources.sheets.sheet import Shown

_GIVEN_NAME = re.compile(r"(?:лист|sheet|таблица|table)\s*\d*", re.I)
_TOLD: tuple[tuple[str, str, Severity, str], ...] = (
    ("formulas", "formula-without-value", "warning", "Формулы без сохранённого значения не прочитаны: {}; откройте "
     "книгу и сохраните её снова"),
    ("errors", "cell-errors", "doubt", "В ячейках ошибки вместо значений (#ССЫЛКА!, #Н/Д …): {}"),
    ("words", "sheet-damaged", "warning", "Ячейки ссылаются на строки, которых в файле нет: {}"),
    ("outside", "sheet-damaged", "warning", "Пропущены ячейки за краем листа: {}"),
    ("text-boxes", "text-boxes", "warning", "Не прочитаны надписи поверх листов: {}"),
    ("not-sheets", "other-sheets", "note", "Пропущены листы без ячеек (диаграммы, макросы): {}"),
    ("covered", "merged-cell-text", "warning", "Пропущен текст, закрытый объединёнными ячейками: ячеек {}"),
)  # fmt: skip
_HIDDEN = {"rows": "Скрыты строки", "columns": "Скрыты столбцы"}
_SHOWN = 8


def about_losses(lost: Counter[str]) -> Iterator[Finding]:
    """A finding for each kind of loss that happened."""
    for key, code, severity, message in _TOLD:
        if lost[key]:
            yield Finding(code, severity, message.format(counted(lost[key])))


def about_hidden(what: str, name: str, numbers: Sequence[int], filtered: bool) -> Finding:
    """Hidden rows, columns or a whole sheet: no duty is read from them."""
    end = "; поручения из них не читаются, отобразите их, если они действуют"
    if what == "sheet":
        return Finding("hidden-sheets", "doubt", f"Скрыт лист «{name}»" + end.replace("них", "него").replace(" их", ""))
    names = [column_letters(n) for n in numbers] if what == "columns" else _runs(numbers)
    listed = ", ".join(names[:_SHOWN]) + (" …" if len(names) > _SHOWN else "")
    why = " (включён фильтр)" if filtered and what == "rows" else ""
    return Finding(f"hidden-{what}", "doubt", f"{_HIDDEN[what]}{why}: {listed}{end}", f"лист «{name}»")


def about_items(name: str, column: int, mended: Sequence[tuple[int, Shown]]) -> Finding:
    """Numbers of items that were put right."""
    listed = ", ".join(f"{column_letters(column)}{row} – «{cell.text}»" for row, cell in mended[:_SHOWN])
    more = " …" if len(mended) > _SHOWN else ""
    message = f"Номера пунктов, которые таблица приняла за даты или дроби, восстановлены: {listed}{more}"
    return Finding("item-numbers-mended", "doubt", message, f"лист «{name}»" if name else "")


def is_own_name(name: str) -> bool:
    """Whether somebody named the sheet: «Лист1» is what the program calls it."""
    return _GIVEN_NAME.fullmatch(name.strip()) is None


def _runs(numbers: Sequence[int]) -> list[str]:
    """«5–7», «9»."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1] = [runs[-1][0], number]
        else:
            runs.append([number])
    return ["–".join(map(str, run)) for run in runs]
