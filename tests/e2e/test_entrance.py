"""Coming in: with a name and a password, and out again."""

import pytest

from avgust.apps.registry.api import Person
from district import PASSWORD

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_person_signs_in_with_the_keyboard_alone_and_out_again(open_as, district):
    person = Person.objects.get(pk=district["specialist"].pk)
    person.set_password(PASSWORD)
    person.save()
    page = open_as(None, "/sign-in/")
    page.locator("[name=username]").focus()
    page.keyboard.type("specialist")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda address: "sign-in" not in address)
    assert "Петрова" in page.content()
