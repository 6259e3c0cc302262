"""A page is read as a browser prints it."""

import pytest
from shown import codes, page, paragraphs, spans, tables, texts

from avgust.reading.sources import from_bytes


def test_blocks_and_line_breaks_part_paragraphs() -> None:
    read = page("<div>раз<div>два</div>три<br>четыре<p>пять<p>шесть</div><address>семь</address>восемь")
    assert texts(read) == ["раз", "два", "три", "четыре", "пять", "шесть", "семь", "восемь"]
    assert [part.address.number for part in paragraphs(read)] == list(range(1, 9))


def test_headings_have_levels_and_bold_is_seen_only_where_all_is_bold() -> None:
    read = page(
        '<h1>А</h1><h3>Б</h3><p><b>В</b> <strong>г</strong>:</p><p><b>Д</b> е</p><p style="font-weight:700">Ж</p>'
    )
    assert [(part.heading, part.bold) for part in paragraphs(read)] == [
        (1, False),
        (3, False),
        (0, True),
        (0, False),
        (0, True),
    ]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("<p>  раз \n\t два  ", ["раз два"]),
        ("<p>№&nbsp;5 &laquo;а&raquo; &#1103; &amp;lt;", ["№\u00a05 «а» я &lt;"]),
        ("<p>обра&shy;зо<wbr>вание", ["образование"]),
        ("<p>a < b и <5 и </ c", ["a < b и <5 и c"]),
        ("<p>слово<i>м</i>", ["словом"]),
        ("<p>сноска<sup><a href='#1'>1</a></sup>, м<sup>2</sup>", ["сноска, м2"]),
        ("<pre>раз\n два</pre>", ["раз", "два"]),
        ("<p>1.&nbsp;&nbsp;&nbsp; Пункт", ["1. Пункт"]),
        ("<p>раз<!-- нет --><!doctype x><?php нет ?>два", ["раздва"]),
        ("<script>if (a<b) '</p>'</script><style>p</style><template>x</template><p>да", ["да"]),
        ("<p>цена<unknown>!</unknown>", ["цена!"]),
    ],
)
def test_words_are_printed_as_a_browser_prints_them(typed: str, printed: list[str]) -> None:
    assert texts(page(typed)) == printed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("<ol><li>а<li>б</ol>", ["1. а", "2. б"]),
        ("<ol start=4><li>а<li value=9>б<li>в</ol>", ["4. а", "9. б", "10. в"]),
        ("<ol type=a><li>x<li>y</ol>", ["a. x", "b. y"]),
        ("<ol type=A start=27><li>x</ol>", ["AA. x"]),
        ("<ol type=i start=4><li>x</ol>", ["iv. x"]),
        ("<ol type=I start=9><li>x</ol>", ["IX. x"]),
        ("<ol reversed><li>x<li>y<li>z</ol>", ["3. x", "2. y", "1. z"]),
        ("<ol reversed start=5><li>x<li>y</ol>", ["5. x", "4. y"]),
        ('<ol style="list-style-type: lower-russian"><li>x<li>y</ol>', ["а) x", "б) y"]),
        ('<ol style="list-style:none"><li>1.1. x</ol>', ["1.1. x"]),
        ("<ol><li>x<ol><li>y</ol><li>z</ol>", ["1. x", "1. y", "2. z"]),
        ("<ol><li><p>x</p><p>y</p></li><li></li><li>z</ol>", ["1. x", "y", "3. z"]),
        ("<ul><li>x<ul><li>y</ul></ul>", ["• x", "◦ y"]),
        ("<li>x", ["• x"]),
    ],
)
def test_lists_have_the_numbers_that_are_printed(typed: str, printed: list[str]) -> None:
    assert texts(page(typed)) == printed


def test_a_table_keeps_spans_and_fills_the_cells_under_a_tall_one() -> None:
    read = page(
        "<table><caption>План</caption><tr><th>№<th colspan=2>Что<tr><td rowspan=2>1<td>а<td>б"
        "<tr><td>в<td>г</table>после"
    )
    assert texts(read) == ["План", "после"]
    assert tables(read) == [[["№", "Что"], ["1", "а", "б"], ["", "в", "г"]]]
    assert spans(read) == [[(1, 1), (2, 1)], [(1, 2), (1, 1), (1, 1)], [(1, 1)] * 3]


