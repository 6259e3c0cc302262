"""The control words of RTF that stand for characters, and those that open a group whose words go elsewhere."""

from avgust.reading.blocks import AsideKind
from avgust.reading.sources.printed import BREAK

SIGNS = {"~": "\u00a0", "_": "-", "-": "", "{": "{", "}": "}", "\\": "\\", "\t": "\t"}
"""A hyphen that only shows where a line breaks is none."""
CHARACTERS = {
    "tab": "\t",
    "line": BREAK,
    "lbr": BREAK,
    "page": BREAK,
    "column": BREAK,
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
}
ASIDES: dict[str, AsideKind] = {
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), "header"),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), "footer"),
    "footnote": "footnote",
    "annotation": "comment",
}
ENTERED = {
    **dict.fromkeys(ASIDES, "aside"),
    "fonttbl": "fonts",
    "stylesheet": "styles",
    "listtable": "lists",
    "listoverridetable": "overrides",
    "leveltext": "level",
    "listtext": "label",
    "pntext": "label",
    "nesttableprops": "rows",
    "shptxt": "box",
    "dptxbxtext": "box",
    **dict.fromkeys(("shp", "shpgrp", "shpinst", "do", "upr", "moMath", "moMathPara", "mmath"), ""),
    **dict.fromkeys(("ud", "mr"), "flow"),
}
"""Where the words of such a group go: a name of `rtf.Sink`. Groups of a shape or a formula pass on what is in them."""
# fmt: off
SKIPPED = frozenset((
    "aftncn", "aftnsep", "aftnsepc", "atnauthor", "atnid", "bkmkend", "bkmkstart", "colortbl", "comment",
    "datafield", "falt", "fldinst", "filetbl", "ftncn", "ftnsep", "ftnsepc", "info", "levelnumbers",
    "listlevelpicture", "listname", "liststylename", "nonesttables", "nonshppict", "objdata", "pict", "pn",
    "private", "rxe", "shprslt", "sp", "tc", "tcn", "template", "themedata", "txe", "xe",
))
# fmt: on
"""Groups with nothing that is printed, or with what another group says better."""
# fmt: off
SPOKEN = frozenset((
    "u", "bin", "par", "sect", "cell", "nestcell", "row", "nestrow", "trowd", "chftn", "ftnalt", "revised", "object",
    "deff", "ansicpg", "mac", "pc", "pca", "fcharset", "cpg", "cs", "ds", "ts", "list", "listlevel", "listid",
    "listoverride", "lfolevel", "listoverridestartat", "levelstartat", "levelnfc", "levelnfcn", "levellegal",
    "levelnorestart",
))
# fmt: on
"""Other words that some part of the reader understands."""
