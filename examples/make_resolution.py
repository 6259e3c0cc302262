"""Makes the sample resolution of an invented district: `resolution.docx`, numbered by Word, and `resolution.txt`.

    python examples/make_resolution.py [FOLDER]

The numbers stand nowhere in the DOCX: they come from its lists, as in a document that an office has written.
"""

import sys
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from pathlib import Path
from textwrap import wrap

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from avgust.reading.export.archive import timeless

TYPEFACE = "Times New Roman"
WIDTH = 100  # characters of a line of the text
ADOPTED = datetime(2026, 8, 27, 12)  # noqa: DTZ001 – Word's properties know no time zone

# Each paragraph with what it is.
PARAGRAPHS = (
    ("kind", "РЕЗОЛЮЦИЯ"),
    ("event", "августовской конференции работников образования"),
    ("event", "Журавлинского муниципального округа"),
    ("event", "«Образование округа: от оценки качества к управлению качеством»"),
    ("date", "27 августа 2026 года\tг. Журавлинск"),
    (
        "body",
        "Участники августовской конференции, обсудив итоги 2025/2026 учебного года и задачи на предстоящий год, "
        "отмечают, что в округе открыты два центра «Точка роста», обновлено оборудование пяти школ, а доля педагогов "
        "моложе 35 лет выросла до 23 %.",
    ),
    ("section", "Качество образования и объективность оценки"),
    ("body", "Участники секции отметили следующие проблемы:"),
    (
        "bullet",
        "в четырёх школах отметки за всероссийские проверочные работы расходятся с результатами основного "
        "государственного экзамена;",
    ),
    ("bullet", "курсы повышения квалификации слабо связаны с предметными дефицитами учителей;"),
    ("bullet", "недостаточен контроль за тем, как выполняются решения предыдущей конференции."),
    ("body", "Участники конференции рекомендуют:"),
    ("item", "Управлению образования администрации Журавлинского муниципального округа:"),
    (
        "point",
        "утвердить план мероприятий («дорожную карту») по повышению объективности оценочных процедур "
        "в срок до 15 сентября 2026 года;",
    ),
    (
        "point",
        "привести положение о внутренней системе оценки качества образования в соответствие с Федеральным законом "
        "от 29 декабря 2012 г. № 273-ФЗ «Об образовании в Российской Федерации» до 1 ноября 2026 года;",
    ),
    ("point", "ежеквартально рассматривать на совещаниях ход устранения выявленных недостатков;"),
    ("point", "снизить долю школ с признаками необъективных результатов с 24 % до 10 % к 1 июня 2027 года."),
    ("item", "МКУ «Информационно-методический центр»:"),
    (
        "point",
        "провести до 1 ноября 2026 года диагностику предметных дефицитов не менее 60 % учителей математики "
        "и русского языка;",
    ),
    (
        "point",
        "организовать не менее 6 стажировок на базе школ с устойчиво высокими результатами "
        "в октябре–декабре 2026 года;",
    ),
    (
        "point",
        "совместно с руководителями школьных методических объединений составить индивидуальные образовательные "
        "маршруты учителей не позднее 20 декабря 2026 года;",
    ),
    ("point", "сопровождать школы с низкими результатами обучения на постоянной основе."),
    ("item", "Руководителям общеобразовательных организаций:"),
    (
        "point",
        "проанализировать результаты оценочных процедур и представить справку в управление образования "
        "до 10 октября 2026 года;",
    ),
    ("point", "в течение учебного года обеспечить:"),
    ("letter", "взаимное посещение уроков учителями одного предмета;"),
    ("letter", "участие не менее 80 % обучающихся 8 классов в диагностике функциональной грамотности;"),
    ("letter", "ведение электронных журналов в ФГИС «Моя школа»;"),
    (
        "point",
        "довести долю учителей, прошедших обучение по обновлённому стандарту (приказ Минпросвещения России "
        "от 31 мая 2021 г. № 287), до 95 % к 1 сентября 2027 года.",
    ),
    ("section", "Воспитание, безопасность и поддержка педагогов"),
    ("body", "Вместе с тем остаются нерешёнными вопросы:"),
    ("bullet", "технические кружки недоступны детям из девяти малых сёл;"),
    ("bullet", "половина молодых учителей работает без наставника."),
    ("body", "Исходя из этого, участники конференции рекомендуют:"),
    ("item", "Управлению образования совместно с МБУ ДО «Дом детского творчества»:"),
    ("point", "разработать муниципальную программу «Молодой педагог» на 2027–2029 годы до 1 декабря 2026 года;"),
    (
        "point",
        "увеличить охват детей дополнительным образованием до 82 % к концу 2026 года и до 85 % к концу 2027 года;",
    ),
    ("point", "открыть до 1 сентября 2027 года 3 мастерские технического творчества в малых сёлах;"),
    ("point", "провести конкурс школьных музеев во втором квартале 2027 года."),
    ("item", "Руководителям образовательных организаций:"),
    ("point", "закрепить наставников за молодыми педагогами в месячный срок;"),
    ("point", "направлять сведения о проведённых тренировках по эвакуации ежемесячно до 5 числа;"),
    ("point", "обновить паспорта безопасности и размещённые на них контактные данные."),
    ("field", "Срок: до 25 декабря 2026 года."),
    ("field", "Ответственные: заместители директоров по безопасности."),
    ("point", "усилить работу по профилактике пропусков занятий без уважительной причины."),
    (
        "item",
        "Рекомендовать комиссии по делам несовершеннолетних и защите их прав проводить с 1 октября 2026 года "
        "по 30 апреля 2027 года рейды совместно с родительскими советами.",
    ),
    ("item", "Опубликовать резолюцию на сайте управления образования до 4 сентября 2026 года."),
    ("item", "Контроль за выполнением резолюции возложить на управление образования администрации округа."),
    ("signature", "Председатель конференции\tА.П. Лебедева"),
)

