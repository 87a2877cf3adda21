"""Every form after an empty send, as a person at a browser meets it: told what to do, taken there, accessible."""

import pytest

from tests.browser.faults import face_faults
from tests.browser.filled_forms import FORMS
from tests.browser.sending import send_badly
from tests.browser.visitor import received

TAKEN_THERE = "#fehler:focus"  # the browser goes there with its first picture, not before

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


@pytest.fixture(scope="module")
def guests(house, chromium):
    with received(house, chromium) as arrived:
        yield arrived


@pytest.mark.parametrize("endpoint", sorted(FORMS))
def test_a_form_sent_empty_leads_to_what_is_missing(guests, scenes, endpoint):
    address, role = FORMS[endpoint]
    visitor = guests.visitor(role)
    send_badly(visitor, endpoint, address.format(**scenes))
    page = visitor.page
    page.locator(TAKEN_THERE).wait_for()
    assert page.title()[:8] == "Fehler: "
    assert face_faults(visitor, "de") == []
    page.locator("#fehler a").first.click()
    assert page.evaluate("document.activeElement.matches('input, textarea, select, [tabindex]')") is True
