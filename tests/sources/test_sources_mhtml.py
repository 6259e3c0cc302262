"""A page saved as one file is read as the page itself."""

import base64
import contextlib
import quopri
import random
import time

import pytest
from shown import tables, texts
from test_sources_hostile import HTML, LINEAR, MANY, MUTATIONS, mutated, read

from avgust.reading.sources import SourceError, from_bytes

PAGE = "<html><head><meta charset='windows-1251'></head><body><p>РЕШИЛИ</p><ol><li>Провести</ol><table><tr><td>а<td>б<tr><td>в<td>г</table>"
HEAD = "From: <Saved by Blink>\r\nSnapshot-Content-Location: http://uo.test/1\r\nMIME-Version: 1.0\r\n"


def saved(*parts: str | bytes, head: str = HEAD, more: str = "") -> bytes:
    """The file that a browser writes."""
    data = f'{head}Content-Type: multipart/related; type="text/html"; boundary="----=b"{more}\r\n\r\n'.encode()
    for each in parts:
        data += b"------=b\r\n" + (each.encode() if isinstance(each, str) else each) + b"\r\n"
    return data + b"------=b--\r\n"


def html(
    page: str, encoding: str = "utf-8", packing: str = "quoted-printable", charset: str = "", more: str = ""
) -> bytes:
    data = page.encode(encoding)
    packed = quopri.encodestring(data) if packing == "quoted-printable" else base64.encodebytes(data)
    head = f"Content-Type: text/html{charset}\r\nContent-Transfer-Encoding: {packing}\r\nContent-Location: http://uo.test/1\r\n{more}"
    return (head + "\r\n").encode() + packed


@pytest.mark.parametrize("packing", ["quoted-printable", "base64"])
@pytest.mark.parametrize(
    ("encoding", "charset"),
    [
        ("utf-8", '; charset="utf-8"'),
        ("utf-8", ""),
        ("cp1251", "; charset=windows-1251"),
        ("cp1251", ""),
        ("koi8-r", "; charset=koi8-r"),
    ],
)
def test_the_page_is_read_whatever_its_encoding(packing: str, encoding: str, charset: str) -> None:
    source = from_bytes(saved(html(PAGE, encoding, packing, charset), "Content-Type: text/css\r\n\r\np{}"), "а.mht")
    assert (source.format, texts(source), tables(source)) == (
        "mhtml",
        ["РЕШИЛИ", "1. Провести"],
        [[["а", "б"], ["в", "г"]]],
    )


def test_the_page_named_as_the_start_is_read() -> None:
    first, second = html("<p>колонтитул", more="Content-ID: <1>\r\n"), html("<p>документ", more="Content-ID: <2@x>\r\n")
    assert texts(from_bytes(saved(first, second, more='; start="<2@x>"'), "а.mht")) == ["документ"]
    assert texts(from_bytes(saved(first, second), "а.mht")) == ["колонтитул"]


def test_of_frames_the_longest_is_read() -> None:
    frames = html("<html><frameset cols=20%,*><frame src=menu.htm><frame src=text.htm></frameset>")
    assert texts(from_bytes(saved(frames, html("<p>меню"), html("<p>длинный документ")), "а.mht")) == [
        "длинный документ"
    ]


def test_a_page_without_parts_is_read() -> None:
    data = b"From: <Saved by Word>\r\nMIME-Version: 1.0\r\nContent-Location: file:///C:/a.htm\r\n" + html("<p>да")
    assert texts(from_bytes(data, "а.mht")) == ["да"]


@pytest.mark.parametrize("parts", [(), ("Content-Type: image/png\r\n\r\nx",), ("Content-Type: text/html\r\n\r\n",)])
def test_a_file_without_a_page_is_refused(parts: tuple[str, ...]) -> None:
    with pytest.raises(SourceError, match=r"нет веб-страницы|Файл пуст"):
        from_bytes(saved(*parts), "а.mht")


def test_mutated_pages_are_read_or_refused() -> None:
    seed = random.Random("avgust mhtml")
    data = saved(html(HTML), html("<p>второй", packing="base64"))
    assert sum(read(mutated(data, seed), "а.mht") is not None for _ in range(MUTATIONS))


@pytest.mark.parametrize(
    "data",
    [
        saved(*["\r\n"] * MANY),
        saved(*["Content-Type: text/html\r\n\r\n<frameset>"] * (MANY // 10)),
        HEAD.encode() + b"Content-Type: multipart/related; boundary=" + b"a" * MANY + b"\r\n\r\n" + b"--" + b"a" * MANY,
    ],
)
def test_hostile_files_take_linear_time(data: bytes) -> None:
    begun = time.process_time()
    with contextlib.suppress(SourceError):
        from_bytes(data, "а.mht")
    assert time.process_time() - begun < LINEAR
