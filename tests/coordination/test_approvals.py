"""The office approves what waits, or gives it back with words; then it is gone from the list."""

import pytest

from mentoring.core.db import db
from mentoring.mentorship.models import MentorProfile
from mentoring.trainings.actions import save_trainer_profile
from mentoring.trainings.models import TrainerProfile
from tests.conftest import person
from tests.mentorship.scenes import EXPERIENCE, handed_in, letters_of, office

OWN = "Über das eigene Profil entscheidet eine andere Person der Koordination."


@pytest.fixture
def desk(signed_in):
    """The office at its screen."""
    return signed_in(office())


def look(desk, person_id: int) -> None:
    """Say that one looks at a profile, to approve it."""
    desk.post(f"/koordination/menschen/{person_id}/blick", data={"purpose": "approval"})


def test_a_mentor_becomes_visible_by_the_offices_approval_and_gets_a_letter(app, desk):
    profile = handed_in()
    assert EXPERIENCE not in desk.get("/koordination/freigaben").text
    look(desk, profile.id)
    assert EXPERIENCE in desk.get("/koordination/freigaben").text
    desk.post(f"/koordination/freigaben/mentorinnen/{profile.id}")
    assert db.session.get(MentorProfile, profile.id).state == "active"
    assert letters_of("mentor.approved") == [profile.id]
    assert EXPERIENCE not in desk.get("/koordination/freigaben").text


def test_a_trainer_is_approved_on_the_same_page(app, desk):
    trainer = person("Tom Berger", "trainer")
    save_trainer_profile(trainer, "Zehn Jahre Qualitätszirkel.")
    look(desk, trainer.id)
    assert "Zehn Jahre Qualitätszirkel." in desk.get("/koordination/freigaben").text
    desk.post(f"/koordination/freigaben/fortbildungsleitungen/{trainer.id}")
    assert db.session.get(TrainerProfile, trainer.id).state == "active"


def test_giving_back_needs_words_and_keeps_the_profile_where_it_was(app, desk):
    profile = handed_in()
    address = f"/koordination/freigaben/mentorinnen/{profile.id}/rueckgabe"
    refused = desk.post(address, data={"words": " "})
    assert refused.status_code == 422
    assert "Bitte schreiben Sie, was noch fehlt." in refused.text
    assert db.session.get(MentorProfile, profile.id).state == "submitted"
    desk.post(address, data={"words": "Bitte nennen Sie Ihre Themen genauer."})
    assert db.session.get(MentorProfile, profile.id).state == "draft"
    assert letters_of("mentor.returned") == [profile.id]


def test_what_does_not_wait_cannot_be_approved(app, desk):
    profile = handed_in()
    desk.post(f"/koordination/freigaben/mentorinnen/{profile.id}")
    again = desk.post(f"/koordination/freigaben/mentorinnen/{profile.id}")
    assert (again.status_code, "Dieses Profil ist schon bearbeitet." in again.text) == (409, True)
    assert desk.post(f"/koordination/freigaben/fortbildungsleitungen/{profile.id}").status_code == 409


@pytest.mark.parametrize("role", ["mentor", "newcomer", "trainer"])
def test_nobody_but_the_office_approves(app, signed_in, role):
    profile = handed_in()
    browser = signed_in(person("Max Neu", role))
    assert browser.get("/koordination/freigaben").status_code == 403
    assert browser.post(f"/koordination/freigaben/mentorinnen/{profile.id}").status_code == 403
    assert db.session.get(MentorProfile, profile.id).state == "submitted"


def test_nobody_of_the_office_decides_about_their_own_profile(app, signed_in):
    both = person("Ina Kurz", "coordinator", "trainer")
    save_trainer_profile(both, "Zehn Jahre Qualitätszirkel.")
    desk, address = signed_in(both), f"/koordination/freigaben/fortbildungsleitungen/{both.id}"
    page = desk.get("/koordination/freigaben").text
    assert (OWN in page, address in page) == (True, False)
    answers = [desk.post(address), desk.post(f"{address}/rueckgabe", data={"words": "Schön."})]
    assert [(one.status_code, OWN in one.text) for one in answers] == [(403, True)] * 2
    assert db.session.get(TrainerProfile, both.id).state == "submitted"
