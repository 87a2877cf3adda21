"""Passwords: long, not common, reset by letter, and a change signs the others out."""

import pytest
import time_machine

from mentoring.accounts.actions import rehash_password
from mentoring.accounts.policy import fits, hashed, is_outdated, password_problem
from mentoring.accounts.queries import account_with
from mentoring.core.db import db
from tests.accounts.accounts import change, is_signed_in, page_of, sign_in, unconfirmed, with_password
from tests.accounts.mailbox import PASSWORD, kinds, link_in, newest
from tests.conftest import person

NEW = "andere Wörter im Sommer"


def test_a_forgotten_password_is_replaced_from_the_letter(client, app):
    someone = with_password()
    other = app.test_client()
    sign_in(other, someone.account.email)
    client.post("/passwort-vergessen", data={"email": someone.account.email})
    answer = client.post(link_in("reset"), data={"password": NEW})
    assert answer.location == "/einloggen#meldung"
    assert (is_signed_in(client), is_signed_in(other)) == (False, False)
    assert sign_in(client, someone.account.email, PASSWORD).status_code == 422
    assert sign_in(client, someone.account.email, NEW).status_code == 302
    assert kinds() == ["reset", "password_changed"]


def test_the_page_behind_a_reset_letter_changes_nothing_by_being_shown(client):
    account = with_password().account
    client.post("/passwort-vergessen", data={"email": account.email})
    link = link_in("reset")
    assert (client.get(link).status_code, client.head(link).status_code) == (200, 200)
    assert fits(account, PASSWORD)


def test_a_reset_works_once_and_not_after_two_hours(client):
    email = with_password().account.email
    with time_machine.travel("2027-03-01T10:00:00Z", tick=False) as clock:
        client.post("/passwort-vergessen", data={"email": email})
        first = link_in("reset")
        client.post("/passwort-vergessen", data={"email": email})
        second = link_in("reset")
        assert client.post(first, data={"password": NEW}).status_code == 302
        assert [client.post(link, data={"password": PASSWORD}).status_code for link in (first, second)] == [
            410,
            410,
        ]
        client.post("/passwort-vergessen", data={"email": email})
        clock.shift(7200)
        assert client.get(link_in("reset")).status_code == 410


def test_a_bad_new_password_does_not_use_up_the_link(client):
    email = with_password().account.email
    client.post("/passwort-vergessen", data={"email": email})
    link = link_in("reset")
    for bad in ("", "kurz", email):
        assert client.post(link, data={"password": bad}).status_code == 422
    assert client.post(link, data={"password": NEW}).status_code == 302


def test_reset_answers_alike_for_everybody(app):
    unconfirmed("neu@example.org")
    pages = set()
    for email in (person().account.email, "neu@example.org", "no@example.org"):
        client = app.test_client()
        sent = client.post("/passwort-vergessen", data={"email": email})
        pages.add((sent.status_code, sent.data, page_of(client.get(sent.location))))
    assert len(pages) == 1
    assert kinds() == ["reset", "registered"]


def test_changing_the_password_signs_the_others_out(client, app):
    someone = with_password()
    other = app.test_client()
    sign_in(client, someone.account.email)
    sign_in(other, someone.account.email)
    answer = client.post("/konto/passwort", data={"old_password": PASSWORD, "password": NEW})
    assert answer.location == "/konto#meldung"
    assert (is_signed_in(client), is_signed_in(other)) == (True, False)
    assert newest("password_changed")["To"] == someone.account.email


def test_changing_the_password_needs_the_old_one(client):
    someone = with_password()
    sign_in(client, someone.account.email)
    answer = client.post("/konto/passwort", data={"old_password": "falsch", "password": NEW})
    assert answer.status_code == 422
    assert answer.text.count("Das bisherige Passwort stimmt nicht.") == 2
    assert fits(account_with(someone.account.email), PASSWORD)


def test_a_first_password_needs_no_old_one(signed_in, app):
    someone = person()
    browser = signed_in(someone)
    assert "old_password" not in browser.get("/konto/passwort").text
    assert browser.post("/konto/passwort", data={"password": NEW}).status_code == 302
    assert fits(account_with(someone.account.email), NEW)


