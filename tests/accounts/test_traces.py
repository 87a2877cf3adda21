"""What a sign-in leaves behind: a key that nobody guesses, and lines in the log without names."""

import logging
from base64 import urlsafe_b64decode

from mentoring.accounts.queries import SIGN_IN
from tests.accounts.accounts import sign_in, with_password
from tests.accounts.mailbox import PASSWORD, letters, newest
from tests.conftest import person


def token_in(client) -> str:
    with client.session_transaction() as cookie:
        return cookie[SIGN_IN]


def test_a_field_sent_twice_counts_once(client):
    known, second = person("Lena Hoffmann").account.email, person("Tom Berg").account.email
    client.post("/einloggen/brief", data={"brief-email": [known, second]})
    assert [newest("sign_in")["To"] for _letter in letters()] == [known]


def test_a_sign_in_is_a_fresh_key_of_256_bits(app):
    email, tokens = with_password().account.email, []
    for _browser in range(3):
        client = app.test_client()
        sign_in(client, email)
        tokens.append(token_in(client))
    assert [len(urlsafe_b64decode(f"{token}=")) * 8 for token in set(tokens)] == [256] * 3


def test_the_log_says_who_signed_in_and_who_was_refused_and_no_names(client, caplog):
    caplog.set_level(logging.INFO, "mentoring")
    account = with_password().account
    for email, password in (
        (account.email, "x" * 20),
        ("no@example.org", "x" * 20),
        (account.email, PASSWORD),
    ):
        sign_in(client, email, password)
    assert client.get("/koordination").status_code == 403
    wrong = "refused 422 at security.login to account None for password"
    assert caplog.messages == [
        f"account {account.id} was refused by password",
        wrong,
        "account None was refused by password",
        wrong,
        f"account {account.id} signed in",
        f"refused 403 at coordination.overview_show to account {account.id}",
    ]


def test_the_log_names_wrong_fields_and_wrong_steps_and_none_of_the_words(sqlite_app, signed_in, caplog):
    office = person("Olga Amt", "coordinator")
    browser = signed_in(office)
    caplog.set_level(logging.INFO, "mentoring")
    assert browser.post("/konto/angaben", data={"name": "", "language": "Klingonisch"}).status_code == 422
    assert browser.post("/meine-daten/loeschung").status_code == 409
    assert browser.get("/registrieren/x").status_code == 404
    assert caplog.messages == [
        f"refused 422 at accounts.accounts_update to account {office.id} for language name",
        f"refused 409 at privacy.erasures_create to account {office.id}",
    ]
