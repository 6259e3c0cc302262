"""Lists are printed as a browser prints them: Chromium's PDF is the witness, where it is installed."""

import shutil
import subprocess
from pathlib import Path

import pytest
from shown import page, texts

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>
<ol><li>первый<li>второй<ol type="a"><li>буква<li>вторая буква</ol><li>третий</ol>
<ol start="7"><li>седьмой<li value="12">двенадцатый<li>тринадцатый</ol>
<ol reversed><li>вниз три<li>вниз два<li>вниз один</ol>
<ol type="I" start="3"><li>римский<li>ещё римский</ol>
<ol style="list-style-type: none"><li>1.1. набранный</ol>
<ol type="A"><li style="display:none">скрыт<li>прописная</ol>
<p>до<br>после<p>обычный&nbsp;абзац</body></html>"""


@pytest.mark.skipif(not (CHROMIUM and shutil.which("pdftotext")), reason="no browser, or no pdftotext")
def test_lists_are_printed_as_a_browser_prints_them(tmp_path: Path) -> None:
    source, pdf = tmp_path / "a.html", tmp_path / "a.pdf"
    source.write_text(PAGE, "utf-8")
    quiet = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        f"--user-data-dir={tmp_path / 'profile'}",
    ]
    command = [str(CHROMIUM), *quiet, "--no-pdf-header-footer", f"--print-to-pdf={pdf}", source.as_uri()]
    try:
        subprocess.run(command, capture_output=True, timeout=120, check=False)
    except subprocess.TimeoutExpired:
        pytest.skip("the browser does not print here")
    if not pdf.exists():
        pytest.skip("the browser does not print here")
    printed = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    assert [" ".join(text.split()) for text in texts(page(PAGE))] == [
        " ".join(line.split()) for line in printed.split("\n") if line.strip()
    ]