def test_a_changed_password_kills_links_that_wait_in_the_mailbox(client, signed_in, app):
    someone = person()
    client.post("/einloggen/brief", data={"brief-email": someone.account.email})
    signed_in(someone).post("/konto/passwort", data={"password": NEW})
    assert client.post(link_in("sign_in")).status_code == 410


@pytest.mark.parametrize(
    "password",
    [
        "passwortpasswort",
        "123456789012345",
        "aaaaaaaaaaaaaaaa",
        "abcabcabcabcabcabc",
        "Qwertzuiopüasdf",
        "Ich liebe dich sehr",
        "lena.hoffmann@example.org",
        "LenaMariaHoffmann",
        "987654321098765",
        "correct horse battery staple",
        "Augenhöhe Augenhoehe",
        "Selbsthilfe-Mentoring 2026",
        "Netzwerkbüro Selbsthilfefreundlichkeit",
    ],
)
def test_passwords_that_are_easy_to_guess_are_refused(sqlite_app, password):
    assert password_problem(password, ["lena.hoffmann@example.org", "Lena Maria Hoffmann"]).startswith(
        "Dieses Passwort"
    )


@pytest.mark.parametrize(
    "password",
    [
        PASSWORD,
        "auf Augenhöhe mit Erna",
        "482913750264817",
        "kein zeichen zu viel",
        "ooooo kaum Regeln ooo",
        "ÄÖÜ äöü ß 漢字 1234",
    ],
)
def test_any_other_long_password_will_do(sqlite_app, password):
    assert password_problem(password, ["lena@example.org", ""]) == ""


def test_a_password_has_fifteen_signs_and_may_have_two_hundred(sqlite_app):
    typed = "Vier Wörter im Wind, und zwar " + ", ".join(map(str, range(60)))
    problems = [password_problem(typed[:length], []) for length in (14, 15, 64, 200)]
    assert [problem.startswith("Bitte mindestens 15 Zeichen") for problem in problems] == [True] + [False] * 3
    assert problems[1:] == [""] * 3


def test_passwords_are_stored_as_argon2id(sqlite_app):
    assert hashed(PASSWORD).startswith("$argon2id$")


@pytest.fixture
def outdated(app, monkeypatch) -> str:
    """A hash of the password as it was made with less memory."""
    security = app.extensions["security"]
    monkeypatch.setattr(security, "pwd_context", security.pwd_context.using(argon2__memory_cost=16))
    older = hashed(PASSWORD)
    monkeypatch.undo()
    return older


def test_a_password_hashed_in_an_older_way_is_hashed_anew_at_sign_in(app, outdated):
    someone, kept = with_password(), app.test_client()
    sign_in(kept, someone.account.email)
    change(someone.id, password=outdated)
    assert (is_outdated(outdated), fits(someone.account, PASSWORD)) == (True, True)
    assert sign_in(app.test_client(), someone.account.email).status_code == 302
    db.session.rollback()
    assert (is_outdated(someone.account.password), fits(someone.account, PASSWORD)) == (False, True)
    assert (is_signed_in(kept), kinds()) == (True, [])


def test_a_password_that_was_changed_meanwhile_is_not_hashed_back(app, outdated):
    someone = with_password()
    newer = someone.account.password
    rehash_password(someone.account, outdated, "the old one anew")
    db.session.rollback()
    assert someone.account.password == newer


def test_the_strong_settings_are_those_of_owasp():
    from mentoring.accounts.routes.library import STRONG

    assert STRONG == {"argon2__memory_cost": 19_456, "argon2__rounds": 2, "argon2__parallelism": 1}


def test_a_password_fits_as_it_was_typed_to_the_last_sign(sqlite_app):
    from mentoring.accounts.models import Account

    typed = "Vier Wörter " + "x" * 170
    account = Account(password=hashed(typed))
    others = [typed.lower(), typed + " ", " " + typed, typed[:72], typed[:-1], typed.replace(" ", "")]
    assert [fits(account, one) for one in (typed, *others)] == [True] + [False] * len(others)


def test_accents_typed_in_another_way_are_the_same_password(sqlite_app):
    from mentoring.accounts.models import Account

    assert fits(Account(password=hashed("Wörter aus Köln am Rhein")), "Wo\u0308rter aus Ko\u0308ln am Rhein")
