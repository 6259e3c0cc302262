"""The pages of the registry: lists, cards, forms, import, questions; open to those whom they concern and to no other."""

import re
from datetime import date
from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from avgust.apps.acts.api import AddresseeAnswer, Directive, Document, resolve_addressees
from avgust.apps.registry.api import Attribute, GroupRule, Organisation, export_registry
from district import NOW, TODAY

LIST, IMPORT, QUESTIONS = "/organisations/", "/organisations/import/", "/organisations/questions/"


@pytest.fixture
def keeper(district, visit):
    return visit(district["specialist"])


def page_of(answer):
    return answer.content.decode()


def test_the_list_shows_whom_one_sees_with_their_heads(district, keeper):
    shown = page_of(keeper.get(LIST))
    assert "МБОУ СОШ № 1" in shown and "Соколов И. П." in shown and "МБОУ СОШ № 9" not in shown


@pytest.mark.parametrize(
    ("filters", "there", "not_there"),
    [
        ({"kind": "kindergarten"}, "Ромашка", "СОШ № 1"),
        ({"words": "берёзовка"}, "ООШ с. Берёзовка", "СОШ № 1"),
        ({"words": "сош 2"}, "СОШ № 2", "СОШ № 1"),
        ({"settlement": "с. Берёзовка"}, "ООШ с. Берёзовка", "СОШ № 1"),
        ({"attribute": "rural"}, "СОШ № 2", "СОШ № 1"),
        ({"closed": "1"}, "Дом творчества", "СОШ № 1"),
    ],
)
def test_a_filter_narrows_the_list(district, keeper, filters, there, not_there):
    district["school_2"].attributes.add(Attribute.objects.get(code="rural", owner=None))
    Organisation.objects.filter(pk=district["creativity"].pk).update(closed=date(2020, 1, 1))
    shown = page_of(keeper.get(LIST, filters)).split("<tbody")[1]
    assert there in shown and not_there not in shown


def test_a_filter_that_finds_nothing_says_so_and_shows_the_way_back(keeper):
    shown = page_of(keeper.get(LIST, {"words": "неттакой"}))
    assert "Таких организаций нет" in shown and "Показать все" in shown


@pytest.mark.parametrize("address", [LIST, "/people/"])
def test_a_list_asks_as_much_for_many_rows_as_for_few(district, keeper, address, django_assert_max_num_queries):
    with django_assert_max_num_queries(24):
        keeper.get(address)


def test_a_card_shows_people_and_the_buttons_only_to_the_keeper(district, keeper, visit):
    address = reverse("web:organisation", args=[district["school_1"].pk])
    shown = page_of(keeper.get(address))
    assert "Белова Мария Ивановна" in shown and "Изменить" in shown
    seen = page_of(visit(district["head_1"]).get(address))
    assert "Белова Мария Ивановна" in seen and "Изменить" not in seen


def test_a_change_is_saved_and_an_error_stands_at_its_field(district, keeper):
    school = district["school_1"]
    address = reverse("web:organisation-edit", args=[school.pk])
    values = {"kind": "school", "name": school.name, "short_name": school.short_name, "number": "1", "address": "ул. Новая, 1"}
    assert keeper.post(address, values | {"tax_number": "12"}).status_code == 422
    assert keeper.post(address, values).status_code == 302
    school.refresh_from_db()
    assert school.address == "ул. Новая, 1"


def test_a_school_is_merged_into_another(district, keeper):
    address = reverse("web:organisation-close", args=[district["school_2"].pk])
    assert keeper.post(address, {"closed": "2026-08-31", "successor": district["school_1"].pk}).status_code == 302
    card = page_of(keeper.get(reverse("web:organisation", args=[district["school_2"].pk]))).replace("\xa0", " ")
    assert "31 августа 2026" in card and "МБОУ СОШ № 1" in card


@pytest.mark.parametrize("who", ["chief", "methodologist", "head_1", "executor_1", "foreign"])
def test_who_does_not_keep_the_registry_of_the_place_cannot_change_it(district, visit, who):
    browser = visit(district[who])
    school = district["school_2"].pk
    for name in ("organisation-edit", "organisation-close"):
        assert browser.get(reverse(f"web:{name}", args=[school])).status_code == 404
        assert browser.post(reverse(f"web:{name}", args=[school]), {}).status_code == 404
    if who != "foreign":  # keeps a registry of his own
        assert all(browser.get(address).status_code == 404 for address in (IMPORT, QUESTIONS, "/organisations/registry.xlsx"))


def test_nobody_is_sent_to_the_entrance(client, district):
    for address in (LIST, IMPORT, QUESTIONS, "/people/", "/organisations/registry.xlsx"):
        assert client.get(address).status_code == 302


def test_a_stranger_does_not_learn_that_a_card_exists(district, visit):
    browser = visit(district["foreign"])
    assert browser.get(reverse("web:organisation", args=[district["school_1"].pk])).status_code == 404
    assert browser.get(reverse("web:person", args=[district["head_1"].pk])).status_code == 404


def edited(owner, **cells):
    book = openpyxl.load_workbook(BytesIO(export_registry(owner)))
    sheet = book["Организации"]
    columns = {cell.value: cell.column for cell in sheet[1]}
    row = next(row[0].row for row in sheet.iter_rows(min_row=3) if row[columns["Краткое название"] - 1].value == "МБОУ СОШ № 1")
    for header, value in cells.items():
        sheet.cell(row, columns[header]).value = value
    file = BytesIO()
    book.save(file)
    return SimpleUploadedFile("реестр.xlsx", file.getvalue())


