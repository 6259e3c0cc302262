"""The pages of execution reports in a real browser: nothing for axe to find, nothing wider than a phone."""

import pytest

from conftest import DESK, PHONE
from district import TODAY
from plan_rows import small_plan


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_reports_have_no_faults_and_no_sideways_scroll(transactional_db, settings, district, open_as, faults, viewport):
    settings.AVGUST_TODAY = TODAY.isoformat()
    plan = small_plan(district)
    for address in ("/reports/", f"/reports/{plan['first'].pk}/"):
        page = open_as(district["specialist"], address, viewport=viewport)
        assert faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
