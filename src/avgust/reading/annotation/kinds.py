"""The kinds of marks: their Russian names, colours and lines, the same in HTML and in PDF.

The hues are those of Okabe and Ito, which the colour-blind tell apart; every kind has a line of its own as well, so
that a black-and-white print still tells them. Text on every ground has a contrast of at least 7 : 1.
"""

from typing import Literal, NamedTuple

Name = Literal["duty", "who", "when", "target", "act", "named", "problem", "achievement", "theme", "section", "about"]
Line = Literal["none", "solid", "double", "dashed", "dotted", "wavy"]


class Kind(NamedTuple):
    """How marks of one kind look.

    name    in the legend, in Russian
    ground  the colour under the words, `line_colour` of the line below them; `#rrggbb`
    field   whether it is a field of a directive
    """

    name: str
    ground: str
    line_colour: str
    line: Line
    field: bool = False


# From the outermost to the innermost, where several cover the same words.
KINDS: dict[Name, Kind] = {
    "duty": Kind("Поручение", "#eef2f3", "#5b6a6e", "none"),
    "problem": Kind("Отмечена проблема", "#fdecea", "#a3261b", "none"),
    "achievement": Kind("Отмечено достижение", "#eaf6ee", "#1d6b3c", "none"),
    "theme": Kind("Обсуждавшаяся тема", "#f4f1ec", "#6b5b3e", "none"),
    "section": Kind("Раздел", "#ffffff", "#1b2426", "solid"),
    "about": Kind("Сведения о документе", "#e9edf0", "#4a5a66", "dotted"),
    "target": Kind("Показатель", "#c9ecd9", "#006b4f", "dashed", True),
    "when": Kind("Срок", "#ffe0ad", "#9a4f00", "double", True),
    "who": Kind("Исполнитель", "#cfe4fa", "#0a559e", "solid", True),
    "act": Kind("Основание (акт)", "#ebd9f4", "#743a8f", "dotted", True),
    "named": Kind("Программа, проект, система", "#f7e3ec", "#8f2f5f", "wavy", True),
}

IN_LEGEND: tuple[Name, ...] = (
    "duty",
    "who",
    "when",
    "target",
    "act",
    "named",
    "problem",
    "achievement",
    "theme",
    "section",
    "about",
)
