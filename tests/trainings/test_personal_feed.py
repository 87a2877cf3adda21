"""One person's own calendar of trainings: where they come, where they wait, what they lead."""

import pytest
import time_machine

from mentoring.core import clock
from mentoring.people.actions import create_calendar
from mentoring.trainings import actions
from tests.conftest import person
from tests.trainings.scenes import WORDS, draft, events, only_date, planned, published, trainer

ROOM = "https://room.example.org/geheim"


def own_url(someone):
    return f"/kalender/p/{create_calendar(someone, 'Handy')}.ics"


def tag_of(client, url):
    return client.get(url).headers["ETag"]


def seated(training, name="Gast Eins"):
    someone = person(name)
    actions.register_for_training(someone, training)
    return someone


def test_a_seat_is_confirmed_with_the_way_in(client):
    training = published(trainer(), time := planned())
    [event] = events(client, own_url(seated(training)))
    assert (str(event["UID"]), str(event["STATUS"])) == (only_date(training).uid, "CONFIRMED")
    assert (str(event["SUMMARY"]), event["DTSTART"].dt) == (training.title, time.starts_at)
    assert (str(event["CONFERENCE"]), str(event["CLASS"])) == (ROOM, "PRIVATE")


def test_a_place_on_the_waiting_list_is_tentative_without_the_way_in(client):
    training = published(trainer(), seats=1)
    seated(training)
    url = own_url(seated(training, "Gast Zwei"))
    [event] = events(client, url)
    assert (str(event["STATUS"]), str(event["SUMMARY"])) == ("TENTATIVE", f"Warteliste: {training.title}")
    assert b"room.example.org" not in client.get(url).data


def test_what_somebody_leads_stands_in_their_calendar_once_it_is_published(client):
    leader = trainer()
    url, hidden = own_url(leader), draft(leader)
    actions.add_date(leader, hidden, planned())
    assert events(client, url) == []
    training = published(leader)
    [event] = events(client, url)
    assert (str(event["UID"]), str(event["CONFERENCE"])) == (only_date(training).uid, ROOM)


def test_trainings_of_others_are_in_nobodys_calendar(client):
    seated(published(trainer()))
    assert events(client, own_url(person("Gast Zwei"))) == []


def test_who_gives_the_seat_back_loses_the_event(client):
    training = published(trainer())
    guest = seated(training)
    url = own_url(guest)
    assert len(events(client, url)) == 1
    actions.cancel_registration(guest, training)
    assert events(client, url) == []


def test_a_seat_from_the_waiting_list_turns_the_event_and_its_time_of_change(client):
    leader = trainer()
    training = published(leader, seats=1)
    first, second = seated(training), seated(training, "Gast Zwei")
    url = own_url(second)
    [before] = events(client, url)
    actions.cancel_registration(first, training)
    with time_machine.travel(clock.now().timestamp() + 3600, tick=False):
        actions.take_seat(second, training)
        [after] = events(client, url)
    assert [str(one["STATUS"]) for one in (before, after)] == ["TENTATIVE", "CONFIRMED"]
    assert after["LAST-MODIFIED"].dt > before["LAST-MODIFIED"].dt


def test_a_cancelled_date_stays_as_cancelled_without_the_way_in(client):
    leader = trainer()
    training = published(leader)
    url = own_url(seated(training))
    actions.cancel_training(leader, training)
    [event] = events(client, url)
    assert (str(event["STATUS"]), event["SEQUENCE"]) == ("CANCELLED", 1)
    assert "CONFERENCE" not in event


def test_on_site_there_is_no_way_in(client):
    training = published(trainer(), format="on_site", venue="Saal 2")
    [event] = events(client, own_url(seated(training)))
    assert ("CONFERENCE" in event, str(event["LOCATION"])) == (False, "Saal 2")


def test_a_new_way_in_reaches_who_has_a_seat_with_a_new_time_of_change(client):
    leader = trainer()
    training = published(leader)
    url = own_url(seated(training))
    [before] = events(client, url)
    with time_machine.travel(clock.now().timestamp() + 3600, tick=False):
        actions.edit_training(leader, training, {**WORDS, "join_link": "https://room.example.org/neu"})
        [after] = events(client, url)
    assert str(after["CONFERENCE"]) == "https://room.example.org/neu"
    assert after["DTSTAMP"].dt > before["DTSTAMP"].dt
    assert after["SEQUENCE"] == before["SEQUENCE"]


def change_words(leader, training):
    actions.edit_training(leader, training, {**WORDS, "title": "Anders"})


def change_way_in(leader, training):
    actions.edit_training(leader, training, {**WORDS, "join_link": "https://room.example.org/neu"})


def move(leader, training):
    actions.move_date(leader, only_date(training), planned(days=20))


def add(leader, training):
    actions.add_date(leader, training, planned(days=30))


def cancel_one(leader, training):
    actions.cancel_date(leader, only_date(training))


CHANGES = (change_words, change_way_in, move, add, cancel_one, actions.cancel_training)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_every_change_raises_the_tags_of_all_whom_it_concerns_and_of_nobody_else(client, change):
    leader = trainer()
    training = published(leader, seats=1)
    concerned = [leader, seated(training), seated(training, "Gast Zwei")]
    urls = [own_url(one) for one in (*concerned, person("Andere Person"))]
    before = [tag_of(client, url) for url in urls]
    assert client.get(urls[0], headers={"If-None-Match": before[0]}).status_code == 304
    change(leader, training)
    after = [tag_of(client, url) for url in urls]
    assert [old == new for old, new in zip(before, after, strict=True)] == [False, False, False, True]


def test_registering_and_leaving_raise_the_tag_of_that_person_only(client):
    training, guest = published(trainer()), person("Gast Eins")
    urls = [own_url(guest), own_url(training.trainers[0])]
    tags = [[tag_of(client, url) for url in urls]]
    for act in (actions.register_for_training, actions.cancel_registration):
        act(guest, training)
        tags.append([tag_of(client, url) for url in urls])
    assert len({one for one, _leader in tags}) == 3
    assert len({leader for _one, leader in tags}) == 1


def test_two_looks_without_a_change_read_the_same(client):
    url = own_url(seated(published(trainer())))
    with time_machine.travel(clock.now().timestamp() + 600, tick=False):
        assert client.get(url).data == client.get(url).data
