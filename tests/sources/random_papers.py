"""Random documents with lists of every kind, the same for the same seed."""

import random
from collections.abc import Callable

from docx_builder import abstract, cell, docx, item, level, num, paragraph, run, style, table

FORMS = ("decimal", "decimalZero", "upperRoman", "lowerRoman", "upperLetter", "lowerLetter")
RUSSIAN = ("russianLower", "russianUpper")
LEVELS = 4
AUTHOR = 'w:id="1" w:author="а" w:date="2020-01-01T00:00:00Z"'
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
        width, height = self._random.randint(2, 3), self._random.randint(1, 3)
        rows = ("".join(cell(self._content(depth)) for _ in range(width)) for _ in range(height))
        return table(*rows) + paragraph(self._words())

    def _content(self, depth: int) -> str:
        blocks = (self._block(depth + 1) for _ in range(self._random.randint(0, 2)))
        return "".join(blocks) + paragraph(self._words())


class RevisedPaper(Paper):
    """One with revisions, hidden words, fields, line breaks, and cells merged both ways; each list is all of its own."""

    def __init__(self, seed: int) -> None:
        super().__init__(seed)
        self.lists = self.abstracts

    def _runs(self) -> str:
        makers = (self._run, self._run, self._run, self._inserted, self._deleted, self._hidden, self._broken, self._odd)
        return "".join(self._random.choice((*makers, self._field))() for _ in range(self._random.randint(1, 4)))

    def _run(self) -> str:
        return run(self._words() + " ", self._random.choice(("", "", "<w:b/>")))

    def _inserted(self) -> str:
        return f"<w:ins {AUTHOR}>{self._run()}</w:ins>"

    def _deleted(self) -> str:
        words = f'<w:delText xml:space="preserve">{self._words()} </w:delText>'
        return f"<w:del {AUTHOR}><w:r>{words}</w:r></w:del>"

    def _hidden(self) -> str:
        return run(self._words() + " ", "<w:vanish/>")

    def _broken(self) -> str:
        first, then = (f'<w:t xml:space="preserve">{words} </w:t>' for words in (self._words(), self._words().title()))
        return f"<w:r>{first}<w:br/>{then}</w:r>"

    def _odd(self) -> str:
        signs = "<w:r><w:t>раз</w:t><w:tab/><w:t>два</w:t><w:noBreakHyphen/><w:t>2</w:t><w:softHyphen/></w:r>"
        return signs + run("2", '<w:vertAlign w:val="superscript"/>')

    def _field(self) -> str:
        sign = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
        instruction = sign.format("begin") + "<w:r><w:instrText> REF a </w:instrText></w:r>"
        result = self._run().replace("<w:b/>", "")  # LibreOffice forgets that the result of a field is bold
        return instruction + sign.format("separate") + result + sign.format("end")

    def _plain(self, _: int) -> str:
        return paragraph(self._runs())

    def _item(self, _: int) -> str:
        deep = f'<w:ilvl w:val="{self._random.choice((0, 0, 0, 1, 1, 2, 3))}"/>'
        return paragraph(
            self._runs(), f'<w:numPr>{deep}<w:numId w:val="{self._random.randint(1, self.lists)}"/></w:numPr>'
        )

    def _table(self, depth: int) -> str:
        width, height = self._random.randint(2, 4), self._random.randint(2, 4)
        owners = self._merged(width, height)
        rows = "".join(f"<w:tr>{self._row(owners, row, depth)}</w:tr>" for row in range(height))
        grid = '<w:gridCol w:w="1000"/>' * width
        return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>" + paragraph(self._words())

    def _merged(self, width: int, height: int) -> dict[tuple[int, int], tuple[int, int, int, int]]:
        """For each place of the grid the cell that covers it: its first row and column, its width and height."""
        owners: dict[tuple[int, int], tuple[int, int, int, int]] = {}
        for row in range(height):
            for column in range(width):
                if (row, column) not in owners:
                    wide = (
                        2
                        if (row, column + 1) not in owners and column + 1 < width and self._random.random() < 0.2
                        else 1
                    )
                    tall = min(self._random.choice((1, 1, 1, 2, 3)), height - row)
                    for one in range(tall):
                        for other in range(wide):
                            owners[row + one, column + other] = (row, column, wide, tall)
        return owners

    def _row(self, owners: dict[tuple[int, int], tuple[int, int, int, int]], row: int, depth: int) -> str:
        cells = ""
        for at, (first, column, wide, tall) in sorted(owners.items()):
            if at == (row, column):
                merge = "" if tall == 1 else '<w:vMerge w:val="restart"/>' if first == row else "<w:vMerge/>"
                properties = f'<w:tcW w:w="{1000 * wide}" w:type="dxa"/><w:gridSpan w:val="{wide}"/>{merge}'
                cells += cell(self._content(depth) if first == row else "<w:p/>", properties)
        return cells


def paper(seed: int) -> bytes:
    """The DOCX of this seed."""
    return Paper(seed).data()


def revised_paper(seed: int) -> bytes:
    """The DOCX of this seed with revisions and merged cells."""
    return RevisedPaper(seed).data()
