"""Which blocks of a page are its article, and which are the site around it.

Evidence in order of strength: elements and roles (`nav`, `main`); how much of a block is links; a block that stands
beside the one with most of the text; words of class and id; words that every site has («© Все права защищены»).
A block that is none of these is kept: better a menu among the paragraphs than a paragraph among the menus.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

LINKED = 0.5
"""A block outside of the article with this share of its letters in links is a menu …"""
LINKED_INSIDE = 0.75
"""… and one inside of it with this share."""
DOMINATES = 0.6
"""A block with this share of the letters among its neighbours leads to the article."""
LARGEST_BY_NAME = 0.3
"""A block with more of the page's letters is no menu, whatever its author calls it."""
GUILT = 0.8
"""A block beside the article of which so much is around, is around."""
DOUBTFUL = 200
"""Letters of a block beside the article that are worth a doubt."""

_AROUND = frozenset(("nav", "aside", "header", "footer", "form", "search"))
_AROUND_ROLES = frozenset(
    ("navigation", "banner", "contentinfo", "complementary", "search", "menu", "menubar", "alertdialog", "toolbar")
)
_ARTICLES = frozenset(("main", "article"))
_WHOLE = frozenset(("body", "html", "main", "article"))
_CONTAINERS = frozenset(
    ("html", "body", "main", "article", "section", "div", "center", "form", "fieldset", "table", "tbody", "tr", "td")
)
_LISTS_OF_LINKS = frozenset(("div", "section", "ul", "dl", "td"))
_DEEPEST = 50


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NAMES = _words(
    "menu menus mainmenu topmenu leftmenu submenu nav navbar navigation navi pagenav breadcrumb breadcrumbs crumbs "
    "pathway sidebar sidebars widget widgets share sharing social likes comments comment respond related similar "
    "recommended tags taglist print printable pagination pager cookie cookies gdpr search login auth banner banners "
    "advert ads counter counters copyright copyrights rating rate views hits meta postmeta toolbar subscribe popup "
    "modal bvi accessibility skip"
)
_EDGES = _words("header head footer foot top bottom left right aside")
_SPLIT = re.compile(r"[\s_\-:.]+|(?<=[a-z])(?=[A-Z])")
_SITE_SAYS = re.compile(
    r"©|\(c\) ?(?:19|20)\d\d|все права (?:защищены|сохранены)|при (?:использовании|копировании) материалов|карта сайта|"
    r"верси\w+ для слабовидящих|версия для печати|разработ\w+ сайта|создание сайт|вы соглашаетесь|"
    r"использу\w+ (?:файлы )?cookie|вы (?:здесь|находитесь)|поделиться|количество просмотров|"
    r"просмотр(?:ов|ы) ?:|наверх|вход на сайт|вход для|яндекс.?метрик|подпи(?:саться|шитесь) на|читайте также|"
    r"оставить комментарий|добавить комментарий",
    re.I,
)
_SITE_SAYS_WITHIN = 400
_LONGEST_STAMP = 80
SENTENCE = 40
"""Letters without a link that are more than a caption."""
_OTHER_NEWS = re.compile(
    r"\s*(?:(?:последние|свежие|другие|главные|все|похожие|наши)\s+)?"
    r"(?:новости|объявления|анонсы|события|публикации|материалы|статьи)(?:\s+по теме)?:?\s+(?-i:(?=[«\"А-ЯЁA-Z\d]))",
    re.I,
)
_DAY = r"\d{1,2}\.\d{1,2}\.(?:20)?\d\d(?: ?г\.)?"
_LONE_DAY = re.compile(rf"\s*{_DAY},?(?:\s+(?:в\s+)?\d\d?:\d\d(?::\d\d)?)?\s*")
_STAMP = re.compile(
    r"\s*(?:создан|опубликован|размещен|размещён|обновлен|обновлён|изменен|изменён|добавлен|просмотр|подробности|"
    r"(?:дата|время) (?:публикации|создания|размещения|обновления|изменения|чтения)|последнее (?:обновление|изменение)|"
    r"количество просмотров|число просмотров)\w*[\s:]*(?:.{0,12}\d.{0,40}|)",
    re.I | re.S,
)
_DAY_NAMES = _words("date time datetime published created posted modified publish")

