"""An adopted directive to the schools, and its assignment on control."""

import pytest
from adopted import adopted, duty

from avgust.apps.execution.api import Assignment, give_assignments, put_document_on_control
from district import NOW, TODAY


@pytest.fixture
def paper(district):
    """An adopted document with one directive to three schools."""
    document = adopted(district["authority"])
    duty(document, ("школы", [district["school_1"], district["school_2"], district["village"]]))
    return document


@pytest.fixture
def assignment(district, paper):
    """The assignment of the first school, on control of the specialist."""
    give_assignments(by=district.actor("specialist"), now=NOW, today=TODAY, document=paper)
    put_document_on_control(by=district.actor("specialist"), now=NOW, today=TODAY, document=paper)
    return Assignment.objects.get(organisation=district["school_1"])