def test_a_tall_cell_does_not_reach_below_the_table() -> None:
    read = page("<table><tr><td rowspan=0>а<td>б<tr><td rowspan=99>в<tr><td>г</table>")
    assert spans(read) == [[(1, 3), (1, 1)], [(1, 1), (1, 2)], [(1, 1), (1, 1), (1, 1)]]


def test_a_nested_table_is_flattened_into_its_cell() -> None:
    read = page("<table><tr><td>x<td>до<table><tr><td>а<td>б</table>после<tr><td>y<td>z</table>")
    assert tables(read) == [[["x", "до / а / б / после"], ["y", "z"]]]


def test_a_table_that_only_lays_the_page_out_is_no_table() -> None:
    inner = "<table><tr><td>а<td>б<tr><td>в<td>г</table>"
    read = page(f"<table><tr><td>боковая<td><p>Решили:</p>{inner}<p>Конец</p></table>")
    assert texts(read) == ["боковая", "Решили:", "Конец"]
    assert tables(read) == [[["а", "б"], ["в", "г"]]]


def test_lists_in_cells_are_numbered() -> None:
    assert tables(page("<table><tr><td><ol><li>а<li>б</ol><td>в<tr><td>г<td>д</table>")) == [
        [["1. а / 2. б", "в"], ["г", "д"]]
    ]


def test_menus_are_set_apart_and_told() -> None:
    read = page("<nav>Главная</nav><header>Сайт</header><p>Решили</p><div class='menu top'>x</div><footer>©</footer>")
    assert texts(read) == ["Решили"]
    assert codes(read) == ["page-menus"]


def test_a_header_of_an_article_belongs_to_it() -> None:
    assert texts(page("<article><header><h1>РЕЗОЛЮЦИЯ</h1></header><p>да</p></article>")) == ["РЕЗОЛЮЦИЯ", "да"]


def test_a_page_that_is_one_form_or_one_menu_is_read_all_the_same() -> None:
    assert texts(page("<p>Портал</p><form><p>Совещание решило провести</p><input></form>")) == [
        "Портал",
        "Совещание решило провести",
    ]
    assert texts(page("<nav>Одно меню</nav>")) == ["Одно меню"]


def test_hidden_text_is_dropped_and_told() -> None:
    read = page(
        "<p>да<span style='display: none'>нет</span></p><div hidden>нет</div><p style='display:none'>нет<p>и это"
    )
    assert texts(read) == ["да", "и это"]
    assert codes(read) == ["hidden-text"]


def test_a_title_is_read_only_if_there_is_nothing_else() -> None:
    assert texts(page("<html><head><title>Имя</title></head><body><p>текст")) == ["текст"]
    assert texts(page("<html><head><title>Имя\nсайта</title></head><body></body></html>")) == ["Имя сайта"]


def test_a_head_without_an_end_does_not_swallow_the_page() -> None:
    assert texts(page("<html><head><title>т</title><p>текст</p>")) == ["текст"]


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r"])
def test_the_encoding_that_a_page_names_is_believed(encoding: str) -> None:
    html = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={encoding}"></head><p>ЩЪ'
    read = from_bytes(html.encode(encoding), "a.html")
    assert texts(read) == ["ЩЪ"]
    assert read.findings == ()


def test_a_page_is_known_by_its_looks_whatever_its_name() -> None:
    assert from_bytes(b"<!DOCTYPE html><p>x", "a.txt").format == "html"
    assert from_bytes(b"<html><p>x", "a.docx").format == "html"
    assert from_bytes("Просто текст".encode(), "a.html").format == "text"
    assert from_bytes("доля <5 %".encode(), "a.txt").format == "text"


def test_word_pages_keep_the_numbers_that_word_wrote_out() -> None:
    html = (
        "<html><p class=MsoListParagraph><![if !supportLists]><span style='mso-list:Ignore'>1.1.<span>&nbsp;&nbsp; "
        "</span></span><![endif]>Провести<o:p></o:p></p>"
    )
    assert texts(page(html)) == ["1.1. Провести"]


def test_what_is_set_apart_is_kept_and_shown() -> None:
    read = page("<nav><a href=/>Главная</a></nav><p>Решили<p>Школам провести смотр<div hidden>тайна</div>")
    assert [(aside.kind, aside.text) for aside in read.asides] == [("menu", "Главная"), ("hidden", "тайна")]


@pytest.mark.parametrize("typed", ["<s>нет</s>", "<del>нет</del>", "<span style='text-decoration: line-through'>нет</span>"])
def test_struck_text_is_dropped_and_told(typed: str) -> None:
    read = page(f"<p>да{typed}</p>")
    assert (texts(read), codes(read)) == (["да"], ["struck-text"])


