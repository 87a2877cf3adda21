"""The switch for maintenance: reading goes on, writing waits, and nobody is left without words."""

import pytest

from mentoring.core.db import action, db
from mentoring.core.outbox import Letter, write_letter
from mentoring.web.maintenance import turn
from mentoring.web.serving import work_once
from tests.conftest import person


@pytest.fixture
def switched_on(app):
    turn(app, on=True)
    yield
    turn(app, on=False)


@action
def one_letter() -> int:
    return write_letter("consultation.opened", to="office@example.org").id


def test_pages_are_read_and_say_that_saving_waits(app, client, switched_on):
    page = client.get("/erstgespraech")
    assert page.status_code == 200
    assert "Der Dienst wird gerade gewartet." in page.text


def test_a_form_is_refused_with_kind_words_in_both_languages(app, signed_in, switched_on):
    browser = signed_in(person("Lena Hoffmann", "newcomer"))
    refused = browser.post("/mentoring/themen", data={"topics": "officer_role"})
    assert (refused.status_code, "Lesen geht weiter" in refused.text) == (503, True)
    assert "Reading goes on" in browser.post("/en/mentoring/themen").text


def test_the_worker_rests_meanwhile_and_goes_on_afterwards(app):
    letter_id = one_letter()
    turn(app, on=True)
    assert (work_once(app), db.session.get_one(Letter, letter_id).state) == ((0, 0), "waiting")
    turn(app, on=False)
    db.session.rollback()
    assert work_once(app)[0] == 1


def test_the_setting_does_the_same(app, client):
    app.config["READ_ONLY"] = True
    try:
        assert client.post("/darstellung").status_code == 503
    finally:
        app.config["READ_ONLY"] = False
    assert client.post("/darstellung").status_code == 302
