"""How a mentor leaves: enquiries go back, each tandem gets a plan, and the last one that ends lets her go."""

from datetime import datetime, time, timedelta

import pytest

from mentoring.core import clock
from mentoring.core.clock import BERLIN, standing_at
from mentoring.core.db import db
from mentoring.core.delivery import compose
from mentoring.core.errors import NotAllowed, NotFound, WrongState
from mentoring.core.outbox import Letter
from mentoring.mentorship.actions import (
    accept_enquiry,
    asking_refusal,
    come_back_as_mentor,
    end_tandem,
    leave_mentoring,
    pause_mentor,
    plan_farewell,
)
from mentoring.mentorship.actions.farewells import let_go, remind_of_due_farewells
from mentoring.mentorship.models import Farewell, MentorProfile, Tandem
from tests.conftest import person
from tests.mentorship.scenes import asked, letters_of, mentor, office, searching


def in_days(days: int):
    return clock.in_berlin(clock.now()).date() + timedelta(days=days)


def paired(*names: str) -> tuple[MentorProfile, list[Tandem]]:
    """A mentor with a tandem for every name, and places left."""
    profile = mentor(words={"places": 9})
    enquiries = [asked(searching(name), profile) for name in names]
    return profile, [accept_enquiry(profile.person, enquiry) for enquiry in enquiries]


def test_who_has_no_tandem_has_left_at_once_and_reads_thanks(app):
    profile = mentor()
    enquiry = asked(searching(), profile)
    assert leave_mentoring(profile.person, profile, {}) == 1
    assert (profile.state, enquiry.state, letters_of("mentor.left")) == ("left", "returned", [profile.id])


def test_the_page_says_what_goes_back_and_asks_for_every_tandem(app, signed_in):
    profile, (first, second) = paired("Erste Person", "Zweite Person")
    asked(searching("Dritte Person"), profile)
    browser = signed_in(profile.person)
    page = browser.get("/mentoring/profil/abschied").text
    assert "1 Anfrage geht zurück." in page
    assert (f'name="way_{first.id}"' in page, f'name="until_{second.id}"' in page) == (True, True)
    sent = {f"way_{first.id}": "finish", f"until_{first.id}": in_days(30), f"way_{second.id}": "hand_over"}
    answer = browser.post("/mentoring/profil/abschied", data=sent)
    assert (answer.status_code, profile.state) == (302, "leaving")
    plans = {one.tandem_id: (one.way, one.until) for one in db.session.query(Farewell)}
    assert plans == {first.id: ("finish", in_days(30)), second.id: ("hand_over", None)}


@pytest.mark.parametrize("missing", ["way", "until"])
def test_a_plan_is_whole_or_nothing_happens(app, signed_in, missing):
    profile, (tandem,) = paired("Erste Person")
    sent = {f"way_{tandem.id}": "finish", f"until_{tandem.id}": in_days(30)}
    del sent[f"{missing}_{tandem.id}"]
    answer = signed_in(profile.person).post("/mentoring/profil/abschied", data=sent)
    assert (answer.status_code, profile.state) == (422, "active")


@pytest.mark.parametrize("days", [0, -5, 400])
def test_a_tandem_goes_on_until_a_day_to_come_within_a_year(app, days):
    profile, (tandem,) = paired("Erste Person")
    with pytest.raises(WrongState, match="in den nächsten zwölf Monaten"):
        leave_mentoring(profile.person, profile, {tandem.id: in_days(days)})
    assert profile.state == "active"


def test_nobody_plans_for_the_tandem_of_another(app):
    profile, _own = paired("Erste Person")
    _other, (tandem,) = paired("Zweite Person")
    with pytest.raises(NotFound):
        leave_mentoring(profile.person, profile, {tandem.id: None})
    assert (profile.state, db.session.query(Farewell).count()) == ("active", 0)


def test_a_leaving_mentor_is_asked_no_more_and_her_tandems_go_on(app):
    profile, (tandem,) = paired("Erste Person")
    leave_mentoring(profile.person, profile, {tandem.id: in_days(30)})
    assert asking_refusal(searching("Neue Person"), profile) != ""
    assert (tandem.state, let_go(clock.now()), profile.state) == ("getting_to_know", 0, "leaving")


def test_the_last_tandem_that_ends_lets_the_mentor_go_once(app):
    profile, (first, second) = paired("Erste Person", "Zweite Person")
    leave_mentoring(profile.person, profile, {first.id: None, second.id: in_days(9)})
    rounds = []
    for tandem in (first, second):
        end_tandem(tandem.newcomer, tandem)
        rounds += [let_go(clock.now()), let_go(clock.now())]
    assert (rounds, profile.state) == ([0, 0, 1, 0], "left")
    assert letters_of("mentor.left") == [profile.id]


def farewell_letters() -> list[str]:
    rows = db.session.query(Letter).filter_by(template="farewell.planned").order_by(Letter.id)
    return [mail.get_body(("plain",)).get_content() for row in rows if (mail := compose(row))]


def test_the_newcomer_reads_in_one_letter_how_the_tandem_is_meant_to_go_on(app):
    profile, (tandem,) = paired("Lena Hoffmann")
    leave_mentoring(profile.person, profile, {tandem.id: in_days(30)})
    plan_farewell(profile.person, profile, {tandem.id: None})
    [text] = farewell_letters()
    assert "S. K. hört als Mentor*in auf und möchte, dass Sie mit jemand anderem weitermachen können." in text
    assert letters_of("farewell.planned") == [tandem.newcomer_id]
    end_tandem(tandem.newcomer, tandem)
    assert farewell_letters() == []


