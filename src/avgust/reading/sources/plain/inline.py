"""Markdown inside a paragraph: marks off, words kept. One pass over tokens, so linear whatever stands there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(
    r"""(?P<escape>\\[!-/:-@\[-`{-~])
    |(?P<code>(?<!`)(?P<tick>`{1,8})(?!`)[^`]{1,2000}(?P=tick)(?!`))
    |(?P<image>!\[[^\[\]\n]{0,1000}\]\((?:[^()\n]|\([^()\n]*\))*+\))
    |(?P<link>\]\((?:[^()\n]|\([^()\n]*\))*+\))
    |(?P<open>\[)
    |(?P<address><(?:https?://|mailto:|ftp://)[^<>\s]{1,2000}>|<[\w.+-]{1,64}@[\w.-]{1,255}>)
    |(?P<br><br\s*/?>)
    |(?P<tag></?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]{0,1000})?/?>)
    |(?P<entity>&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)
    |(?P<run>\*+|_+|~~+)""",
    re.X,
)
_MARKED = re.compile(r"[\\`*_~\[<&]")
BREAK = "\v"
"""Stands where a `<br>` parts a line."""


@dataclass(slots=True)
class _Token:
    """A piece of the output. Of a run of marks `left` are not yet matched; `bold` changes the depth behind it."""

    text: str
    mark: str = ""
    left: int = 0
    opens: bool = False
    closes: bool = False
    bold: int = 0
    bracket: bool = False


@dataclass(frozen=True, slots=True)
class Inline:
    """The words without marks, line by line, and which lines are all bold."""

    lines: tuple[str, ...]
    bold: tuple[bool, ...]


def read_inline(text: str) -> Inline:
    """The words of a block; it keeps its number of lines."""
    if not _MARKED.search(text):
        lines = tuple(text.split("\n"))
        return Inline(lines, (False,) * len(lines))
    tokens = list(_tokens(text))
    _match_brackets(tokens)
    _match_runs(tokens)
    return _rendered(tokens)


def _tokens(text: str) -> Iterator[_Token]:
    at = 0
    for match in _TOKEN.finditer(text):
        if match.start() > at:
            yield _Token(text[at : match.start()])
        at = match.end()
        yield _token(match, text)
    if at < len(text):
        yield _Token(text[at:])


def _token(match: re.Match[str], text: str) -> _Token:
    kind, words = match.lastgroup or "", match[0]
    if match["run"]:
        return _run_token(words, text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1])
    if match["code"]:
        width = len(match["tick"])
        return _Token(words[width:-width])
    if kind in ("open", "link"):
        return _Token(words, mark=words[0], bracket=True)
    return _Token(_plain(kind, words))


def _plain(kind: str, words: str) -> str:
    """What is printed for a token that is no mark of emphasis and no link."""
    if kind == "escape":
        return words[1]
    if kind == "address":
        return words[1:-1]
    if kind == "br":
        return BREAK
    if kind == "entity":
        import html

        return html.unescape(words).replace("\n", " ")
    return "\n" * words.count("\n")


def _run_token(run: str, before: str, after: str) -> _Token:
    """A run of marks opens before a word and closes behind one; digits around it mean «times», not emphasis."""
    token = _Token(run, mark=run[0], left=len(run))
    if len(run) > 3 or (before.isdigit() and after.isalnum()) or (before.isalnum() and after.isdigit()):
        return token
    opens = not _space(after) and (not _sign(after) or _space(before) or _sign(before))
    closes = not _space(before) and (not _sign(before) or _space(after) or _sign(after))
    if run[0] == "_":
        opens, closes = opens and (not closes or _sign(before)), closes and (not opens or _sign(after))
    token.opens, token.closes = opens, closes
    return token


def _space(char: str) -> bool:
    return not char or char.isspace()


def _sign(char: str) -> bool:
    return not char.isalnum() and not char.isspace()


def _match_brackets(tokens: list[_Token]) -> None:
    """`[text](address)` → text; brackets without an address stay."""
    opened: list[_Token] = []
    for token in tokens:
        if token.bracket and token.mark == "[":
            opened.append(token)
        elif token.bracket and opened:
            token.text = opened.pop().text = ""


def _match_runs(tokens: list[_Token]) -> None:
    """Closing runs take the nearest opening run of the same mark; what stands between them unmatched stays as typed."""
    opened: list[_Token] = []
    count = dict.fromkeys("*_~", 0)
    for token in tokens:
        if not token.left:
            continue
        while token.closes and token.left and count[token.mark]:
            opener = opened[-1]
            if opener.mark == token.mark:
                _pair(opener, token)
            if opener.mark != token.mark or not opener.left:
                opened.pop()
                count[opener.mark] -= 1
        if token.opens and token.left:
            opened.append(token)
            count[token.mark] += 1


def _pair(opener: _Token, closer: _Token) -> None:
    used = 2 if opener.left > 1 and closer.left > 1 else 1
    if used == 2 and opener.mark != "~":
        opener.bold += 1
        closer.bold -= 1
    for token in (opener, closer):
        token.left -= used
        token.text = token.mark * token.left


def _rendered(tokens: list[_Token]) -> Inline:
    pieces: list[str] = []
    lines, bold = [], []
    depth, words, plain = 0, False, False
    for token in tokens:
        depth += token.bold
        for number, piece in enumerate(token.text.split("\n")):
            if number:
                lines.append("".join(pieces))
                bold.append(words and not plain)
                pieces, words, plain = [], False, False
            pieces.append(piece)
            spoken = _spoken(piece)
            words |= spoken
            plain |= spoken and not depth
    lines.append("".join(pieces))
    bold.append(words and not plain)
    return Inline(tuple(lines), tuple(bold))


def _spoken(piece: str) -> bool:
    return any(map(str.isalnum, piece))
