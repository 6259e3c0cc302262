"""Dates, mergers, exceptions, lists, the district's rules, and who is outside."""

from datetime import date, timedelta

import pytest
from test_groups_resolved import ADDITIONAL, ALL, GARDENS, SCHOOLS, ask, matched
from zhuravlinsk import AUTHORITY, DISTRICT, ON, REGION, one

from avgust.control.addressees import GroupRule, QuestionKind, normalise, resolve
from avgust.control.organisations import OrganisationKind as Kind


def test_a_merged_organisation_gives_its_successor_and_says_so():
    before, after = ask("СОШ № 4", on=date(2024, 8, 31)), ask("СОШ № 4", on=date(2024, 9, 1))
    assert (matched(before), matched(after)) == ({17}, {10})
    assert "правопреемник" in after.matches[0].reason and "31.08.2024" in after.matches[0].reason
    assert "правопреемник" not in before.matches[0].reason


def test_an_organisation_is_matched_from_the_day_it_opens():
    opening = date(2027, 9, 1)
    assert 12 + 6 in matched(ask("директора школ", on=opening))
    assert 18 not in matched(ask("директора школ", on=opening - timedelta(days=1)))
    assert matched(ask("МБОУ СОШ № 12", on=opening)) == {18}


def test_a_chain_of_mergers_is_followed_and_a_ring_of_them_ends():
    gone = date(2020, 1, 1)
    chain = [
        one(2, Kind.authority, "Управление образования", parent=None),
        one(3, Kind.school, "МБОУ СОШ № 1", "", "1", closed=gone, successor=4),
        one(4, Kind.school, "МБОУ СОШ № 2", "", "2", closed=gone, successor=5),
        one(5, Kind.school, "МБОУ СОШ № 5", "", "5"),
        one(6, Kind.school, "МБОУ СОШ № 6", "", "6", closed=gone, successor=7),
        one(7, Kind.school, "МБОУ СОШ № 7", "", "7", closed=gone, successor=6),
    ]
    done = resolve("СОШ № 1", organisations=chain, authority=2, rules=(), on=ON)
    ring = resolve("СОШ № 6", organisations=chain, authority=2, rules=(), on=ON)
    assert matched(done) == {5}
    assert not ring.matches and ring.question


@pytest.mark.parametrize(
    ("written", "organisations"),
    [
        ("всем школам, кроме МБОУ СОШ № 3", SCHOOLS - {11}),
        ("школам, за исключением № 1 и № 8", SCHOOLS - {10, 12}),
        ("школам (кроме № 3)", SCHOOLS - {11}),
        ("руководителям образовательных организаций, кроме организаций дополнительного образования", ALL - ADDITIONAL),
        ("школам, кроме малокомплектных школ", SCHOOLS - {16}),
    ],
)
def test_what_is_excepted_is_left_out(written, organisations):
    done = ask(written)
    assert (matched(done), done.question) == (organisations, None)


@pytest.mark.parametrize("written", ["школам, кроме указанных выше", "школам, кроме ДОУ № 5", "детским садам, кроме № 77"])
def test_an_exception_that_is_not_certain_makes_all_of_it_a_question(written):
    done = ask(written)
    assert done.question and not done.matches


def test_a_list_at_hand_is_used_and_its_closed_organisations_give_their_successors():
    done = ask("школам по перечню (приложение 2)", lists={"приложение 2": [11, 17]})
    assert matched(done) == {10, 11} and done.question is None
    assert ask("школам по перечню (приложение 3)", lists={"приложение 2": [11]}).question.kind == QuestionKind.list_missing
    assert matched(ask("по прилагаемому списку", lists={"список": [12]})) == {12}


def test_a_list_is_not_taken_for_those_who_are_not_on_it():
    done = ask("школы, не вошедшие в перечень", lists={"перечень": [11]})
    assert done.question and not done.matches


