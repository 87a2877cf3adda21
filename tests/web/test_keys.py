"""A new secret key signs what is new, what an older one has made still counts while it is named; and the ciphers."""

import re
from base64 import b32decode, urlsafe_b64decode
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher

from mentoring.core import clock
from mentoring.core.db import action, db
from mentoring.core.keys import keyed_hashes
from mentoring.core.links import find_link, make_link, token_of
from mentoring.core.outbox import Letter
from mentoring.privacy.queries.erasures import accounts_behind, key_of
from mentoring.web.backups.archive import key_of as key_of_backup
from mentoring.web.factory import create_app
from tests.conftest import browser_of, person
from tests.core.stages import letter, letters
from tests.databases import SETTINGS

NEWER = "another key for tests that is long enough to pass"
COOKIE = "augenhoehe"


@pytest.fixture
def changed(sqlite_app):
    """The same house after a change of keys: `changed(*fallbacks)`."""

    def start(*fallbacks: str):
        keys = {"SECRET_KEY": NEWER, "SECRET_KEY_FALLBACKS": list(fallbacks), "WTF_CSRF_ENABLED": True}
        places = {name: sqlite_app.config[name] for name in ("DATABASE_URL", "DATA_FOLDER", "MAIL_FOLDER")}
        return create_app({**SETTINGS, **places, **keys})

    return start


def with_cookie(app, value):
    client = app.test_client()
    client.set_cookie(COOKIE, value)
    return client


def test_sign_ins_of_an_older_key_go_on_and_new_ones_are_of_the_newest(sqlite_app, changed):
    older, app, hard = browser_of(sqlite_app, person()), changed(SETTINGS["SECRET_KEY"]), changed()
    cookie = older.get_cookie(COOKIE).value
    assert [with_cookie(one, cookie).get("/konto").status_code for one in (app, hard)] == [200, 302]
    with app.app_context():
        newer = browser_of(app, person()).get_cookie(COOKIE).value
    assert [with_cookie(one, newer).get("/konto").status_code for one in (hard, sqlite_app)] == [200, 302]


def test_a_form_that_was_open_meanwhile_is_taken(sqlite_app, changed, monkeypatch):
    both, hard = changed(SETTINGS["SECRET_KEY"]), changed()
    monkeypatch.setitem(sqlite_app.config, "WTF_CSRF_ENABLED", True)
    before = sqlite_app.test_client()
    token = re.search(r'csrf_token"[^>]*value="([^"]+)"', before.get("/passwort-vergessen").text)[1]
    cookie, form = before.get_cookie(COOKIE).value, {"email": "no@example.org", "csrf_token": token}
    answers = [with_cookie(one, cookie).post("/passwort-vergessen", data=form) for one in (both, hard)]
    assert [answer.status_code for answer in answers] == [302, 400]


@action
def link(letter_id: int) -> None:
    make_link(db.session.get_one(Letter, letter_id), "answer", 5, clock.now() + timedelta(days=7))


def test_a_letter_that_waits_carries_the_token_of_its_link(sqlite_app, monkeypatch):
    first, second = letters("ada@example.org", "eva@example.org", subject_id=None)
    link(first)
    sent = token_of(letter(first), "answer")
    monkeypatch.setitem(sqlite_app.config, "SECRET_KEY", NEWER)
    monkeypatch.setitem(sqlite_app.config, "SECRET_KEY_FALLBACKS", [SETTINGS["SECRET_KEY"]])
    link(second)
    tokens = [token_of(letter(one), "answer") for one in (first, second)]
    assert (tokens[0], [find_link(token, "answer").subject_id for token in tokens]) == (sent, [5, 5])
    monkeypatch.setitem(sqlite_app.config, "SECRET_KEY_FALLBACKS", [])
    assert [token_of(letter(one), "answer") for one in (first, second)].index(tokens[1]) == 1
    assert token_of(letter(first), "answer") != sent


def test_the_list_of_erased_accounts_outlives_a_change(sqlite_app, monkeypatch):
    account = person().account
    listed = {key_of(account.id, account.created_at)}
    monkeypatch.setitem(sqlite_app.config, "SECRET_KEY", NEWER)
    assert accounts_behind(listed) == []
    monkeypatch.setitem(sqlite_app.config, "SECRET_KEY_FALLBACKS", [SETTINGS["SECRET_KEY"]])
    assert (accounts_behind(listed), len(set(keyed_hashes("x")))) == ([account.id], 2)


@pytest.fixture
def ciphers(monkeypatch) -> set[tuple[str, int, str]]:
    """Which ciphers the two libraries make, with the length of their keys and their modes."""
    made: set[tuple[str, int, str]] = set()

    def noted(algorithm, mode, *more):
        made.add((algorithm.name, algorithm.key_size, mode.name))
        return Cipher(algorithm, mode, *more)

    monkeypatch.setattr("cryptography.fernet.Cipher", noted)
    monkeypatch.setattr("passlib.totp._cg_ciphers.Cipher", noted)
    return made


def test_what_is_encrypted_is_so_in_the_modes_of_the_inventory_and_never_twice_alike(sqlite_app, ciphers):
    wallet = sqlite_app.extensions["security"].totp_factory._totp.wallet
    same = b"sixteen letters!" * 4
    apps = {wallet.encrypt_key(same)["k"] for _time in range(3)}
    backups = {key_of_backup("words of the operator").encrypt(same) for _time in range(3)}
    assert ciphers == {("AES", 256, "CTR"), ("AES", 128, "CBC")}
    sealed = [urlsafe_b64decode(one)[25:] for one in backups] + [
        b32decode(one + "=" * (-len(one) % 8)) for one in apps
    ]
    blocks = [one[start : start + 16] for one in sealed for start in range(0, 64, 16)]
    assert (len(blocks), len(set(blocks))) == (24, 24)
