"""Hides what stands in quotes and brackets, so that a rule sees the sentence itself."""

import re

FILLER = "¤"
SIGNS = re.compile(r"[«»“”„\"()\[\]]")
ACT_TITLE = re.compile(r"\s*(?:Об?|О внесении)\s")
OPENING = {"«": "»", "„": "“", "“": "”", "(": ")", "[": "]"}


def hidden(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Ranges inside quotes and brackets of one paragraph, without the signs themselves; an unclosed one hides nothing.

    Quotes nest, and in the title of an act one closing sign often ends two of them: «О … в закон «Об образовании».
    """
    ranges: list[tuple[int, int]] = []
    stack: list[tuple[str, int]] = []
    last_close: dict[str, int] = {}
    for hit in SIGNS.finditer(text, start, end):
        sign, at = hit.group(), hit.start()
        if sign == '"':
            sign = "”" if any(s == "“" for s, _ in stack) else "“"
        if sign in OPENING:
            stack.append((sign, at))
        elif any(OPENING[s] == sign or (s in "„“" and sign in "“”»") for s, _ in stack):
            while stack:
                opened, begin = stack.pop()
                if OPENING[opened] == sign or (opened in "„“" and sign in "“”»"):
                    last_close[opened] = at
                    ranges.append((begin + 1, at))
                    break
    for opened, begin in stack[:1]:
        if last_close.get(opened, -1) > begin and ACT_TITLE.match(text, begin + 1):
            ranges.append((begin + 1, last_close[opened]))
    return sorted(ranges, key=lambda r: (r[0], -r[1]))


def mask(text: str, folded: str, start: int, end: int) -> str:
    """`folded[start:end]` with what is in quotes and brackets of the paragraph hidden."""
    if not SIGNS.search(text, start, end):
        return folded[start:end]
    out, at = [], start
    for a, b in hidden(text, start, end):
        if a < at:
            continue
        out += [folded[at:a], FILLER * (b - a)]
        at = b
    out.append(folded[at:end])
    return "".join(out)