def test_both_and_the_office_read_the_plan_on_the_tandems_page(app, signed_in):
    profile, (tandem,) = paired("Lena Hoffmann")
    leave_mentoring(profile.person, profile, {tandem.id: in_days(30)})
    for reader in (tandem.newcomer, profile.person, office()):
        page = signed_in(reader).get(f"/mentoring/tandems/{tandem.id}").text
        assert "Dieses Tandem soll noch bis" in page


def test_who_stays_after_all_begins_with_a_draft_and_plans_are_forgotten(app, signed_in):
    profile, (tandem,) = paired("Lena Hoffmann")
    leave_mentoring(profile.person, profile, {tandem.id: None})
    come_back_as_mentor(profile.person, profile)
    assert (profile.state, tandem.state, db.session.query(Farewell).count()) == (
        "draft",
        "getting_to_know",
        0,
    )
    page = signed_in(tandem.newcomer).get(f"/mentoring/tandems/{tandem.id}").text
    assert "hört als Mentor*in auf" not in page


def test_only_the_leaving_mentor_plans(app):
    profile, (tandem,) = paired("Lena Hoffmann")
    with pytest.raises(WrongState):
        plan_farewell(profile.person, profile, {tandem.id: None})
    leave_mentoring(office(), profile, {}, "Wie am Telefon besprochen.")
    for stranger in (tandem.newcomer, office(), person("Fremde Person", "mentor")):
        with pytest.raises(NotAllowed):
            plan_farewell(stranger, profile, {tandem.id: None})


def test_the_office_begins_a_farewell_with_words_and_the_mentor_plans(app, signed_in):
    profile, _tandems = paired("Lena Hoffmann")
    path = f"/mentoring/mentorinnen/{profile.id}/abschied"
    browser = signed_in(office())
    assert "1 Tandem läuft weiter." in browser.get(path).text
    assert (browser.post(path, data={}).status_code, profile.state) == (422, "active")
    assert browser.post(path, data={"words": "Wie am Telefon besprochen."}).status_code == 302
    assert (profile.state, letters_of("mentor.farewell_begun")) == ("leaving", [profile.id])
    page = signed_in(profile.person).get("/mentoring/profil").text
    assert ("Wie am Telefon besprochen." in page, "Plan ansehen und ändern" in page) == (True, True)
    assert browser.get(path).status_code == 409


def test_the_office_enters_a_pause_with_a_note_after_reading_what_goes_back(app, signed_in):
    profile = mentor()
    enquiry = asked(searching(), profile)
    browser, path = signed_in(office()), f"/mentoring/mentorinnen/{profile.id}/pause"
    assert "1 Anfrage geht zurück." in browser.get(path).text
    sent = {"until": in_days(30).isoformat(), "words": "Elternzeit, am Telefon besprochen."}
    assert browser.post(path, data=sent).status_code == 302
    assert (profile.state, profile.paused_until, enquiry.state) == ("paused", in_days(30), "returned")
    assert (profile.office_words, letters_of("mentor.paused")) == (sent["words"], [profile.id])


def test_a_pause_of_ones_own_needs_no_letter_and_no_note(app):
    profile = mentor()
    pause_mentor(profile.person, profile, in_days(30))
    assert (profile.office_words, letters_of("mentor.paused")) == ("", [])


def test_a_wished_handover_stands_on_the_desk_as_long_as_the_tandem_lives(app, signed_in):
    profile, (tandem,) = paired("Lena Hoffmann")
    browser = signed_in(office())
    assert "Übergabe" not in browser.get("/koordination").text
    leave_mentoring(profile.person, profile, {tandem.id: None})
    page = browser.get("/koordination").text
    assert ("Übergabe" in page, "Tandem von L. H. und S. K." in page) == (True, True)
    end_tandem(tandem.newcomer, tandem)
    assert "Übergabe" not in browser.get("/koordination").text


def test_on_the_day_both_are_asked_once_how_it_goes_on(app):
    profile, (tandem,) = paired("Lena Hoffmann")
    monday = in_days(30) + timedelta(days=-in_days(30).weekday() % 7)
    leave_mentoring(profile.person, profile, {tandem.id: monday})
    early, nine = (datetime.combine(monday, time(hour), tzinfo=BERLIN) for hour in (8, 9))
    rounds = []
    for moment in (early, nine + timedelta(days=3), nine + timedelta(days=4)):
        with standing_at(moment):
            rounds.append(remind_of_due_farewells(clock.now()))
    assert rounds == [0, 1, 0]
    assert letters_of("farewell.reached") == [tandem.newcomer_id, tandem.mentor_id]


def test_a_new_day_asks_anew_and_an_ended_tandem_asks_nobody(app):
    profile, (first, second) = paired("Erste Person", "Zweite Person")
    leave_mentoring(profile.person, profile, {first.id: in_days(10), second.id: in_days(10)})
    end_tandem(second.newcomer, second)
    for days in (20, 40):
        with standing_at(clock.now() + timedelta(days=days)):
            assert remind_of_due_farewells(clock.now()) == 1
            plan_farewell(profile.person, profile, {first.id: in_days(10)})
    assert set(letters_of("farewell.reached")) == {first.newcomer_id, profile.id}
