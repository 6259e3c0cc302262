"""The stages of reading, in order.

    file → source → paragraphs → plain text → metadata → outline → directives → findings

Reads: a file, bytes or a text. Writes: a `Reading`. Guarantees: total on any text; `text[start:end]` of every
provenance is what was read; the same text gives the same reading.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from avgust.reading.blocks import SourceText
from avgust.reading.directives import read_directives, read_entities, read_notes, read_sections
from avgust.reading.doubts import find_doubts
from avgust.reading.metadata import read_metadata
from avgust.reading.reading import Reading
from avgust.reading.sources import SourceError, documents, from_bytes, from_text, open_source
from avgust.reading.structure.lines import join_lines
from avgust.reading.structure.outline import outline
from avgust.reading.structure.plain import Plain, lay_out
from avgust.reading.structure.space_tables import find_space_tables
from avgust.reading.structure.stitching import stitch


def read(path: str | Path) -> Reading:
    """The reading of a file.

    Raises `avgust.reading.sources.errors.SourceError` with a message in Russian where the file cannot be read.
    """
    path = Path(path)
    return read_source(open_source(path), path.name)


def read_all(path: str | Path) -> Iterator[Reading | SourceError]:
    """The readings of all documents in an archive or a letter, one after another; of any other file, its own.

    What could not be read comes as the error, with its name in `place`; what is no document, with the code
    `not-a-document`. Raises `SourceError` where the file itself cannot be read.
    """
    path = Path(path)
    for each in documents(path):
        try:
            if isinstance(each, SourceError):
                raise each
            yield read_source(from_bytes(each.data, each.name), path.name + each.name.removeprefix(str(path)))
        except SourceError as error:
            yield error


def read_bytes(data: bytes, name: str = "") -> Reading:
    """The reading of a file's content; `name` helps to tell the format."""
    return read_source(from_bytes(data, name), name)


def read_text(text: str, name: str = "") -> Reading:
    """The reading of a text from memory."""
    return read_source(from_text(text, name), name)


def read_source(source: SourceText, name: str = "") -> Reading:
    """The reading of a source that is open already; `name` gives way to that of a document in an archive."""
    return read_plain(plain_text(source), source, name)


def plain_text(source: SourceText) -> Plain:
    """The text of a source, its paragraphs and tables, and where each piece of it stands."""
    return lay_out(join_lines(stitch(find_space_tables(source.parts))) if source.lines else source.parts)


def read_plain(plain: Plain, source: SourceText, name: str = "") -> Reading:
    """The reading of a source whose text is laid out already."""
    metadata, anchor = read_metadata(plain)
    found = outline(plain, metadata.kind)
    directives = read_directives(plain, found, anchor)
    reading = Reading(
        name=source.member or name,
        format=source.format,
        metadata=metadata,
        sections=read_sections(plain, found),
        directives=directives,
        noted=read_notes(plain, found),
        entities=read_entities(plain),
        findings=(),
        text=plain.text,
        asides=source.asides,
    )
    return replace(reading, findings=(*source.findings, *find_doubts(reading)))
