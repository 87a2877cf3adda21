"""A cancellation that is taken back: the same event, counted on, in every calendar and in every letter."""

import pytest

from mentoring.people.actions import create_calendar
from mentoring.trainings import actions
from tests.clients.readers import read_with_ical_js, read_with_node_ical, read_with_vobject
from tests.conftest import person
from tests.trainings.letters import counts_told_to
from tests.trainings.scenes import events, only_date, published, trainer

ALL = "/kalender/alle.ics"


@pytest.fixture
def resumed(client):
    """A date that was called off and takes place after all, and somebody with a seat."""
    leader, guest = trainer(), person("Gast Eins")
    one = only_date(training := published(leader))
    actions.register_for_training(guest, training)
    actions.cancel_date(leader, one)
    actions.resume_date(leader, one, "Der Raum ist doch frei.")
    return one, guest


def test_every_calendar_shows_the_same_event_counted_on(client, resumed):
    one, guest = resumed
    for url in (ALL, f"/termine/{one.public_id}.ics", f"/kalender/p/{create_calendar(guest, 'Handy')}.ics"):
        [event] = events(client, url)
        assert (str(event["UID"]), event["SEQUENCE"], str(event["STATUS"])) == (one.uid, 2, "CONFIRMED")
        assert str(event["SUMMARY"]) == one.training.title


def test_the_letters_take_the_date_out_and_put_it_in_again(client, resumed):
    _one, guest = resumed
    assert counts_told_to(guest)[-1] == ("REQUEST", 2)


def test_the_tag_moves_with_each_step(client):
    leader, tags = trainer(), []
    one = only_date(published(leader))
    tags.append(client.get(ALL).headers["ETag"])
    actions.cancel_date(leader, one)
    tags.append(client.get(ALL).headers["ETag"])
    actions.resume_date(leader, one, "Doch.")
    assert len({*tags, client.get(ALL).headers["ETag"]}) == 3


def test_programs_of_others_show_it_once(client, resumed):
    one, _guest = resumed
    document = client.get(ALL).data
    read = [
        read_with_ical_js(document)["events"],
        read_with_node_ical(document)["events"],
        read_with_vobject(document),
    ]
    assert [[(event["uid"], int(event["sequence"])) for event in found] for found in read] == [
        [(one.uid, 2)]
    ] * 3


def test_who_says_yes_again_to_a_whole_training_is_invited_again(client):
    leader, guest = trainer(), person("Gast Eins")
    training = published(leader)
    actions.register_for_training(guest, training)
    actions.cancel_training(leader, training)
    actions.resume_training(leader, training, "Wir haben eine neue Leitung.")
    assert counts_told_to(guest) == [("CANCEL", 2)]
    actions.take_seat(guest, training)
    assert set(counts_told_to(guest)) == {("REQUEST", 3)}
    assert [event["SEQUENCE"] for event in events(client)] == [2]
