"""What cannot be done with a document or a reading, in words for people."""

from avgust.kernel.errors import AvgustError


class DocumentError(AvgustError):
    """It cannot be done with this document as it stands."""

    def __init__(self, message: str) -> None:
        super().__init__("document", message)


class AlreadyUploaded(DocumentError):
    """The authority has this very file; `document` is its id."""

    def __init__(self, document: int, title: str) -> None:
        super().__init__(f"Этот файл уже загружен: «{title}».")
        self.document = document


class ChangedMeanwhile(AvgustError):
    """Somebody else was faster."""

    def __init__(self, what: str = "поручение") -> None:
        super().__init__(
            "changed", f"Пока вы смотрели, {what} уже изменили. Показано то, что есть теперь: проверьте ещё."
        )


class FieldError(AvgustError):
    """A field of a correction that cannot be understood; `field` is its name in the form."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__("field", message)
        self.field = field
