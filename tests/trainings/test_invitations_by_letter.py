"""Letters keep the participants' own calendars right: invitation, change and withdrawal, to each person alone."""

import time_machine

from mentoring.core import clock
from mentoring.core.db import action
from mentoring.core.outbox import lease_letter, mark_sent
from mentoring.trainings import actions
from tests.clients.readers import read_with_ical_js, read_with_libical
from tests.conftest import person
from tests.trainings.letters import calendar_part_of, counts_told_to, documents_to, mails_to, told_to
from tests.trainings.scenes import WORDS, draft, only_date, planned, published, trainer

ROOM = "https://room.example.org/geheim"


def seated(training, name="Gast Eins"):
    guest = person(name)
    actions.register_for_training(guest, training)
    send_all()
    return guest


def send_all():
    while (letter_id := lease_letter()) is not None:
        mark_sent(letter_id)


def test_a_seat_is_an_invitation_that_nobody_has_to_answer(app):
    training = published(trainer(), time := planned())
    guest = seated(training)
    [(method, event)] = told_to(guest)
    assert (method, event["UID"], event["SEQUENCE"]) == ("REQUEST", only_date(training).uid, 0)
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (time.starts_at, time.ends_at)
    assert event["ATTENDEE"] == f"mailto:{guest.account.email}"
    assert (event["ATTENDEE"].params["PARTSTAT"], event["ATTENDEE"].params["RSVP"]) == ("ACCEPTED", "FALSE")
    assert event["ORGANIZER"] == f"mailto:{app.config['OFFICE_MAIL']}"


def test_the_calendar_travels_as_a_third_way_to_read_the_letter(sqlite_app):
    [mail] = mails_to(seated(published(trainer())))
    kinds = [part.get_content_type() for part in mail.iter_parts()]
    assert (mail.get_content_type(), kinds) == (
        "multipart/alternative",
        ["text/plain", "text/html", "text/calendar"],
    )
    part = calendar_part_of(mail)
    assert (part.get_param("method"), part.get_content_charset()) == ("REQUEST", "utf-8")
    assert part["Content-Transfer-Encoding"] == "base64"


def test_the_way_in_is_in_the_letters_of_who_has_a_seat_only(app, client):
    training = published(trainer(), seats=1)
    guest, waiter = seated(training), seated(training, "Gast Zwei")
    [(_method, event)] = told_to(guest)
    assert (event["CONFERENCE"], event["CLASS"]) == (ROOM, "PRIVATE")
    assert told_to(waiter) == []
    actions.cancel_registration(guest, training)
    assert [ROOM.encode() in one for one in documents_to(guest)] == [False]
    assert ROOM.encode() not in client.get("/kalender/alle.ics").data


def test_who_gets_a_seat_later_is_invited_then(app):
    first, second = person("Gast Eins"), person("Gast Zwei")
    training = published(trainer(), seats=1)
    actions.register_for_training(first, training)
    actions.register_for_training(second, training)
    actions.cancel_registration(first, training)
    assert (actions.offer_free_seats(clock.now()), counts_told_to(second)) == (1, [])
    actions.take_seat(second, training)
    assert counts_told_to(second) == [("REQUEST", 0)]


def test_a_moved_date_is_the_same_invitation_counted_on(app):
    leader = trainer()
    one = only_date(training := published(leader))
    guest = seated(training)
    actions.move_date(leader, one, later := planned(days=20))
    *_, (method, event) = told_to(guest)
    assert (method, event["UID"], event["SEQUENCE"]) == ("REQUEST", one.uid, 1)
    assert event["DTSTART"].dt == later.starts_at


def test_another_place_and_another_way_in_reach_the_calendar(sqlite_app):
    leader = trainer()
    guest = seated(training := published(leader))
    for number, link in enumerate(("https://room.example.org/neu", "https://room.example.org/noch-neuer")):
        actions.edit_training(leader, training, {**WORDS, "join_link": link})
        *_, (method, event) = told_to(guest)
        assert (method, event["SEQUENCE"], event["CONFERENCE"]) == ("REQUEST", number + 1, link)


def test_a_typo_costs_no_letter(sqlite_app):
    leader = trainer()
    guest = seated(training := published(leader))
    actions.edit_training(leader, training, {**WORDS, "title": "Ohne Tippfehler"})
    assert len(mails_to(guest)) == 1


