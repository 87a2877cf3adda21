"""Registering: a letter, a button, an account; and the same answer for everybody."""

import pytest
import time_machine
from sqlalchemy import func, select

from mentoring.accounts import actions
from mentoring.accounts.models import Account, SignIn
from mentoring.accounts.policy import fits
from mentoring.accounts.queries import account_with
from mentoring.core import clock
from mentoring.core.clock import JOBS
from mentoring.core.db import db
from mentoring.core.journal import Entry
from tests.accounts.accounts import is_signed_in, page_of, unconfirmed
from tests.accounts.mailbox import PASSWORD, kinds, letters, link_in, newest, words_of
from tests.conftest import person

FORM = {"name": "Nora Neu", "email": "Nora@Example.org", "password": ""}


def count(model) -> int:
    return db.session.scalar(select(func.count()).select_from(model))


def events() -> list[str]:
    return list(db.session.scalars(select(Entry.event).order_by(Entry.id)))


def test_registering_writes_an_unconfirmed_account_and_one_letter(client):
    answer = client.post("/registrieren", data=FORM)
    assert (answer.status_code, answer.location) == (302, "/postfach/registrieren")
    account = account_with("nora@example.org")
    assert (account.email, account.name, account.confirmed_at, account.password) == (
        "nora@example.org",
        "Nora Neu",
        None,
        None,
    )
    assert events() == ["account.registered"]
    mail = newest("registered")
    assert (mail["To"], mail["Subject"]) == ("nora@example.org", "Bitte bestätigen Sie Ihre Adresse")


def test_the_button_behind_the_letter_confirms_and_signs_in(client):
    client.post("/registrieren", data=FORM)
    answer = client.post(link_in("registered"))
    assert (answer.status_code, answer.location) == (302, "/willkommen")
    assert is_signed_in(client)
    assert account_with("nora@example.org").confirmed_at is not None
    assert count(SignIn) == 1
    assert events() == ["account.registered", "account.confirmed"]


def test_the_letter_comes_in_the_language_of_the_page(client):
    client.post("/en/registrieren", data=FORM)
    assert account_with("nora@example.org").language == "en"
    assert "/en/registrieren/" in words_of(newest("registered"))


def test_showing_the_page_behind_the_letter_changes_nothing(client):
    client.post("/registrieren", data=FORM)
    link = link_in("registered")
    assert (client.get(link).status_code, client.head(link).status_code) == (200, 200)
    assert account_with("nora@example.org").confirmed_at is None
    assert (count(SignIn), events()) == (0, ["account.registered"])


def test_a_confirmation_works_once(client):
    client.post("/registrieren", data=FORM)
    link = link_in("registered")
    client.post(link)
    assert (client.get(link).status_code, client.post(link).status_code) == (410, 410)
    assert count(SignIn) == 1


def test_another_letter_of_the_same_account_does_not_sign_in_later(client, app):
    client.post("/registrieren", data=FORM)
    first = link_in("registered")
    client.post("/registrieren", data=FORM)
    client.post(link_in("registered"))
    assert app.test_client().post(first).status_code == 410


def test_a_link_that_never_was_is_not_found(client):
    assert (client.get("/registrieren/x").status_code, client.post("/registrieren/x").status_code) == (
        404,
        404,
    )


def test_known_and_unknown_addresses_get_the_same_answer(app):
    known = person("Lena Hoffmann").account.email
    pages = []
    for email in (known, "nobody@example.org"):
        client = app.test_client()
        sent = client.post("/registrieren", data={**FORM, "email": email})
        shown = client.get(sent.location)
        pages.append((sent.status_code, sent.location, sent.data, len(sent.headers), page_of(shown)))
    assert pages[0] == pages[1]
    assert kinds() == ["already_registered", "registered"]


def test_who_has_an_account_learns_so_by_letter_and_nothing_changes(client):
    known = person("Lena Hoffmann").account
    client.post("/registrieren", data={**FORM, "email": known.email.upper(), "password": PASSWORD})
    assert (known.name, known.password) == ("Lena Hoffmann", None)
    mail = newest("already_registered")
    assert (mail["To"], mail["Subject"]) == (known.email, "Sie haben schon ein Konto")


