"""Calendars of one's own: opened with a name, the address shown once, revoked at once, in no log line."""

import gzip
import hashlib
import logging
import re
from datetime import timedelta

import pytest
from sqlalchemy import delete, select

from mentoring.accounts.models import Account
from mentoring.core import clock
from mentoring.core.db import action, db
from mentoring.core.errors import NotAllowed, WrongState
from mentoring.core.feed_answers import looks_of
from mentoring.core.feed_states import person_key, raise_versions
from mentoring.core.ical import EventSource, personal
from mentoring.core.journal import entries_of
from mentoring.people.actions import create_calendar, revoke_calendar
from mentoring.people.models import PersonalCalendar
from mentoring.people.queries import own_calendars
from tests.conftest import person
from tests.queries import counted_statements

PAGE = "/mein-bereich/kalender"


def feed(token):
    return f"/kalender/p/{token}.ics"


def lesson(person_id, now):
    """A feature's event for everybody."""
    yield EventSource(
        uid=f"lesson-{person_id}@example.org", sequence=0, starts_at=now, ends_at=now + timedelta(hours=1),
        summary="Geheimer Titel", description="Worte", location="Haus 3", url="https://example.org/x",
        categories=("Thema",), public_changed_at=now, conference_url="https://room.example.org/1",
    )  # fmt: skip


@pytest.fixture
def lessons(monkeypatch):
    """One feature that contributes, and no other."""
    monkeypatch.setattr(personal, "_contributors", {"lesson": lesson})


def test_the_address_of_a_new_calendar_is_shown_once(app, signed_in):
    someone = person()
    browser = signed_in(someone)
    reply = browser.post(PAGE, data={"label": "Handy"})
    assert reply.headers["Location"] == f"{PAGE}#meldung"
    first, second = (browser.get(PAGE).get_data(as_text=True) for _ in range(2))
    [address] = set(re.findall(r"http://localhost(/kalender/p/[\w-]+\.ics)", first))
    assert app.test_client().get(address).status_code == 200
    assert ("Handy" in second, "/kalender/p/" in second) == (True, False)


def test_an_address_nobody_has_seen_is_not_shown_to_who_signs_in_next(app, signed_in):
    browser, next_one = signed_in(person()), signed_in(person("Andere Person"))
    browser.post(PAGE, data={"label": "Handy"})
    with browser.session_transaction() as left:
        kept = left["fresh_calendar"]
    with next_one.session_transaction() as cookie:
        cookie["fresh_calendar"] = kept
    assert "/kalender/p/" not in next_one.get(PAGE).get_data(as_text=True)


def test_only_a_hash_of_256_random_bits_is_stored(app):
    someone = person()
    tokens = [create_calendar(someone, "Handy"), create_calendar(someone, "Handy")]
    assert [len(token) for token in tokens] == [43, 43]
    stored = db.session.scalars(select(PersonalCalendar.token_hash).order_by(PersonalCalendar.id)).all()
    assert stored == [hashlib.sha256(token.encode()).hexdigest() for token in tokens]


def test_a_revoked_address_has_gone_at_once_and_the_others_answer(app, client, signed_in):
    someone = person()
    old, new = create_calendar(someone, "Alt"), create_calendar(someone, "Neu")
    tag = client.get(feed(old)).headers["ETag"]
    browser, [first, _second] = signed_in(someone), own_calendars(someone)
    for _click in range(2):
        assert browser.post(f"{PAGE}/{first.id}/ende").headers["Location"] == f"{PAGE}#meldung"
    assert client.get(feed(old), headers={"If-None-Match": tag}).status_code == 410
    assert client.get(feed(new)).status_code == 200
    assert "Alt" not in browser.get(PAGE).get_data(as_text=True)


def test_an_address_that_never_was_is_not_found(client):
    assert [client.get(feed(token)).status_code for token in ("x", "x" * 43, "%C3%A4")] == [404] * 3


def test_the_address_of_a_closed_account_has_gone(app, client):
    someone = person()
    token = create_calendar(someone, "Handy")
    _close(someone)
    assert client.get(feed(token)).status_code == 410


@action
def _close(someone):
    someone.account.active = False


def test_nobody_revokes_a_foreign_calendar(app, signed_in):
    owner, stranger = person(), person("Fremd Mensch")
    create_calendar(owner, "Handy")
    [calendar] = own_calendars(owner)
    assert signed_in(stranger).post(f"{PAGE}/{calendar.id}/ende").status_code == 404
    with pytest.raises(NotAllowed):
        revoke_calendar(stranger, calendar)
    assert calendar.revoked_at is None


