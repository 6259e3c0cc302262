"""Pages of invented districts' sites: the markup of the engines that Russian offices use, round any article.

The site around is written to mislead: its news and banners tell schools what to do by which day.
"""

import re
from collections.abc import Callable, Iterable
from html import escape

from avgust.reading.blocks import Paragraph, Table

Article = str
Site = Callable[[Article], str]
NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,2})*[.)]|[-–•])\s+(.*)", re.S)

MENU = (
    "Главная",
    "Об управлении",
    "Структура",
    "Документы",
    "Новости",
    "Аттестация",
    "ГИА",
    "Питание",
    "Обращения граждан",
)
NEWS = (
    (
        "12.09.2026",
        "Школам района до 1 октября провести месячник безопасности",
        "Руководителям школ рекомендовано до 1 октября 2026 года провести месячник безопасности и представить отчёт не позднее 5 октября.",
    ),
    (
        "03.09.2026",
        "Открыт приём заявок на конкурс «Учитель года»",
        "Методическому кабинету поручено принять заявки в срок до 20 сентября 2026 года. Охват – не менее 30 % педагогов.",
    ),
    (
        "28.08.2026",
        "Управление образования приглашает на приём граждан",
        "Начальник управления проведёт личный приём 15 сентября 2026 года с 14:00 в кабинете № 5.",
    ),
)
CONTACTS = "Управление образования администрации Ковылинского района. 612345, с. Ковыли, ул. Мира, д. 8. Тел.: (83300) 2-15-16. E-mail: uo@kovyli.test"
RIGHTS = "© 2012–2026 Управление образования. Все права защищены. Разработка сайта – ООО «Сайт»"
COOKIE = "Продолжая пользоваться сайтом, вы соглашаетесь на обработку файлов cookie и персональных данных. Принять"


def links(names: Iterable[str] = MENU, between: str = "", item: str = "<a href='/{n}/'>{name}</a>") -> str:
    """A menu."""
    return between.join(item.format(n=number, name=name) for number, name in enumerate(names))


def items(names: Iterable[str] = MENU) -> str:
    return links(names, item="<li class='item-{n}'><a href='/{n}/'>{name}</a></li>")


def news(block: str, title: str = "a") -> str:
    """Short news, each with its first words."""
    return "".join(
        f"<div class='{block}'><span class='date'>{day}</span> <{title} href='/news/{number}/'>{head}</{title}><p>{text}</p></div>"
        for number, (day, head, text) in enumerate(NEWS)
    )


# How the article itself is typed


def paragraphs(parts: Iterable[Paragraph | Table]) -> Article:
    """As an editor types it: `<p>`, headings, tables with borders."""
    return "\n".join(table(part) if isinstance(part, Table) else heading(part) for part in parts)


def heading(part: Paragraph) -> str:
    name = f"h{part.heading}" if part.heading else "p"
    text = f"<b>{escape(part.text)}</b>" if part.bold else escape(part.text)
    return f"<{name}>{text}</{name}>"


def table(part: Table) -> str:
    rows = "".join(f"<tr>{''.join(map(cell, row))}</tr>" for row in uncovered(part))
    return f"<table border='1' cellspacing='0'><tbody>{rows}</tbody></table>"


def uncovered(part: Table) -> Iterable[list]:
    """The rows without the empty cells that stand under tall ones."""
    covered: dict[int, int] = {}
    for row in part.rows:
        column, kept = 0, []
        for each in row:
            if covered.get(column, 0) > 0:
                covered[column] -= 1
            else:
                kept.append(each)
                if each.rowspan > 1:
                    covered |= {column + ahead: each.rowspan - 1 for ahead in range(each.colspan)}
            column += each.colspan
        yield kept


def cell(each) -> str:
    spans = f" colspan={each.colspan}" * (each.colspan > 1) + f" rowspan={each.rowspan}" * (each.rowspan > 1)
    return f"<td{spans}>{'<br>'.join(escape(words.text) for words in each.paragraphs)}</td>"


def breaks(parts: Iterable[Paragraph | Table]) -> Article:
    """All in one block, `<br>` between paragraphs, `&nbsp;` for indents."""
    return "<br>\n".join(table(p) if isinstance(p, Table) else "&nbsp;&nbsp;&nbsp; " + escape(p.text) for p in parts)


def divs(parts: Iterable[Paragraph | Table]) -> Article:
    """Every paragraph a `<div>` with spans, as visual editors make it."""
    return "".join(
        table(part)
        if isinstance(part, Table)
        else f'<div style="text-align: justify;"><span style="font-size: 14pt;"><span style="color:#000">{escape(part.text)}</span></span></div>\n<div>&nbsp;</div>'
        for part in parts
    )


