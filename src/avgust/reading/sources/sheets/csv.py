"""CSV and TSV: records of cells parted by the sign that gives rows of one width."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from avgust.kernel.findings import Finding
from avgust.reading.blocks import SourceText
from avgust.reading.sources.errors import counted, refusal
from avgust.reading.sources.limits import Limits
from avgust.reading.sources.sheets.dates import MONTHS
from avgust.reading.sources.sheets.layout import lay_out
from avgust.reading.sources.sheets.sheet import Sheet, Shown

_DELIMITERS = ";\t,|"
"""In the order in which they are preferred where rows agree as well by several."""
_LOOKED_AT = 200
_TOLD = re.compile(r"sep=(.)\n", re.I)
_DAY = re.compile(r"(\d{1,2})\.([а-я]{3})")
_MONTH = re.compile(r"([а-я]{3})\.(\d{2})")


def read_csv(text: str, place: str, limits: Limits, findings: list[Finding]) -> SourceText:
    """Guarantees: every filled cell once. Rows are records, as a spreadsheet counts them, blank ones too."""
    text = re.sub(r"\r\n?", "\n", text)
    told = _TOLD.match(text)
    if told:
        text = text[told.end() :]
    quoted = text.count('"') % 2 == 0
    delimiter = told.group(1) if told else _delimiter(text, quoted, place)
    sheet = Sheet("")
    for number, record in enumerate(_records(text, delimiter, quoted), 2 if told else 1):
        for column, cell in enumerate(record, 1):
            if cell.strip():
                sheet.put(number, column, Shown(cell, item=_item(cell.strip().lower())))
        if number > limits.paragraphs:
            raise refusal("too-large", place, f"больше {counted(limits.paragraphs)} строк")
    source = lay_out("csv", [sheet], Counter(), place, limits)
    if not quoted:
        message = "Кавычки в файле не парные: текст в кавычках с концами строк внутри мог разойтись по строкам"
        findings = [*findings, Finding("csv-quotes", "doubt", message)]
    return SourceText("csv", source.parts, findings=(*findings, *source.findings))


def _delimiter(text: str, quoted: bool, place: str) -> str:
    """The sign by which most rows have the same number of cells, two or more; a file of tabs is named so."""
    preferred = "\t;,|" if place.lower().endswith(".tsv") else _DELIMITERS
    return max(preferred, key=lambda sign: _agreement(text, sign, quoted))


def _agreement(text: str, delimiter: str, quoted: bool) -> float:
    """The share of rows with the most frequent width, 0 if that is one cell."""
    widths = Counter(len(row) for row in islice(_records(text, delimiter, quoted), _LOOKED_AT) if any(row))
    width, rows = max(widths.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
    return round(rows / widths.total(), 1) if width > 1 else 0.0


def _records(text: str, delimiter: str, quoted: bool) -> Iterator[list[str]]:
    """Cells between delimiters; in quotes there may be delimiters, line ends and doubled quotes."""
    sign = re.escape(delimiter)
    in_quotes = r'[ \t]*+"((?:[^"]++|"")*+)"' if quoted else r"(?!)()"
    cell = re.compile(rf"(?:{in_quotes}([^{sign}\n]*)|([^{sign}\n]*))({sign}|\n|\Z)")
    record: list[str] = []
    at = 0
    while at < len(text) or record:
        found = cell.match(text, at)
        if found is None:
            return
        inside, behind, bare, end = found.groups()
        record.append(bare if inside is None else inside.replace('""', '"') + behind)
        at = found.end()
        if end != delimiter:
            yield record
            record = []
            if not end:
                return


def _item(cell: str) -> str:
    """«01.янв» as Excel writes what was typed «1.1»; «янв.13» for «1.13»."""
    months = {name[:3]: number for number, name in enumerate(MONTHS, 1)}
    day, month = _DAY.fullmatch(cell), _MONTH.fullmatch(cell)
    if day and day.group(2) in months:
        return f"{int(day.group(1))}.{months[day.group(2)]}"
    if month and month.group(1) in months:
        return f"{months[month.group(1)]}.{int(month.group(2))}"
    return cell.replace(",", ".") if re.fullmatch(r"\d+,\d+", cell) else ""
