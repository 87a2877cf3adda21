"""Signing in and out: by letter or password, once, with one row as the only truth."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from flask_login import current_user
from sqlalchemy import func, select

from mentoring.accounts import actions
from mentoring.accounts.models import SignIn
from mentoring.accounts.policy import hashed
from mentoring.accounts.queries import SIGN_IN, sign_in_hash
from mentoring.core.db import db
from mentoring.core.errors import NotAllowed
from tests.accounts.accounts import change, is_signed_in, page_of, sign_in, unconfirmed, with_password
from tests.accounts.mailbox import PASSWORD, kinds, letters, link_in, newest
from tests.conftest import person

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)


def rows() -> int:
    return db.session.scalar(select(func.count()).select_from(SignIn))


def ask_for_link(client, email: str, **more: str):
    return client.post("/einloggen/brief", data={"brief-email": email, **more})


def token_in(client) -> str:
    with client.session_transaction() as cookie:
        return cookie[SIGN_IN]


def copy_of(client, app):
    """A second browser with the same cookie."""
    thief = app.test_client()
    thief.set_cookie("augenhoehe", client.get_cookie("augenhoehe").value)
    return thief


def test_a_letter_brings_a_button_and_the_button_signs_in(client):
    someone = person("Lena Hoffmann")
    assert ask_for_link(client, someone.account.email).location == "/postfach/einloggen"
    assert newest("sign_in")["To"] == someone.account.email
    assert client.post(link_in("sign_in")).status_code == 302
    assert is_signed_in(client)


def test_showing_the_page_behind_the_link_signs_nobody_in(client):
    ask_for_link(client, person().account.email)
    link = link_in("sign_in")
    assert (client.get(link).status_code, client.head(link).status_code, rows()) == (200, 200, 0)
    assert not is_signed_in(client)


def test_a_link_signs_in_once(client, app):
    ask_for_link(client, person().account.email)
    link = link_in("sign_in")
    client.post(link)
    other = app.test_client()
    assert (other.get(link).status_code, other.post(link).status_code, rows()) == (410, 410, 1)


def test_a_link_holds_for_fifteen_minutes(client):
    with time_machine.travel(NOON, tick=False):
        ask_for_link(client, person().account.email)
        link = link_in("sign_in")
    with time_machine.travel(NOON + timedelta(minutes=15), tick=False):
        assert (client.get(link).status_code, client.post(link).status_code, rows()) == (410, 410, 0)


def test_the_password_signs_in_and_the_cookie_is_new(client):
    someone = with_password()
    with client.session_transaction() as cookie:
        cookie[SIGN_IN], cookie["planted"] = "known to somebody else", "x"
    assert sign_in(client, someone.account.email.upper()).status_code == 302
    assert is_signed_in(client)
    with client.session_transaction() as cookie:
        assert "planted" not in cookie
        assert db.session.scalar(select(SignIn.id_hash)) == sign_in_hash(cookie[SIGN_IN])
        assert not cookie.permanent


def test_wrong_passwords_and_unknown_addresses_look_the_same(app):
    known, without = with_password().account.email, person("Tom Berg").account.email
    waiting = "neu@example.org"
    unconfirmed(waiting, password=hashed(PASSWORD))
    pages = set()
    for email, password in (
        (known, "x" * 20),
        (without, "x" * 20),
        ("no@example.org", "x" * 20),
        (waiting, PASSWORD),
    ):
        answer = sign_in(app.test_client(), email, password)
        pages.add((answer.status_code, page_of(answer).replace(email, "…")))
    assert [status for status, _ in pages] == [422]
    assert rows() == 0


@pytest.mark.parametrize(
    ("kind", "path", "field"),
    [("sign_in", "/einloggen/brief", "brief-email"), ("reset", "/passwort-vergessen", "email")],
)
def test_letters_give_the_same_answer_for_known_and_unknown_addresses(app, kind, path, field):
    pages = []
    for email in (person().account.email, "no@example.org"):
        client = app.test_client()
        sent = client.post(path, data={field: email})
        shown = client.get(sent.location)
        pages.append((sent.status_code, sent.location, sent.data, len(sent.headers), page_of(shown)))
    assert pages[0] == pages[1]
    assert kinds() == [kind]


def test_an_unconfirmed_account_gets_its_confirmation_again(client):
    unconfirmed("neu@example.org")
    ask_for_link(client, "neu@example.org")
    assert kinds() == ["registered"]


def test_unconfirmed_and_closed_accounts_cannot_be_signed_in(app):
    closed = person().id
    change(closed, active=False)
    for account_id in (unconfirmed(), closed):
        with pytest.raises(NotAllowed):
            actions.open_sign_in(account_id)
    assert rows() == 0


def test_closing_an_account_closes_its_browsers_at_once(signed_in, app):
    someone = person()
    browser = signed_in(someone)
    assert is_signed_in(browser)
    change(someone.id, active=False)
    assert not is_signed_in(browser)


def test_signing_out_kills_a_copied_cookie(app, client):
    sign_in(client, with_password().account.email)
    thief = copy_of(client, app)
    assert is_signed_in(thief)
    answer = client.post("/ausloggen")
    assert (answer.location, rows()) == ("/#meldung", 0)
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert (is_signed_in(client), is_signed_in(thief)) == (False, False)


def test_signing_out_needs_a_button(client):
    assert client.get("/ausloggen").status_code == 405


def test_signing_in_again_replaces_the_row_of_this_browser(client):
    email = with_password().account.email
    sign_in(client, email)
    first = token_in(client)
    sign_in(client, email)
    assert (rows(), token_in(client) == first) == (1, False)


@pytest.mark.parametrize(
    "wanted",
    [
        "https://evil.example",
        "//evil.example",
        "/\\evil.example",
        "///evil.example",
        "/nicht-da",
        "javascript:x",
    ],
)
def test_only_our_own_pages_are_gone_on_to(client, wanted):
    answer = sign_in(client, with_password().account.email, next=wanted)
    assert answer.status_code == 302
    assert answer.location == "/mein-bereich"


def test_the_wanted_page_follows_password_and_letter(app):
    email = with_password().account.email
    assert sign_in(app.test_client(), email, next="/impressum").location == "/impressum"
    client = app.test_client()
    asked = client.get("/konto/passwort")
    assert asked.location == "/einloggen?next=/konto/passwort"
    assert 'value="/konto/passwort"' in client.get(asked.location).text
    ask_for_link(client, email, **{"brief-next": "/konto/passwort"})
    link = link_in("sign_in")
    assert 'value="/konto/passwort"' in client.get(link).text
    assert client.post(link, data={"next": "/konto/passwort"}).location == "/konto/passwort"


def test_who_is_signed_in_is_sent_on(client):
    sign_in(client, with_password().account.email)
    assert client.get("/einloggen?next=/impressum").location == "/impressum"


def test_the_library_knows_nobody_whom_we_do_not_know(app, client):
    someone = with_password()
    sign_in(client, someone.account.email)
    with client:
        client.get("/konto")
        assert current_user.id == someone.id
    with client.session_transaction() as cookie:
        cookie.pop(SIGN_IN)
        cookie["_user_id"] = someone.account.fs_uniquifier
    with client:
        client.get("/impressum")
        assert not current_user.is_authenticated


def test_the_library_has_no_pages_of_its_own(app):
    modules = {
        app.view_functions[rule.endpoint].__module__
        for rule in app.url_map.iter_rules()
        if rule.endpoint.startswith("security.")
    }
    assert {module.partition(".")[0] for module in modules} == {"mentoring"}


@pytest.mark.parametrize("url", ["/einloggen", "/einloggen/brief"])
def test_an_empty_form_says_what_is_missing(client, url):
    answer = client.post(url, data={})
    assert answer.status_code == 422
    assert answer.text.count("Bitte Ihre E-Mail-Adresse eingeben.") == 2


def test_a_mistyped_sign_in_keeps_the_address_and_not_the_password(client):
    page = sign_in(client, "lena@example.org", "mein geheimes Wort", next="/impressum").text
    assert 'value="lena@example.org"' in page
    assert 'value="/impressum"' in page
    assert "geheimes" not in page


def test_letters_that_come_too_late_are_not_sent(client):
    from mentoring.core.delivery import compose

    with time_machine.travel(NOON, tick=False) as clock:
        ask_for_link(client, person().account.email)
        clock.shift(timedelta(minutes=16))
        assert compose(letters("account.sign_in")[0]) is None