def word(parts: Iterable[Paragraph | Table]) -> Article:
    """Pasted from Word: its classes, its numbers as `mso-list`, conditional comments."""
    return "\n".join(table(part) if isinstance(part, Table) else word_paragraph(part.text) for part in parts)


def word_paragraph(text: str) -> str:
    if found := NUMBER.fullmatch(text):
        number = f"<span style='mso-list:Ignore'>{found[1]}<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span></span>"
        words = f"<![if !supportLists]>{number}<![endif]>{escape(found[2])}"
        return f"<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'>{words}<o:p></o:p></p>"
    noise = "<!--[if gte mso 9]><xml><w:WordDocument></w:WordDocument></xml><![endif]-->"
    return f"{noise}<p class=MsoNormal style='text-indent:35.4pt'><span lang=RU>{escape(text)}<o:p></o:p></span></p>"


# The sites


def bitrix(article: Article) -> str:
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>Документ - Управление образования</title></head><body>
<div id="panel"></div><div class="wrapper"><div class="header"><div class="logo">Управление образования Ковылинского района</div>
<div class="bx-special"><a href="?special=Y">Версия для слабовидящих</a></div><div class="search-form"><form action="/search/"><input name="q"></form></div></div>
<div class="top-menu"><ul id="horizontal-multilevel-menu">{items()}</ul></div>
<div class="workarea"><div class="left-col"><ul class="left-menu">{items(MENU[3:])}</ul><div class="banners"><a href="//gosuslugi.test">Госуслуги</a></div></div>
<div class="content"><div class="bx-breadcrumb"><a href="/">Главная</a> / <a href="/docs/">Документы</a> / <span>Документ</span></div>
<div class="news-detail"><div class="news-detail-text">{article}</div><div style="clear:both"></div>
<div class="bx-shared"><a href="#vk">ВКонтакте</a> <a href="#ok">Одноклассники</a></div><p><a href="/docs/">Возврат к списку</a></p></div></div></div>
<div class="footer"><div class="copy">{RIGHTS}</div><div>{CONTACTS}</div></div></div></body></html>"""


def wordpress(article: Article) -> str:
    return f"""<!DOCTYPE html><html lang="ru-RU"><head><meta charset="UTF-8"></head><body class="post-template-default single single-post">
<div id="page" class="site"><a class="skip-link screen-reader-text" href="#content">Перейти к содержимому</a>
<header id="masthead" class="site-header"><p class="site-title"><a href="/">Отдел образования</a></p><p class="site-description">Официальный сайт</p>
<nav id="site-navigation" class="main-navigation"><ul>{items()}</ul></nav></header>
<div id="content" class="site-content"><div id="primary" class="content-area"><main id="main" class="site-main">
<article id="post-512" class="post type-post hentry"><header class="entry-header"><div class="entry-meta"><span class="posted-on">Опубликовано <a href="/x">30.08.2026</a></span> <span class="byline">автор <a href="/author/admin">admin</a></span></div></header>
<div class="entry-content">{article}</div>
<footer class="entry-footer"><span class="cat-links">Рубрика: <a href="/c">Документы</a></span> <span class="tags-links">Метки: <a href="/t1">резолюция</a>, <a href="/t2">август</a></span></footer></article>
<nav class="navigation post-navigation"><a href="/1">Предыдущая запись: Педсовет</a><a href="/2">Следующая запись: Питание</a></nav>
<div id="comments" class="comments-area"><h2>Один комментарий</h2><ol class="comment-list"><li><p>Мария: Директорам школ надо до 1 октября 2026 года ответить родителям!</p></li></ol><div id="respond"><h3>Добавить комментарий</h3><form><p>Ваш адрес email не будет опубликован.</p><textarea></textarea></form></div></div>
</main></div><aside id="secondary" class="widget-area"><section class="widget"><h2>Свежие записи</h2><ul>{items(head for _, head, _ in NEWS)}</ul></section><section class="widget"><h2>Архивы</h2><ul>{items(["Август 2026", "Июль 2026"])}</ul></section></aside></div>
<footer id="colophon" class="site-footer"><div>{CONTACTS}</div><div>{RIGHTS}</div></footer></div></body></html>"""


def joomla(article: Article) -> str:
    return f"""<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"></head><body>
