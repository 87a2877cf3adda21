"""How long a browser stays signed in, silent or not."""

from datetime import UTC, datetime, timedelta

import time_machine

from tests.accounts.accounts import is_signed_in, sign_in, with_password

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)


def test_eight_silent_hours_sign_out_and_pages_keep_awake(client):
    email = with_password().account.email
    with time_machine.travel(NOON, tick=False) as clock:
        sign_in(client, email)
        clock.shift(timedelta(hours=7))
        assert is_signed_in(client)
        clock.shift(timedelta(hours=7))
        assert is_signed_in(client)
        clock.shift(timedelta(hours=8, seconds=1))
        assert not is_signed_in(client)


def test_a_kept_device_stays_for_thirty_silent_days_but_never_ninety(client):
    email = with_password().account.email
    with time_machine.travel(NOON, tick=False) as clock:
        sign_in(client, email, kept="y")
        for _week in range(4):
            clock.shift(timedelta(days=22))
            assert is_signed_in(client)
        clock.shift(timedelta(days=3))
        assert not is_signed_in(client)


def test_a_kept_device_is_forgotten_after_thirty_silent_days(client):
    email = with_password().account.email
    with time_machine.travel(NOON, tick=False) as clock:
        sign_in(client, email, kept="y")
        clock.shift(timedelta(days=30, seconds=1))
        assert not is_signed_in(client)


def test_most_pages_set_no_cookie(client):
    email = with_password().account.email
    with time_machine.travel(NOON, tick=False) as clock:
        sign_in(client, email)
        client.get("/konto")
        assert "Set-Cookie" not in client.get("/impressum").headers
        clock.shift(timedelta(minutes=6))
        assert "Set-Cookie" in client.get("/impressum").headers
        assert "Set-Cookie" not in client.get("/impressum").headers
