"""The base of all errors that a user may see."""


class AvgustError(Exception):
    """An error with a stable code and a message in Russian.

    code     short stable name, e.g. `encrypted`
    message  what happened and what to do, in Russian
    place    where: a file, a line, a cell; may be empty
    """

    def __init__(self, code: str, message: str, place: str = "") -> None:
        super().__init__(f"{place}: {message}" if place else message)
        self.code = code
        self.message = message
        self.place = place