<div id="all"><div id="back"><div id="header"><h3 class="unseen"><a href="#">Отдел образования</a></h3><ul class="menu-nav menu">{items()}</ul></div>
<div id="breadcrumbs"><span>Вы здесь: </span><a href="/" class="pathway">Главная</a> <a href="/d" class="pathway">Документы</a></div>
<div id="contentarea2"><div class="left1 leftbigger" id="nav"><div class="moduletable_menu"><h3>Разделы</h3><ul class="menu">{items(MENU[2:])}</ul></div>
<div class="moduletable"><h3>Последние новости</h3><ul class="latestnews">{items(head for _, head, _ in NEWS)}</ul></div></div>
<div id="main"><div class="item-page"><ul class="actions"><li class="print-icon"><a href="?print=1">Печать</a></li><li><a href="mailto:x">E-mail</a></li></ul>
<dl class="article-info"><dt class="article-info-term">Подробности</dt><dd class="create">Создано 30.08.2026 10:15</dd><dd class="hits">Просмотров: 245</dd></dl>
{article}
<ul class="pager pagenav"><li><a href="/a">&lt; Предыдущая</a></li><li><a href="/b">Следующая &gt;</a></li></ul></div></div></div>
<div id="footer-outer"><div id="footer-inner"><div id="bottom"><div>{CONTACTS}</div></div></div><div id="footer-sub"><p>{RIGHTS}</p></div></div></div></div></body></html>"""


def gosweb(article: Article) -> str:
    return f"""<!DOCTYPE html><html lang="ru"><head><meta charset="utf-8"></head><body><div class="gw-cookie" role="alertdialog"><p>{COOKIE}</p></div>
<div class="template-container"><header class="header"><div class="header__name">Администрация Ковылинского муниципального округа</div><a class="header__special" href="#">Версия для слабовидящих</a><nav>{links()}</nav></header>
<div class="breadcrumbs"><a href="/">Главная</a><a href="/d">Деятельность</a><a href="/o">Образование</a></div>
<main class="main"><h1 class="page-title">Документы управления образования</h1><div class="narrow"><div class="static-content">{article}</div>
<div class="share"><span>Поделиться:</span><a href="#">ВК</a><a href="#">Телеграм</a></div></div></main>
<div class="section"><h2>Новости</h2>{news("gw-news-card")}</div>
<footer class="gw-footer"><p>{CONTACTS}</p><p>{RIGHTS}</p><a href="/map">Карта сайта</a></footer></div></body></html>"""


def ucoz(article: Article) -> str:
    box = "<table class='boxTable'><tr><td class='boxTitle'><b>{}</b></td></tr><tr><td class='boxContent'>{}</td></tr></table>"
    return f"""<html><head><meta charset="utf-8"></head><body><table cellpadding="0" width="100%"><tr><td class="headTable" colspan="3"><span style="font-size:20px">Сайт районного отдела образования</span></td></tr>
<tr><td class="topMenu" colspan="3">{links(MENU, " | ")}</td></tr><tr><td valign="top" width="200" class="sideL">{box.format("Меню сайта", '<ul class="uMenuRoot">' + items() + "</ul>")}
{box.format("Форма входа", "<form>Логин: <input> Пароль: <input><a href='/reg'>Регистрация</a></form>")}{box.format("Статистика", "Онлайн всего: <b>1</b><br>Гостей: <b>1</b><br>Пользователей: <b>0</b>")}</td>
<td valign="top" class="contentTD"><table class="eBlock" width="100%"><tr><td><div class="eTitle">Документ отдела образования</div><div class="eMessage">{article}</div>
<div class="eDetails">Категория: <a href="/load">Документы</a> | Просмотров: 120 | Добавил: <a href="/u">admin</a> | Рейтинг: 0.0/0</div></td></tr></table></td>
<td valign="top" class="sideR">{box.format("Поиск", "<form><input></form>")}{box.format("Друзья сайта", links(["Сообщество uCoz", "База знаний", "Официальный блог"], "<br>"))}</td></tr>
<tr><td colspan="3" align="center" class="footer">Copyright MyCorp © 2026 | <a href="//ucoz.test">Хостинг от uCoz</a></td></tr></table></body></html>"""


def nineties(article: Article) -> str:
    rows = "".join(
        f"<tr><td bgcolor=#ccccff><font size=2><a href={number}.htm>{name}</a></font></td></tr>"
        for number, name in enumerate(MENU)
    )
    return f"""<HTML><HEAD><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=utf-8"><TITLE>РОО</TITLE></HEAD><BODY BGCOLOR="#FFFFFF">