_NOTHING: "list[Block]" = []
"""What stands in a paragraph: one list for all, as there are many of them."""


@dataclass(slots=True, eq=False)
class Block:
    """An element that parts paragraphs, or a paragraph (no name), with what stands in it.

    letters, linked, links  letters, those of them in links, and how many links there are
    words                   the beginning of the text
    grid, grids             a table of data, which is one whole; whether one stands in it
    prose                   whether a sentence or a table without links stands in it
    kept                    letters outside of elements that are around the article by their meaning
    around                  the answer
    """

    name: str = "html"
    names: str = ""
    role: str = ""
    parent: "Block | None" = None
    inside: "list[Block]" = field(default_factory=list)
    letters: int = 0
    linked: int = 0
    links: int = 0
    words: str = ""
    in_article: bool = False
    around: bool = False
    grid: bool = False
    grids: bool = False
    prose: bool = False
    kept: int = 0

    def enter(self, name: str, attributes: Mapping[str, str]) -> "Block":
        """A block in this one."""
        names = f"{attributes.get('class', '')} {attributes.get('id', '')}"
        inner = Block(name, names, attributes.get("role", "").lower(), self)
        inner.in_article = self.in_article or self.name in _ARTICLES
        self.inside.append(inner)
        return inner

    def leave(self) -> "Block":
        """The block around, which takes over what was counted."""
        if self.parent is None:
            return self
        self.parent._add(self.letters, self.linked, self.links, self.words)
        self.parent.grids |= self.grid or self.grids
        self.parent.prose |= self.prose or (self.grid and not self.links)
        return self.parent

    def paragraph(self, text: str, linked: int, links: int, names: str) -> "Block":
        """A leaf for a paragraph that stands in this block; `names` are those of the marks in it."""
        leaf = Block("", names, parent=self, inside=_NOTHING)
        self.inside.append(leaf)
        leaf._add(sum(map(str.isalnum, text)), linked, links, text)
        leaf.prose = not links and leaf.letters >= SENTENCE
        leaf.leave()
        return leaf

    def _add(self, letters: int, linked: int, links: int, words: str) -> None:
        self.letters += letters
        self.linked += linked
        self.links += links
        if len(self.words) <= _SITE_SAYS_WITHIN:
            self.words += " " + words[:_SITE_SAYS_WITHIN]

    def share(self) -> float:
        """Of its letters in links."""
        return self.linked / self.letters if self.letters else 0.0

    def called(self, names: frozenset[str]) -> bool:
        """Whether a word of its class or id is one of these."""
        return len(self.names) > 1 and not names.isdisjoint(word.lower() for word in _SPLIT.split(self.names))


def judge(page: Block) -> int:
    """Marks the blocks around the article. Returns the letters beside it that were kept in doubt."""
    _mark_elements(page)
    _count_kept(page)
    start = _article(page)
    if start is not page:
        _mark_outside(start)
    doubtful = _descend(start, max(1, page.letters))
    _spread(page)
    _mark_first_day(page)
    return doubtful


def _every(block: Block) -> Iterator[Block]:
    """The block and all in it, but nothing in tables of data and in what is marked."""
    ahead = [block]
    while ahead:
        block = ahead.pop()
        yield block
        if not block.grid and not block.around:
            ahead += reversed(block.inside)


def _mark_elements(page: Block) -> None:
    """Elements and roles that are around by their meaning, unless half of the page stands in them."""
    for block in _every(page):
        named = block.name in _AROUND or block.role in _AROUND_ROLES
        heads_article = block.name in ("header", "footer") and block.in_article
        if named and not heads_article and block.letters * 2 <= page.letters:
            block.around = True


def _count_kept(page: Block) -> None:
    for block in reversed(list(_every(page))):
        inner = sum(each.kept for each in block.inside)
        block.kept = 0 if block.around else inner if block.inside and not block.grid else block.letters


def _article(page: Block) -> Block:
    """The innermost `main` or `article` with most of the text; the page where there is none."""
    found = [block for block in _every(page) if block.name in _ARTICLES or block.role in _ARTICLES]
    large = [block for block in found if block.kept * 2 > page.kept]
    return large[-1] if large else page


