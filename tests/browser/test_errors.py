"""Every form after an empty send, as a person at a browser meets it: told what to do, taken there, accessible."""

import pytest

from tests.browser.faults import face_faults
from tests.browser.filled_forms import FORMS, MAY_STAY_EMPTY, form_in
from tests.browser.visitor import received

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
EMPTY = """form => {
  for (const one of form.elements) {
    if (['text', 'email', 'tel', 'password', 'number', 'date', 'time', 'textarea'].includes(one.type)) one.value = '';
    if (['checkbox', 'radio'].includes(one.type)) one.checked = false;
    if (one.tagName === 'SELECT') one.selectedIndex = 0;
  }
}"""
ODD = "form => { const one = form.querySelector('[type=radio]'); one.value = 'unknown'; one.checked = true; }"


@pytest.fixture(scope="module")
def guests(house, chromium):
    with received(house, chromium) as arrived:
        yield arrived


def send_badly(visitor, endpoint: str, path: str) -> None:
    """Open the page of a form, empty it (or choose what is not there) and send it."""
    visitor.go(path)
    action = form_in(visitor.page.content(), path, endpoint, visitor.house.app).action
    selector = f"main form[method=post][action='{action}'], main form[method=post]:not([action])"
    form = visitor.page.locator(selector).first
    form.evaluate(ODD if endpoint in MAY_STAY_EMPTY else EMPTY)
    with visitor.page.expect_navigation():
        form.locator("button").first.click()


@pytest.mark.parametrize("endpoint", sorted(FORMS))
def test_a_form_sent_empty_leads_to_what_is_missing(guests, scenes, endpoint):
    address, role = FORMS[endpoint]
    visitor = guests.visitor(role)
    send_badly(visitor, endpoint, address.format(**scenes))
    page = visitor.page
    assert (page.title()[:8], page.evaluate("document.activeElement.id")) == ("Fehler: ", "fehler")
    assert face_faults(visitor, "de") == []
    page.locator("#fehler a").first.click()
    assert page.evaluate("document.activeElement.matches('input, textarea, select')") is True
