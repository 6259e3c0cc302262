"""Addressees of an invented district come to its organisations; what is not certain is asked."""


import pytest
from zhuravlinsk import AUTHORITY, CENTRE, DISTRICT, GENERAL, ON, PRESCHOOL

from avgust.control.addressees import Directory, QuestionKind, resolve

REGISTRY = Directory(DISTRICT)
SCHOOLS = {10, 11, 12, 13, 14, 15, 16, 40}
GARDENS = {20, 21, 22, 23}
ADDITIONAL = {30, 31}
ALL = SCHOOLS | GARDENS | ADDITIONAL


def ask(written, *, rules=(), on=ON, lists=None, authority=AUTHORITY, terms=None):
    return resolve(written, organisations=REGISTRY, authority=authority, rules=rules, on=on, lists=lists, terms=terms)


def matched(resolution):
    return {match.organisation for match in resolution.matches}


@pytest.mark.parametrize(
    ("written", "organisations"),
    [
        ("руководителям дошкольных организаций", GARDENS),
        ("руководители дошкольных образовательных учреждений", GARDENS),
        ("заведующие детскими садами", GARDENS),
        ("ДОО", GARDENS),
        ("директора школ", SCHOOLS),
        ("муниципальным общеобразовательным организациям", SCHOOLS),
        ("руководители всех образовательных организаций района", ALL),
        ("руководители организаций дополнительного образования", ADDITIONAL),
        ("руководители МБУ ДО", ADDITIONAL),
        ("руководители общеобразовательных и дошкольных организаций", SCHOOLS | GARDENS),
        ("руководителям школ и детских садов", SCHOOLS | GARDENS),
        ("директорам СОШ", {10, 11, 12, 15}),
        ("лицеям и гимназиям", {13, 14}),
        ("сельским и малокомплектным школам", {15, 16}),
        ("школы с НОР", {11, 16}),
        ("школам с низкими образовательными результатами", {11, 16}),
        ("руководителям общеобразовательных организаций, расположенных в сельской местности", {15, 16}),
        ("директора школ, осуществляющих подвоз", {15}),
        ("школам, имеющим дошкольные группы, и детским садам", {15, *GARDENS}),
        ("детские сады с. Ивановка", {21}),
        ("школе в селе Ольховке", {15}),
        ("школе с. Ольховка", {15}),
        ("классные руководители", SCHOOLS),
        ("педагогические работники", ALL),
        ("директора и заместители директоров школ", SCHOOLS),
        ("муниципальным органам управления образованием", {AUTHORITY}),
        ("муниципальная методическая служба", {CENTRE}),
    ],
)
def test_a_group_becomes_all_its_organisations_and_no_other(written, organisations):
    done = ask(written)
    assert (matched(done), done.question, done.outside) == (organisations, None, False)


@pytest.mark.parametrize(
    ("written", "organisations"),
    [
        ("МБОУ СОШ № 3 и № 8", {11, 12}),
        ("школы № 1, 3 и 8", {10, 11, 12}),
        ("дошкольным учреждениям № 5, 9", {20, 22}),
        ("заведующий МБДОУ № 9 Сафина Р.Р.", {22}),
        ("Журавлинская школа № 1", {10}),
        ("гимназия № 2", {13}),
        ("гимназия", {13}),
        ("МБОУ «Лицей»", {14}),
        ("директор МБОУ «Ольховская СОШ» Исаева Н.Г.", {15}),
        ("Ольховской средней школе", {15}),
        ("детскому саду «Солнышко»", {20}),
        ("д/с «Ромашка»", {22}),
        ("МБДОУ «Солнышко»", {20}),
        ("МБУ ИМЦ", {CENTRE}),
        ("ИМЦ", {CENTRE}),
        ("муниципальное учреждение «Информационно-методический центр администрации района»", {CENTRE}),
        ("районный Дом детского творчества", {30}),
        ("ДДТ", {30}),
        ("отделу дошкольного образования", {PRESCHOOL}),
        ("начальник отдела общего образования Юрьева Т.С.", {GENERAL}),
        ("Управление образования администрации Журавлинского муниципального района", {AUTHORITY}),
        ("специалистам управления образования", {AUTHORITY}),
        ("Дорохов А.А., заместитель начальника УО", {AUTHORITY}),
        ("школе-интернату", {40}),
        ("СОШ № 1, ДОУ № 5, МБУ ИМЦ", {CENTRE, 10, 20}),
        ("отделу общего образования и школе № 3", {GENERAL, 11}),
        ("школам № 1, 3 и детскому саду «Ромашка»", {10, 11, 22}),
        ("директорам гимназии № 2 и лицея", {13, 14}),
        ("учителям начальных классов школ № 1 и № 3", {10, 11}),
        ("специалистам ИМЦ и отдела общего образования", {GENERAL, CENTRE}),
    ],
)
def test_an_organisation_is_found_by_its_number_name_or_abbreviation(written, organisations):
    done = ask(written)
    assert (matched(done), done.question, done.outside) == (organisations, None, False)


@pytest.mark.parametrize(
    ("written", "kind", "among"),
    [
        ("директору школы", QuestionKind.several, SCHOOLS),
        ("руководители ОО", QuestionKind.several, ALL),
        ("социальные педагоги", QuestionKind.several, SCHOOLS),
        ("школы № 2", QuestionKind.none, {13}),  # a gymnasium is not called a school
        ("школам по перечню", QuestionKind.list_missing, SCHOOLS),
        ("МБОУ СОШ № 12", QuestionKind.none, {18}),  # opens in 2027
        ("МБОУ «Сосновская НОШ»", QuestionKind.none, {19}),  # closed, no successor
        ("детский сад «Ромашка здоровья»", QuestionKind.none, {22}),
        ("районный методический кабинет", QuestionKind.none, {CENTRE}),
        ("Управление образования администрации Советского муниципального района", QuestionKind.none, {AUTHORITY}),
        ("Отдел образования", QuestionKind.none, {AUTHORITY}),  # a neighbour's is called so
        ("школам Советского района", QuestionKind.none, set()),
        ("частным детским садам", QuestionKind.none, set()),
        ("МБОУ СОШ № 6", QuestionKind.none, set()),  # a neighbour's
        ("учителя физики", QuestionKind.none, set()),
        ("классные руководители 9-х, 11-х классов", QuestionKind.none, set()),
        ("руководители районных методических объединений", QuestionKind.none, set()),
        ("управляющие советы школ", QuestionKind.none, set()),
        ("школам совместно с полицией", QuestionKind.none, set()),
        ("образовательным организациям, не имеющим лицензии", QuestionKind.none, set()),
        ("школам с высокими результатами и детским садам с дошкольными группами", QuestionKind.none, set()),
        ("руководители школ и детских садов, расположенных в сельской местности", QuestionKind.none, set()),
        ("организациям", QuestionKind.none, set()),
        ("детским садам и школам № 1, 3", QuestionKind.none, set()),
        ("школам без дошкольных групп", QuestionKind.none, set()),
        ("Ольховской СОШ № 3", QuestionKind.none, {11}),
        ("детскому саду «Солнышко» с. Ивановка", QuestionKind.none, {20}),
        ("Ярцева С.Д.", QuestionKind.none, set()),
        ("", QuestionKind.none, set()),
    ],
)
def test_what_comes_to_none_or_to_several_is_asked(written, kind, among):
    done = ask(written)
    assert done.question and done.question.kind == kind
    assert among <= set(done.question.candidates)
    assert not done.outside
