"""Numbers are shown as LibreOffice with Russian settings shows them, but for what is meant to differ."""

import csv
import io
import shutil
import subprocess
from pathlib import Path

import pytest
import xlsxwriter

from avgust.reading.sources.sheets.number_format import show

pytestmark = pytest.mark.skipif(not shutil.which("soffice"), reason="not installed: soffice")

NUMBERS = """0 | 0.00 | #,##0 | #,##0.00 | 0% | 0.0% | # ?/? | 0" чел." | #,##0" руб." | 00 | #,##0;[Red]-#,##0 | 0.00;(0.00);"–"
0.0, | 0.00E+00 | # | 0.## | #.## | [<1]0.0%;0 | "№ "0 | 0\\ % | _-* #,##0.00_-;-* #,##0.00_- | General" шт." | 0.0#"""
DATES = "dd.mm.yyyy | dd.mm.yy | d.m.yyyy | yyyy-mm-dd | dd/mm/yyyy | h:mm | dd.mm.yyyy hh:mm | [h]:mm | yyyy | d mmmm yyyy | mmmm yyyy"
CODES = [(code.strip(), False) for line in NUMBERS.splitlines() for code in line.split(" | ")]
CODES += [(code.strip(), True) for code in DATES.split(" | ")]
VALUES = {
    False: (0, 1, -1, 0.5, 0.85, 12, 1234.5, -1234.567, 46266, 1234567.891, 0.0004),
    True: (46266, 46266.4375, 1234.5),
}
SETTINGS = """<?xml version="1.0"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>ru-RU</value></prop></item>
</oor:items>"""
AS_SHOWN = "csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,true,true,false"


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> list[list[str]]:
    """The same values in the same formats, a row for each format, as LibreOffice shows them."""
    folder = tmp_path_factory.mktemp("formats")
    with xlsxwriter.Workbook(folder / "a.xlsx") as workbook:
        sheet = workbook.add_worksheet()
        sheet.set_column(0, 20, 40)
        for row, (code, dated) in enumerate(CODES):
            for column, value in enumerate(VALUES[dated]):
                sheet.write_number(row, column, value, workbook.add_format({"num_format": code}))
    user = folder / "profile" / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(SETTINGS)
    profile = f"-env:UserInstallation=file://{user.parent}"
    command = [
        "soffice",
        "--headless",
        profile,
        "--convert-to",
        AS_SHOWN,
        "--outdir",
        str(folder),
        str(folder / "a.xlsx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    text = Path(folder / "a.csv").read_text("utf-8")
    return list(csv.reader(io.StringIO(text), delimiter="\t"))


def plain(text: str) -> str:
    """Without regard to kinds of spaces, and to the capital of a month alone."""
    return " ".join(text.replace("\xa0", " ").replace("\u202f", " ").lower().split())


def test_every_format_shows_what_libreoffice_shows(printed: list[list[str]]) -> None:
    differ = [
        (code, value, show(value, code).text, shown)
        for (code, dated), row in zip(CODES, printed, strict=True)
        for value, shown in zip(VALUES[dated], row, strict=False)
        if plain(show(value, code).text) != plain(shown)
    ]
    assert differ == []
