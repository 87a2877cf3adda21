"""Who was there and what follows: marks, corrections with a trace, certificates, checking numbers, forgetting."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select

from mentoring.core import clock
from mentoring.core.clock import BERLIN, standing_at
from mentoring.core.db import db
from mentoring.core.delivery import compose
from mentoring.core.errors import NotAllowed, WrongState
from mentoring.core.journal import Entry
from mentoring.core.outbox import Letter
from mentoring.trainings import actions
from mentoring.trainings.models import Attendance, Certificate, DateInvitation, Registration
from tests.conftest import person
from tests.queries import counted_statements
from tests.trainings.scenes import between, many_seated, published, seat_in, trainer

FIRST, SECOND = "2027-03-01T10:00", "2027-03-08T10:00"
BEFORE = datetime(2027, 2, 1, 12, tzinfo=BERLIN)
AFTER = datetime(2027, 3, 9, 12, tzinfo=BERLIN)
LATER = datetime(2027, 10, 1, 12, tzinfo=BERLIN)
CHECK = "/fortbildungen/bescheinigung-pruefen"


def taught(*names: str, **values):
    """A training of two dates of three units each, all over; its leader and who had a seat."""
    with standing_at(BEFORE):
        leader, people = trainer(), [person(name) for name in names]
        training = published(leader, between(FIRST, "2027-03-01T12:15"), seats=400, **values)
        actions.add_date(leader, training, between(SECOND, "2027-03-08T12:15"))
        for someone in people:
            actions.register_for_training(someone, training)
    with standing_at(AFTER):
        actions.finish_trainings(clock.now())
    return training, leader, people


def seat(someone) -> Registration:
    return db.session.scalars(select(Registration).where(Registration.person_id == someone.id)).one()


def mark(leader, training, someone, *marks: str, moment: datetime = AFTER) -> list[int]:
    with standing_at(moment):
        pairs = zip(training.dates, marks, strict=True)
        return [actions.mark_attendance(leader, one, {seat(someone).id: what}) for one, what in pairs]


def certificates() -> list[Certificate]:
    return list(db.session.scalars(select(Certificate).order_by(Certificate.id)))


def letters_about_certificates() -> list[str]:
    rows = select(Letter).where(Letter.template.startswith("certificate.")).order_by(Letter.id)
    return [one.template for one in db.session.scalars(rows) if compose(one) is not None]


def test_who_was_there_on_all_dates_gets_a_certificate_with_units_and_a_letter(app):
    training, leader, (guest,) = taught("Gast Eins")
    assert mark(leader, training, guest, "attended", "attended") == [1, 1]
    [certificate] = certificates()
    assert (certificate.units, certificate.registration_id) == (6, seat(guest).id)
    assert [len(block) for block in certificate.number.split("-")] == [4, 4, 4]
    assert letters_about_certificates() == ["certificate.issued"]


@pytest.mark.parametrize("second", ["excused", "absent"])
def test_who_missed_a_date_gets_none_when_all_are_asked_for(sqlite_app, second):
    training, leader, (guest,) = taught("Gast Eins")
    mark(leader, training, guest, "attended", second)
    assert certificates() == []


def test_half_of_the_units_are_not_most_of_them(sqlite_app):
    training, leader, (guest,) = taught("Gast Eins", certificate_rule="most_units")
    mark(leader, training, guest, "attended", "absent")
    assert certificates() == []


def test_four_fifths_of_the_units_are_enough_where_the_training_says_so(sqlite_app):
    with standing_at(BEFORE):
        leader, guest = trainer(), person("Gast Eins")
        training = published(leader, between(FIRST, "2027-03-01T13:00"), certificate_rule="most_units")
        actions.add_date(leader, training, between(SECOND, "2027-03-08T10:45"))
        actions.register_for_training(guest, training)
    with standing_at(AFTER):
        actions.finish_trainings(clock.now())
    mark(leader, training, guest, "attended", "absent")
    assert [one.units for one in certificates()] == [4]


def test_marks_made_at_the_door_become_certificates_once_the_training_is_over(sqlite_app):
    with standing_at(BEFORE):
        leader, guest = trainer(), person("Gast Eins")
        training = published(leader, between(FIRST, "2027-03-01T12:15"))
        actions.register_for_training(guest, training)
    at_the_door = datetime(2027, 3, 1, 10, 5, tzinfo=BERLIN)
    with pytest.raises(WrongState, match="sobald der Termin begonnen hat"):
        mark(leader, training, guest, "attended", moment=at_the_door - timedelta(minutes=6))
    mark(leader, training, guest, "attended", moment=at_the_door)
    assert certificates() == []
    with standing_at(AFTER):
        assert [actions.finish_trainings(clock.now()) for _round in range(2)] == [1, 0]
    assert len(certificates()) == 1


def test_a_correction_leaves_a_trace_and_a_new_number(app, client):
    training, leader, (guest,) = taught("Gast Eins")
    mark(leader, training, guest, "attended", "attended")
    mark(leader, training, guest, "attended", "absent")
    [old] = certificates()
    assert old.withdrawn_at is not None
    mark(leader, training, guest, "attended", "attended")
    _old, new = certificates()
    assert (new.withdrawn_at, new.number == old.number) == (None, False)
    pages = [client.get(f"{CHECK}?nummer={one.number}").text for one in (old, new)]
    assert ["nicht mehr gültig" in page for page in pages] == [True, False]
    assert ["Diese Bescheinigung gilt" in page for page in pages] == [False, True]
    trace = db.session.scalars(select(Entry).where(Entry.event == "attendance.corrected")).all()
    assert [(one.details["before"], one.details["mark"]) for one in trace] == [
        ("attended", "absent"),
        ("absent", "attended"),
    ]


def test_saving_the_same_again_changes_nothing(sqlite_app):
    training, leader, (guest,) = taught("Gast Eins")
    mark(leader, training, guest, "attended", "attended")
    assert mark(leader, training, guest, "attended", "attended") == [0, 0]
    assert len(certificates()) == 1


def test_only_who_leads_a_training_says_who_was_there(sqlite_app, signed_in):
    training, _leader, (guest,) = taught("Gast Eins")
    for stranger in (guest, trainer("Fremde Leitung"), person("Olga Amt", "coordinator")):
        with pytest.raises(NotAllowed):
            mark(stranger, training, guest, "attended", "attended")
    url = f"/termine/{training.dates[0].public_id}/anwesenheit"
    assert signed_in(trainer("Fremde Leitung")).get(url).status_code == 404
    assert signed_in(guest).get(url).status_code == 403
    assert db.session.scalar(select(func.count(Attendance.mark))) == 0


def test_people_of_other_trainings_and_unknown_words_are_passed_over(sqlite_app):
    training, leader, (guest,) = taught("Gast Eins")
    other, _other_leader, (stranger,) = taught("Gast Zwei")
    with standing_at(AFTER):
        marks = {seat(stranger).id: "attended", seat(guest).id: "brilliant", 99999: "attended"}
        assert actions.mark_attendance(leader, training.dates[0], marks) == 0
    assert other.id != training.id


def test_the_second_button_marks_all_who_were_left_out_as_there(sqlite_app, signed_in):
    training, leader, (first, second) = taught("Gast Eins", "Gast Zwei")
    url = f"/termine/{training.dates[0].public_id}/anwesenheit"
    with standing_at(AFTER):
        browser = signed_in(leader)
        browser.post(url, data={f"mark-{seat(second).id}": "excused", "rest": "attended"})
        found = {row.registration_id: row.mark for row in db.session.scalars(select(Attendance))}
        assert found == {seat(first).id: "attended", seat(second).id: "excused"}
        browser.post(url, data={f"mark-{seat(second).id}": "absent"})
        assert "vorher: Entschuldigt" in browser.get(url).text


def test_the_person_sees_what_was_marked_the_correction_and_the_certificate(sqlite_app, signed_in):
    training, leader, (guest,) = taught("Gast Eins", title="Vorbei und schön")
    mark(leader, training, guest, "attended", "absent")
    mark(leader, training, guest, "attended", "attended")
    with standing_at(AFTER):
        page = signed_in(guest).get("/mein-bereich").text
    assert page.count(": War da") == 2
    assert ("berichtigt am" in page, certificates()[0].number in page) == (True, True)
    paper = signed_in(guest).get(f"/fortbildungen/bescheinigungen/{certificates()[0].number}").text
    assert ("Gast Eins" in paper, "6 Unterrichtseinheiten" in paper, "Punkt" in paper) == (True, True, False)


POINTS = {"points": 4, "points_body": "Landesärztekammer Bremen"}


@pytest.mark.parametrize(("state", "shown"), [("applied", False), ("recognised", True)])
def test_points_stand_on_a_certificate_only_when_they_are_recognised(sqlite_app, signed_in, state, shown):
    training, leader, (guest,) = taught("Gast Eins", points_state=state, **POINTS)
    mark(leader, training, guest, "attended", "attended")
    paper = signed_in(guest).get(f"/fortbildungen/bescheinigungen/{certificates()[0].number}").text
    assert ("Landesärztekammer" in paper) is shown


def test_a_certificate_names_its_leader_as_the_leader_wants_it(sqlite_app, signed_in):
    training, leader, (guest,) = taught("Gast Eins")
    mark(leader, training, guest, "attended", "attended")
    url, browser = f"/fortbildungen/bescheinigungen/{certificates()[0].number}", signed_in(leader)
    own, reader, read = "/fortbildungen/profil", signed_in(guest), []
    for name in ("", "Dr. Tom Berger, Soest"):
        assert browser.post(own, data={"about": "Moderation", "certificate_name": name}).status_code == 302
        read.append([words in reader.get(url).text for words in ("T. B.", "Dr. Tom Berger, Soest")])
    assert (read, "Dr. Tom Berger, Soest" in browser.get(own).text) == ([[True, False], [False, True]], True)


def test_a_certificate_is_shown_to_its_person_only(sqlite_app, signed_in):
    training, leader, (guest,) = taught("Gast Eins")
    mark(leader, training, guest, "attended", "attended")
    url = f"/fortbildungen/bescheinigungen/{certificates()[0].number}"
    readers = (guest, leader, person("Olga Amt", "coordinator"))
    assert [signed_in(one).get(url).status_code for one in readers] == [200, 404, 404]


def test_checking_a_number_tells_its_date_and_never_a_name(sqlite_app):
    client = sqlite_app.test_client()
    training, leader, (guest,) = taught("Gast Eins", title="Geheimer Titel")
    mark(leader, training, guest, "attended", "attended")
    number = certificates()[0].number
    typed = f" {number.lower().replace('-', ' ')} "
    found, unknown = (client.get(CHECK, query_string={"nummer": one}) for one in (typed, "ZZZZ-ZZZZ-ZZZZ"))
    assert "ausgestellt am Dienstag, 9. März 2027" in found.text
    assert [secret for secret in ("Gast", "Geheimer", "Berger") if secret in found.text] == []
    assert (found.status_code, unknown.status_code) == (200, 200)
    assert "Zu dieser Nummer finden wir nichts" in unknown.text


def test_a_known_and_an_unknown_number_cost_the_same(sqlite_app):
    training, leader, (guest,) = taught("Gast Eins")
    mark(leader, training, guest, "attended", "attended")
    client, costs = sqlite_app.test_client(), []
    for number in (certificates()[0].number, "ZZZZ-ZZZZ-ZZZZ", "x" * 40):
        with counted_statements() as statements:
            client.get(CHECK, query_string={"nummer": number})
        costs.append(len(statements))
    assert costs == [1, 1, 1]


def test_half_a_year_after_the_last_date_people_are_forgotten_and_the_number_stays(app, client):
    training, leader, (guest,) = taught("Gast Eins")
    mark(leader, training, guest, "attended", "attended")
    number = certificates()[0].number
    rounds = []
    for moment in (LATER - timedelta(days=30), LATER, LATER):
        with standing_at(moment):
            rounds.append(actions.forget_registrations(clock.now()))
    assert rounds == [0, 1, 0]
    gone = (Registration, Attendance, DateInvitation)
    left = [db.session.scalar(select(func.count()).select_from(model)) for model in gone]
    assert (left, certificates()[0].registration_id) == ([0, 0, 0], None)
    assert "ausgestellt am Dienstag, 9. März 2027" in client.get(f"{CHECK}?nummer={number}").text


def test_lists_cost_the_same_for_three_people_and_for_three_hundred(sqlite_app, signed_in):
    training, leader, people = taught("Gast Eins", "Gast Zwei", "Gast Drei")
    one, costs = training.dates[0], []
    urls = (f"/termine/{one.public_id}/anwesenheit", f"/termine/{one.public_id}/tuerliste")
    for more in (0, 297):
        many_seated(training, more)
        with standing_at(AFTER):
            mark(leader, training, people[0], *(["absent"] * 2 if more else ["attended"] * 2))
            browser = signed_in(leader)
            for url in (*urls, f"/fortbildungen/{training.public_id}/teilnehmende"):
                with counted_statements() as statements:
                    page = browser.get(url)
                others = page.text.count("@example.org</a>") - page.text.count(">koordination@example.org")
                costs.append((others, len(statements)))
    assert [cost for _people, cost in costs[:3]] == [cost for _people, cost in costs[3:]]
    assert [people for people, _cost in costs] == [0, 0, 3, 0, 0, 300]


def test_my_area_costs_the_same_for_one_past_training_and_for_three(sqlite_app, signed_in):
    _training, _leader, (guest,) = taught("Gast Eins")
    costs = []
    for more in (0, 2):
        for _training in range(more):
            again, _its_leader, _none = taught()
            with standing_at(BEFORE):
                seat_in(again, guest)
        with standing_at(AFTER):
            browser = signed_in(guest)
            with counted_statements() as statements:
                page = browser.get("/mein-bereich").text
        costs.append(len(statements))
        assert page.count("noch nicht eingetragen") == 2 * (1 + more)
    assert costs[0] == costs[1]