# Lists of Word: sections «I.», items «1.», «1.1.», «а)», and bullets. Each level: form, text, where it and the words
# begin, in millimetres.
SECTIONS, ITEMS, BULLETS = 91, 92, 93
LISTS = {
    SECTIONS: (("upperRoman", "%1.", 0, 0),),
    ITEMS: (("decimal", "%1.", 0, 10), ("decimal", "%1.%2.", 0, 12), ("russianLower", "%3)", 12, 20)),
    BULLETS: (("bullet", "–", 6, 12),),
}
LEVELS = {
    "section": (SECTIONS, 0),
    "item": (ITEMS, 0),
    "point": (ITEMS, 1),
    "letter": (ITEMS, 2),
    "bullet": (BULLETS, 0),
}
TWIPS = 56.7  # in a millimetre


def main(folder: Path) -> None:
    """Writes both files."""
    folder.joinpath("resolution.txt").write_text(as_text(), encoding="utf-8")
    folder.joinpath("resolution.docx").write_bytes(as_docx())


def as_text() -> str:
    """The text with its numbers typed."""
    return "\n".join(lines()) + "\n"


def lines() -> Iterator[str]:
    """Lines as a program breaks them at the margin, with a blank one between blocks."""
    above = ""
    for (what, text), number in zip(PARAGRAPHS, numbers(), strict=True):
        if what in {"date", "body", "section", "item", "signature"} and what != above:
            yield ""
        if "\t" in text:
            yield text.replace("\t", " " * 40)
        else:
            yield from wrap(f"{number} {text}".strip(), WIDTH, break_long_words=False, break_on_hyphens=False)
        above = what


def numbers() -> Iterator[str]:
    """What Word prints in front of each paragraph."""
    section = item = point = letter = 0
    for what, _ in PARAGRAPHS:
        match what:
            case "section":
                section += 1
                yield "I" * section + "."
            case "item":
                item, point = item + 1, 0
                yield f"{item}."
            case "point":
                point, letter = point + 1, 0
                yield f"{item}.{point}."
            case "letter":
                letter += 1
                yield "абвг"[letter - 1] + ")"
            case "bullet":
                yield "–"
            case _:
                yield ""


def as_docx() -> bytes:
    """The document as an office lays it out."""
    document = docx.Document()
    lay_out(document)
    add_lists(document)
    for what, text in PARAGRAPHS:
        paragraph(document, what, text)
    packed = BytesIO()
    document.save(packed)
    return timeless(packed.getvalue())


def lay_out(document: Document) -> None:
    """Page, typeface, spacing, properties."""
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin, page.right_margin, page.top_margin, page.bottom_margin = Mm(30), Mm(15), Mm(20), Mm(20)
    for name in ("Normal", "Heading 1"):
        style = document.styles[name]
        style.font.name, style.font.size = TYPEFACE, Pt(12)
        style.font.color.rgb = RGBColor(0, 0, 0)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:cs"), TYPEFACE)
        style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
    about = document.core_properties
    about.author, about.comments, about.language, about.title = "", "", "ru-RU", "Резолюция августовской конференции"
    about.created = about.modified = ADOPTED


def add_lists(document: Document) -> None:
    """The lists that number the paragraphs."""
    root = document.part.numbering_part.element
    first = root.findall(qn("w:num"))[0]
    for ident, levels in LISTS.items():
        inside = "".join(level(i, *each) for i, each in enumerate(levels))
        kind = "multilevel" if len(levels) > 1 else "singleLevel"
        first.addprevious(
            parse_xml(
                f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{ident}"><w:multiLevelType w:val="{kind}"/>'
                f"{inside}</w:abstractNum>"
            )
        )
        root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{ident}"><w:abstractNumId w:val="{ident}"/></w:num>'))


def level(i: int, form: str, text: str, start: int, words: int) -> str:
    """One level: the number at `start` mm, the words from `words` mm on."""
    suffix = '<w:suff w:val="space"/>' if words == 0 else ""
    indent = f'w:left="{words * TWIPS:.0f}" w:hanging="{(words - start) * TWIPS:.0f}"'
    return (
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{suffix}<w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind {indent}/></w:pPr></w:lvl>'
    )


def paragraph(document: Document, what: str, text: str) -> None:
    """One paragraph, laid out as what it is."""
    made = document.add_paragraph(text, style="Heading 1" if what == "section" else "Normal")
    layout = made.paragraph_format
    layout.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    if what in LEVELS:
        number(made, *LEVELS[what])
    match what:
        case "kind" | "event" | "section":
            layout.alignment = WD_ALIGN_PARAGRAPH.CENTER
            layout.space_before = Pt(12 if what == "section" else 0)
            layout.space_after = Pt(6 if what == "section" else 0)
            made.runs[0].bold = True
        case "date" | "signature":
            layout.alignment = WD_ALIGN_PARAGRAPH.LEFT
            layout.tab_stops.add_tab_stop(Mm(165), WD_TAB_ALIGNMENT.RIGHT)
            layout.space_before, layout.space_after = Pt(24 if what == "signature" else 12), Pt(12)
        case "body":
            layout.first_line_indent = Mm(12.5)
        case "item":
            layout.space_before = Pt(6)
        case "field":
            layout.left_indent = Mm(12)
            made.runs[0].italic = True


def number(paragraph: Paragraph, ident: int, depth: int) -> None:
    """Puts the paragraph into a list."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val, properties.get_or_add_numId().val = depth, ident


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
