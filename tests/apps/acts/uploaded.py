"""Papers for the tests of acts, invented; and the way of one from a file to a review."""

from datetime import timedelta

from avgust.apps.acts.api import Document, finish_reading, start_reading, upload_document
from avgust.apps.registry.api import system
from avgust.reading import read_bytes
from avgust.reading.export.json import to_json
from district import NOW

PAPER = """РЕЗОЛЮЦИЯ
августовской конференции работников образования Луговского района
27 августа 2026 года г. Луговск

Участники конференции решили:

1. Управлению образования:
1.1. провести мониторинг адаптации первоклассников до 1 ноября 2026 года;
1.2. обеспечить охват детей дополнительным образованием не менее 80 % до 31 декабря 2026 года.

2. Руководителям дошкольных организаций:
2.1. обновить развивающую среду групп и представить отчёт до 15 мая 2027 года;
2.2. организовать консультации для родителей ежемесячно.

3. МБОУ СОШ № 1 и № 2 провести День открытых дверей до 1 марта 2027 года.

4. Родительской общественности поддержать проект «Читающая семья».

5. Клубу «Орлёнок» подготовить слёт до 1 июня 2027 года.
"""


def upload(district, data=None, name="Резолюция.txt", by="specialist"):
    """The paper as it was uploaded, waiting."""
    return upload_document(
        by=district.actor(by), now=NOW, owner=district["authority"], data=(data or PAPER).encode(), name=name
    )


def put_under_review(district, data=None, name="Резолюция.txt"):
    """The paper read, as the job leaves it."""
    document = upload(district, data, name)
    read(document)
    return Document.objects.get(pk=document.pk)


def read(document):
    """Does what the job of reading does, in this process."""
    with document.file.open("rb") as file:
        reading = to_json(read_bytes(file.read(), document.file_name), indent=None)
    start_reading(by=system("задание"), now=NOW, document=document.pk)
    finish_reading(by=system("задание"), now=NOW + timedelta(seconds=3), document=document.pk, reading=reading)