def test_a_password_chosen_in_this_browser_stays(client):
    client.post("/registrieren", data={**FORM, "password": PASSWORD})
    client.post(link_in("registered"))
    assert fits(account_with("nora@example.org"), PASSWORD)


def test_a_password_somebody_else_chose_for_my_address_is_dropped(app, client):
    client.post("/registrieren", data={**FORM, "password": PASSWORD})
    app.test_client().post(link_in("registered"))
    assert account_with("nora@example.org").password is None


def test_the_stranger_who_registers_after_me_gains_nothing(app, client):
    client.post("/registrieren", data={**FORM, "password": PASSWORD})
    app.test_client().post("/registrieren", data={**FORM, "password": "Passwort des Fremden!"})
    client.post(link_in("registered"))
    assert account_with("nora@example.org").password is None


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("name", "", "Bitte Ihren Namen eingeben."),
        ("email", "", "Bitte Ihre E-Mail-Adresse eingeben."),
        ("email", "nora@", "Bitte eine E-Mail-Adresse wie name@example.org eingeben."),
        ("password", "kurz", "Bitte mindestens 15 Zeichen eingeben, zum Beispiel vier Wörter."),
        ("password", "x" * 201, "Bitte höchstens 200 Zeichen eingeben."),
    ],
)
def test_what_is_wrong_stands_in_the_summary_and_at_the_field(client, field, value, message):
    answer = client.post("/registrieren", data={**FORM, field: value})
    assert answer.status_code == 422
    assert answer.text.count(message) == 2
    assert f'id="{field}-fehler"' in answer.text
    assert (count(Account), letters()) == (0, [])


def test_what_was_typed_stays_but_the_password(client):
    page = client.post(
        "/registrieren", data={**FORM, "email": "nora@", "password": "geheimnis zum Tippen"}
    ).text
    assert 'value="Nora Neu"' in page
    assert 'value="nora@"' in page
    assert "geheimnis" not in page


def test_three_letters_to_one_address_are_enough(client):
    codes = [client.post("/registrieren", data=FORM).status_code for _ in range(4)]
    assert codes == [302, 302, 302, 429]
    assert len(letters()) == 3


def test_the_clock_deletes_what_nobody_confirmed(app):
    with time_machine.travel("2027-03-01T10:00:00Z", tick=False):
        unconfirmed("early@example.org")
        unconfirmed("invited@example.org", invited_at=clock.now())
        confirmed = person("Lena Hoffmann").id
    with time_machine.travel("2027-03-05T10:00:00Z", tick=False):
        unconfirmed("late@example.org")
    assert JOBS["accounts.tidy"](clock.now().fromisoformat("2027-03-08T10:00:01+00:00")) == 1
    assert sorted(db.session.scalars(select(Account.email).where(Account.id != confirmed))) == [
        "invited@example.org",
        "late@example.org",
    ]
    later = clock.now().fromisoformat("2027-04-01T10:00:01+00:00")
    assert (JOBS["accounts.tidy"](later), JOBS["accounts.tidy"](later)) == (2, 0)
    assert list(db.session.scalars(select(Account.id))) == [confirmed]


def test_a_confirmation_expires_with_the_account(client):
    with time_machine.travel("2027-03-01T10:00:00Z", tick=False):
        client.post("/registrieren", data=FORM)
        link = link_in("registered")
    with time_machine.travel("2027-03-08T10:00:01Z", tick=False):
        assert (client.get(link).status_code, client.post(link).status_code) == (410, 410)


def test_an_invited_account_gets_no_letter_from_this_room(app):
    from mentoring.core.db import action

    action(actions.add_account)("kim@example.org", "Kim Berg", invited=True)
    assert (kinds(), events()) == ([], ["account.registered"])


def test_an_account_from_the_command_line_is_confirmed_and_can_ask_for_a_link(client):
    actions.create_account("Office@Example.org", "Olga Amt")
    assert events() == ["account.registered", "account.confirmed"]
    client.post("/einloggen/brief", data={"brief-email": "office@example.org"})
    assert kinds() == ["sign_in"]


def test_asking_for_the_head_of_the_form_is_no_empty_registration(client):
    answer = client.head("/registrieren")
    assert (answer.status_code, letters()) == (200, [])