<CENTER><FONT SIZE=5 COLOR=NAVY><B>Районный отдел образования</B></FONT></CENTER><HR>
<TABLE WIDTH="100%" BORDER=0><TR><TD WIDTH=180 VALIGN=TOP><TABLE BORDER=0>{rows}</TABLE></TD>
<TD VALIGN=TOP><FONT FACE="Times New Roman">{article}</FONT></TD></TR></TABLE><HR>
<CENTER><A HREF="index.htm">На главную</A> | <A HREF="#top">Наверх</A><BR><FONT SIZE=1>{RIGHTS}</FONT></CENTER></BODY></HTML>"""


def soup(article: Article) -> str:
    """Classes that mean nothing, as builders of pages make them."""
    tiles = "".join(
        f"<div class='t{n}x'><div><a href='/{n}'><div class='q1'>{name}</div></a></div></div>"
        for n, name in enumerate(MENU)
    )
    cards = "".join(
        f"<div class='z9'><a href='/n{n}'><div class='z2'>{head}</div></a><div class='z3'>{day}</div></div>"
        for n, (day, head, _) in enumerate(NEWS)
    )
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"></head><body class="b0"><div class="r1"><div class="r2"><div class="k3">{tiles}</div></div>
<div class="r4"><div class="k7"><div class="k8">{article}</div></div></div><div class="r5"><div>{cards}</div></div><div class="r6"><div class="k1">{RIGHTS}</div></div></div></body></html>"""


def aspnet(article: Article) -> str:
    """The whole page is one form."""
    return f"""<html xmlns="http://www.w3.org/1999/xhtml"><head><meta charset="utf-8"></head><body><form method="post" action="./doc.aspx" id="form1"><div><input type="hidden" name="__VIEWSTATE" value="x"></div>
<div id="ctl00_header"><a id="ctl00_home" href="/">Департамент образования</a><div id="ctl00_Menu1">{links()}</div></div>
<div id="ctl00_ContentPlaceHolder1_pnl"><span id="ctl00_date">30.08.2026</span><br />{article}</div>
<div id="ctl00_footer">{CONTACTS}<br />{RIGHTS}</div></form></body></html>"""


def drupal(article: Article) -> str:
    return f"""<!DOCTYPE html><html lang="ru"><head><meta charset="utf-8"></head><body class="html not-front"><div id="page-wrapper"><div id="page">
<div id="header"><div class="section clearfix"><div id="site-name"><strong><a href="/">Управление образования</a></strong></div></div></div>
<div id="navigation"><div class="section"><h2 class="element-invisible" style="display:none">Главное меню</h2><ul id="main-menu" class="links inline clearfix">{items()}</ul></div></div>
<div id="breadcrumb"><h2 style="display:none">Вы здесь</h2><div class="breadcrumb"><a href="/">Главная</a> » <a href="/d">Документы</a></div></div>
<div id="main-wrapper"><div id="main" class="clearfix"><div id="sidebar-first" class="column sidebar"><div class="section"><div class="block block-system"><h2>Навигация</h2><ul class="menu">{items(MENU[4:])}</ul></div><div class="block"><h2>Важно</h2>{news("views-row")}</div></div></div>
<div id="content" class="column"><div class="section"><div class="node node-page"><div class="field field-name-body"><div class="field-items"><div class="field-item even" property="content:encoded">{article}</div></div></div>
<ul class="links inline"><li class="print_html"><a href="/print/5">Версия для печати</a></li></ul></div></div></div></div></div>
<div id="footer-wrapper"><div id="footer"><div class="region region-footer"><p>{CONTACTS}</p></div></div></div></div></div></body></html>"""


def misnamed(article: Article) -> str:
    """The article stands in blocks whose names are those of menus; the menu in a block called `content`."""
    return f"""<html><head><meta charset="utf-8"></head><body><div class="content"><ul>{items()}</ul></div>
<div class="sidebar menu-right"><div class="widget"><div id="print" class="left"><div class="header">{article}</div></div></div></div>
<div class="text"><p><a href="/">Главная</a> <a href="/map">Карта сайта</a></p></div></body></html>"""


def printed(article: Article) -> str:
    """The page for printing: nothing but the article."""
    return f"<html><head><meta charset='utf-8'><title>Печать</title></head><body onload='window.print()'>{article}</body></html>"


