"""What the reader of an office document left out or set apart, and the findings that tell it."""

from collections.abc import Iterator
from dataclasses import dataclass

from avgust.kernel.findings import Finding
from avgust.reading.sources.errors import counted


@dataclass(slots=True)
class Losses:
    """Counts: characters that are hidden, notes, revisions, documents, cells with text under others, empty fields."""

    hidden: int = 0
    notes: int = 0
    revisions: int = 0
    embedded: int = 0
    merged: int = 0
    unfilled: int = 0

    def findings(self) -> Iterator[Finding]:
        """A finding for each kind that there is."""
        if self.hidden:
            yield Finding("hidden-text", "note", f"Пропущен скрытый текст: {counted(self.hidden)} знаков")
        if self.notes:
            yield Finding("footnotes", "note", f"Сноски вынесены из текста: {counted(self.notes)}")
        if self.revisions:
            message = f"В документе есть исправления ({counted(self.revisions)}): вставки приняты, удаления отброшены"
            yield Finding("revisions", "note", message)
        if self.embedded:
            message = f"Не прочитаны вложенные документы: {counted(self.embedded)}"
            yield Finding("embedded-documents", "warning", message)
        if self.merged:
            message = f"Пропущен текст, закрытый объединёнными ячейками: ячеек {counted(self.merged)}"
            yield Finding("merged-cell-text", "warning", message)
        if self.unfilled:
            yield Finding("unfilled-fields", "note", f"Не заполнены поля документа: {counted(self.unfilled)}")
