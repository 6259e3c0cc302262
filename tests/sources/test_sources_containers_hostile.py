"""Archives and letters made to harm: documents and refusals come out, and in time that grows no faster than the file."""

import contextlib
import random
import time
import tracemalloc

import pytest
from docx_builder import docx, paragraph
from letters import archive, letter, part, told, windows_archive
from test_sources_hostile import LINEAR, MANY, MUTATIONS, SLOWEST, mutated

from avgust.reading.sources import LIMITS, SourceError
from avgust.reading.sources.containers.members import Member, members

ORDER = "1. Школам провести смотр до 1 мая 2026 года.\n".encode()
HEAD = b"From: a@b.test\nTo: c@d.test\nMIME-Version: 1.0\n"


def found(data: bytes, name: str) -> int:
    """How many documents came out; anything but a `SourceError` beside them is an error of ours."""
    begun = time.process_time()
    count = 0
    try:
        for each in members(data, name, LIMITS):
            assert isinstance(each, Member | SourceError)
            assert ".." not in each.name.split("/") if isinstance(each, Member) else each.place
            count += isinstance(each, Member)
    except SourceError:
        pass
    assert time.process_time() - begun < SLOWEST
    return count


def a_letter() -> bytes:
    page = part("<p>Высылаем <b>приказ</b>".encode(), "text/html; charset=utf-8")
    plain = part(b"=D0=B4=D0=B0", "text/plain; charset=utf-8", "Content-Transfer-Encoding: quoted-printable")
    both = letter(plain, page, type="multipart/alternative")
    named = "Content-Disposition: attachment; filename*0*=utf-8''%D0%BF; filename*1=lan.txt"
    return letter(
        both, part(ORDER, "text/plain", named), part(archive({"а.txt": ORDER}), 'application/zip; name="a.zip"')
    )


def stored() -> bytes:
    inner = windows_archive({"вложенный.txt".encode("cp866"): ORDER})
    return windows_archive({"Приказ.txt".encode("cp866"): ORDER, b"in.zip": inner, b"a.docx": docx(paragraph("а"))})


@pytest.mark.parametrize(
    ("make", "name"),
    [(stored, "a.zip"), (lambda: archive({"a.txt": ORDER * 50, "б.eml": a_letter()}), "b.zip"), (a_letter, "a.eml")],
)
def test_mutated_containers_give_documents_or_refusals(make, name: str) -> None:
    seed = random.Random(f"avgust {name}")
    data = make()
    assert found(data, name)
    assert sum(found(mutated(data, seed), name) for _ in range(MUTATIONS))


@pytest.mark.parametrize("make", [stored, a_letter])
def test_containers_cut_anywhere_give_documents_or_refusals(make) -> None:
    seed = random.Random(3)
    data = make()
    for _ in range(100):
        found(data[: seed.randrange(1, len(data))], "a")


def nested_parts(depth: int) -> bytes:
    return HEAD + b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (number, number) for number in range(depth)
    )


LETTERS = {
    "parts in parts": nested_parts(MANY // 10),
    "letters in letters": HEAD + b"Content-Type: message/rfc822\n\n" * MANY,
    "many parts": HEAD + b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * MANY,
    "many boundaries that are none": HEAD + b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--c\n" * MANY,
    "many headers": HEAD + b"X-A: b\n" * MANY,
    "one long header": HEAD + b"Subject: " + b"=?utf-8?q?" * MANY + b"\n\nx",
    "many folds": HEAD + b"Subject: x\n" + b" y\n" * MANY + b"\nx",
    "many parameters": HEAD + b"Content-Type: text/plain" + b"; a*0*=b" * MANY + b"\n\nx",
    "quotes without an end": HEAD + b"Content-Type: text/plain; name=" + b'"\\' * MANY + b"\n\nx",
    "blanks without a line end": HEAD + b"X: " + b" " * MANY * 10 + b"x\n\nx",
    "base64 of fillings": HEAD + b"Content-Transfer-Encoding: base64\n\n" + b"=" * MANY * 10,
    "quoted without an end": HEAD + b"Content-Transfer-Encoding: quoted-printable\n\n" + b"=\n" * MANY,
    "tags": HEAD
    + b"Content-Type: multipart/alternative; boundary=b\n\n--b\n\nx\n--b\nContent-Type: text/html\n\n"
    + b"<style" * MANY,
}


@pytest.mark.parametrize("name", LETTERS)
def test_hostile_letters_take_linear_time_and_little_memory(name: str) -> None:
    data = LETTERS[name]
    tracemalloc.start()
    begun = time.process_time()
    with contextlib.suppress(SourceError):
        told(data, "a.eml")
    took, peak = time.process_time() - begun, tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert took < LINEAR and peak < 30_000_000 + 30 * len(data)


def test_an_archive_of_very_many_files_is_bounded() -> None:
    begun = time.process_time()
    names = told(windows_archive({b"%d.txt" % number: b"x" for number in range(MANY)}))
    assert len(names) == LIMITS.members + 1 and names[-1].endswith("too-large")
    assert time.process_time() - begun < LINEAR * 3


def test_very_many_files_of_one_name_take_linear_time() -> None:
    data = bytearray(windows_archive({b"%06d.txt" % number: b"x" for number in range(9_000)}))
    for number in range(9_000):
        data = data.replace(b"%06d.txt" % number, b"000000.txt") if number < 3 else data
    begun = time.process_time()
    assert len(told(bytes(data))) == 9_000
    assert time.process_time() - begun < LINEAR
