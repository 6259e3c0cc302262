"""The words of the interface: what the sources say in Russian, and whether the English catalogue has it all.

`python tests/translations/messages.py` adds new words to the catalogue and takes out dead ones; what has no English yet
is printed. `--compile` also writes the .mo. Needs no GNU gettext: templates are read by Django's own `templatize`, Python
by `ast`, catalogues by polib.
"""

import ast
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import polib

HOME = Path(__file__).parents[2]
SOURCE = HOME / "src" / "avgust"
CATALOGUE = SOURCE / "web" / "locale" / "en" / "LC_MESSAGES" / "django.po"
# Name of the call: which arguments are the context, the message and the plural.
CALLS = {
    "_": (None, 0, None),
    "gettext": (None, 0, None),
    "gettext_lazy": (None, 0, None),
    "gettext_noop": (None, 0, None),
    "ngettext": (None, 0, 1),
    "ngettext_lazy": (None, 0, 1),
    "pgettext": (0, 1, None),
    "pgettext_lazy": (0, 1, None),
}


class Message(NamedTuple):
    """A text to translate."""

    context: str | None
    text: str
    plural: str | None


def in_python(code: str) -> Iterator[Message]:
    """The messages of a module."""
    for node in ast.walk(ast.parse(code)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if name in CALLS:
            found = [each.value if isinstance(each, ast.Constant) else None for each in node.args]
            context, text, plural = (None if at is None or at >= len(found) else found[at] for at in CALLS[name])
            if isinstance(text, str):
                yield Message(context, text, plural)


def in_template(text: str) -> Iterator[Message]:
    """The messages of a template."""
    from django.conf import settings
    from django.utils.translation.template import templatize

    if not settings.configured:
        settings.configure(USE_I18N=True)
    for call in calls_of(templatize(text)):
        yield from in_python(call)


def calls_of(masked: str) -> Iterator[str]:
    """Each gettext call in what `templatize` left, as Python."""
    for match in re.finditer(r"(?:pgettext|ngettext|gettext|_)\(", masked):
        for end in (place.end() for place in re.finditer(r"\)", masked[match.start() :])):
            candidate = masked[match.start() : match.start() + end]
            try:
                ast.parse(candidate)
            except SyntaxError:
                continue
            yield candidate
            break


def in_sources() -> dict[Message, list[str]]:
    """Every message with the files where it stands."""
    found: dict[Message, list[str]] = {}
    for path in sorted(SOURCE.rglob("*")):
        parts = path.relative_to(SOURCE).parts
        if path.suffix == ".py" and parts[0] in {"web", "apps", "config", "jobs"}:
            messages = in_python(path.read_text("utf-8"))
        elif path.suffix in {".html", ".txt"} and "templates" in parts:
            messages = in_template(path.read_text("utf-8"))
        else:
            continue
        for message in messages:
            found.setdefault(message, []).append("/".join(parts))
    return found


def catalogue() -> polib.POFile:
    """The English catalogue."""
    return polib.pofile(str(CATALOGUE))


def keys(file: polib.POFile) -> dict[Message, polib.POEntry]:
    """The entries of a catalogue by their messages."""
    return {Message(entry.msgctxt, entry.msgid, entry.msgid_plural or None): entry for entry in file}


def renew(file: polib.POFile) -> list[Message]:
    """Makes the catalogue hold what the sources say, and returns what has no English yet."""
    wanted, held = in_sources(), keys(file)
    for message in held.keys() - wanted.keys():
        file.remove(held[message])
    for message in wanted.keys() - held.keys():
        plural = {"msgid_plural": message.plural, "msgstr_plural": {0: "", 1: ""}} if message.plural else {}
        file.append(polib.POEntry(msgctxt=message.context, msgid=message.text, **plural))
    file.sort(key=lambda entry: (wanted[Message(entry.msgctxt, entry.msgid, entry.msgid_plural or None)], entry.msgid))
    return [message for message, entry in keys(file).items() if not entry.translated()]


def main(arguments: list[str]) -> int:
    """Renews the catalogue; with --compile also what the program reads."""
    file = catalogue() if CATALOGUE.exists() else new_catalogue()
    missing = renew(file)
    file.save(str(CATALOGUE))
    if "--compile" in arguments:
        file.save_as_mofile(str(CATALOGUE.with_suffix(".mo")))
    for message in missing:
        print(message.text.replace("\n", " ")[:150])
    print(f"{len(file)} messages, {len(missing)} without English", file=sys.stderr)
    return 1 if missing else 0


def new_catalogue() -> polib.POFile:
    """An empty catalogue."""
    file = polib.POFile(wrapwidth=120)
    file.metadata = {
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": "en",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    return file


if __name__ == "__main__":
    os.environ.setdefault("AVGUST_HOME", "/tmp/avgust-messages")
    sys.exit(main(sys.argv[1:]))
