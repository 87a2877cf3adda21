"""The edges of what is asked about accounts: to the second at which a sign-in or an account has had its time."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from flask import session
from sqlalchemy import select

from mentoring.accounts.models import Account
from mentoring.accounts.queries import (
    SIGN_IN,
    account_behind,
    count_sign_ins,
    is_fresh_sign_in,
    kinds_in,
    recipient,
    unconfirmed,
    unconfirmed_new_address,
)
from mentoring.core.db import action, db
from mentoring.core.errors import Gone
from mentoring.core.outbox import Letter
from tests.accounts.accounts import change, is_signed_in, sign_in, with_password
from tests.accounts.accounts import unconfirmed as unconfirmed_account
from tests.conftest import person
from tests.core.stages import letters

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("kept", "silent"), [({}, timedelta(hours=8)), ({"kept": "y"}, timedelta(days=30))], ids=["usual", "kept"]
)
def test_a_sign_in_holds_for_just_as_long_as_is_said(sqlite_app, kept, silent):
    email, found = with_password().account.email, []
    for late in (timedelta(0), SECOND):
        client = sqlite_app.test_client()
        with time_machine.travel(NOON, tick=False) as clock:
            sign_in(client, email, **kept)
            clock.shift(silent + late)
            found.append(is_signed_in(client))
    assert found == [True, False]


def test_no_sign_in_lives_on_its_ninetieth_day(sqlite_app):
    email, found = with_password().account.email, []
    for early in (SECOND, timedelta(0)):
        client = sqlite_app.test_client()
        with time_machine.travel(NOON, tick=False) as clock:
            sign_in(client, email, kept="y")
            for _time in range(3):
                clock.shift(timedelta(days=29))
                assert is_signed_in(client)
            clock.shift(timedelta(days=3) - early)
            found.append(is_signed_in(client))
    assert found == [True, False]


def test_a_sign_in_is_fresh_for_less_than_fifteen_minutes(sqlite_app):
    email, client, found = with_password().account.email, sqlite_app.test_client(), []
    with time_machine.travel(NOON, tick=False) as clock:
        sign_in(client, email)
        with client.session_transaction() as cookie:
            token = cookie[SIGN_IN]
        for later in (timedelta(minutes=15) - SECOND, SECOND):
            clock.shift(later)
            with sqlite_app.test_request_context("/"):
                session[SIGN_IN] = token
                found.append(is_fresh_sign_in())
    assert found == [True, False]


def test_who_is_signed_in_nowhere_has_no_sign_ins(sqlite_app):
    assert count_sign_ins(person("Lena Hoffmann").account) == 0


def test_a_closed_account_has_no_links_and_no_letters(sqlite_app):
    someone = person("Lena Hoffmann")
    email = someone.account.email
    assert (account_behind(someone.id).id, recipient(someone.id)) == (someone.id, (email, "de"))
    change(someone.id, active=False)
    assert recipient(someone.id) is None
    with pytest.raises(Gone):
        account_behind(someone.id)


def test_an_account_that_is_gone_has_no_links_and_no_letters(sqlite_app):
    nobody = max(db.session.scalars(select(Account.id)), default=0) + 1
    assert recipient(nobody) is None
    with pytest.raises(Gone):
        account_behind(nobody)


def test_accounts_and_addresses_have_their_whole_time_to_be_confirmed(sqlite_app):
    own = unconfirmed_account(
        "neu@example.org", created_at=NOON, new_email="x@example.org", new_email_at=NOON
    )
    asked = unconfirmed_account("eingeladen@example.org", created_at=NOON, invited_at=NOON)
    conditions = {
        "UNCONFIRMED_DAYS": (lambda now: unconfirmed(now, invited=False), own),
        "UNCONFIRMED_INVITED_DAYS": (lambda now: unconfirmed(now, invited=True), asked),
        "NEW_ADDRESS_DAYS": (unconfirmed_new_address, own),
    }
    for setting, (late, expected) in conditions.items():
        end = NOON + timedelta(days=sqlite_app.config[setting])
        found = [list(db.session.scalars(select(Account.id).where(late(now)))) for now in (end, end + SECOND)]
        assert found == [[], [expected]], setting


@action
def in_digest(digest_id: int, *letter_ids: int) -> None:
    for letter_id in letter_ids:
        db.session.get_one(Letter, letter_id).digest_id = digest_id


def test_a_digest_turns_off_what_it_holds_and_nothing_else(sqlite_app):
    someone = person("Lena Hoffmann")
    digest, inside, _outside = (
        letters(someone.id, subject_id=someone.id, template=template)[0]
        for template in (
            "letters.digest",
            "need.reported",
            "message.written",
        )
    )
    in_digest(digest, inside)
    assert [kind.name for kind in kinds_in(db.session.get_one(Letter, digest))] == ["reminders"]
