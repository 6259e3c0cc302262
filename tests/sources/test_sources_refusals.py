"""What cannot be read is refused in Russian, with the place and with what to do; never with a traceback."""

import os
import struct
import tracemalloc
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from docx_builder import cell, docx, paragraph, part, table, zipped
from shown import texts

from avgust.kernel.errors import AvgustError
from avgust.reading.sources import LIMITS, SUFFIXES, Limits, SourceError, from_bytes, from_text, open_source
from avgust.reading.sources.errors import MESSAGES

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def code_of(data: bytes, name: str = "a.docx", limits: Limits = LIMITS) -> str:
    with pytest.raises(SourceError) as caught:
        from_bytes(data, name, limits)
    assert str(caught.value).startswith(f"{name}: ")
    assert caught.value.code in MESSAGES
    return caught.value.code


def bomb(size: int = 40_000_000) -> bytes:
    """A document of a few kilobytes that holds this many spaces."""
    return zipped({"word/document.xml": part("document", "<w:body>" + " " * size + "</w:body>")})


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n ", b"\xef\xbb\xbf", b"\xff\xfe", "\u00a0\u200b\n".encode()])
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.docx"])
def test_a_file_without_a_word_is_empty(data: bytes, name: str) -> None:
    with pytest.raises(SourceError, match="Файл пуст"):
        from_bytes(data, name)


def test_text_from_memory_without_a_word_is_empty() -> None:
    with pytest.raises(SourceError, match=r"^Файл пуст$"):
        from_text(" \n")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "damaged"),
        (b"\xef\xbb\xbf\n%PDF-1.4", "damaged"),
        (b"\x89PNG\r\n\x1a\n\x00", "damaged"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "damaged"),
        (b"\x00\x00\x00\x18ftypheic", "heic-source"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "no-page"),
        (OLE + "PowerPoint Document".encode("utf-16-le"), "ole-file"),
        (b"\x7fELF\x02\x01\x01" + bytes(64), "unknown-binary"),
        (struct.pack("<400I", *range(400)), "unknown-binary"),
        (b"\x1f\x8b\x08" + bytes(range(256)) * 4, "unknown-binary"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}), "damaged"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.presentation", "content.xml": "<x/>"}), "pptx-source"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text", "encrypted-package": "x"}), "encrypted"),
        (zipped({"xl/workbook.bin": "x"}), "xlsb-source"),
        (zipped({"ppt/presentation.xml": "<x/>"}), "pptx-source"),
        (zipped({"readme.exe": "x"}), "no-documents"),
    ],
)
def test_other_formats_are_told_by_their_content(data: bytes, code: str) -> None:
    assert code_of(data) == code
    assert code_of(data, "a.txt") == code


def test_messages_are_russian_and_say_what_to_do() -> None:
    assert all(any("а" <= char <= "я" for char in message) for message in MESSAGES.values())
    assert "сохраните документ как DOCX" in MESSAGES["no-soffice"]
    assert "пароль" in MESSAGES["encrypted"]


def test_files_that_are_none_are_named(tmp_path: Path) -> None:
    def code(path: Path) -> str:
        with pytest.raises(AvgustError) as caught:
            open_source(path)
        assert str(path) in str(caught.value)
        return caught.value.code

    assert code(tmp_path / "нет.docx") == "missing-source"
    assert code(tmp_path) == "directory-source"
    os.mkfifo(tmp_path / "труба.txt")
    assert code(tmp_path / "труба.txt") == "not-a-file"
    assert code(Path("a\x00b.txt")) in ("missing-source", "unreadable-source")
    assert code(Path("x" * 5000)) in ("missing-source", "unreadable-source")


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_without_rights_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("слова")
    path.chmod(0)
    with pytest.raises(SourceError, match="Нет прав"):
        open_source(path)


def test_a_file_that_the_system_denies_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("слова")

    def denied(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", denied)
    with pytest.raises(SourceError, match="Нет прав"):
        open_source(path)


def test_every_suffix_of_a_folder_walk_is_read(tmp_path: Path) -> None:
    for suffix in SUFFIXES:
        path = tmp_path / f"a{suffix}"
        path.write_bytes(docx(paragraph("слова")) if suffix == ".docx" else "<p>слова".encode())
        assert "слова" in texts(open_source(path))[0]


def test_content_comes_before_the_name() -> None:
    assert from_bytes(docx(paragraph("да")), "a.txt").format == "docx"
    assert from_bytes("слова".encode(), "a.docx").format == "text"


@pytest.mark.parametrize("keep", [0.2, 0.5, 0.9, 0.99])
def test_a_truncated_document_is_damaged(keep: float) -> None:
    data = docx(paragraph("слова"))
    assert code_of(data[: int(len(data) * keep)]) == "damaged"


@pytest.mark.parametrize(
    "xml", ["", "<", "<a>", "<a></b>", "<a>&b;</a>", "\x00", "<?xml version='1.0' encoding='nope'?><a/>"]
)
def test_broken_xml_is_damaged(xml: str) -> None:
    assert code_of(docx("", more={"word/document.xml": xml})) == "damaged"
    assert code_of(docx(paragraph("а"), more={"word/styles.xml": xml})) == "damaged"


def test_a_document_without_a_body_is_damaged() -> None:
    assert code_of(docx("", more={"word/document.xml": part("document", "")})) == "damaged"


def test_a_dtd_is_refused_before_it_is_read() -> None:
    laughs = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 30))
    xml = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ха">{laughs}]><x>&a29;</x>'
    assert code_of(docx("", more={"word/document.xml": xml})) == "xml-dtd"
    assert code_of(docx("", more={"word/document.xml": xml.encode("utf-16")})) == "xml-dtd"
    outer = '<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>'
    assert code_of(docx("", more={"word/numbering.xml": outer})) == "xml-dtd"


