"""Seeded damage to documents: what scanners, copying and careless editing do to a text, and worse."""

import random
from collections.abc import Callable
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
LETTERS = "абвяёАЯ.,;:()«»\"'-–—0123456789 \n\t\xa0IVX№%/|<>\u00ad\u2028\x0c\x85"
FRAGMENTS = (
    *';:.,()«»"„“[]-•№%`#*|\t',
    *(
        "1.",
        "1.1.",
        "2)",
        "а)",
        "II.",
        "до",
        "к",
        "с",
        "по",
        "2021",
        "1 мая",
        "15.05.2021",
        "3",
        "и",
        "ежегодно",
        "постоянно",
    ),
    *("Управлению", "Петрову И.И.", "МБОУ «Школа № 1»", "руководителям школ", "обеспечить", "провести", "необходимо"),
    *("следует", "рекомендовать", "просить", "совместно с", "приказ от 01.02.2021 № 5", "не менее 75 %", "3 центров"),
    *("<br>", "<table>"),
)
LINES = (
    "Срок: до 1 мая 2021 года",
    "Срок: постоянно",
    "15.05.2021",
    "Ответственный: Петрова И.И., директор школы",
    "Приложение 1",
    "План мероприятий",
    "Раздел 2. Кадры",
    "РЕШИЛИ:",
    "СЛУШАЛИ:",
    "приказываю:",
    "Участники отметили:",
    "Руководителям школ:",
    "Председатель            И.И. Иванов",
    "№ | Мероприятие | Срок | Ответственный",
    "1 | Провести совещание | май | Отдел образования",
    "3",
    "",
)

Damage = Callable[[str, random.Random], str]


def lines_lost(text: str, chance: random.Random) -> str:
    return "\n".join(line for line in text.split("\n") if chance.random() > 0.2)


def lines_doubled(text: str, chance: random.Random) -> str:
    return "\n".join(line for line in text.split("\n") for _ in range(1 + (chance.random() < 0.2)))


def lines_shuffled(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    chance.shuffle(lines)
    return "\n".join(lines)


def lines_added(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    for _ in range(30):
        lines.insert(chance.randrange(len(lines) + 1), chance.choice(LINES))
    return "\n".join(lines)


def lines_joined(text: str, chance: random.Random) -> str:
    return "".join(letter if letter != "\n" or chance.random() < 0.3 else " " for letter in text)


def letters_changed(text: str, chance: random.Random) -> str:
    letters = list(text)
    for _ in range(len(letters) // 20):
        letters[chance.randrange(len(letters))] = chance.choice(LETTERS)
    return "".join(letters)


def words_added(text: str, chance: random.Random) -> str:
    parts = text.split(" ")
    for _ in range(len(parts) // 8):
        parts.insert(chance.randrange(len(parts) + 1), chance.choice(FRAGMENTS))
    return " ".join(parts)


def cut(text: str, chance: random.Random) -> str:
    start = chance.randrange(len(text) + 1)
    return text[start : chance.randrange(start, len(text) + 1)]


def shouted(text: str, chance: random.Random) -> str:
    return text.upper()


def bare(text: str, chance: random.Random) -> str:
    return "".join(letter for letter in text if letter.isalnum() or letter.isspace())


DAMAGES: tuple[Damage, ...] = (
    lines_lost,
    lines_doubled,
    lines_shuffled,
    lines_added,
    lines_joined,
    letters_changed,
    words_added,
    cut,
    shouted,
    bare,
)


def texts() -> dict[str, str]:
    """The golden documents that are text, by name."""
    found = (
        p for folder in sorted(TESTS.glob("golden*")) for end in ("txt", "md") for p in sorted(folder.glob(f"*.{end}"))
    )
    return {f"{path.parent.name}/{path.stem}": path.read_text(encoding="utf-8") for path in found}


def mutated(text: str, seed: int) -> str:
    """The text with one or two kinds of damage; the same for the same seed."""
    chance = random.Random(seed)
    text = chance.choice(DAMAGES)(text, chance)
    return chance.choice(DAMAGES)(text, chance) if text and chance.random() < 0.3 else text
