"""A paper of the district for the tests of the search, written and told to the journal as services do."""

from datetime import date

from avgust.apps.acts.api import Directive, Document
from avgust.apps.journal.api import Change, record_all
from district import NOW, SYSTEM

TEXT = "Слушали: о подготовке школ к зиме. Решили принять меры по профилактике травматизма в спортивных залах."
DUTIES = [
    ("Школам провести смотр учебных кабинетов до 15 декабря 2026 года.", "школы"),
    ("Детским садам обеспечить ежедневный учёт посещаемости воспитанников по приказу № 15-п.", "детские сады"),
]


def paper(owner, state="adopted", title="Резолюция августовского совещания", text=TEXT, duties=DUTIES):
    """A document with its directives."""
    document = Document.objects.create(
        owner=owner, title=title, kind="resolution", number="12", date=date(2026, 8, 28), school_year="2026/2027",
        file_name="r.docx", size=1, sha256="0" * 64, state=state, text=text, uploaded_at=NOW,
    )  # fmt: skip
    for order, (words, addressee) in enumerate(duties, 1):
        Directive.objects.create(
            document=document, order=order, label=f"{order}.", text=words, addressees=[{"name": addressee}],
            state="adopted" if state == "adopted" else "proposed", ends=date(2026, 12, 15),
        )  # fmt: skip
    tell(document)
    return document


def tell(*rows):
    """Writes into the journal that the rows changed."""
    record_all(by=SYSTEM, now=NOW, changes=[Change(row, f"{row._meta.model_name}.changed") for row in rows])
