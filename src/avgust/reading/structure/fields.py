"""Lines and trailing sentences that are a field of the duty above: «Срок: …», «Ответственный: …», a bare date."""

import re
from dataclasses import dataclass

FIELD = re.compile(
    r"\s*(?:"
    r"(?P<term>срок(?:и|ом)?(?:\s+(?:исполнения|выполнения|реализации|представления|проведения|сдачи|завершения|отчета))?(?:\s*[:,-]+\s*|\s+(?=до|к|с|не|[0-9]|пост|еже)))"
    r"|(?P<report>(?:доклад|отчет|информация)(?:\s+(?:об?\s+исполнении|представить))?\s*[:-]+\s*)"
    r"|(?P<who>(?:ответствен\w+|отв\.|исполнител\w+)(?:\s+(?:исполнител\w+|лиц[оа]|за\s+(?:исполнение|выполнение|реализацию)|за\s+\w+))?\s*[:-]+\s*|(?:отв\.|ответственн(?:ый|ая|ые))\s+(?=[а-я]+\s+[а-я]\.))"
    r"|(?P<control>контроль(?:\s+(?:за\s+)?(?:исполнени\w+|выполнени\w+))?\s*[:-]+\s*)"
    r"|(?P<result>(?:ожидаем\w+\s+|планируем\w+\s+)?(?:результат\w*|показател\w+|индикатор\w*|целев\w+\s+показател\w+|итог)(?:\s+\w+)?\s*[:-]+\s*)"
    r"|(?P<basis>(?:основание|примечание|источник\w*|финансирование)\s*[:-]+\s*)"
    r")"
)


@dataclass(frozen=True, slots=True)
class Field:
    """A field line: its kind and where its value stands."""

    kind: str
    start: int
    end: int


def find_field(folded: str, start: int, end: int) -> Field | None:
    """The field that `folded[start:end]` is, None where it is none."""
    hit = FIELD.match(folded, start, end)
    if not hit:
        return None
    value_end = end
    while value_end > hit.end() and folded[value_end - 1] in " ;":
        value_end -= 1
    return Field(str(hit.lastgroup), hit.end(), value_end)