def test_a_cancelled_date_leaves_the_calendar_with_one_letter_each(app):
    leader = trainer()
    one = only_date(training := published(leader, seats=2))
    guests = [seated(training, name) for name in ("Gast Eins", "Gast Zwei", "Gast Drei")]
    actions.cancel_date(leader, one)
    actions.cancel_date(leader, one)
    for guest in guests:
        assert [mail["Subject"] for mail in mails_to(guest)[1:]] == [f"Abgesagt: {training.title}"]
    assert [counts_told_to(guest)[1:] for guest in guests] == [[("CANCEL", 1)], [("CANCEL", 1)], []]


def test_who_leaves_hears_of_it_alone_and_nobody_is_named(app):
    leader = trainer()
    training = published(leader)
    guest, other = seated(training), seated(training, "Gast Zwei")
    actions.cancel_registration(guest, training)
    [(method, event)] = told_to(guest)
    assert (method, event["STATUS"], event["SUMMARY"]) == ("CANCEL", "CANCELLED", training.title)
    assert counts_told_to(other) == [("REQUEST", 0)]
    [document] = documents_to(guest)
    assert [other.account.email.encode() in document, leader.account.email.encode() in document] == [
        False
    ] * 2


def test_who_leaves_and_comes_back_is_counted_on(app):
    training = published(trainer())
    guest, other = seated(training), seated(training, "Gast Zwei")
    counted = []
    for step in (actions.cancel_registration, actions.register_for_training) * 2:
        step(guest, training)
        counted.append(counts_told_to(guest)[-1])
    assert counted == [("CANCEL", 1), ("REQUEST", 2), ("CANCEL", 3), ("REQUEST", 4)]
    assert counts_told_to(other) == [("REQUEST", 0)]


def test_who_comes_late_begins_where_the_public_calendar_stands(sqlite_app):
    leader = trainer()
    one = only_date(training := published(leader))
    for days in (20, 21, 22):
        actions.move_date(leader, one, planned(days=days))
    assert counts_told_to(seated(training)) == [("REQUEST", 3)]


def test_a_letter_tells_what_is_true_when_it_leaves(app):
    leader, guest = trainer(), person("Gast Eins")
    one = only_date(training := published(leader))
    actions.register_for_training(guest, training)
    actions.move_date(leader, one, later := planned(days=20))
    assert [(method, event["DTSTART"].dt) for method, event in told_to(guest)] == [
        ("REQUEST", later.starts_at)
    ] * 2
    actions.cancel_date(leader, one)
    assert counts_told_to(guest) == [("CANCEL", 2), ("CANCEL", 2)]


def test_a_letter_sent_twice_says_the_same(sqlite_app):
    guest = seated(published(trainer()))
    assert documents_to(guest) == documents_to(guest)


def test_each_of_several_dates_travels_in_a_letter_of_its_own(app):
    leader = trainer()
    training = draft(leader)
    dates = [actions.add_date(leader, training, planned(days=days)) for days in (30, 10, 20)]
    actions.publish_training(leader, training)
    guest = seated(training)
    assert [event["UID"] for _method, event in told_to(guest)] == [dates[1].uid, dates[2].uid, dates[0].uid]
    actions.cancel_training(leader, training)
    assert counts_told_to(guest)[-3:] == [("CANCEL", 1)] * 3


def test_a_long_series_sends_a_dozen_letters_at_most(sqlite_app):
    leader = trainer()
    training = draft(leader)
    for days in range(2, 16):
        actions.add_date(leader, training, planned(days=days))
    actions.publish_training(leader, training)
    assert len(told_to(seated(training))) == 12


def test_a_date_that_is_over_travels_in_no_letter(sqlite_app):
    guest = seated(published(trainer(), planned(days=2)))
    with time_machine.travel(clock.now().timestamp() + 3 * 86400, tick=False):
        assert told_to(guest) == []


def test_an_address_beyond_ascii_is_invited_too(sqlite_app):
    guest = person("Gast Eins")
    _move_to(guest, "o'neill+x@exämple.org")
    actions.register_for_training(guest, published(trainer()))
    assert [event["ATTENDEE"] for _method, event in told_to(guest)] == ["mailto:o'neill+x@xn--exmple-cua.org"]


@action
def _move_to(someone, address):
    someone.account.email = address


def test_libical_and_ical_js_take_every_letter(sqlite_app):
    leader = trainer()
    one = only_date(training := published(leader))
    guest = seated(training)
    actions.move_date(leader, one, planned(days=20))
    invited = documents_to(guest)
    actions.cancel_date(leader, one)
    documents = [*invited, documents_to(guest)[-1]]
    judged = [read_with_libical(document) for document in documents]
    assert [(found["allowed"], found["complaints"]) for found in judged] == [(True, [])] * len(documents)
    read = [read_with_ical_js(document)["events"][0] for document in documents]
    assert [event["sequence"] for event in read] == [1, 1, 2]
