"""A reading drawn over its text: one HTML file that needs nothing else, neither scripts nor the network.

Reads: the reading and its plain text. Writes: UTF-8 bytes. Guarantees: the same reading gives the same bytes; nothing
of the document becomes markup; the page may load and run nothing (its own content security policy says so).
"""

from importlib.resources import files

from avgust.reading.annotation import html_lists as lists
from avgust.reading.annotation.escaping import escape
from avgust.reading.annotation.html_text import text_html
from avgust.reading.annotation.kinds import KINDS
from avgust.reading.export.printable import one_line
from avgust.reading.export.words import about
from avgust.reading.reading import Reading
from avgust.reading.structure.plain import Plain

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
PAGE = """<!DOCTYPE html>
<html lang="ru">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Avgust">
<title>{title} – что где прочитано</title>
<style>
{colours}
{style}</style>
</head>
<body>
<header>
<p class="skip"><a href="#lists">К списку поручений</a></p>
<h1>{heading}</h1>
<p class="facts">{facts}</p>
{legend}
<p class="hint">Наведите указатель на выделенные слова или нажмите на них: будет сказано, что понято, откуда и каким \
правилом. Номер слева ведёт к поручению в списке, номер в списке – к месту в тексте.</p>
</header>
<div class="desk">
<main aria-label="Текст документа">
{text}
{asides}
</main>
<aside id="lists" aria-label="Прочитанное">
{findings}
{directives}
</aside>
</div>
</body>
</html>
"""


def to_html(reading: Reading, plain: Plain) -> bytes:
    """The page."""
    heading = one_line(about(reading))
    page = PAGE.format(
        policy=POLICY,
        title=escape(one_line(reading.name) or heading),
        colours=_colours(),
        style=files(__package__).joinpath("page.css").read_text("utf-8"),
        heading=escape(heading[:1].upper() + heading[1:]),
        facts=escape(_facts(reading)),
        legend=lists.legend(reading),
        text=text_html(reading, plain),
        asides=lists.asides(reading),
        findings=lists.findings(reading),
        directives=lists.directives(reading),
    )
    return page.encode("utf-8")


def _facts(reading: Reading) -> str:
    year = reading.metadata.school_year
    known = (
        one_line(reading.name),
        one_line(reading.metadata.territory or ""),
        f"{one_line(year)} учебный год" if year else "",
    )
    return " · ".join(filter(None, known))


def _colours() -> str:
    """The look of every kind of mark, from the one table of them."""
    return "\n".join(
        f"mark.{name} {{ --ground: {kind.ground}; --line: {kind.line_colour}; text-decoration-style: {kind.line}; }}"
        if kind.line != "none"
        else f"mark.{name} {{ --ground: {kind.ground}; --line: {kind.line_colour}; text-decoration: none; }}"
        for name, kind in KINDS.items()
    )
