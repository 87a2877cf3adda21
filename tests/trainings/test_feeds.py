"""Calendars follow what is published, moved and cancelled, and say so with a tag."""

import gzip
from datetime import timedelta

import pytest

from mentoring.core import clock
from mentoring.core.clock import standing_at
from mentoring.core.db import action, db
from mentoring.core.feed_answers import looks_of
from mentoring.core.feed_states import FeedState
from mentoring.trainings import actions
from mentoring.trainings.models import TrainingDate
from tests.queries import counted_statements
from tests.trainings.scenes import WORDS, draft, events, only_date, planned, published, trainer

FEEDS = (
    "/kalender/alle.ics",
    "/kalender/land/03.ics",
    "/kalender/einrichtungsart/hospital.ics",
    "/kalender/thema/officer_role.ics",
)


def uids(client, url="/kalender/alle.ics"):
    return [str(event["UID"]) for event in events(client, url)]


def test_a_published_date_is_in_every_calendar_it_belongs_to(client):
    training = published(trainer())
    one = only_date(training)
    for url in (*FEEDS, f"/fortbildungen/{training.public_id}/termine.ics", f"/termine/{one.public_id}.ics"):
        assert uids(client, url) == [one.uid]


@pytest.mark.parametrize("url", ["/kalender/land/04.ics", "/kalender/einrichtungsart/practice.ics"])
def test_a_published_date_is_in_no_other_calendar(client, url):
    published(trainer())
    assert uids(client, url) == []


def test_what_is_for_all_is_in_the_calendar_of_every_land_and_type(client):
    one = only_date(published(trainer(), laender=[], audience=[]))
    assert uids(client, "/kalender/land/04.ics") == [one.uid]
    assert uids(client, "/kalender/einrichtungsart/practice.ics") == [one.uid]


def test_a_calendar_says_what_was_entered(client):
    time = planned()
    training = published(trainer(), time, format="hybrid", venue="Haus 3\nSoest", summary="Kurz; gesagt, ja.")
    [event] = events(client)
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (time.starts_at, time.ends_at)
    assert event["DTSTART"].params["TZID"] == "Europe/Berlin"
    assert str(event["SUMMARY"]) == training.title
    assert str(event["DESCRIPTION"]) == "Kurz; gesagt, ja."
    assert str(event["LOCATION"]) == "Haus 3, Soest / Online"
    assert str(event["URL"]) == f"http://localhost/fortbildungen/{training.public_id}"


def test_a_draft_is_in_no_calendar(client):
    leader = trainer()
    training = draft(leader)
    one = actions.add_date(leader, training, planned())
    assert uids(client) == []
    assert client.get(f"/termine/{one.public_id}.ics").status_code == 404
    assert client.get(f"/fortbildungen/{training.public_id}/termine.ics").status_code == 404