@pytest.mark.parametrize(
    "written",
    [
        "социальным партнёрам",
        "социальные партнёры образовательных организаций",
        "родительской общественности",
        "родительские комитеты школ",
        "советы отцов",
        "Министерство образования и науки Заволжской области",
        "районная организация Профсоюза работников образования",
        "председатели первичных профсоюзных организаций",
        "ПДН ОМВД России по Прилужскому району",
        "КДН и ЗП",
        "начальник ОНД и ПР Дроздов А.Е.",
        "отдел по делам молодёжи и спорта администрации района",
        "главы сельских поселений",
        "администрация Степноозёрского муниципального округа",
        "заместитель главы администрации по социальным вопросам Никифорова Ж.В.",
        "ГАУ ДПО «Камско-Вятский институт развития образования»",
        "Региональный центр обработки информации",
        "центры занятости населения",
        "ГБУЗ «Прилужская ЦРБ»",
        "детский сад «Теремок»",  # of a neighbour
        "Минобр",
    ],
)
def test_whoever_is_outside_the_power_is_kept_as_a_recommendation_with_the_reason(written):
    done = ask(written)
    assert done.outside and done.outside_reason and not done.matches and not done.question


def test_of_a_list_with_outsiders_the_own_ones_are_matched():
    done = ask("директора школ, родители, ОМВД")
    assert matched(done) == SCHOOLS and not done.outside and done.outside_reason and not done.question


def test_the_region_has_power_over_the_authorities_and_their_schools():
    assert matched(ask("муниципальным органам управления образованием", authority=REGION)) == {2, 60}
    assert 50 in matched(ask("директора школ", authority=REGION))
    assert matched(ask("Отдел образования администрации Соседского района", authority=REGION)) == {60}


@pytest.mark.parametrize("written", ["руководители ОО", "ОО", "руководителям ОО", "Руководителям ОО"])
def test_an_answer_once_given_is_a_rule_for_all_its_cases_and_posts(written):
    rule = GroupRule(7, normalise("руководителям ОО"), kinds=(Kind.school, Kind.kindergarten))
    done = ask(written, rules=[rule])
    assert (matched(done), done.rule, done.question) == ((SCHOOLS - {40}) | GARDENS, 7, None)


def test_a_rule_speaks_before_the_words_and_its_closed_organisations_give_successors():
    assert matched(ask("директора школ", rules=[GroupRule(1, "школа", organisations=(17, 11))])) == {10, 11}
    assert ask("управляющие советы школ", rules=[GroupRule(2, "управляющие советы школ", outside=True)]).outside
    assert matched(ask("школы-лидеры", rules=[GroupRule(3, "школы-лидеры", attributes=("high_results",))])) == {10}


def test_a_rule_holds_for_a_member_of_a_list_and_before_an_exception():
    rule = GroupRule(4, "ОО", kinds=(Kind.school,))
    assert matched(ask("руководители ОО и ДОУ", rules=[rule])) == (SCHOOLS - {40}) | GARDENS
    assert matched(ask("руководители ОО, кроме СОШ № 3", rules=[rule])) == SCHOOLS - {40, 11}


def test_a_rule_that_finds_nobody_asks_anew():
    done = ask("школы-лидеры", rules=[GroupRule(3, "школы-лидеры", attributes=("base_school",))])
    assert done.question and not done.matches


def test_the_reason_names_the_attribute_in_russian():
    done = ask("школам, расположенным в сельской местности")
    assert done.matches and all("сельская" in match.reason for match in done.matches)


def test_an_attribute_that_nobody_has_is_asked_by_its_name():
    done = ask("базовым школам")
    assert "базовая школа" in done.question.text and set(done.question.candidates) == SCHOOLS


def test_two_of_one_number_are_told_apart_by_their_settlement():
    twin = one(70, Kind.school, "МБОУ СОШ № 3 с. Ивановка", "", "3", "с. Ивановка")
    both = [*DISTRICT, twin]
    asked = resolve("СОШ № 3", organisations=both, authority=AUTHORITY, rules=(), on=ON)
    told = resolve("СОШ № 3 с. Ивановка", organisations=both, authority=AUTHORITY, rules=(), on=ON)
    assert set(asked.question.candidates) == {11, 70} and asked.question.kind == QuestionKind.several
    assert matched(told) == {70}


def test_two_of_one_name_are_asked():
    twin = one(71, Kind.kindergarten, "МБДОУ «Детский сад «Берёзка»»", "", settlement="с. Сосновка")
    done = resolve("детский сад «Берёзка»", organisations=[*DISTRICT, twin], authority=AUTHORITY, rules=(), on=ON)
    assert not done.matches and set(done.question.candidates) == {21, 71}
