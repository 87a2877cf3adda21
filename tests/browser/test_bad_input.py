"""Every form filled in badly: a message at the field and in the summary, and nothing lost of what was typed."""

import pytest

from tests.browser.filled_forms import BUTTONS, FORMS, MAY_STAY_EMPTY, form_in, messages_in
from tests.browser.visitor import client_of

pytestmark = pytest.mark.xdist_group("forms")
SCRIPT = "<script>document.title='owned'</script> "
TOO_LONG = SCRIPT * 150
ALL_FIELDS = 200_000  # characters; a form may weigh 256 KiB, and the largest has some sixty fields
UNKNOWN = "<b>gibt es nicht</b>"


def in_form(form, typed):
    """As much of it as a form can carry in every field."""
    return typed[: ALL_FIELDS // max(1, len(form.written))]


@pytest.fixture
def fill_in(house, scenes):
    """Fill in a form the same everywhere: `fill_in(endpoint, typed, chosen)` gives form and answer."""

    def send(endpoint, typed, chosen=""):
        path, role = FORMS[endpoint][0].format(**scenes), FORMS[endpoint][1]
        browser = client_of(house, role)
        form = form_in(browser.get(path).text, path, endpoint, house.app)
        return form, browser.post(form.action, data=form.answers(in_form(form, typed), chosen))

    return send


def test_every_form_is_in_the_table(house):
    asked = {rule.endpoint for rule in house.app.url_map.iter_rules() if "POST" in rule.methods}
    assert asked == set(FORMS) | BUTTONS


@pytest.mark.parametrize("endpoint", sorted(set(FORMS) - MAY_STAY_EMPTY))
def test_an_empty_form_is_answered_with_what_to_do(fill_in, endpoint):
    _form, answer = fill_in(endpoint, "")
    listed, at_fields = messages_in(answer.text)
    assert (answer.status_code, listed) == (422, at_fields)
    assert len(listed) > 0


@pytest.mark.parametrize("endpoint", sorted(FORMS))
def test_words_too_long_come_back_whole_and_harmless(fill_in, house, endpoint):
    form, answer = fill_in(endpoint, TOO_LONG, UNKNOWN)
    listed, at_fields = messages_in(answer.text)
    assert (answer.status_code, listed, len(listed) > 0) == (422, at_fields, True)
    again = form_in(answer.text, form.action, endpoint, house.app)
    kept = {one.name: one.value.strip() for one in again.written if one.kind != "password"}
    typed = in_form(form, TOO_LONG).strip()
    assert kept == {one.name: typed for one in form.written if one.kind != "password"}
    assert ("<script>document" in answer.text, UNKNOWN in answer.text) == (False, False)


def test_a_name_that_is_a_script_stays_a_name(house):
    browser = client_of(house, "frank")
    form = form_in(browser.get("/profil").text, "/profil", "people.persons_update", house.app)
    browser.post("/profil", data={**form.answers(SCRIPT), "phone": ""})
    page = browser.get("/mein-bereich").text
    assert ("<script>document" in page, "&lt;script&gt;document" in page) == (False, True)


def test_a_changed_list_behind_the_preview_is_refused(house):
    browser = client_of(house, "coordinator")
    page = browser.get("/koordination/einladungen/liste").text
    form = form_in(page, "", "coordination.previews_create", house.app)
    answer = browser.post("/koordination/einladungen/liste", data=form.answers(TOO_LONG))
    assert answer.status_code == 422
