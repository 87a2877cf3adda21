"""Two of one Träger: both are told before a yes, in neutral words, and nothing else changes."""

import pytest

from mentoring.core.db import action
from mentoring.core.errors import TooMany
from mentoring.core.looks import note_look
from mentoring.mentorship.suggestions import suggestions_for
from mentoring.people.actions import update_person
from mentoring.people.models import Person
from mentoring.people.queries import share_carrier
from tests.conftest import person
from tests.mentorship.scenes import answer_path, asked, mentor, offered, office, searching

SAID = "Sie haben beide denselben Träger genannt"
ONE, SAME, OTHER = "Diakonie Musterland gGmbH", "diakonie  musterland GGMBH", "Klinikverbund Nord"


@pytest.fixture
def alike(sqlite_app):
    """A search and a mentor whose Träger is the same one, typed in two ways."""
    return searching(carrier=ONE), mentor(carrier=SAME)


def test_the_newcomer_reads_it_before_asking(alike, signed_in):
    need, profile = alike
    browser = signed_in(need.person)
    for page in ("anfrage", "wunsch"):
        assert browser.get(f"/mentoring/mentorinnen/{profile.id}/{page}").text.count(SAID) == 1


def test_the_mentor_reads_it_before_saying_yes_and_not_after(alike, signed_in, sqlite_app):
    enquiry, browser = asked(*alike), signed_in(alike[1].person)
    pages = (answer_path(enquiry), f"/mentoring/anfragen/{enquiry.id}")
    assert [browser.get(page).text.count(SAID) for page in pages] == [1, 1]
    browser.post(f"/mentoring/anfragen/{enquiry.id}/zusage")
    assert [browser.get(page).text.count(SAID) for page in pages[1:]] == [0]


def test_the_office_reads_of_a_proposal_what_both_will_read(alike, signed_in):
    need, profile = alike
    coordinator = office()
    note_look(coordinator, need.person_id, "waiting")
    page = signed_in(coordinator).get(f"/koordination/wartende/{need.id}/vorschlag/{profile.id}").text
    assert page.count(SAID) == 1


def test_who_named_another_one_reads_nothing(alike, signed_in):
    other, profile = searching("Gesa Schreiber", carrier=OTHER).person, alike[1]
    page = signed_in(other).get(f"/mentoring/mentorinnen/{profile.id}/anfrage").text
    assert (page.count(SAID), page.count("Anfrage senden")) == (0, 1)


def test_the_newcomer_reads_it_of_an_offer(sqlite_app, signed_in):
    enquiry = offered()
    _name(enquiry.newcomer, ONE)
    _name(enquiry.mentor, SAME)
    assert signed_in(enquiry.newcomer).get(f"/mentoring/anfragen/{enquiry.id}").text.count(SAID) == 1


@action
def _name(someone: Person, carrier: str) -> None:
    someone.carrier = carrier


def test_suggestions_know_nothing_of_it(alike):
    need, profile = alike
    before = suggestions_for(need)
    _name(profile.person, OTHER)
    assert (len(before.cards), suggestions_for(need)) == (1, before)


def test_without_an_answer_nobody_shares_anything(sqlite_app):
    assert not share_carrier(person(), person())
    assert not share_carrier(person(carrier=ONE), person())


def test_what_could_be_health_data_stays_unsaid(sqlite_app):
    group = person(carrier=ONE, institution_type_code="self_help_group")
    assert not share_carrier(person(carrier=ONE), group)


def test_the_profile_keeps_it_and_nobody_tries_one_after_the_other(sqlite_app, signed_in):
    someone = person()
    browser = signed_in(someone)
    browser.post("/profil", data={"display_name": "L. H.", "name": "Lena Hoffmann", "carrier": f" {ONE} "})
    assert f'value="{ONE}"' in browser.get("/profil").text
    with pytest.raises(TooMany):
        _try_many(someone)


def _try_many(someone: Person) -> None:
    for number in range(100):
        update_person(someone, display_name="L. H.", name="Lena Hoffmann", carrier=f"Haus {number}")
