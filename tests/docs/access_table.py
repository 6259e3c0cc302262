"""The tables of docs/how-to/access.md, made of `powers.py`. `python tests/docs/access_table.py` renews the page."""

import re
from pathlib import Path

from avgust.apps.registry.powers import ANSWERING, GOVERNING, OVER_THE_SUBTREE, Power

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "access.md"
ROLES = {
    "manager": "руководитель",
    "specialist": "специалист",
    "methodologist": "методист",
    "executor": "исполнитель",
    "administrator": "администратор",
    "observer": "наблюдатель",
}
POWERS = {
    Power.SEE_PLAN: "видит поручения и пункты каждой организации",
    Power.SEE_DOCUMENTS: "видит документы до их принятия",
    Power.REVIEW: "загружает документы, правит и принимает прочитанное",
    Power.ASSIGN: "даёт поручения, назначает исполнителей и контролёров",
    Power.CONTROL: "принимает, возвращает, продлевает, снимает с контроля – где он контролёр или автор",
    Power.ANSWER: "отчитывается за организацию",
    Power.KEEP_REGISTRY: "ведёт организации, людей, должности, правила адресатов",
    Power.SEE_JOURNAL: "читает журнал",
    Power.KEEP_PROFILES: "меняет правила сроков",
    Power.SEE_SYSTEM: "видит состояние установки",
}


def table_of(powers: dict[str, set[Power]]) -> str:
    """A row for each power, a column for each role; ▼ where it reaches the organisations below too."""
    lines = ["| | " + " | ".join(ROLES.values()) + " |", "| --- |" + " :-: |" * len(ROLES)]
    for power, words in POWERS.items():
        sign = "▼" if power in OVER_THE_SUBTREE else "●"
        cells = [sign if power in powers[role] else "" for role in ROLES]
        lines.append(f"| {words} | " + " | ".join(cells) + " |")
    return "\n" + "\n".join(lines) + "\n"


def renewed(text: str) -> str:
    """The page with both tables as the code has them."""
    for name, powers in (("governing", GOVERNING), ("answering", ANSWERING)):
        head, mark, rest = text.partition(f"<!-- {name} -->\n")
        text = head + mark + table_of(powers) + "\n" + re.sub(r"\A(?:\|.*\n|\n)*", "", rest)
    return text


if __name__ == "__main__":
    PAGE.write_text(renewed(PAGE.read_text("utf-8")), "utf-8")
