"""Pictures of every kind become pages with dark words on white paper, or are refused; never anything else."""

import random
import struct
import zlib
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from printed_pages import fake_tesseract, paper, saved

from avgust.reading.sources import LIMITS, Limits, SourceError, from_bytes
from avgust.reading.sources.scans import reader, recognise
from avgust.reading.sources.scans.pictures import pages_of, pictures
from avgust.reading.sources.scans.tesseract import Read

MUTATIONS = 300


@pytest.fixture
def without_recognition(monkeypatch: pytest.MonkeyPatch) -> None:
    """One word on every page, at once."""
    monkeypatch.setattr(reader, "find_tesseract", lambda *_: "tesseract")
    monkeypatch.setattr(recognise, "recognise", lambda *_: [Read("школа", 2, 2, 30, 12, (1, 1, 1), 95)])


def small() -> Image.Image:
    return paper(("школа № 5",), width=2.5, height=1, margin=0.3)


def code_of(data: bytes, limits: Limits = LIMITS) -> str:
    with pytest.raises(SourceError) as caught:
        from_bytes(data, "a.png", limits)
    return caught.value.code


def colours(page: Image.Image) -> Image.Image:
    return page.convert("RGB")


def sixteen_bits(page: Image.Image) -> Image.Image:
    return Image.fromarray(np.asarray(page).astype(np.uint16) * 257)


def see_through(page: Image.Image) -> Image.Image:
    black = Image.new("RGBA", page.size, (0, 0, 0, 0))
    black.putalpha(page.point(lambda level: 255 - level))
    return black


def palette(page: Image.Image) -> Image.Image:
    return see_through(page).convert("RGBA").quantize(16)


@pytest.mark.parametrize(
    ("kind", "made"),
    [
        ("PNG", lambda page: page),
        ("PNG", lambda page: page.convert("1")),
        ("PNG", colours),
        ("PNG", see_through),
        ("PNG", palette),
        ("PNG", lambda page: see_through(page).convert("LA")),
        ("PNG", sixteen_bits),
        ("PNG", lambda page: page.point(lambda level: 255 - level)),
        ("JPEG", lambda page: page),
        ("JPEG", lambda page: colours(page).convert("CMYK")),
        ("TIFF", lambda page: page.convert("1")),
        ("TIFF", sixteen_bits),
        ("TIFF", lambda page: Image.fromarray(np.asarray(page).astype(np.float32))),
        ("GIF", lambda page: page),
        ("BMP", colours),
        ("WEBP", colours),
    ],
)
def test_any_kind_of_picture_becomes_dark_words_on_white_paper(kind: str, made) -> None:
    (page,) = pictures(saved(made(small()), kind), "a", LIMITS)
    assert 0.5 < (page.grey > 200).mean() < 0.999
    assert 0.005 < (page.grey < 100).mean() < 0.2


def test_a_seal_over_black_words_grows_pale_and_coloured_words_stay() -> None:
    page = colours(paper())
    page.paste(Image.new("RGB", (40, 40), (40, 60, 190)), (20, 150))
    (read,) = pictures(saved(page), "a", LIMITS)
    assert read.grey[155:185, 25:55].min() > 150
    blue = np.asarray(colours(small())).copy()
    blue[np.asarray(small()) < 128] = (20, 20, 160)
    (read,) = pictures(saved(Image.fromarray(blue)), "a", LIMITS)
    assert (read.grey < 100).mean() > 0.005


def test_a_fax_with_two_resolutions_has_its_true_shape() -> None:
    page = small().resize((510, 98)).convert("1")
    (read,) = pictures(saved(page, "TIFF", compression="group4", dpi=(204, 98)), "a", LIMITS)
    assert (read.width, read.height) == pytest.approx((180, 72), abs=1)
    assert read.grey.shape[1] / read.grey.shape[0] == pytest.approx(2.5, abs=0.02)


def test_a_photo_is_turned_as_its_camera_says() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    (read,) = pictures(saved(small(), "JPEG", exif=exif), "a", LIMITS)
    assert read.width < read.height


def test_of_an_animation_only_the_first_picture_is_read() -> None:
    frames = [small(), small().rotate(180)]
    data = saved(frames[0], "GIF", save_all=True, append_images=frames[1:])
    assert pages_of(data, "a") == 1
    assert len(list(pictures(data, "a", LIMITS))) == 1


def test_small_pictures_are_made_larger_and_huge_ones_smaller() -> None:
    grey, dots = recognise._enlarged(np.full((100, 200), 255, np.uint8), 101)
    assert (grey.shape, round(dots)) == ((297, 594), 300)
    assert recognise._enlarged(grey, 200)[1] == 200
    (read,) = pictures(saved(small().resize((1500, 600)), dpi=(600, 600)), "a", LIMITS)
    assert read.dots == 300


def png_of(width: int, height: int) -> bytes:
    """A picture of nothing with this size in its head, and hardly any bytes."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


@pytest.mark.usefixtures("without_recognition")
@pytest.mark.parametrize("size", [(11_000, 10_000), (60_000, 60_000), (2**31 - 1, 2**31 - 1)])
def test_a_bomb_is_refused_before_it_is_decoded(size: tuple[int, int]) -> None:
    assert code_of(png_of(*size)) in {"too-large", "damaged"}


@pytest.mark.usefixtures("without_recognition")
def test_the_limits_of_pixels_and_pages_hold() -> None:
    assert code_of(saved(small()), replace(LIMITS, pixels=1000)) == "too-large"
    pages = saved(small(), "TIFF", save_all=True, append_images=[small()] * 3)
    assert code_of(pages, replace(LIMITS, scanned_pages=3)) == "too-large"
    assert code_of(saved(small()), replace(LIMITS, image_bytes=100)) == "too-large"
    assert from_bytes(pages, "a.tif", replace(LIMITS, scanned_pages=4)).format == "scan"


@pytest.mark.usefixtures("without_recognition")
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "GIF", "BMP", "WEBP"])
def test_a_picture_cut_short_is_damaged(kind: str) -> None:
    data = saved(small(), kind)
    assert code_of(data[: len(data) // 2]) == "damaged"


@pytest.mark.usefixtures("without_recognition")
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "GIF", "BMP", "WEBP"])
def test_mutated_pictures_are_read_or_refused(kind: str) -> None:
    seed = random.Random(kind)
    data = saved(small().resize((120, 48)), kind)
    read = 0
    for _ in range(MUTATIONS):
        changed = bytearray(data)
        for _ in range(seed.randint(1, 8)):
            at = seed.randrange(12, len(changed))
            changed[at : at + seed.choice((1, 1, 4))] = seed.randbytes(seed.choice((1, 1, 4)))
        try:
            read += bool(from_bytes(bytes(changed), "a").parts)
        except SourceError:
            continue
    assert read


def test_without_tesseract_or_its_russian_the_refusal_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert code_of(saved(small())) == "no-tesseract"
    fake_tesseract(tmp_path, "echo 'List of available languages (1):'\necho eng")
    assert code_of(saved(small())) == "no-russian"


def test_a_picture_without_words_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "find_tesseract", lambda *_: "tesseract")
    monkeypatch.setattr(recognise, "recognise", lambda *_: [])
    assert code_of(saved(small())) == "no-words"


def test_a_tesseract_that_fails_is_told_in_a_finding(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    page = saved(small(), "TIFF", save_all=True, append_images=[small()])
    fake_tesseract(tmp_path, 'if [ "$1" = --list-langs ]; then echo rus; else echo broken >&2; exit 1; fi')
    monkeypatch.setenv("PATH", str(tmp_path))
    assert code_of(page) == "no-words"