def test_the_date_and_the_versions_are_written_in_the_transaction_that_publishes(app, monkeypatch):
    leader = trainer()
    training = draft(leader)
    actions.add_date(leader, training, planned())
    monkeypatch.setattr(db.session(), "commit", lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        actions.publish_training(leader, training)
    monkeypatch.undo()
    assert (training.state, only_date(training).ics_fragment) == ("draft", "")
    assert db.session.query(FeedState).count() == 0


def test_a_moved_date_keeps_its_uid_and_rises_in_sequence(client):
    leader = trainer()
    one = only_date(published(leader))
    before, later = one.public_changed_at, planned(days=20)
    actions.move_date(leader, one, later)
    [event] = events(client)
    assert (str(event["UID"]), event["SEQUENCE"]) == (one.uid, 1)
    assert event["DTSTART"].dt == later.starts_at
    assert one.public_changed_at > before


def test_a_typo_is_corrected_without_a_new_sequence(client):
    leader = trainer()
    training = published(leader)
    [before] = events(client)
    with standing_at(clock.now() + timedelta(minutes=5)):
        actions.edit_training(leader, training, {**WORDS, "title": "Ohne Tippfehler"})
    [event] = events(client)
    assert (str(event["SUMMARY"]), event["SEQUENCE"]) == ("Ohne Tippfehler", 0)
    assert event["LAST-MODIFIED"].dt - before["LAST-MODIFIED"].dt >= timedelta(minutes=5)


def test_another_place_rises_in_sequence(client):
    leader = trainer()
    training = published(leader)
    actions.edit_training(leader, training, {**WORDS, "format": "on_site", "venue": "Saal 2"})
    [event] = events(client)
    assert (str(event["LOCATION"]), event["SEQUENCE"]) == ("Saal 2", 1)


def test_another_join_link_changes_no_public_calendar(client):
    leader = trainer()
    training = published(leader)
    before = client.get("/kalender/alle.ics")
    actions.edit_training(leader, training, {**WORDS, "join_link": "https://room.example.org/neu"})
    after = client.get("/kalender/alle.ics")
    assert (after.data, after.headers["ETag"]) == (before.data, before.headers["ETag"])
    assert b"room.example.org" not in after.data


def test_a_cancelled_date_stays_as_cancelled(client):
    leader = trainer()
    one = only_date(published(leader))
    actions.cancel_date(leader, one)
    actions.cancel_date(leader, one)
    [event] = events(client)
    assert (str(event["STATUS"]), event["SEQUENCE"]) == ("CANCELLED", 1)
    assert str(event["SUMMARY"]).startswith("Abgesagt: ")


def test_a_cancelled_training_cancels_all_its_dates(client):
    leader = trainer()
    training = published(leader)
    actions.add_date(leader, training, planned(days=30))
    actions.cancel_training(leader, training)
    actions.cancel_training(leader, training)
    assert [(str(one["STATUS"]), one["SEQUENCE"]) for one in events(client)] == [("CANCELLED", 1)] * 2


def test_the_second_look_costs_nothing_until_something_changes(client):
    leader = trainer()
    one = only_date(published(leader))
    tag = client.get("/kalender/alle.ics").headers["ETag"]
    looks_of(client.application).clear()
    with counted_statements() as statements:
        again = client.get("/kalender/alle.ics", headers={"If-None-Match": tag})
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", tag)
    assert len(statements) <= 4
    actions.move_date(leader, one, planned(days=20))
    assert client.get("/kalender/alle.ics", headers={"If-None-Match": tag}).status_code == 200


def test_another_land_moves_the_tags_of_the_old_and_the_new_land(client):
    leader = trainer()
    training = published(leader)
    urls = ("/kalender/land/03.ics", "/kalender/land/04.ics", "/kalender/land/05.ics")
    before = [client.get(url).headers["ETag"] for url in urls]
    actions.edit_training(leader, training, {**WORDS, "laender": ["04"]})
    after = [client.get(url).headers["ETag"] for url in urls]
    assert [old == new for old, new in zip(before, after, strict=True)] == [False, False, True]
    assert [len(uids(client, url)) for url in urls] == [0, 1, 0]


@pytest.mark.parametrize("url", FEEDS)
def test_head_says_what_get_says(client, url):
    published(trainer())
    get, head = client.get(url), client.head(url)
    assert head.data == b""
    assert dict(head.headers) == dict(get.headers)
    assert get.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert get.headers["Cache-Control"] == "public, max-age=0, must-revalidate"


def test_a_calendar_comes_compressed_to_who_can_read_that(client):
    published(trainer())
    plain = client.get("/kalender/alle.ics")
    small = client.get("/kalender/alle.ics", headers={"Accept-Encoding": "gzip"})
    assert small.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(small.data) == plain.data
    assert small.headers["ETag"] == plain.headers["ETag"]


def test_a_calendar_needs_no_cookie_and_gives_none(app, signed_in):
    leader = trainer()
    published(leader)
    browser = signed_in(leader)
    with browser.session_transaction() as cookie:
        cookie.permanent = True
    assert "Set-Cookie" not in browser.get("/kalender/alle.ics").headers


def test_public_calendars_may_be_kept_by_all_whatever_cookie_asks(sqlite_app, signed_in):
    leader = trainer()
    training = published(leader)
    own = (
        f"/fortbildungen/{training.public_id}/termine.ics",
        f"/termine/{only_date(training).public_id}.ics",
    )
    for browser in (sqlite_app.test_client(), signed_in(leader)):
        for url in (
            *FEEDS,
            *own,
            "/en/kalender/alle.ics",
            "/kalender/auswahl.ics?land=03",
            "/kalender/alle.json",
        ):
            first = browser.get(url, headers={"Accept-Encoding": "gzip"})
            again = browser.get(url, headers={"If-None-Match": first.headers["ETag"]})
            said = [(one.headers["Vary"], one.headers["Cache-Control"]) for one in (first, again)]
            assert said == [("Accept-Encoding", "public, max-age=0, must-revalidate")] * 2, url
        assert "Cookie" in browser.get("/fortbildungen").vary


@pytest.mark.parametrize("url", ["/kalender/land/99.ics", "/kalender/thema/x.ics", "/termine/x.ics"])
def test_an_unknown_calendar_is_not_found(client, url):
    assert client.get(url).status_code == 404


def test_one_damaged_event_is_left_out_and_the_others_arrive(client, caplog):
    leader = trainer()
    broken, whole = only_date(published(leader)), only_date(published(leader))
    _write_fragment(broken.id, "BEGIN:VEVENT\r\nUID:broken\r\nBEGIN:VALARM\r\nEND:VEVENT\r\n")
    assert uids(client) == [whole.uid]
    assert "damaged" in caplog.text


@action
def _write_fragment(date_id: int, fragment: str) -> None:
    db.session.get_one(TrainingDate, date_id).ics_fragment = fragment


def test_the_file_of_one_date_is_an_attachment(client):
    one = only_date(published(trainer()))
    reply = client.get(f"/termine/{one.public_id}.ics")
    assert reply.headers["Content-Disposition"] == f'attachment; filename="termin-{one.public_id}.ics"'