def test_a_password_inside_the_archive_is_told() -> None:
    data = bytearray(docx(paragraph("слова")))
    for at in range(len(data) - 10):
        if data[at : at + 4] == b"PK\x01\x02":
            data[at + 8] |= 1
        elif data[at : at + 4] == b"PK\x03\x04":
            data[at + 6] |= 1
    assert code_of(bytes(data)) == "encrypted"


def test_a_bomb_is_refused_while_it_inflates_and_takes_little_memory() -> None:
    data = bomb()
    assert len(data) < 100_000
    tracemalloc.start()
    assert code_of(data) == "zip-bomb"
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 30_000_000


def test_the_sum_of_all_parts_is_bounded() -> None:
    data = docx(paragraph("слова" * 1000))
    assert code_of(data, limits=replace(LIMITS, zip_bytes=3000)) == "zip-bomb"


def test_a_size_that_a_header_understates_is_not_believed() -> None:
    data = bytearray(docx(paragraph("слова " * 3000)))
    for at in range(len(data) - 30):
        if data[at : at + 4] == b"PK\x01\x02":
            data[at + 24 : at + 28] = struct.pack("<I", 10)
    assert code_of(bytes(data)) == "damaged"


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_only_the_compression_of_documents_is_read(method: int, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w", method) as archive:
        archive.writestr("word/document.xml", part("document", f"<w:body>{paragraph('а')}</w:body>"))
    assert code_of(path.read_bytes()) == "damaged"


@pytest.mark.parametrize(
    ("limits", "data"),
    [
        (replace(LIMITS, text_bytes=10), b"slova slova slova"),
        (replace(LIMITS, characters=10), b"slova slova slova"),
        (replace(LIMITS, paragraphs=3), b"a\nb\nc\nd\ne"),
        (replace(LIMITS, paragraphs=3), b"<html>" + b"<p>x" * 5),
        (replace(LIMITS, paragraphs=3), docx(paragraph("x") * 5)),
        (replace(LIMITS, cells=3), b"a\tb\tc\nd\te\tf"),
        (replace(LIMITS, cells=3), b"<html><table><tr><td>a<td>b<tr><td>c<td>d</table>"),
        (replace(LIMITS, cells=3), docx(table(cell("a") + cell("b"), cell("c") + cell("d")))),
        (replace(LIMITS, office_bytes=10), docx(paragraph("x"))),
        (replace(LIMITS, elements=10), docx(paragraph("x") * 20)),
    ],
)
def test_every_limit_holds(limits: Limits, data: bytes) -> None:
    assert code_of(data, limits=limits) == "too-large"


def test_too_many_files_in_an_archive_are_refused() -> None:
    assert code_of(docx(paragraph("x")), limits=replace(LIMITS, zip_entries=3)) == "zip-bomb"


def test_a_file_larger_than_all_limits_is_not_taken_in(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 1000)
    with pytest.raises(SourceError, match="велик"):
        open_source(path, replace(LIMITS, office_bytes=100, text_bytes=100))


def nested(opening: str, inside: str, closing: str, depth: int = 5000) -> bytes:
    return docx(opening * depth + inside + closing * depth)


@pytest.mark.parametrize(
    "data",
    [
        nested("<w:sdt><w:sdtContent>", paragraph("x"), "</w:sdtContent></w:sdt>"),
        nested("<w:tbl><w:tr><w:tc>", paragraph("x"), "</w:tc></w:tr></w:tbl>"),
        nested("<w:p><w:r><w:pict><w:txbxContent>", paragraph("x"), "</w:txbxContent></w:pict></w:r></w:p>"),
        docx("<w:p>" + "<w:smartTag>" * 5000 + "<w:r><w:t>x</w:t></w:r>" + "</w:smartTag>" * 5000 + "</w:p>"),
    ],
)
def test_a_document_that_nests_too_deep_is_refused(data: bytes) -> None:
    assert code_of(data) == "too-deep"
