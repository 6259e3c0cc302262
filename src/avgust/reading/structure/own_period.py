"""Whether a paragraph is nothing but a term: «01.12.2018», «в течение года», «постоянно»."""

import re

from avgust.reading.lexicon import months
from avgust.reading.temporal import Anchor, read_period

UNDATED = Anchor(day=None, school_year=None)
LONGEST = 140
# How a term begins; a quick look that spares the long one.
BEGINS = re.compile(
    r"[\W_]*(?:"
    r"\d|[IVXІХl]{1,4}\b|до\b|ко?\b|со?\b|по\b|во?\b|на\b|не\b|за\b"
    r"|раз|один|одн|два|две|дважды|три|перв|втор|трет|четв|пят|шест|сед|вос|дев|дес|двад|тр"
    rf"|{months.STEMS}|вес|вс[её]|лет|зим|осен"
    r"|пост|еже|сист|рег|кажд|срок|кон|нач|сер|согласно|тек|нов|след|уч|нез|нем|сроч|пол|кварт|месяч|год|ближ)",
    re.IGNORECASE,
)
# Terms without days: «по отдельному графику», «на весь период ремонта», «по мере необходимости».
WITHOUT_DAYS = re.compile(
    r"\W*(?:(?:на|в|весь)\s+(?:весь\s+)?период\b|по\s+(?:мере|отдельн|графику|плану|запросу|необходимости)|"
    r"в\s+установленн\w+\s+срок|согласно\s+(?:графику|плану)|в\s+каникул)[^;:]{0,70}[.;]?\s*"
)


def is_period(text: str) -> bool:
    """Whether the whole text reads as one term, with days or without."""
    if len(text) > LONGEST or BEGINS.match(text) is None:
        return False
    return WITHOUT_DAYS.fullmatch(text) is not None or read_period(text, UNDATED) is not None