def test_a_file_is_shown_first_and_written_when_told(district, keeper):
    shown = page_of(keeper.post(IMPORT, {"file": edited(district["authority"], Адрес="ул. Школьная, 5")}))
    assert "ул. Школьная, 5" in shown and not Organisation.objects.filter(address="ул. Школьная, 5").exists()
    carried = re.search(r'name="carried" value="([^"]+)"', shown)[1]
    assert keeper.post(IMPORT, {"carried": carried, "name": "реестр.xlsx"}).status_code == 302
    assert Organisation.objects.get(address="ул. Школьная, 5") == district["school_1"]


def test_errors_of_a_file_are_listed_by_row_and_column(district, keeper):
    shown = page_of(keeper.post(IMPORT, {"file": edited(district["authority"], Вид="Школища", Открыта="вчера")}))
    assert "2 ошибки в файле" in shown.replace("\xa0", " ") and "Школища" in shown and "«вчера» – не дата" in shown
    assert 'name="carried"' not in shown


def test_what_is_carried_is_checked_again(district, keeper):
    assert keeper.post(IMPORT, {"carried": "@@@", "name": "x"}).status_code == 409
    assert keeper.post(IMPORT, {"carried": "QUJD", "name": "x"}).status_code == 409


def test_the_same_file_says_that_nothing_is_to_change(district, keeper):
    shown = page_of(keeper.post(IMPORT, {"file": edited(district["authority"])}))
    assert "менять нечего" in shown


def test_the_workbook_goes_out(keeper):
    answer = keeper.get("/organisations/registry.xlsx")
    assert openpyxl.load_workbook(BytesIO(answer.content)).sheetnames == ["Организации", "Люди", "Должности"]


@pytest.fixture
def asked(district):
    document = Document.objects.create(
        owner=district["authority"], title="Резолюция", date=TODAY, file="x", file_name="x.docx", size=1, sha256="0",
        uploaded_at=NOW, state="review",
    )  # fmt: skip
    Directive.objects.create(document=document, order=1, text="Провести смотр", addressees=[{"name": "руководители ОО"}])
    resolve_addressees(by=district.actor("specialist"), now=NOW, today=TODAY, document=document)


def test_a_question_is_answered_and_the_rule_can_be_ended(district, keeper, asked):
    assert "руководители ОО" in page_of(keeper.get(QUESTIONS))
    assert "Провести смотр" in page_of(keeper.get(QUESTIONS, {"phrase": "оо"}))
    told = {"written": "руководители ОО", "means": "kinds"}
    assert keeper.post(QUESTIONS, told).status_code == 422
    assert keeper.post(QUESTIONS, told | {"kinds": ["school"]}).status_code == 302
    assert AddresseeAnswer.objects.get().state == "resolved"
    shown = page_of(keeper.get(QUESTIONS))
    assert "Вопросов нет" in shown and "Общеобразовательная организация" in shown
    rule = GroupRule.objects.get()
    assert keeper.post(QUESTIONS, {"rule": "нет"}).status_code == 404
    assert keeper.post(QUESTIONS, {"rule": rule.pk}).status_code == 302
    assert "Пока ни одного" in page_of(keeper.get(QUESTIONS))


def test_nothing_is_ticked_for_the_person_and_what_comes_near_stands_first(district, keeper, asked):
    shown = page_of(keeper.get(QUESTIONS, {"phrase": "оо"})).split('name="organisations"', 1)[1]
    assert "checked" not in shown.split("</fieldset>")[0]
    assert shown.index("МБОУ СОШ № 1") < shown.index("Управление образования Луговского района")


def test_organisations_stand_by_kind_and_by_number_as_a_number(district, keeper):
    Organisation.objects.filter(pk=district["school_1"].pk).update(number="10")
    shown = page_of(keeper.get(LIST)).split("<tbody")[1]
    assert shown.index("МБОУ СОШ № 2") < shown.index("МБОУ СОШ № 1<") < shown.index("Ромашка")


def test_an_answer_may_be_organisations_or_nobody(district, keeper, asked):
    told = {"written": "руководители ОО", "means": "organisations", "organisations": [district["village"].pk]}
    assert keeper.post(QUESTIONS, told).status_code == 302
    assert [found.organisation for found in AddresseeAnswer.objects.get().found.all()] == [district["village"]]


def test_an_organisation_of_others_cannot_be_the_answer(district, keeper, asked):
    told = {"written": "руководители ОО", "means": "organisations", "organisations": [district["foreign_school"].pk]}
    assert keeper.post(QUESTIONS, told).status_code == 422
    assert not GroupRule.objects.exists()


def test_a_card_leads_only_to_people_who_are_open_to_the_visitor(visit, district):
    page = visit(district["head_1"]).get(reverse("web:organisation", args=[district["authority"].pk])).content.decode()
    assert "Громова" in page
    assert reverse("web:person", args=[district["chief"].pk]) not in page
    own = visit(district["head_1"]).get(reverse("web:organisation", args=[district["school_1"].pk])).content.decode()
    assert reverse("web:person", args=[district["executor_1"].pk]) in own
