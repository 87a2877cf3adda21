"""The second factor: required for some, set up with an app, each code once."""

import re
from base64 import b32decode

import pytest
import time_machine
from sqlalchemy import func, select

from mentoring.accounts import policy
from mentoring.accounts.actions import accept_code, drop_second_factor
from mentoring.accounts.actions.second_factors import new_secret
from mentoring.accounts.models import Account, SignIn
from mentoring.accounts.policy import RECOVERY_LENGTH
from mentoring.core.db import db
from tests.accounts.accounts import is_signed_in, sign_in, with_password
from tests.accounts.mailbox import link_in

START = "2027-03-01T10:00:05Z"


@pytest.fixture
def office(app, monkeypatch):
    """Somebody who needs a second factor, though nobody above accounts is asked."""
    someone = with_password("Olga Amt")
    monkeypatch.setattr(policy, "_questions", [lambda account_id: account_id == someone.id])
    return someone


@pytest.fixture
def clock():
    with time_machine.travel(START, tick=False) as travelling:
        yield travelling


def rows() -> int:
    return db.session.scalar(select(func.count()).select_from(SignIn))


def code_for(app, client) -> str:
    """What an app would show that has typed in the key of the page."""
    from passlib.totp import TOTP

    page = client.get("/einloggen/app").text
    return TOTP(re.search(r"<strong>([A-Z2-7-]+)</strong>", page)[1].replace("-", "")).generate().token


def code_of(app, someone) -> str:
    account = db.session.get(Account, someone.id)
    return app.extensions["security"].totp_factory.generate_totp_password(account.tf_totp_secret)


def enrol(app, client, someone) -> list[str]:
    sign_in(client, someone.account.email)
    page = client.post("/einloggen/app", data={"code": code_for(app, client)}).text
    return re.findall(r"<code>([0-9a-f-]+)</code>", page)


def test_the_first_sign_in_sets_up_an_app(app, client, office, clock):
    assert sign_in(client, office.account.email).location == "/einloggen/app"
    assert (rows(), is_signed_in(client)) == (0, False)
    page = client.get("/einloggen/app").text
    assert "<svg" in page
    assert len(enrol(app, client, office)) == 8
    assert (rows(), is_signed_in(client)) == (1, True)


def test_coordinators_need_a_second_factor_and_mentors_do_not(app, client):
    mentor, coordinator = with_password("Mia Meer", "mentor"), with_password("Olga Amt", "coordinator")
    assert sign_in(client, coordinator.account.email).location == "/einloggen/app"
    assert sign_in(client, mentor.account.email).location == "/mein-bereich"


def test_the_letter_does_not_go_round_the_second_factor(client, office):
    client.post("/einloggen/brief", data={"brief-email": office.account.email})
    assert client.post(link_in("sign_in")).location == "/einloggen/app"
    assert (rows(), is_signed_in(client)) == (0, False)


def test_a_new_password_does_not_go_round_the_second_factor(app, client, office, clock):
    enrol(app, client, office)
    other = app.test_client()
    other.post("/passwort-vergessen", data={"email": office.account.email})
    other.post(link_in("reset"), data={"password": "fünf neue Wörter am Fluss"})
    assert sign_in(other, office.account.email, "fünf neue Wörter am Fluss").location == "/einloggen/code"
    assert (rows(), is_signed_in(other)) == (0, False)


def test_seeds_and_recovery_codes_are_random_and_long(app, client, office, clock):
    factory = app.extensions["security"].totp_factory
    seeds = {factory.get_totp_pretty_key(new_secret()).replace("-", "") for _time in range(3)}
    assert [len(b32decode(seed)) * 8 >= 160 for seed in seeds] == [True] * 3
    codes = enrol(app, client, office)
    assert {len(code.replace("-", "")) for code in codes} == {RECOVERY_LENGTH}
    assert len(set(codes)) == 8
    assert len(code_of(app, office)) == 6


def test_later_sign_ins_ask_for_a_code(app, client, office, clock):
    enrol(app, client, office)
    other = app.test_client()
    clock.shift(60)
    assert sign_in(other, office.account.email, next="/impressum").location == "/einloggen/code"
    assert not is_signed_in(other)
    assert other.post("/einloggen/code", data={"code": code_of(app, office)}).location == "/impressum"
    assert is_signed_in(other)


def test_a_wrong_code_is_said_and_counted(app, client, office, clock):
    enrol(app, client, office)
    other = app.test_client()
    sign_in(other, office.account.email)
    answers = [other.post("/einloggen/code", data={"code": "000000"}) for _ in range(11)]
    assert [answer.status_code for answer in answers] == [422] * 10 + [429]
    assert answers[0].text.count("Dieser Code stimmt nicht oder wurde schon benutzt.") == 2
    assert rows() == 1


