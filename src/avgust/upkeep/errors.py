"""What keeps an installation from being used."""

from avgust.kernel.errors import AvgustError


class NotReadyError(AvgustError):
    """The installation cannot be used; says why and what to do."""

    def __init__(self, message: str, place: str = "") -> None:
        super().__init__("installation", message, place)


class ArchiveError(AvgustError):
    """An archive that cannot be made or taken back; nothing was changed."""

    def __init__(self, message: str, place: str = "") -> None:
        super().__init__("archive", message, place)
