"""What calendars show is what was published, each date once, at the hour on the wall."""

from datetime import timedelta

import pytest

from mentoring.core import clock
from mentoring.core.errors import WrongState
from mentoring.people.actions import create_calendar
from mentoring.trainings import actions
from tests.clients.readers import (
    read_with_ical_js,
    read_with_libical,
    read_with_node_ical,
    read_with_vobject,
)
from tests.conftest import person
from tests.trainings.scenes import between, draft, events, only_date, planned, published, trainer

ALL = "/kalender/alle.ics"
NIGHT = between("2026-10-24T22:00", "2026-10-25T06:00")
READERS = {
    "ical.js": lambda document: read_with_ical_js(document)["events"],
    "node-ical": lambda document: read_with_node_ical(document)["events"],
    "vobject": read_with_vobject,
}
WALLS = ("2026-10-24T08:15", "2027-01-15T09:00", "2027-03-28T05:00", "2027-06-15T18:30", "2027-09-15T23:00")


@pytest.fixture
def in_spring(time_machine):
    """The spring in which these dates are planned."""
    time_machine.move_to("2026-04-01 10:00 +0200", tick=True)


def year_of_dates(leader):
    """Some published dates of a year, summer and winter, and what the clock on the wall shows for each."""
    for wall in WALLS:
        published(leader, between(wall, f"{wall[:10]}T23:30"))
    return [f"{wall}:00" for wall in WALLS]


def test_exactly_the_published_dates_are_shown_at_the_hour_on_the_wall(sqlite_app, in_spring):
    leader = trainer()
    actions.add_date(leader, draft(leader), planned())
    walls = year_of_dates(leader)
    document = sqlite_app.test_client().get(ALL).data
    assert [event["wall"] for event in read_with_ical_js(document)["events"]] == walls
    assert [event["wall"] for event in read_with_vobject(document)] == walls
    assert len(read_with_node_ical(document)["events"]) == len(walls)


@pytest.mark.parametrize("reader", READERS)
def test_a_night_in_which_summer_ends_lasts_nine_hours(sqlite_app, in_spring, reader):
    one = only_date(published(trainer(), NIGHT))
    assert one.ends_at - one.starts_at == timedelta(hours=9)
    [event] = READERS[reader](sqlite_app.test_client().get(ALL).data)
    assert (event["starts"], event["ends"]) == ("2026-10-24T20:00:00Z", "2026-10-25T05:00:00Z")


@pytest.mark.parametrize("reader", READERS)
def test_a_moved_date_is_shown_once(sqlite_app, reader):
    leader = trainer()
    one = only_date(published(leader))
    for days in (20, 30):
        actions.move_date(leader, one, planned(days=days))
    [event] = READERS[reader](sqlite_app.test_client().get(ALL).data)
    assert (event["uid"], int(event["sequence"])) == (one.uid, 2)


def test_the_eleventh_person_waits_and_reads_tentative(client):
    training = published(trainer(), seats=10)
    feeds = [own_feed(training, f"Gast {number}") for number in range(11)]
    seen = [[str(event["STATUS"]) for event in events(client, feed)] for feed in feeds]
    assert seen == [["CONFIRMED"]] * 10 + [["TENTATIVE"]]


def own_feed(training, name):
    someone = person(name)
    actions.register_for_training(someone, training)
    return f"/kalender/p/{create_calendar(someone, 'Handy')}.ics"


def test_what_was_published_never_leaves_the_calendar(client, time_machine):
    leader = trainer()
    trainings = [published(leader, planned(days=days)) for days in (3, 4, 5)]
    uids = {only_date(training).uid for training in trainings}
    actions.cancel_training(leader, trainings[0])
    actions.cancel_date(leader, only_date(trainings[1]))
    with pytest.raises(WrongState, match="abgesagt, nicht entfernt"):
        actions.remove_date(leader, only_date(trainings[2]))
    time_machine.move_to(clock.now() + timedelta(days=30))
    actions.finish_trainings(clock.now())
    assert [training.state for training in trainings] == ["cancelled", "done", "done"]
    assert {str(event["UID"]) for event in events(client)} == uids


FEEDS = (
    ALL,
    "/kalender/land/03.ics",
    "/kalender/auswahl.ics?land=03&form=online",
    "/kalender/thema/officer_role.ics",
)


@pytest.mark.parametrize("url", FEEDS)
def test_libical_finds_no_error_in_a_served_calendar(sqlite_app, url):
    leader = trainer()
    actions.cancel_date(leader, only_date(published(leader)))
    actions.move_date(leader, only_date(published(leader)), planned(days=20))
    found = read_with_libical(sqlite_app.test_client().get(url).data)
    assert (found["allowed"], found["complaints"], len(found["events"])) == (True, [], 2)
