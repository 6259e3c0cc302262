"""Who looks for a word finds it in all its forms, and only where it is open to him."""

import pytest
from searched import DUTIES, paper, tell

from avgust.apps.acts.api import Directive
from avgust.apps.execution.api import Assignment, Report
from avgust.apps.search.api import catch_up, described, find
from avgust.apps.search.models import Passage, Position
from district import NOW, TODAY


def found(actor, written):
    """What an actor finds: kinds and rows, in the order shown."""
    assert catch_up()
    results = find(actor, written)
    return [(hit.kind, hit.row) for hit in described(actor, results.question, results.hits)]


def rows(actor, written, kind):
    return [row for of, row in found(actor, written) if of == kind]


@pytest.fixture
def resolution(district):
    return paper(district["authority"])


def assignment_of(district, resolution, school="school_1", **values):
    """An assignment of a school in work, told to the journal."""
    kept = {"words": "", "state": "in_work", **values}
    made = Assignment.objects.create(
        owner=district["authority"], organisation=district[school], directive=resolution.directives.first(),
        created_at=NOW, **kept,
    )  # fmt: skip
    tell(made)
    return made


@pytest.mark.parametrize(
    "written",
    ["школами", "ШКОЛА", "школе провести", "смотра кабинетов", "«смотр учебных кабинетов»", "кабинет о смотре"],
)
def test_a_word_is_found_in_whatever_form_it_stands(district, resolution, written):
    assert rows(district.actor("specialist"), written, "directive") == [resolution.directives.first()]


@pytest.mark.parametrize("written", ["учет", "учёт", "УЧЁТОМ", "15-п", "№ 15-П", "приказами посещаемость"])
def test_letters_signs_and_numbers_stand_in_nobodys_way(district, resolution, written):
    assert rows(district.actor("specialist"), written, "directive") == [resolution.directives.last()]


@pytest.mark.parametrize("written", ["«кабинетов учебных»", "школа посещаемость", "15-к", "каникулы", "", "  ", "«»", "*"])
def test_what_is_not_there_is_not_found(district, resolution, written):
    assert rows(district.actor("specialist"), written, "directive") == []


@pytest.mark.parametrize("written", ["' OR 1=1 --", '" NEAR(', "a' & b", "title_stems : школ", "смотр*:", "^смотр", "\\"])
def test_no_sign_is_a_command_to_the_database(district, resolution, written):
    find(district.actor("specialist"), written)


def test_the_beginning_of_a_word_finds_it_where_nothing_else_does(district, resolution):
    specialist = district.actor("specialist")
    catch_up()
    assert find(specialist, "посещаемость").question.beginnings is False
    results = find(specialist, "посещ")
    assert (results.question.beginnings, results.counts) == (True, {"directive": 1})


def test_words_of_the_paper_outside_its_directives_lead_to_the_paper(district, resolution):
    assert found(district.actor("specialist"), "травматизм") == [("document", resolution)]
    assert found(district.actor("head_1"), "травматизм") == [("document", resolution)]


def test_an_organisation_is_found_by_its_name_number_and_place(district):
    specialist = district.actor("specialist")
    assert rows(specialist, "ромашки", "organisation") == [district["kindergarten"]]
    assert rows(specialist, "школа берёзовки", "organisation") == []
    assert rows(specialist, "ООШ Березовка", "organisation") == [district["village"]]
    assert rows(specialist, "дошкольные организации", "organisation") == [district["kindergarten"]]


def test_a_neighbour_finds_no_word_of_ours(district, resolution):
    assignment = assignment_of(district, resolution, words="Проверить освещённость кабинета химии")
    Report.objects.create(assignment=assignment, state="sent", text="Освещённость проверена", written_at=NOW)
    tell(assignment)
    for person in ("foreign", "foreign_head"):
        for written in ("смотр", "травматизм", "освещённость", "ромашка", "резолюция"):
            assert found(district.actor(person), written) == []
            assert find(district.actor(person), written).counts == {}


def test_a_paper_under_review_is_for_those_who_see_its_authoritys_papers(district):
    draft = paper(district["authority"], state="review")
    assert ("document", draft) in found(district.actor("specialist"), "травматизм")
    assert ("document", draft) in found(district.actor("regional"), "травматизм")
    assert found(district.actor("head_1"), "травматизм") == []
    assert found(district.actor("head_1"), "смотр") == []


def test_a_school_finds_its_own_report_and_not_its_neighbours(district, resolution):
    own = assignment_of(district, resolution)
    other = assignment_of(district, resolution, school="school_2")
    reports = [
        Report.objects.create(assignment=each, state="sent", text="Паспорта кабинетов обновлены", written_at=NOW)
        for each in (own, other)
    ]
    tell(own, other)
    assert rows(district.actor("head_1"), "паспорт", "report") == reports[:1]
    assert rows(district.actor("head_2"), "паспорт", "report") == reports[1:]
    assert set(rows(district.actor("specialist"), "паспорт", "report")) == set(reports)