def school(article: Article) -> str:
    """A site that is drawn by HTML 5, with the article in two parts and a banner between them."""
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"></head><body><div class="topline"><a href="#">Версия для слабовидящих</a> <a href="tel:1">2-15-16</a></div>
<header><h1>Ковылинское управление образования</h1></header><nav><ul>{items()}</ul></nav><div class="page"><section class="doc">{article}</section>
<aside><h3>Объявления</h3>{news("ad")}</aside></div><div class="cookie-notice" aria-hidden="true">{COOKIE}</div><footer><p>{CONTACTS}</p><p>{RIGHTS}</p></footer></body></html>"""


def tilda(article: Article) -> str:
    """Blocks one below another, the article among them."""
    record = "<div id='rec{}' class='r t-rec t-rec_pt_0' data-record-type='{}'><div class='t{}'><div class='t-container'>{}</div></div></div>"
    cards = "".join(
        f"<div class='t-card'><div class='t-card__title'>{head}</div><div class='t-card__descr'>{text}</div></div>"
        for _, head, text in NEWS
    )
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"></head><body class="t-body"><div id="allrecords" class="t-records">
{record.format(1, 257, 228, '<div class="t228__list">' + items() + "</div>")}{record.format(2, 106, 106, f'<div class="t-col t-col_8"><div class="t-text t-text_md">{article}</div></div>')}
{record.format(3, 778, 778, '<div class="t-section__title">Новости</div>' + cards)}{record.format(4, 420, 420, f'<div class="t-text t-text_xs">{CONTACTS}</div>')}
{record.format(5, 886, 886, COOKIE)}</div></body></html>"""


def mediawiki(article: Article) -> str:
    return f"""<!DOCTYPE html><html class="client-nojs" lang="ru"><head><meta charset="UTF-8"></head><body class="mediawiki ltr"><div id="mw-page-base"></div>
<div id="content" class="mw-body" role="main"><h1 id="firstHeading" class="firstHeading">Документы района</h1><div id="bodyContent" class="mw-body-content"><div id="siteSub">Материал из вики управления образования</div>
<div id="jump-to-nav">Перейти к: <a href="#n">навигация</a>, <a href="#s">поиск</a></div><div id="mw-content-text"><div class="mw-parser-output">{article}</div></div>
<div class="printfooter">Источник — «<a href="/w">https://wiki.test/w</a>»</div><div id="catlinks"><a href="/k">Категория</a>: <ul><li><a href="/r">Резолюции</a></li></ul></div></div></div>
<div id="mw-navigation"><h2>Навигация</h2><div id="mw-head"><ul>{items(["Читать", "Просмотр кода", "История"])}</ul></div><div id="mw-panel"><ul>{items()}</ul></div></div>
<div id="footer" role="contentinfo"><ul><li>Последнее изменение этой страницы: 30 августа 2026 в 12:11.</li><li>К этой странице обращались 120 раз.</li></ul></div></body></html>"""


def dle(article: Article) -> str:
    """News engine: the article first, other news in full below it."""
    return f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head><body><div class="wrap"><div class="head"><a class="logo" href="/">РУО</a><div class="hmenu">{links()}</div></div>
<table class="cols"><tr><td class="lcol"><div class="lblock"><div class="lbtitle">Навигация</div>{links(MENU, "<br>")}</div><div class="lblock"><div class="lbtitle">Опрос</div><form>Нравится сайт?<br><input type="radio">Да<br><input type="radio">Нет</form></div></td>
<td class="ccol"><div id="dle-content"><div class="story"><div class="stinfo">30-08-2026, 10:20 | <a href="/u">admin</a> | Просмотров: 51</div><div class="sttext">{article}</div><div class="stfoot"><a href="/c">Комментарии (0)</a></div></div></div>
<div class="relnews"><b>Другие новости по теме:</b><ul>{items(head for _, head, _ in NEWS)}</ul></div></td></tr></table><div class="foot">{CONTACTS}<br>{RIGHTS}</div></div></body></html>"""


def portal(article: Article) -> str:
    """A portal of a region: teasers beside the article in blocks whose names tell nothing, the act in a box of tabs."""
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"></head><body><div class="app"><div class="app__top"><span>Портал органов власти</span>{links(MENU[:5])}</div>
<div class="app__body"><div class="grid"><div class="grid__cell grid__cell_8"><div class="act"><div class="act__tabs"><a href="#1">Текст</a><a href="#2">Реквизиты</a><a href="#3">Связи</a></div><div class="act__text">{article}</div>
<div class="act__files">Скачать: <a href="/f.pdf">PDF, 240 Кб</a> <a href="/f.docx">DOCX, 31 Кб</a></div></div></div><div class="grid__cell grid__cell_4">{news("teaser", "b")}</div></div></div>
<div class="app__bottom"><div>{CONTACTS}</div><div>{links(MENU[5:])}</div></div></div></body></html>"""


SITES: dict[str, Site] = {
    site.__name__: site
    for site in (
        bitrix,
        wordpress,
        joomla,
        gosweb,
        ucoz,
        nineties,
        soup,
        aspnet,
        drupal,
        misnamed,
        printed,
        school,
        tilda,
        mediawiki,
        dle,
        portal,
    )
}
TYPED = {typed.__name__: typed for typed in (paragraphs, breaks, divs, word)}
