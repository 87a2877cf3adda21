"""One's own account, and what holds for all pages of this room."""

import re

import pytest
from flask import g

from mentoring.accounts.models import Account
from mentoring.core.db import db
from tests.accounts.accounts import is_signed_in, sign_in, with_password
from tests.accounts.mailbox import link_in, newest
from tests.conftest import person
from tests.databases import fresh_app

OWN_PAGES = ("/konto", "/konto/angaben", "/konto/adresse", "/konto/passwort", "/konto/app")


def test_the_account_shows_what_is_known(signed_in, app):
    someone = person("Lena Hoffmann")
    page = signed_in(someone).get("/konto").text
    assert "Lena Hoffmann" in page
    assert someone.account.email in page


@pytest.mark.parametrize("url", OWN_PAGES)
def test_own_pages_ask_to_sign_in(client, url):
    assert client.get(url).location == f"/einloggen?next={url}"


def test_name_and_language_can_be_changed(signed_in, app):
    someone = person("Lena Hoffmann")
    browser = signed_in(someone)
    assert browser.post("/konto/angaben", data={"name": "Lena Berg", "language": "en"}).status_code == 302
    account = db.session.get(Account, someone.id)
    assert (account.name, account.language) == ("Lena Berg", "en")
    assert browser.post("/konto/angaben", data={"name": "", "language": "xx"}).status_code == 422


def test_other_devices_can_be_signed_out(app):
    email = with_password().account.email
    here, there = app.test_client(), app.test_client()
    sign_in(here, email)
    sign_in(there, email)
    assert "Sie sind auf einem weiteren Gerät eingeloggt." in here.get("/konto").text
    here.post("/konto/geraete/ausloggen")
    assert (is_signed_in(here), is_signed_in(there)) == (True, False)


@pytest.mark.parametrize("url", ["/einloggen", "/registrieren", "/passwort-vergessen", "/postfach/passwort"])
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_pages_have_one_heading_a_title_and_unique_ids(client, url, prefix):
    page = client.get(prefix + url).text
    ids = re.findall(r' id="([^"]+)"', page)
    assert page.count("<h1") == 1
    assert re.search(r"<title>[^<–]+ – Augenhöhe</title>", page)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("url", OWN_PAGES)
def test_own_pages_have_one_heading_and_are_kept_in_no_cache(signed_in, app, url):
    answer = signed_in(person("Lena Hoffmann")).get(url)
    assert (answer.status_code, answer.text.count("<h1")) == (200, 1)
    assert answer.headers["Cache-Control"] == "no-store, private"


def test_forms_over_https_work_with_a_token_and_a_referrer(monkeypatch):
    with fresh_app("sqlite") as app:
        monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", True)
        someone, client = person(), app.test_client()
        page = client.get("/einloggen", base_url="https://localhost").text
        data = {"brief-email": someone.account.email}
        refused = client.post("/einloggen/brief", data=data, base_url="https://localhost")
        token = re.search(r'name="brief-csrf_token"[^>]*value="([^"]+)"', page)[1]
        headers = {"Referer": "https://localhost/einloggen"}
        sent = client.post(
            "/einloggen/brief",
            data={**data, "brief-csrf_token": token},
            headers=headers,
            base_url="https://localhost",
        )
        assert (refused.status_code, sent.status_code) == (400, 302)


def test_pages_behind_links_show_no_contact_and_let_the_browser_say_where_it_comes_from(client):
    someone = person("Lena Hoffmann")
    client.post("/einloggen/brief", data={"brief-email": someone.account.email})
    page = client.get(link_in("sign_in")).text
    assert someone.account.email not in page
    assert "Lena" not in page
    assert "no-referrer" not in page


def test_pages_behind_links_ask_for_no_reader(signed_in, app):
    someone = person("Lena Hoffmann")
    browser = signed_in(someone)
    browser.post("/einloggen/brief", data={"brief-email": someone.account.email})
    link = link_in("sign_in")
    assert browser.get(link).status_code == 200
    assert "reader" not in g
    assert "_login_user" not in g


def test_letters_name_nobody_and_say_who_writes(client):
    someone = person("Lena Hoffmann")
    client.post("/einloggen/brief", data={"brief-email": someone.account.email})
    mail = newest("sign_in")
    assert "Lena" not in mail.as_string()
    assert "Netzwerkbüro Beispiel" in mail.get_body(("plain",)).get_content()
