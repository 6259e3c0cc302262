"""Makes the pictures of the guides from the sample: `python docs/images/make.py`.

Needs LibreOffice, poppler, Chromium and tesseract. The terminal is what `avgust read` prints 100 columns wide, with the
long middle left out; the plan is the top of the first page that LibreOffice prints; the annotated text is the top of
its page in Chromium, the annotated scan a noisy one of the printed sample.
"""

import re
import subprocess
import sys
import tempfile
from html import escape
from pathlib import Path

from PIL import Image

from avgust.cli.page import page
from avgust.cli.terminal import Paper
from avgust.reading import read
from avgust.reading.annotation import annotate
from avgust.reading.export import write

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1] / "tests" / "variants"))
SAMPLE = HERE.parents[1] / "examples" / "resolution.docx"
COMMAND = "$ ./avgust read examples/resolution.docx"
SCREEN = (1280, 900)  # pixels of the browser's window
COLOURS, SEED = 64, 3  # of a scan's picture; of its skew and specks
COLUMNS, SHOWN = 100, 31  # of the page's lines, these many from the top
CELL, LINE, EDGE = 6.02, 13.5, 14  # points
GROUND, INK = "#0d1b1e", "#e6edee"
STYLES = {"0": INK, "1": INK, "2": "#8aa0a4", "36": "#6fd3c7", "31": "#ff8a80", "33": "#f2c879"}
WEIGHTS = {"1": 700}
RUN = re.compile(r"\033\[(\d+)m(.*?)\033\[0m|([^\033]+)")
# Of a printed page: dots per inch, left, top, width and height in pixels; 0 is all.
CUTS = {
    "terminal.fodt": (110, 0, 0, 0, 0),
    "plan.xlsx": (125, 50, 30, 1340, 620),
}
PAGE = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 office:mimetype="application/vnd.oasis.opendocument.text" office:version="1.3">
<office:font-face-decls><style:font-face style:name="M" svg:font-family="'DejaVu Sans Mono'"/></office:font-face-decls>
<office:styles><style:style style:name="Standard" style:family="paragraph">
<style:paragraph-properties fo:line-height="{line}pt"/><style:text-properties style:font-name="M" fo:font-size="10pt"/>
</style:style></office:styles>
<office:automatic-styles>{styles}
<style:page-layout style:name="P"><style:page-layout-properties fo:page-width="{width}pt"
 fo:page-height="{height}pt" fo:margin="{edge}pt" fo:background-color="{ground}"/></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="P"/></office:master-styles>
<office:body><office:text>{body}</office:text></office:body></office:document>"""


def main() -> None:
    """Makes all of them."""
    reading = read(SAMPLE)
    lines = [COMMAND, *page(reading, Paper(COLUMNS, colour=True))]
    rule = next(i for i, line in enumerate(lines) if "───" in line)
    with tempfile.TemporaryDirectory() as folder:
        shown = [*lines[: SHOWN + 1], "", "    ⋯", "", *lines[rule:]]
        Path(folder, "terminal.fodt").write_text(terminal(shown), "utf-8")
        write(reading, "xlsx", Path(folder, "plan.xlsx"))
        for name, cut in CUTS.items():
            stem = "terminal" if name.endswith("fodt") else name.removeprefix("plan.")
            picture(Path(folder, name), HERE / stem, *cut)
        screen(Path(folder, "annotate.html"), HERE / "annotate.png")
        scanned(Path(folder), HERE / "scan")


def terminal(lines: list[str]) -> str:
    """The lines as an OpenDocument of one page."""
    styles = "".join(
        f'<style:style style:name="C{name}" style:family="text"><style:text-properties fo:color="{colour}" '
        f'fo:font-weight="{WEIGHTS.get(name, 400)}"/></style:style>'
        for name, colour in STYLES.items()
    )
    return PAGE.format(
        styles=styles,
        body="".join(f'<text:p text:style-name="Standard">{runs(line)}</text:p>' for line in lines),
        line=LINE,
        edge=EDGE,
        ground=GROUND,
        width=COLUMNS * CELL + 2 * EDGE + 2,
        height=len(lines) * LINE + 2 * EDGE + 2,
    )


def runs(line: str) -> str:
    """The words of a line in their colours."""
    return "".join(
        f'<text:span text:style-name="C{style or 0}">{spaced(coloured or plain)}</text:span>'
        for style, coloured, plain in RUN.findall(line)
    )


def spaced(words: str) -> str:
    """The words with every space kept."""
    return re.sub(" +", lambda hit: f'<text:s text:c="{len(hit.group())}"/>', escape(words))


def picture(source: Path, target: Path, dots: int, left: int, top: int, width: int, height: int) -> None:
    """The first page as LibreOffice prints it."""
    profile = f"-env:UserInstallation={(source.parent / 'profile').as_uri()}"
    run("soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", source.parent, source)
    cut = ("-x", left, "-y", top, "-W", width, "-H", height) if width else ()
    run("pdftoppm", "-png", "-r", dots, "-singlefile", "-f", 1, *cut, source.with_suffix(".pdf"), target)


def screen(page: Path, target: Path) -> None:
    """The annotated sample as a browser shows it."""
    page.write_bytes(annotate(SAMPLE.read_bytes(), SAMPLE.name, "html").data)
    window = f"--window-size={SCREEN[0]},{SCREEN[1]}"
    quiet = (
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--hide-scrollbars",
        f"--user-data-dir={page.parent}/browser",
    )
    run("chromium", *quiet, window, f"--screenshot={target}", page.as_uri())


def scanned(folder: Path, target: Path) -> None:
    """The first page of a scan of the sample with what was read in it."""
    from scanning import scan

    pdf, paper, marked = folder / "resolution.pdf", folder / "paper.pdf", folder / "marked.pdf"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    run("soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", folder, SAMPLE)
    scan(pdf, paper, SEED)
    marked.write_bytes(annotate(paper.read_bytes(), paper.name, "pdf").data)
    run("pdftoppm", "-png", "-r", 100, "-singlefile", "-f", 1, "-x", 0, "-y", 40, "-W", 827, "-H", 640, marked, target)
    picture = target.with_suffix(".png")
    Image.open(picture).quantize(COLOURS).save(picture, optimize=True)  # specks do not pack well


def run(*command: object) -> None:
    """Runs a program of the machine."""
    subprocess.run([str(part) for part in command], check=True, capture_output=True)  # noqa: S603


if __name__ == "__main__":
    main()
