"""What every answer carries, whatever it says, and what the house refuses before it reads on."""

import logging

import pytest
from sqlalchemy import text

from mentoring.core.access import public
from mentoring.core.db import action, db
from mentoring.core.errors import Busy, Gone, NotAllowed, NotFound, TooMany, WrongState
from mentoring.web.headers import CSP, HEADERS
from tests.conftest import person
from tests.core.stages import consultation

ERRORS = {403: NotAllowed, 404: NotFound, 409: WrongState, 410: Gone, 429: TooMany, 503: Busy}
WITHOUT_WORDS = {503}


def broken() -> None:
    raise LookupError("nobody should read this")


@pytest.fixture
def answers(sqlite_app, signed_in, monkeypatch):
    """An answer of every kind, by its status."""
    monkeypatch.setitem(sqlite_app.view_functions, "web.privacy", public(broken))
    client, guest = sqlite_app.test_client(), signed_in(person("Ada", "newcomer"))
    return {
        200: client.get("/"),
        302: client.get("/mein-bereich"),
        400: client.get("/?a=%00"),
        403: guest.get("/koordination"),
        404: client.get("/no-such-page"),
        405: client.post("/impressum"),
        413: client.post("/erstgespraech", data={"words": "x" * 300_000}),
        500: client.get("/datenschutz"),
    }


def test_every_kind_of_answer_is_there(answers):
    assert {status: answer.status_code for status, answer in answers.items()} == {s: s for s in answers}


def test_every_answer_carries_the_headers(answers):
    for status, answer in answers.items():
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS, status


def test_every_error_is_a_page_with_a_heading_and_without_innards(answers):
    for status in (400, 403, 404, 405, 413, 500):
        page = answers[status].text
        assert page.count("<h1") == 1, status
        assert "LookupError" not in page
        assert "nobody should read this" not in page


def test_a_wrong_method_says_which_is_right(answers):
    assert set(answers[405].headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}


def test_the_policy_allows_nothing_inline_and_nothing_from_elsewhere():
    assert "unsafe" not in CSP
    assert CSP.startswith("default-src 'none'")
    assert [part for part in CSP.replace(";", "").split() if part.startswith(("http", "*"))] == []


@pytest.mark.parametrize("status", ERRORS)
@pytest.mark.parametrize("words", ["", "Dieser <b>Platz</b> ist vergeben."])
def test_every_no_of_a_rule_is_a_page_with_its_words(sqlite_app, monkeypatch, status, words):
    def refuse() -> None:
        raise ERRORS[status](words)

    monkeypatch.setitem(sqlite_app.view_functions, "web.privacy", public(refuse))
    answer = sqlite_app.test_client().get("/datenschutz")
    assert (answer.status_code, answer.text.count("<h1")) == (status, 1)
    assert "<b>Platz" not in answer.text
    assert (
        not words or status in WITHOUT_WORDS or "Dieser &lt;b&gt;Platz&lt;/b&gt; ist vergeben." in answer.text
    )


def test_pages_of_people_stay_in_no_cache(sqlite_app, signed_in):
    browser = signed_in(person("Ada", "newcomer"))
    assert browser.get("/mein-bereich").headers["Cache-Control"] == "no-store, private"
    assert browser.get("/impressum").headers["Cache-Control"] == "no-store, private"


@pytest.mark.parametrize("path", ["/impressum", "/registrieren", "/no-such-page"])
def test_pages_for_everybody_have_a_form_and_stay_in_nobody_elses_cache(sqlite_app, path):
    answer = sqlite_app.test_client().get(path)
    assert answer.headers["Cache-Control"] == "no-cache, private"


@pytest.mark.parametrize(
    "path", ["mentoring/antwort", "einladung", "registrieren", "einloggen/link", "passwort-vergessen"]
)
def test_pages_behind_letters_stay_in_no_cache(sqlite_app, path):
    answer = sqlite_app.test_client().get(f"/{path}/no-such-token")
    assert (answer.status_code, answer.headers["Cache-Control"]) == (404, "no-store, private")


def test_calendars_may_be_kept_and_asked_for_again(sqlite_app):
    answer = sqlite_app.test_client().get("/kalender/alle.ics")
    assert answer.headers["Cache-Control"] == "public, max-age=0, must-revalidate"


def test_the_choice_of_light_or_dark_travels_encrypted_where_the_session_does(sqlite_app, monkeypatch):
    monkeypatch.setitem(sqlite_app.config, "SESSION_COOKIE_SECURE", True)
    answer = sqlite_app.test_client().post("/darstellung", data={"theme": "dark"})
    [cookie] = [line for line in answer.headers.getlist("Set-Cookie") if line.startswith("theme=")]
    assert "Secure; HttpOnly" in cookie


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "evil.example:80", "localhost@evil.example", "[::1"]
)
def test_a_forged_host_is_refused(sqlite_app, host):
    answer = sqlite_app.test_client().get("/", headers={"Host": host})
    assert answer.status_code == 400
    assert "evil.example" not in answer.text
    assert answer.headers["Content-Security-Policy"] == CSP


def test_a_forwarded_host_changes_nothing(sqlite_app):
    forged = {
        "X-Forwarded-Host": "evil.example",
        "Forwarded": "host=evil.example",
        "X-Original-URL": "/koordination",
    }
    answer = sqlite_app.test_client().get("/", headers=forged)
    assert answer.status_code == 200
    assert "evil.example" not in answer.text


def test_a_row_that_the_database_refuses_is_not_in_the_log(app, monkeypatch, caplog):
    def spoil() -> None:
        consultation(name="Frieda Geheim")
        action(lambda: db.session.execute(text("UPDATE consultations SET state = 'nonsense'")))()

    monkeypatch.setitem(app.view_functions, "web.privacy", public(spoil))
    with caplog.at_level(logging.DEBUG):
        assert app.test_client().get("/datenschutz").status_code == 500
    assert "IntegrityError" in caplog.text
    assert "Frieda" not in caplog.text


def test_a_session_cookie_is_kept_from_scripts_and_other_sites(sqlite_app, signed_in):
    answer = signed_in(person("Ada", "newcomer")).get("/konto")
    [cookie] = answer.headers.getlist("Set-Cookie")
    assert cookie.startswith(f"{sqlite_app.config['SESSION_COOKIE_NAME']}=")
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookie.split("; "))
