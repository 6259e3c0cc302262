"""Random documents with lists of every kind, the same for the same seed."""

import random
from collections.abc import Callable

from docx_builder import abstract, cell, docx, item, level, num, paragraph, style, table

FORMS = ("decimal", "decimalZero", "upperRoman", "lowerRoman", "upperLetter", "lowerLetter")
RUSSIAN = ("russianLower", "russianUpper")
LEVELS = 4
BULLETS = ("-", "–", "•")
WORDS = ["провести", "обеспечить", "подготовить", "семинар", "смотр", "отчёт", "школам", "отделу", "до", "мая"]


class Paper:
    """One document: its lists are made first, then its blocks one after another."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._said = 0
        self.abstracts = self._random.randint(1, 3)
        self.lists = self._random.randint(self.abstracts, self.abstracts + 2)

    def data(self) -> bytes:
        numbering = "".join(self._abstract(number) for number in range(self.abstracts))
        numbering += "".join(self._list(number) for number in range(1, self.lists + 1))
        body = "".join(self._block(0) for _ in range(self._random.randint(8, 24)))
        return docx(body + paragraph("конец"), numbering, self._styles())

    def _abstract(self, number: int) -> str:
        return abstract(number, *(self._level(depth) for depth in range(LEVELS)))

    def _level(self, depth: int) -> str:
        chance = self._random
        kind = chance.random()
        start = chance.choice((1, 1, 1, 1, 3, 7))
        if kind < 0.12:
            return level(depth, chance.choice(BULLETS), "bullet")
        if kind < 0.5:
            text = ".".join(f"%{upper + 1}" for upper in range(depth + 1)) + chance.choice((".", ")", ""))
            return level(depth, text, "decimal", start)
        form = chance.choice(FORMS + RUSSIAN)
        return level(
            depth,
            chance.choice(("%{}.", "%{})", "Пункт %{}.", "({})", "§ %{}"))
            .replace("{}", str(depth + 1))
            .replace("(" + str(depth + 1), f"(%{depth + 1}"),
            form,
            start,
        )

    def _list(self, number: int) -> str:
        override = ""
        if number > self.abstracts and self._random.random() < 0.6:
            start = f'<w:startOverride w:val="{self._random.randint(1, 9)}"/>'
            override = f'<w:lvlOverride w:ilvl="0">{start}</w:lvlOverride>'
        return num(number, (number - 1) % self.abstracts, override)

    def _styles(self) -> str:
        listed = '<w:pPr><w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        return (
            style("Normal", "", default=True)
            + style("Пункт", listed.format(0))
            + style("Подпункт", listed.format(1))
            + style("Свой", '<w:basedOn w:val="Подпункт"/>')
        )

    def _block(self, depth: int) -> str:
        makers: list[tuple[Callable[[int], str], int]] = [
            (self._item, 12),
            (self._plain, 3),
            (self._styled, 2),
            (self._bare, 1),
            (self._empty, 1),
            (self._table, 1 if depth < 2 else 0),
        ]
        (make,) = self._random.choices([maker for maker, _ in makers], [weight for _, weight in makers])
        return make(depth)

    def _words(self) -> str:
        self._said += 1
        return f"{self._random.choice(WORDS)} {self._said}"

    def _item(self, _: int) -> str:
        deep = self._random.choice((0, 0, 0, 1, 1, 2, 3))
        return item(self._words(), self._random.randint(1, self.lists), deep)

    def _plain(self, _: int) -> str:
        return paragraph(self._words())

    def _styled(self, _: int) -> str:
        return paragraph(self._words(), f'<w:pStyle w:val="{self._random.choice(("Пункт", "Подпункт", "Свой"))}"/>')

    def _bare(self, _: int) -> str:
        """A style's number taken away."""
        none = '<w:pStyle w:val="Пункт"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
        return paragraph(self._words(), none)

    def _empty(self, _: int) -> str:
        return item("", self._random.randint(1, self.lists))

    def _table(self, depth: int) -> str:
        width = self._random.randint(2, 3)
        rows = (
            "".join(
                cell(
                    "".join(self._block(depth + 1) for _ in range(self._random.randint(1, 2)))
                    + paragraph(self._words())
                )
                for _ in range(width)
            )
            for _ in range(self._random.randint(1, 3))
        )
        return table(*rows)


def paper(seed: int) -> bytes:
    """The DOCX of this seed."""
    return Paper(seed).data()
