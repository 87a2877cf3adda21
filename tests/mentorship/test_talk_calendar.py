"""Talks in the two persons' own calendars: a neutral title and a time, and nothing that anybody typed."""

from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mentoring.core import clock
from mentoring.core.clock import standing_at
from mentoring.core.feed_states import person_key, versions_of
from mentoring.mentorship.actions import (
    cancel_talk,
    end_tandem,
    hold_talk,
    move_talk,
    note_talk,
    plan_talk,
    take_talk_back,
)
from tests.conftest import person
from tests.mentorship.scenes import tandem
from tests.mentorship.talking import at, events, own_calendar, plan, planned


def test_both_read_the_same_talk_with_a_neutral_title(client):
    pair = tandem()
    talk = planned(pair)
    for someone in (pair.newcomer, pair.mentor):
        [event] = events(client, own_calendar(someone))
        assert (str(event["UID"]), str(event["SUMMARY"])) == (talk.uid, "Mentoring-Gespräch")
        assert (str(event["CLASS"]), str(event["STATUS"]), event["SEQUENCE"]) == ("PRIVATE", "CONFIRMED", 0)
        assert event["DTSTART"].dt == talk.starts_at
        unsaid = ("LOCATION", "CONFERENCE", "ATTENDEE", "ORGANIZER", "CATEGORIES")
        assert [name for name in unsaid if name in event] == []


def test_a_moved_talk_keeps_its_name_and_rises(client):
    pair = tandem()
    talk = planned(pair)
    url = own_calendar(pair.mentor)
    [before] = events(client, url)
    with standing_at(clock.now() + timedelta(hours=1)):
        move_talk(pair.newcomer, talk, plan(9))
        [after] = events(client, url)
    assert (after["UID"], before["SEQUENCE"], after["SEQUENCE"]) == (before["UID"], 0, 1)
    assert after["DTSTART"].dt == talk.starts_at != before["DTSTART"].dt
    assert after["DTSTAMP"].dt > before["DTSTAMP"].dt


@pytest.mark.parametrize("end", ["talk", "tandem"])
def test_what_is_called_off_stays_as_cancelled(client, end):
    pair = tandem()
    talk = planned(pair)
    url = own_calendar(pair.mentor)
    if end == "talk":
        cancel_talk(pair.newcomer, talk)
    else:
        end_tandem(pair.newcomer, pair)
    [event] = events(client, url)
    assert (str(event["STATUS"]), event["SEQUENCE"]) == ("CANCELLED", 1)
    assert str(event["SUMMARY"]) == "Abgesagt: Mentoring-Gespräch"


def test_nobody_else_reads_it(client):
    planned(tandem())
    assert events(client, own_calendar(person("Andere Person"))) == []


def test_an_unplanned_talk_stands_in_no_calendar(client):
    pair = tandem()
    note_talk(pair.mentor, pair)
    assert events(client, own_calendar(pair.mentor)) == []


def test_a_talk_in_the_second_of_two_hours_is_at_the_right_moment(client):
    pair = tandem()
    url = own_calendar(pair.mentor)
    with standing_at(clock.now().replace(year=2027, month=10, day=1)):
        talks = [plan_talk(pair.mentor, pair, at("2027-10-31T02:30", fold)) for fold in (0, 1)]
        found = [event["DTSTART"].dt for event in events(client, url)]
    assert found == [talk.starts_at for talk in talks]


CHANGES = {
    "planned": lambda pair, talk: planned(pair, 20),
    "moved": lambda pair, talk: move_talk(pair.mentor, talk, plan(9)),
    "cancelled": lambda pair, talk: cancel_talk(pair.mentor, talk),
    "ended": lambda pair, talk: end_tandem(pair.mentor, pair),
}


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_raises_both_calendars_once_and_nobody_elses(client, change):
    pair = tandem()
    talk = planned(pair)
    keys = [person_key(one.id) for one in (pair.newcomer, pair.mentor, person("Andere Person"))]
    urls = [own_calendar(one) for one in (pair.newcomer, pair.mentor)]
    tags = [client.get(url).headers["ETag"] for url in urls]
    before = versions_of(keys)
    CHANGES[change](pair, talk)
    assert versions_of(keys) == {key: version + 1 for key, version in before.items()}
    known = [client.get(url, headers={"If-None-Match": tag}) for url, tag in zip(urls, tags, strict=True)]
    assert [answer.status_code for answer in known] == [200, 200]


def test_what_calendars_do_not_say_leaves_them_unchanged(client):
    pair = tandem()
    talk = planned(pair)
    url = own_calendar(pair.mentor)
    first = client.get(url)
    with standing_at(clock.now() + timedelta(minutes=5)):
        move_talk(pair.mentor, talk, plan(7, "https://anders.example.org", "Anderswo"))
        note_talk(pair.mentor, pair)
        again = client.get(url, headers={"If-None-Match": first.headers["ETag"]})
        assert (again.status_code, client.get(url).data) == (304, first.data)


def test_having_been_and_taking_it_back_change_no_calendar(client):
    pair = tandem()
    talk = planned(pair)
    url = own_calendar(pair.mentor)
    with standing_at(clock.now() + timedelta(days=8)):
        tag = client.get(url).headers["ETag"]
        hold_talk(pair.mentor, talk)
        take_talk_back(pair.mentor, talk)
        assert client.get(url, headers={"If-None-Match": tag}).status_code == 304


TYPED = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=60)


@pytest.fixture
def typed_in(sqlite_app: Flask):
    """A calendar's text after somebody has typed a link and a place."""
    pair = tandem()
    client, url = sqlite_app.test_client(), own_calendar(pair.mentor)
    talk, when = plan_talk(pair.newcomer, pair, plan(7, "", "")), plan(7)

    def read(link: str, place: str) -> str:
        move_talk(pair.newcomer, talk, replace(when, link=link, place=place))
        return client.get(url).text

    return read


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(link=TYPED, place=TYPED)
def test_whatever_is_typed_a_calendar_reads_the_same(typed_in, link: str, place: str):
    assert typed_in(f"https://raum.example.org/{link}", place) == typed_in("", "")