def test_a_page_laid_out_by_a_table_is_no_table() -> None:
    """Menu to the left, the document to the right, in the manner of the nineties."""
    menu = "".join(f"<a href={number}>Раздел {number}</a><br>" for number in range(9))
    article = "".join(f"<p>{number}. Провести мероприятие {number}." for number in range(1, 20))
    read = page(f"<table><tr><td>{menu}<td>{article}</table>")
    assert not tables(read) and texts(read) == [f"{number}. Провести мероприятие {number}." for number in range(1, 20)]


def test_a_block_of_links_in_the_text_is_kept_where_sentences_stand_among_them() -> None:
    long = "Перечень приложений к приказу управления образования района"
    read = page(f"<p>ПРИКАЗ<div>{long}<br><a href=1>Приложение 1</a><br><a href=2>Приложение 2</a></div><p>конец")
    assert texts(read) == ["ПРИКАЗ", long, "Приложение 1", "Приложение 2", "конец"]


def test_names_of_classes_are_not_believed_against_the_text() -> None:
    words = "<p>Школам провести смотр кабинетов до 1 мая.</p>" * 9
    assert len(texts(page(f"<div class='sidebar menu'>{words}</div><div>x</div>"))) == 10


def test_the_day_of_publication_is_set_apart() -> None:
    article = "<p>ПРИКАЗ<p>от 26 августа 2025 г.<p>Провести смотр."
    for stamp in ("<p class=news-date>30.08.2026</p>", "<span class=date>30.08.2026 10:15</span><br>", "<p>Создано: 30.08.2026</p>"):
        assert texts(page(f"<h1>Документ</h1>{stamp}{article}")) == ["Документ", "ПРИКАЗ", "от 26 августа 2025 г.", "Провести смотр."]
    assert texts(page(f"30.08.2026{article}"))[0] == "ПРИКАЗ"
    assert texts(page("<p>ПРИКАЗ<p>30.08.2026<p>Провести"))[1] == "30.08.2026"


def test_a_page_of_word_with_its_settings_is_a_page() -> None:
    """`<w:WordDocument>` in its head does not make it a Word document kept as XML."""
    head = "<!--[if gte mso 9]><xml><w:WordDocument><w:View>Print</w:View></w:WordDocument></xml><![endif]-->"
    assert texts(page(f"<html xmlns:w='urn:schemas-microsoft-com:office:word'><head>{head}</head><p class=MsoNormal>да")) == ["да"]


@pytest.mark.parametrize("depth", [40, 600])
def test_an_article_deep_in_blocks_is_found(depth: int) -> None:
    menu = "<ul>" + "<li><a href=/>Раздел</a>" * 5 + "</ul>"
    read = page(menu + "<div>" * depth + "<p>Решили провести смотр.<p>Конец.")
    assert texts(read) == ["Решили провести смотр.", "Конец."]


def test_the_lists_of_google_docs_have_the_numbers_of_its_style_sheet() -> None:
    """As it saves them: every level a list of its own, numbers by counters."""
    sheet = (
        '.lst-kix_a-0>li:before{content:"" counter(lst-ctn-kix_a-0,decimal) ". "}ol.lst-kix_a-0{list-style-type:none}'
        '.lst-kix_a-1>li:before{content:"" counter(lst-ctn-kix_a-0,decimal) "." counter(lst-ctn-kix_a-1,decimal) ". "}'
        '.lst-kix_b-0>li:before{content:"\\0025cf   "}.lst-kix_a-2>li:before{content:"" counter(lst-ctn-kix_a-2,lower-latin) ") "}'
    )
    lists = (
        '<ol class="c1 lst-kix_a-0 start" start="1"><li>А</li></ol><ol class="lst-kix_a-1 start" start="1"><li>Б</li><li>В</li></ol>'
        '<ol class="lst-kix_a-2 start" start="1"><li>Г</li></ol><ol class="lst-kix_a-0" start="2"><li>Д</li></ol>'
        '<ol class="lst-kix_a-1 start" start="1"><li>Е</li></ol><ul class="lst-kix_b-0 start"><li>Ж</li></ul>'
    )
    read = page(f'<html><head><style type="text/css">{sheet}</style></head><body class="c5 doc-content">{lists}')
    assert texts(read) == ["1. А", "1.1. Б", "1.2. В", "a) Г", "2. Д", "2.1. Е", "• Ж"]