def test_ten_calendars_are_enough_and_a_revoked_one_makes_room(app):
    someone = person()
    for number in range(10):
        create_calendar(someone, f"Nummer {number}")
    with pytest.raises(WrongState, match="schon 10 Kalender"):
        create_calendar(someone, "Zu viel")
    revoke_calendar(someone, own_calendars(someone)[0])
    create_calendar(someone, "Passt")
    assert len(own_calendars(someone)) == 10


@pytest.mark.parametrize("label", ["", "   ", "x" * 121])
def test_a_calendar_needs_a_name_of_one_line(app, signed_in, label):
    someone = person()
    assert signed_in(someone).post(PAGE, data={"label": label}).status_code == 422
    assert own_calendars(someone) == []


def test_everything_in_it_is_private(client, lessons):
    text = client.get(feed(create_calendar(person(), "Handy"))).get_data(as_text=True)
    assert [text.count(f"\r\n{line}\r\n") for line in ("CLASS:PRIVATE", "CLASS:PUBLIC")] == [1, 0]
    assert "SUMMARY:Geheimer Titel\r\n" in text
    assert "https://room.example.org/1" in text


def test_a_neutral_calendar_says_nothing_but_the_time(client, lessons):
    text = client.get(feed(create_calendar(person(), "Büro", neutral=True))).get_data(as_text=True)
    assert "SUMMARY:Termin\r\n" in text
    for word in ("Geheim", "Worte", "Haus 3", "example.org/x", "Thema", "room.example.org"):
        assert word not in text


def test_an_address_stands_in_no_log_line_whatever_happens(app, client, caplog, monkeypatch):
    caplog.set_level(logging.DEBUG)
    someone = person()
    token = create_calendar(someone, "Handy")
    reply = client.get(feed(token))
    statuses = [reply.status_code]
    statuses.append(client.get(feed(token), headers={"If-None-Match": reply.headers["ETag"]}).status_code)
    monkeypatch.setattr(personal, "_contributors", {"broken": lambda _person, _now: 1 / 0})
    statuses.append(client.get(feed(token)).status_code)
    revoke_calendar(someone, own_calendars(someone)[0])
    statuses.append(client.get(feed(token)).status_code)
    assert statuses == [200, 304, 500, 410]
    assert "ZeroDivisionError" in caplog.text
    assert token not in caplog.text


def test_the_calendar_stays_out_of_shared_caches_and_of_searches(client):
    token = create_calendar(person(), "Handy")
    reply = client.get(feed(token))
    assert reply.headers["Cache-Control"] == "private, max-age=0, must-revalidate"
    assert reply.headers["X-Robots-Tag"] == "noindex"
    assert token.encode() not in reply.data


def test_the_calendar_comes_compressed_and_tells_its_head_alone(client):
    url = feed(create_calendar(person(), "Handy"))
    whole, small, head = (
        client.get(url),
        client.get(url, headers={"Accept-Encoding": "gzip"}),
        client.head(url),
    )
    assert (gzip.decompress(small.data), small.headers["ETag"]) == (whole.data, whole.headers["ETag"])
    assert (head.data, dict(head.headers)) == (b"", dict(whole.headers))


def test_the_calendar_gives_no_cookie(app, signed_in):
    someone = person()
    url = feed(create_calendar(someone, "Handy"))
    assert ["Set-Cookie" in browser.get(url).headers for browser in (app.test_client(), signed_in(someone))] == [
        False, False,
    ]  # fmt: skip


def test_the_second_look_costs_two_statements_until_something_changes_for_this_person(app, client):
    someone, other = person(), person("Andere Person")
    url = feed(create_calendar(someone, "Handy"))
    known = {"If-None-Match": client.get(url).headers["ETag"]}
    _change(other)
    looks_of(app).clear()
    with counted_statements() as statements:
        reply = client.get(url, headers=known)
    assert (reply.status_code, reply.data, len(statements)) == (304, b"", 2)
    _change(someone)
    assert client.get(url, headers=known).status_code == 200


@action
def _change(someone):
    raise_versions([person_key(someone.id)])


def test_what_is_deleted_with_a_person_is_not_found(client):
    someone = person()
    token = create_calendar(someone, "Handy")
    _delete(someone)
    assert client.get(feed(token)).status_code == 404


@action
def _delete(someone):
    db.session.execute(delete(Account).where(Account.id == someone.id))


def test_a_calendar_is_opened_and_ended_in_the_journal(app):
    someone = person()
    create_calendar(someone, "Handy")
    [calendar] = own_calendars(someone)
    revoke_calendar(someone, calendar)
    revoke_calendar(someone, calendar)
    assert [entry.event for entry in entries_of("calendar", calendar.id)] == [
        "calendar.created",
        "calendar.revoked",
    ]
    assert clock.now() >= calendar.revoked_at