def _mark_outside(article: Block) -> None:
    """What stands beside the article and its ancestors, but for the title of the page."""
    block = article
    while block.parent is not None:
        for other in block.parent.inside:
            other.around = other.around or (other is not block and not any(each.name == "h1" for each in _every(other)))
        block = block.parent


def _spread(page: Block) -> None:
    """What stands in a marked block is marked."""
    ahead = [page]
    while ahead:
        block = ahead.pop()
        for inner in block.inside:
            inner.around = inner.around or block.around
        ahead += block.inside


def _descend(block: Block, page: int) -> int:
    """From the whole page to the block where the text is no more in one: what stands beside the way is judged."""
    doubtful = 0
    while way := _way(block):
        for other in block.inside:
            if other is not way and not _judged_beside(other, page, _DEEPEST) and other.letters >= DOUBTFUL:
                doubtful += other.letters
        block = way
    for inner in _every(block):
        if inner is not block and inner.name not in _WHOLE:
            inner.around = inner.around or _is_menu_inside(inner, page)
    return doubtful


def _mark_first_day(page: Block) -> None:
    """A day above everything else is that of the publication."""
    for leaf in _every(page):
        if not leaf.name and leaf.letters and not leaf.around:
            if not _LONE_DAY.fullmatch(leaf.words):
                return
            leaf.around = True


def _way(block: Block) -> Block | None:
    """The block in this one that holds most of its text, if it holds paragraphs or further blocks."""
    way = max(block.inside, key=lambda inner: inner.kept, default=None)
    if way is None or way.name not in _CONTAINERS or way.grid or way.kept < DOMINATES * max(1, block.kept):
        return None
    return way if len(way.inside) > 1 or way.inside[0].name in _CONTAINERS else None


def _judged_beside(block: Block, page: int, depth: int) -> bool:
    """Whether a block beside the way is around; where most of what is in it is, all of it is."""
    if not block.around and not block.grid and depth and block.name not in _ARTICLES:
        block.around = _is_menu_beside(block, page)
        if not block.around:
            marked = 0
            for inner in block.inside:
                marked += inner.letters if _judged_beside(inner, page, depth - 1) else 0
            block.around = marked > GUILT * block.letters and not block.grids
    return block.around


def _is_menu_beside(block: Block, page: int) -> bool:
    """Beside the article: by its links, its name, what it says."""
    if block.links and block.share() >= LINKED:
        return not block.prose
    if block.letters > LARGEST_BY_NAME * page:
        return False
    return (
        block.called(_NAMES)
        or (block.links > 0 and block.called(_EDGES))
        or _says_site(block)
        or _is_stamp(block)
        or _is_other_news(block)
    )


def _is_menu_inside(block: Block, page: int) -> bool:
    """In the article: buttons, tags, other news; surer signs are asked for."""
    if not block.name:
        return _is_stamp(block) or (block.links > 0 and block.share() > LINKED and _says_site(block))
    if block.links > 1 and block.share() >= LINKED_INSIDE and block.name in _LISTS_OF_LINKS:
        return not block.prose
    if block.letters > LARGEST_BY_NAME * page:
        return False
    return block.called(_NAMES) or block.names.strip().lower() in ("footer", "header")


def _is_stamp(block: Block) -> bool:
    """When the page was published, how often it was seen; a day alone is told by the names of what it stands in."""
    if block.letters > _LONGEST_STAMP or not block.letters:
        return False
    if _STAMP.fullmatch(block.words):
        return True
    called = block.called(_DAY_NAMES) or (block.parent is not None and block.parent.called(_DAY_NAMES))
    return called and _LONE_DAY.fullmatch(block.words) is not None


def _is_other_news(block: Block) -> bool:
    """A block of several paragraphs under the title «Новости»."""
    return len(block.inside) > 0 and _OTHER_NEWS.match(block.words) is not None


def _says_site(block: Block) -> bool:
    """A short paragraph with words that stand on every site."""
    return not block.name and block.letters <= _SITE_SAYS_WITHIN and _SITE_SAYS.search(block.words) is not None
