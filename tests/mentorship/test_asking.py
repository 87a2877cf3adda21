"""Who can be asked by whom, and what follows from asking."""

from datetime import timedelta

import pytest
from flask_babel import force_locale

from mentoring.core import clock
from mentoring.core.clock import standing_at
from mentoring.core.db import db
from mentoring.core.delivery import compose
from mentoring.core.errors import NotAllowed, WrongState
from mentoring.core.outbox import Letter
from mentoring.mentorship.actions import (
    Wishes,
    accept_enquiry,
    ask_mentor,
    choose_topics,
    decline_enquiry,
    exclude_person,
    expire_enquiry,
    include_person,
    pause_mentor,
    save_profile,
)
from mentoring.mentorship.models import Enquiry, MentorProfile, Need
from mentoring.mentorship.queries import exclusions_of
from mentoring.people.models import Institution
from tests.conftest import _add, person
from tests.mentorship.scenes import (
    OLDENBURG,
    WORDS,
    asked,
    handed_in,
    letters_of,
    mentor,
    profile_words,
    searching,
)

AGAIN = "Bitte fragen Sie jemand anderen."


def refusal(need: Need, profile: MentorProfile) -> str:
    with pytest.raises(WrongState) as refused:
        ask_mentor(need.person, need, profile, WORDS)
    return refused.value.message


def test_asking_opens_an_enquiry_that_waits_for_the_mentor(app):
    with standing_at(clock.now()):
        enquiry, now = asked(), clock.now()
    assert (enquiry.state, enquiry.awaiting, enquiry.words) == ("open", "mentor", WORDS)
    assert (enquiry.opened_at, enquiry.turn_since, enquiry.closed_at) == (now, now, None)
    assert letters_of("enquiry.opened") == [enquiry.mentor_id]


def test_the_letter_to_the_mentor_says_neither_words_nor_contacts(app):
    enquiry = asked()
    mail = compose(db.session.query(Letter).filter_by(template="enquiry.opened").one())
    text = mail.get_body(("plain",)).get_content()
    assert mail["Subject"] == "L. H. möchte sich mit Ihnen austauschen"
    assert "/mentoring/antwort/" in text
    assert [
        secret for secret in (WORDS, "Hoffmann", enquiry.newcomer.account.email) if secret in mail.as_string()
    ] == []


def test_nobody_asks_with_the_need_of_somebody_else(app):
    need, profile = searching(), mentor()
    with pytest.raises(NotAllowed):
        ask_mentor(person("Fremde Person", "newcomer"), need, profile, WORDS)


def test_one_need_has_one_open_enquiry(app):
    need = searching()
    asked(need)
    assert refusal(need, mentor("Zweite Person")).startswith("Sie haben schon eine offene Anfrage.")


def test_a_mentor_without_approval_cannot_be_asked(app):
    assert refusal(searching(), handed_in()) == f"Diese Person ist zurzeit nicht da. {AGAIN}"


def test_a_paused_mentor_cannot_be_asked(app):
    profile = mentor()
    pause_mentor(profile.person, profile, clock.in_berlin(clock.now()).date() + timedelta(days=9))
    assert refusal(searching(), profile) == f"Diese Person ist zurzeit nicht da. {AGAIN}"


def test_a_full_mentor_cannot_be_asked(app):
    enquiry = asked()
    accept_enquiry(enquiry.mentor, enquiry)
    profile = db.session.get_one(MentorProfile, enquiry.mentor_id)
    assert refusal(searching("Zweite Person"), profile) == f"Der Platz wurde soeben vergeben. {AGAIN}"


def test_nobody_asks_themselves(app):
    both = person("Beides Zugleich", "newcomer", "mentor", **OLDENBURG)
    need = choose_topics(both, ["visibility"])
    own = mentor("Andere Person")
    own_profile = save_profile(both, profile_words(), submit=True)
    assert own_profile.id != own.id
    assert "nicht da" in refusal(need, own_profile)


@pytest.mark.parametrize("values", [{"not_my_kreis": True}, {"formats": ("phone",)}])
def test_what_a_newcomer_rules_out_cannot_be_asked(app, values):
    need, profile = searching(wishes=Wishes(**values)), mentor(kreis_ags="03403", land_code="03")
    assert refusal(need, profile) == f"Diese Person können Sie zurzeit nicht fragen. {AGAIN}"


def test_colleagues_of_one_house_cannot_ask_each_other(app):
    house = Institution(name="Klinik am See", type_code="hospital", land_code="03")
    _add(house)
    need, profile = searching(institution_id=house.id), mentor(institution_id=house.id)
    assert refusal(need, profile) == f"Diese Person können Sie zurzeit nicht fragen. {AGAIN}"


@pytest.mark.parametrize("excluding", ["newcomer", "mentor"])
def test_an_exclusion_holds_from_both_sides_and_can_be_taken_back(app, excluding):
    need, profile = searching(), mentor()
    pair = {"newcomer": need.person, "mentor": profile.person}
    one, other = pair.pop(excluding), *pair.values()
    exclude_person(one, other)
    assert refusal(need, profile) == f"Diese Person können Sie zurzeit nicht fragen. {AGAIN}"
    include_person(one, exclusions_of(one)[0])
    assert asked(need, profile).state == "open"


def test_an_exclusion_gives_an_open_enquiry_back(app):
    enquiry = asked()
    exclude_person(enquiry.mentor, enquiry.newcomer)
    assert enquiry.state == "returned"
    assert letters_of("enquiry.returned") == [enquiry.newcomer_id]


@pytest.mark.parametrize(("ending", "days"), [("declined", 180), ("expired", 30)])
def test_after_no_or_silence_the_same_pair_cools_down(app, ending, days):
    enquiry = asked()
    if ending == "declined":
        decline_enquiry(enquiry.mentor, enquiry)
    else:
        with standing_at(enquiry.expires_at):
            assert expire_enquiry(enquiry)
    profile = db.session.get_one(MentorProfile, enquiry.mentor_id)
    with standing_at(enquiry.closed_at + timedelta(days=days) - timedelta(minutes=1)):
        assert refusal(enquiry.need, profile) == f"Diese Person können Sie zurzeit nicht fragen. {AGAIN}"
    with standing_at(enquiry.closed_at + timedelta(days=days)):
        assert asked(enquiry.need, profile).state == "open"


def test_a_form_without_words_asks_nobody(app, signed_in):
    need, profile = searching(), mentor()
    answer = signed_in(need.person).post(f"/mentoring/mentorinnen/{profile.id}/anfrage", data={"words": "  "})
    assert (answer.status_code, db.session.query(Enquiry).count()) == (422, 0)
    assert "Bitte schreiben Sie ein paar Worte." in answer.text


def test_too_many_words_come_back_with_all_that_was_typed(app, signed_in):
    need, profile = searching(), mentor()
    typed = "Anfang" + "x" * 500
    answer = signed_in(need.person).post(
        f"/mentoring/mentorinnen/{profile.id}/anfrage", data={"words": typed}
    )
    assert answer.status_code == 422
    assert "Bitte höchstens 500 Zeichen eingeben." in answer.text
    assert typed in answer.text


def test_who_cannot_be_asked_has_a_page_that_says_so_and_no_form(app, signed_in):
    need = searching()
    asked(need)
    with force_locale("de"):
        page = signed_in(need.person).get(f"/mentoring/mentorinnen/{mentor('Zweite Person').id}/anfrage").text
    assert "Zurzeit ist keine Anfrage möglich" in page
    assert 'name="words"' not in page