@pytest.mark.parametrize("state", ["draft", "recalled"])
def test_what_was_not_handed_over_is_nobodys_to_find(district, resolution, state):
    assignment = assignment_of(district, resolution)
    report = Report.objects.create(assignment=assignment, state="sent", text="Паспорта обновлены", written_at=NOW)
    tell(assignment)
    assert rows(district.actor("specialist"), "паспорт", "report") == [report]
    Report.objects.filter(pk=report.pk).update(state=state)  # the index does not know it yet: the access does
    assert rows(district.actor("specialist"), "паспорт", "report") == []
    tell(assignment)
    assert catch_up() and not Passage.objects.filter(kind="report").exists()


def test_a_part_is_found_by_its_own_words_and_the_draft_of_one_only_by_the_authority(district, resolution):
    part = assignment_of(district, resolution, words="Заменить светильники", state="draft")
    assert found(district.actor("specialist"), "светильник") == [("assignment", part)]
    assert found(district.actor("head_1"), "светильник") == []
    Assignment.objects.filter(pk=part.pk).update(state="in_work")
    assert found(district.actor("head_1"), "светильник") == [("assignment", part)]


def test_a_person_whose_post_ended_finds_nothing(district, resolution):
    assert found(district.actor("specialist"), "смотр")
    assert found(district.actor("specialist", today=TODAY.replace(year=2019)), "смотр") == []


def test_the_index_follows_a_change_and_a_withdrawal(district):
    draft = paper(district["authority"], state="review")
    specialist = district.actor("specialist")
    first = draft.directives.first()
    assert rows(specialist, "кабинетов", "directive") == [first]
    Directive.objects.filter(pk=first.pk).update(text="Провести смотр библиотек")
    tell(first)
    assert (rows(specialist, "кабинетов", "directive"), rows(specialist, "библиотека", "directive")) == ([], [first])
    draft.state = "withdrawn"
    draft.save()
    assert found(specialist, "библиотека") == []
    tell(draft)
    assert catch_up() and not Passage.objects.filter(kind__in=["document", "directive"]).exists()


def test_an_index_made_anew_is_the_one_that_followed(district, resolution):
    assignment = assignment_of(district, resolution, words="Заменить светильники")
    Report.objects.create(assignment=assignment, state="sent", text="Заменены", written_at=NOW)
    catch_up()
    tell(resolution, assignment)
    catch_up()
    fields = ("kind", "object_id", "part", "title_stems", "text_stems")
    followed = sorted(Passage.objects.values_list(*fields))
    Position.objects.update(version=0)
    catch_up(None)
    assert sorted(Passage.objects.values_list(*fields)) == followed
    assert len(rows(district.actor("specialist"), "смотр", "directive")) == 1  # and the database looks it up once


def test_much_that_is_new_is_left_to_a_job(district, resolution):
    assert catch_up(limit=2) is False
    assert not Passage.objects.exists()
    assert catch_up(limit=None) is True
    tell(*[resolution] * 3)
    assert (catch_up(limit=2), catch_up(limit=3)) == (False, True)


def test_a_long_paper_is_found_by_its_end_and_shown_once(district):
    long = paper(district["authority"], text="Вводная часть.\n" * 4000 + "Итоги олимпиады подвести.", duties=[])
    assert Passage.objects.count() == 0 and catch_up()
    assert Passage.objects.filter(kind="document").count() > 3
    assert found(district.actor("specialist"), "олимпиад") == [("document", long)]
    assert found(district.actor("specialist"), "вводную часть") == [("document", long)]


def test_the_words_of_a_title_come_before_those_of_a_text(district):
    deep = paper(district["authority"], title="Протокол", text="О чём говорили. " * 20 + "Питание.", duties=[])
    named = paper(district["authority"], title="Питание школьников", text="О чём говорили. " * 20, duties=[])
    assert rows(district.actor("specialist"), "питание", "document") == [named, deep]


def test_how_many_queries_a_search_takes_does_not_grow(district, django_assert_max_num_queries):
    for number in range(5):
        many = paper(district["authority"], title=f"Смотр {number}", duties=DUTIES * 2)
        part = assignment_of(district, many, words=f"Смотр {number}")
        Report.objects.create(assignment=part, state="sent", text="Смотр проведён", written_at=NOW)
        tell(part)
    catch_up()
    actor = district.actor("specialist")
    with django_assert_max_num_queries(11):
        results = find(actor, "смотр")
        assert results.counts == {"document": 5, "directive": 10, "assignment": 5, "report": 5}
        assert len(described(actor, results.question, results.hits)) == 25


def test_the_many_of_one_kind_do_not_drown_the_others(district, resolution, monkeypatch):
    monkeypatch.setattr("avgust.apps.search.selectors.MOST", 4)
    for _ in range(3):
        paper(district["authority"], title="Протокол", duties=DUTIES * 3)
    catch_up()
    results = find(district.actor("specialist"), "смотр")
    assert (results.counts, results.more) == ({"directive": 4}, {"directive"})
    results = find(district.actor("specialist"), "принять учёт меры")
    assert results.counts == {}
    paper(district["authority"], title="Смотр", text="Смотр. " + "Иное. " * 900, duties=[])
    catch_up()
    results = find(district.actor("specialist"), "смотр")
    assert [hit.kind for hit in results.hits] == ["document", *["directive"] * 4]
