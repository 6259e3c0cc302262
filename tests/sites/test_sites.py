"""A document is read from a page of a site as it is read by itself, whatever engine drew the page."""

import json
import sys
from functools import cache
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "accuracy"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "variants"))

from scoring import score
from word import parts_of

from avgust.reading import Reading, read_bytes
from avgust.reading.export.json import to_json
from corpus import Golden, documents
from sites import NEWS, SITES, TYPED

EVERY = 6  # of the golden documents each site shows one in so many
FLOOR = 0.98  # the mean share of the document's own score
WEAKEST = 0.85  # the same, of a single document
IN_DOUBT = ("tilda", "portal", "drupal")
"""Sites that set news in blocks of which nothing tells that they are news: these are kept, with a finding."""
DOCUMENTS = tuple(documents())


def shown(site: str, number: int) -> tuple[Golden, Reading]:
    golden = DOCUMENTS[number]
    typed = list(TYPED.values())[(number // EVERY + list(SITES).index(site)) % len(TYPED)]
    return golden, read_bytes(SITES[site](typed(parts_of(golden.source))).encode(), "страница.html")


def of(golden: Golden, reading: Reading) -> float:
    return score(golden.wanted, json.loads(to_json(reading))).row()["score"] or 0


@cache
def pages(site: str) -> tuple[tuple[Golden, Reading, float], ...]:
    """Each document of the site with its reading and the share of its own score."""
    start = list(SITES).index(site) % EVERY
    found = (shown(site, number) for number in range(start, len(DOCUMENTS), EVERY))
    return tuple((golden, reading, of(golden, reading) / of(golden, golden.reading)) for golden, reading in found)


@pytest.mark.parametrize("site", SITES)
def test_a_page_is_read_as_the_document_itself(site: str) -> None:
    shares = {golden.key: share for golden, _, share in pages(site)}
    assert sum(shares.values()) / len(shares) >= FLOOR, shares
    assert min(shares.values()) >= WEAKEST, shares


@pytest.mark.parametrize("site", [site for site in SITES if site != "printed"])
def test_what_stands_around_the_article_is_kept_apart(site: str) -> None:
    for golden, reading, _ in pages(site):
        apart = " ".join(aside.text for aside in reading.asides)
        assert "Главная" in apart and "Главная" not in reading.text, golden.key


@pytest.mark.parametrize("site", SITES)
def test_news_are_no_duties_or_a_doubt_tells_of_them(site: str) -> None:
    for golden, reading, _ in pages(site):
        read = [text for _, _, text in NEWS if text in reading.text]
        assert not read or any(finding.code == "page-doubtful" for finding in reading.findings), golden.key
        assert not read or site in IN_DOUBT, golden.key


@pytest.mark.parametrize("site", SITES)
def test_no_word_of_an_article_is_lost(site: str) -> None:
    """Short articles too, and those that are nothing but a table."""
    for article in (
        "<p>ПРИКАЗ</p><p>Провести смотр кабинетов до 1 мая 2026 года.</p>",
        "<table border=1><tr><td>1</td><td>Смотр</td></tr><tr><td>2</td><td>Конкурс</td></tr></table>",
        "<p>" + "Слово о школе. " * 200 + "</p><p>Начальник управления И.И. Иванов</p>",
        "<p align=right class=right>Утверждён<br>приказом</p><ol><li>Раз.<li>Два.</ol><p class=footer-sign>Директор</p>",
    ):
        alone = read_bytes(f"<html><body>{article}".encode(), "а.html").text
        read = read_bytes(SITES[site](article).encode(), "а.html").text
        assert all(line in read for line in alone.splitlines()), (site, article)
