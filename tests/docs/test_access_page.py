"""The page about access says what the code says."""

import access_table

from avgust.apps.registry.models import ROLES
from avgust.apps.registry.powers import Power


def test_the_page_has_every_role_and_power_as_the_code_has_them():
    text = access_table.PAGE.read_text("utf-8")
    assert text.count("▼") + text.count("●") > 30
    assert access_table.renewed(text) == text, "python tests/docs/access_table.py renews the page"
    assert set(access_table.ROLES) == {code for code, _ in ROLES}
    assert set(access_table.POWERS) == set(Power)
