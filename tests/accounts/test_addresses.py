"""A new address counts once its own mailbox has answered."""

from datetime import timedelta

import pytest
import time_machine

from mentoring.accounts.models import Account
from mentoring.core import clock
from mentoring.core.db import db
from mentoring.core.delivery import deliver_due
from tests.accounts.accounts import change, page_of, sign_in, with_password
from tests.accounts.mailbox import PASSWORD, kinds, letters, link_in, newest
from tests.conftest import person
from tests.mentorship.scenes import answer_path, asked

NEW = "lena.neu@example.org"


@pytest.fixture
def lena(app):
    return person("Lena Hoffmann")


@pytest.fixture
def browser(lena, signed_in):
    return signed_in(lena)


def email_of(someone) -> str:
    db.session.rollback()
    return db.session.get(Account, someone.id).email


def test_the_new_mailbox_is_asked_and_the_old_one_told(lena, browser):
    old = email_of(lena)
    assert browser.post("/konto/adresse", data={"email": NEW}).location == "/konto#meldung"
    assert (email_of(lena), newest("address_change")["To"]) == (old, NEW)
    assert browser.post(link_in("address_change")).status_code == 302
    assert (email_of(lena), newest("address_changed")["To"]) == (NEW, old)


def test_showing_the_page_changes_no_address(lena, browser, client):
    old = email_of(lena)
    browser.post("/konto/adresse", data={"email": NEW})
    link = link_in("address_change")
    assert (client.get(link).status_code, client.head(link).status_code, email_of(lena)) == (200, 200, old)


def test_the_link_works_once_and_for_two_days(lena, browser, client):
    browser.post("/konto/adresse", data={"email": NEW})
    link = link_in("address_change")
    with time_machine.travel(clock.now() + timedelta(days=2), tick=False):
        assert client.get(link).status_code == 410
    assert [client.post(link).status_code, client.post(link).status_code] == [302, 410]


def test_only_the_address_asked_for_last_can_be_confirmed(lena, browser, client):
    browser.post("/konto/adresse", data={"email": "first@example.org"})
    first = link_in("address_change")
    browser.post("/konto/adresse", data={"email": NEW})
    assert client.post(first).status_code == 410
    assert client.post(link_in("address_change")).status_code == 302
    assert email_of(lena) == NEW


def test_an_address_that_has_an_account_is_answered_alike_and_its_owner_told(lena, browser):
    taken = person("Tom Berg").account.email
    answers = [browser.post("/konto/adresse", data={"email": email}) for email in (taken, NEW)]
    assert answers[0].location == answers[1].location
    assert kinds() == ["address_change_begun", "already_registered", "address_change_begun", "address_change"]
    assert newest("already_registered")["To"] == taken


def test_an_address_taken_meanwhile_is_refused(lena, browser, client):
    browser.post("/konto/adresse", data={"email": NEW})
    change(person("Tom Berg").id, email=NEW)
    answer = client.post(link_in("address_change"))
    assert answer.status_code == 409
    assert "Diese Adresse gehört inzwischen zu einem anderen Konto." in answer.text


def test_who_has_a_password_says_it(client):
    someone = with_password()
    sign_in(client, someone.account.email)
    wrong = client.post("/konto/adresse", data={"email": NEW, "password": "falsch"})
    assert (wrong.status_code, wrong.text.count("Das Passwort stimmt nicht."), letters()) == (422, 2, [])
    assert client.post("/konto/adresse", data={"email": NEW, "password": PASSWORD}).status_code == 302


def test_links_to_the_old_mailbox_die_with_it(lena, browser, client):
    client.post("/einloggen/brief", data={"brief-email": email_of(lena)})
    browser.post("/konto/adresse", data={"email": NEW})
    client.post(link_in("address_change"))
    assert client.post(link_in("sign_in")).status_code == 410


def test_the_account_page_does_not_tell_whether_an_address_is_known(lena, browser):
    pages = []
    for email in (person("Tom Berg").account.email, NEW):
        browser.post("/konto/adresse", data={"email": email})
        pages.append(page_of(browser.get("/konto")).replace(email, "x@example.org"))
    assert "Die neue Adresse x@example.org wartet auf Ihre Bestätigung." in pages[0]
    assert pages[0] == pages[1]


def test_an_address_of_somebody_else_never_becomes_ones_own(lena, browser, client):
    taken = person("Tom Berg").account.email
    browser.post("/konto/adresse", data={"email": NEW})
    link = link_in("address_change")
    browser.post("/konto/adresse", data={"email": taken})
    assert (client.post(link).status_code, kinds()[-1]) == (410, "already_registered")


def test_a_new_password_ends_a_change_of_address_that_somebody_else_began(client):
    someone = with_password()
    sign_in(client, someone.account.email)
    client.post("/konto/adresse", data={"email": NEW, "password": PASSWORD})
    link = link_in("address_change")
    client.post("/passwort-vergessen", data={"email": someone.account.email})
    client.post(link_in("reset"), data={"password": "noch vier bunte Wörter"})
    assert (client.post(link).status_code, email_of(someone)) == (410, someone.account.email)
    assert db.session.get(Account, someone.id).new_email is None


def test_the_present_mailbox_hears_at_once_and_can_stop_it(lena, browser, client):
    browser.post("/konto/adresse", data={"email": NEW})
    confirm, stop = link_in("address_change"), link_in("address_change_begun")
    assert newest("address_change_begun")["To"] == email_of(lena)
    assert [client.get(stop).status_code, client.head(stop).status_code] == [200, 200]
    assert db.session.get(Account, lena.id).new_email == NEW
    assert client.post(stop).status_code == 200
    assert [client.post(confirm).status_code, client.post(stop).status_code] == [410, 410]
    assert (browser.get("/konto").status_code, db.session.get(Account, lena.id).new_email) == (302, None)


def test_after_the_change_the_former_mailbox_stops_nothing_and_answers_nothing(app, client, signed_in):
    enquiry = asked()
    path, browser = answer_path(enquiry), signed_in(enquiry.mentor)
    deliver_due()
    browser.post("/konto/adresse", data={"email": NEW})
    stop = link_in("address_change_begun")
    client.post(link_in("address_change"))
    assert [client.get(link).status_code for link in (path, stop)] == [410, 410]
    assert (client.post(path, data={"answer": "yes"}).status_code, enquiry.state) == (410, "open")


def test_a_letter_that_has_not_left_yet_goes_to_the_new_mailbox_with_its_link(app, client, signed_in):
    enquiry = asked()
    browser = signed_in(enquiry.mentor)
    browser.post("/konto/adresse", data={"email": NEW})
    client.post(link_in("address_change"))
    assert client.get(answer_path(enquiry)).status_code == 200


def test_who_has_no_password_comes_by_a_fresh_link_first(lena, browser, client):
    with time_machine.travel(clock.now() + timedelta(minutes=16)):
        page = browser.get("/konto/adresse").text
        assert ('name="email"' in page, "Link an die bisherige Adresse schicken" in page) == (False, True)
        assert (browser.post("/konto/adresse", data={"email": NEW}).status_code, letters()) == (422, [])
        assert browser.post("/konto/adresse/link").location == "/konto/adresse#meldung"
        link = link_in("sign_in")
        assert (
            browser.post(link.partition("?")[0], data={"next": "/konto/adresse"}).location == "/konto/adresse"
        )
        assert browser.post("/konto/adresse", data={"email": NEW}).location == "/konto#meldung"
