"""What a browser would see in a page that `annotate` made."""

from html.parser import HTMLParser

VOID = {"meta", "br"}
BESIDE = {"chip", "badge", "page"}  # they stand in the text and are none of it


class MarkedPage(HTMLParser):
    """Marks by kind and span with their words, and everything that could harm."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.marks: dict[tuple[str, int, int], str] = {}
        self.titles: dict[tuple[str, int, int], str] = {}
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.links: set[str] = set()
        self.ids: list[str] = []
        self.words = ""
        self.stack: list[str] = []
        self.open: list[tuple[str, int, int] | None] = []
        self.beside = 0
        self.feed(html)
        self.close()
        assert self.stack == [], "every element is closed"

    def handle_starttag(self, tag, attrs):
        has = dict(attrs)
        self.tags.add(tag)
        self.attributes |= set(has)
        self.links |= {value for name, value in attrs if name in ("href", "src", "action", "xlink:href")}
        self.ids += [has["id"]] if "id" in has else []
        if tag in VOID:
            return
        self.stack.append(tag)
        if set((has.get("class") or "").split()) & BESIDE or self.beside:
            self.beside += 1
        if tag == "mark":
            self.open.append(self._mark(has))

    def _mark(self, has):
        if "data-span" not in has:
            return None
        start, _, end = has["data-span"].partition(":")
        key = (has["class"].split()[0], int(start), int(end))
        self.marks.setdefault(key, "")
        self.titles[key] = has["title"]
        return key

    def handle_endtag(self, tag):
        assert self.stack.pop() == tag, "elements are nested"
        self.beside -= bool(self.beside)
        if tag == "mark":
            self.open.pop()

    def handle_data(self, data):
        if "main" not in self.stack or self.beside:
            return
        self.words += data
        for key in filter(None, self.open):
            self.marks[key] += data
