"""Too often is refused, counted in the database, alike for known and unknown addresses."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from sqlalchemy import func, select

from mentoring.accounts import actions
from mentoring.accounts.models import Attempt
from mentoring.core.clock import JOBS
from mentoring.core.db import db
from mentoring.core.errors import TooMany
from tests.accounts.accounts import sign_in, with_password
from tests.accounts.mailbox import kinds, letters
from tests.conftest import person

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)


def wrong(client, email: str, address: str = "192.0.2.1") -> int:
    data = {"email": email, "password": "ein falsches Passwort"}
    return client.post("/einloggen", data=data, environ_base={"REMOTE_ADDR": address}).status_code


@pytest.mark.parametrize("known", [True, False])
def test_the_eleventh_wrong_password_for_one_address_is_refused(client, known):
    email = with_password().account.email if known else "nobody@example.org"
    codes = [wrong(client, email, f"192.0.2.{number}") for number in range(11)]
    assert codes == [422] * 10 + [429]
    assert sign_in(client, email).status_code == 429


def test_the_eleventh_wrong_password_from_one_place_is_refused(client):
    codes = [wrong(client, f"person{number}@example.org") for number in range(11)]
    assert codes == [422] * 10 + [429]
    assert wrong(client, "person0@example.org", "192.0.2.99") == 422


def test_after_five_minutes_it_may_be_tried_again(client):
    email = with_password().account.email
    with time_machine.travel(NOON, tick=False) as clock:
        assert [wrong(client, email) for _ in range(11)][-1] == 429
        clock.shift(timedelta(minutes=5, seconds=1))
        assert sign_in(client, email).status_code == 302


def test_right_passwords_do_not_count(client):
    email = with_password().account.email
    assert {sign_in(client, email).status_code for _ in range(12)} == {302}


@pytest.mark.parametrize("known", [True, False])
def test_three_sign_in_letters_in_six_hours(client, known):
    email = person().account.email if known else "nobody@example.org"
    with time_machine.travel(NOON, tick=False) as clock:
        codes = [client.post("/einloggen/brief", data={"brief-email": email}).status_code for _ in range(4)]
        assert codes == [302, 302, 302, 429]
        assert len(letters()) == (3 if known else 0)
        clock.shift(timedelta(hours=6, seconds=1))
        assert client.post("/einloggen/brief", data={"brief-email": email}).status_code == 302


def test_five_reset_letters_a_day(client):
    email = person().account.email
    codes = [client.post("/passwort-vergessen", data={"email": email}).status_code for _ in range(6)]
    assert codes == [302] * 5 + [429]
    assert kinds() == ["reset"] * 5


def test_the_page_says_what_to_do(client):
    page = [client.post("/einloggen/brief", data={"brief-email": "a@example.org"}) for _ in range(4)][-1]
    assert "Bitte sehen Sie im Postfach und im Spam-Ordner nach." in page.text


def test_sixteen_at_once_count_as_sixteen(app):
    def attempt(_number: int) -> bool:
        with app.app_context():
            try:
                actions.note_try("sign_in", "same@example.org")
            except TooMany:
                return False
            return True

    with ThreadPoolExecutor(16) as pool:
        allowed = sum(pool.map(attempt, range(16)))
    assert allowed == 10


def test_no_address_is_stored_and_old_tries_are_forgotten(app):
    with time_machine.travel(NOON, tick=False):
        actions.note_try("sign_in", "lena@example.org", "from 192.0.2.1")
        assert {len(key) for key in db.session.scalars(select(Attempt.key))} == {64}
    assert JOBS["accounts.tidy"](NOON + timedelta(days=1, seconds=1)) == 2
    assert db.session.scalar(select(func.count()).select_from(Attempt)) == 0
