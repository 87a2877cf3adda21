"""A talk or an application goes from one of the office to another; both who take over and who asked hear of it."""

from datetime import timedelta

import pytest

from mentoring.core import clock
from mentoring.core.db import db
from mentoring.core.errors import NotAllowed, WrongState
from mentoring.offers import actions
from mentoring.offers.models import Consultation, MembershipApplication
from mentoring.people.models import Person
from tests.conftest import person
from tests.offers.scenes import applied, asked, mails, office

TALKS, MEMBERS = "/koordination/erstgespraeche", "/koordination/mitgliedschaft"


@pytest.fixture
def ruth(sqlite_app) -> Person:
    """Who has taken it up."""
    return office("Ruth Albers")


@pytest.fixture
def tobias(ruth: Person) -> Person:
    """Her colleague."""
    return office("Tobias Brandt")


def test_a_colleague_takes_over_a_talk_and_who_asked_reads_the_new_name(ruth, tobias, signed_in):
    one, browser = asked(), signed_in(ruth)
    assert "/weitergabe" not in browser.get(TALKS).text
    actions.take_up_consultation(ruth, one)
    path = f"{TALKS}/{one.id}/weitergabe"
    assert path in browser.get(TALKS).text
    assert browser.post(path, data={}).status_code == 422
    browser.post(path, data={"colleague": tobias.id})
    assert db.session.get_one(Consultation, one.id).responsible_id == tobias.id
    assert [("Tobias Brandt" in mail, "Lena" in mail) for mail in mails("consultation.taken_up")][1:] == [
        (True, False)
    ]
    assert ["Lena" in mail for mail in mails("consultation.handed_over")] == [False]


def test_an_application_goes_over_too_and_who_takes_it_herself_writes_no_letter_to_herself(
    ruth, tobias, signed_in
):
    one = applied()
    actions.take_up_application(ruth, one)
    browser = signed_in(tobias)
    path = f"{MEMBERS}/{one.id}/weitergabe"
    assert "Bisher kümmert sich: Ruth Albers." in browser.get(path).text
    browser.post(path, data={"colleague": tobias.id})
    assert db.session.get_one(MembershipApplication, one.id).responsible_id == tobias.id
    assert (mails("application.handed_over"), len(mails("application.taken_up"))) == ([], 2)


def test_an_arranged_talk_keeps_its_date(ruth, tobias):
    one, at = asked(), clock.now() + timedelta(days=3)
    actions.take_up_consultation(ruth, one)
    actions.arrange_consultation(ruth, one, at)
    for _twice in range(2):
        actions.hand_over(ruth, one, tobias)
    assert (one.state, one.meets_at, len(mails("consultation.handed_over"))) == ("arranged", at, 1)
    assert "Tobias Brandt" in mails("consultation.arranged")[1]


def test_only_what_is_in_hand_goes_and_only_to_somebody_of_the_office(ruth, tobias):
    one = asked(person=tobias)
    with pytest.raises(WrongState):
        actions.hand_over(ruth, one, tobias)
    actions.take_up_consultation(ruth, one)
    for colleague in (tobias, person("Lena Hoffmann", "newcomer")):
        with pytest.raises(NotAllowed):
            actions.hand_over(ruth, one, colleague)


def test_alone_in_the_office_the_page_says_so(ruth, signed_in):
    one = asked()
    actions.take_up_consultation(ruth, one)
    page = signed_in(ruth).get(f"{TALKS}/{one.id}/weitergabe").text
    assert "Zurzeit ist niemand sonst in der Koordination" in page
