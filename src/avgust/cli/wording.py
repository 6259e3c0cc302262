"""Words for what a reading says, where the page needs others than the exports."""

from collections.abc import Mapping, Sequence

from avgust.kernel.findings import Finding
from avgust.reading.export.outline import duties
from avgust.reading.export.words import FREQUENCIES, KINDS, naming, numeric_day, origin_words, plural
from avgust.reading.reading import Deadline, Reading

NONE = "ни одного"
_COUNTED = {
    "warning": ("предупреждение", "предупреждения", "предупреждений"),
    "doubt": ("сомнение", "сомнения", "сомнений"),
    "note": ("замечание", "замечания", "замечаний"),
}


def named(reading: Reading) -> str:
    """«Резолюция «Школа завтра»»: the kind and the title."""
    return " ".join(filter(None, (capital(KINDS[reading.metadata.kind][0]), naming(reading))))


def capital(text: str) -> str:
    """The text with its first letter raised."""
    return text[:1].upper() + text[1:]


def counts(reading: Reading) -> str:
    """«21 поручение, 18 со сроком, 5 с показателем; 1 предупреждение, 3 сомнения»."""
    tasks = duties(reading)
    words = [plural(len(tasks), "поручение", "поручения", "поручений")]
    if tasks:
        words.append(f"{sum(d.deadline is not None for d in tasks) or NONE}\u00a0со сроком")
        words.append(f"{sum(bool(d.targets) for d in tasks) or NONE}\u00a0с показателем")
    return "; ".join(filter(None, (", ".join(words), finding_counts(reading.findings))))


def due(deadline: Deadline) -> str:
    """«не позднее 01.05.2021», «ежемесячно с 01.09.2021 по 31.05.2022»; empty where the words come to no date."""
    first, last = numeric_day(deadline.start), numeric_day(deadline.end)
    if first and last:
        period = first if first == last else f"с {first} по {last}"
    else:
        period = f"начиная с {first}" if first else f"не позднее {last}" if last else ""
    frequency = FREQUENCIES[deadline.freq]
    if frequency and last and not first and deadline.freq != "CONTINUOUS":
        period = f"первый раз {period}"
    joint = ", " if frequency and not first else " "
    return joint.join(filter(None, (frequency, period))).replace(" ", "\u00a0")


def known_from(inherited: str) -> str:
    """«← из заголовка п. 2»; empty for the directive's own words."""
    return f"← {origin_words(inherited)}".replace(" ", "\u00a0") if inherited else ""


def finding_counts(findings: Sequence[Finding], *, notes: bool = False) -> str:
    """«1 предупреждение, 3 сомнения»; empty where there are none."""
    shown = [severity for severity in _COUNTED if notes or severity != "note"]
    return severities({severity: sum(each.severity == severity for each in findings) for severity in shown})


def severities(numbers: Mapping[str, int]) -> str:
    """The same of findings that are counted already."""
    return ", ".join(plural(number, *_COUNTED[severity]) for severity, number in numbers.items() if number)
