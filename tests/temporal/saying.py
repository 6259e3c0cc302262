"""How the tables of the temporal tests write a period: «..2021-05-01», «2021-09-01..», «YEARLY ..2021-05-01»."""

from datetime import date

from avgust.kernel.periods import Period
from avgust.reading.temporal import Anchor

AUGUST = Anchor(date(2020, 8, 27), None)  # as the resolution of Sovetsky district
SPRING = Anchor(date(2021, 3, 15), None)
WINTER = Anchor(date(2023, 12, 20), None)
UNDATED = Anchor(None, None)


def said(period: Period | None) -> str:
    """A period as the tables write it, "" for none."""
    if period is None:
        return ""
    days = f"{period.start or ''}..{period.end or ''}"
    if period.start and period.start == period.end:
        days = str(period.start)
    return f"{period.freq or ''} {'' if days == '..' else days}".strip()