def test_a_code_works_once(app, client, office, clock):
    enrol(app, client, office)
    clock.shift(60)
    code = code_of(app, office)
    codes = []
    for _ in range(2):
        other = app.test_client()
        sign_in(other, office.account.email)
        codes.append(other.post("/einloggen/code", data={"code": code}).status_code)
    assert codes == [302, 422]


def test_a_recovery_code_replaces_the_app_once(app, client, office, clock):
    first = enrol(app, client, office)[0]
    codes = []
    for _ in range(2):
        other = app.test_client()
        sign_in(other, office.account.email)
        codes.append(other.post("/einloggen/code", data={"code": first.upper()}).status_code)
    assert codes == [302, 422]
    assert len(db.session.get(Account, office.id).mf_recovery_codes) == 7


def test_the_secret_is_stored_encrypted_and_recovery_codes_as_passwords_are(app, client, office, clock):
    codes = enrol(app, client, office)
    account = db.session.get(Account, office.id)
    stored = account.mf_recovery_codes
    assert [one.startswith("$argon2id$") for one in stored] == [True] * len(codes)
    assert len(set(stored)) == len(codes)
    assert [policy.recovery_hash_of(account, code) for code in codes] == stored
    assert '"enckey"' in account.tf_totp_secret


def test_a_recovery_code_used_twice_at_once_counts_once(app, client, office, clock):
    code = enrol(app, client, office)[0]
    account = db.session.get(Account, office.id)
    fitting = policy.recovery_hash_of(account, code)
    assert [accept_code(account, code, fitting) for _time in range(2)] == [True, False]
    assert accept_code(account, "no code") is False


def test_half_a_sign_in_waits_ten_minutes(client, office, clock):
    sign_in(client, office.account.email)
    clock.shift(601)
    assert client.get("/einloggen/app").location == "/einloggen"
    assert client.post("/einloggen/app", data={"code": "123456"}).location == "/einloggen"


def test_without_a_first_factor_there_is_no_second(client):
    for url in ("/einloggen/code", "/einloggen/app"):
        assert (client.get(url).location, client.post(url, data={"code": "1"}).location) == (
            "/einloggen",
        ) * 2


def test_a_new_app_needs_a_code_of_the_old_one(app, client, office, clock):
    enrol(app, client, office)
    clock.shift(60)
    page = client.get("/konto/app").text
    assert "old_code" in page
    from passlib.totp import TOTP

    new = TOTP(re.search(r"<strong>([A-Z2-7-]+)</strong>", page)[1].replace("-", "")).generate().token
    before = db.session.get(Account, office.id).tf_totp_secret
    refused = client.post("/konto/app", data={"old_code": "000000", "code": new})
    assert (refused.status_code, db.session.get(Account, office.id).tf_totp_secret) == (422, before)
    taken = client.post("/konto/app", data={"old_code": code_of(app, office), "code": new})
    assert taken.status_code == 200
    assert db.session.get(Account, office.id).tf_totp_secret != before


def test_new_recovery_codes_end_the_old_ones(app, client, office, clock):
    old = enrol(app, client, office)
    clock.shift(60)
    answer = client.post("/konto/ersatzcodes", data={"code": code_of(app, office)})
    new = re.findall(r"<code>([0-9a-f-]+)</code>", answer.text)
    assert (len(new), set(new) & set(old)) == (8, set())


@pytest.mark.parametrize("code", ["", "000000"])
def test_a_stolen_browser_gets_no_recovery_codes(app, client, office, clock, code):
    enrol(app, client, office)
    before = db.session.get(Account, office.id).mf_recovery_codes
    assert client.post("/konto/ersatzcodes", data={"code": code}).status_code == 422
    assert db.session.get(Account, office.id).mf_recovery_codes == before


def test_the_office_keeps_no_device_signed_in(app, client, office, clock):
    enrol(app, client, office)
    other = app.test_client()
    sign_in(other, office.account.email, kept="y")
    clock.shift(60)
    other.post("/einloggen/code", data={"code": code_of(app, office)})
    assert not any(db.session.scalars(select(SignIn.kept)))
    with other.session_transaction() as cookie:
        assert not cookie.permanent


def test_a_password_change_ends_half_a_sign_in(app, client, office, clock):
    from mentoring.accounts import actions
    from mentoring.accounts.policy import hashed

    sign_in(client, office.account.email)
    actions.set_password(office.account, hashed("andere Wörter im Sommer"))
    assert client.get("/einloggen/app").location == "/einloggen"


def test_the_demo_asks_for_no_code(app, client, office, monkeypatch):
    monkeypatch.setitem(app.config, "ENVIRONMENT", "demo")
    assert sign_in(client, office.account.email).location == "/mein-bereich"
    assert is_signed_in(client)


def test_who_lost_app_and_codes_is_signed_out_and_sets_up_anew(app, client, office, clock):
    enrol(app, client, office)
    drop_second_factor(office.id)
    assert (rows(), is_signed_in(client)) == (0, False)
    assert sign_in(client, office.account.email).location == "/einloggen/app"
