"""A tandem goes on with somebody else: with three yeses, and never over anybody's head."""

import pytest

from mentoring.core.db import db
from mentoring.core.errors import NotAllowed, WrongState
from mentoring.mentorship.actions import (
    accept_enquiry,
    agree_to_handover,
    decline_enquiry,
    drop_proposal,
    end_tandem,
    propose_handover,
)
from mentoring.mentorship.models import Tandem
from tests.mentorship.scenes import letters_of, mentor, office, running

COLLEAGUE = "Frauke Petersen"


def proposed():
    pair, colleague = running(), mentor(COLLEAGUE)
    propose_handover(pair.mentor, pair, colleague)
    return pair, colleague


def test_three_yeses_make_a_new_tandem_in_the_moment_in_which_the_old_one_ends(app):
    pair, colleague = proposed()
    assert (letters_of("tandem.handover_proposed"), letters_of("enquiry.opened")[1:]) == (
        [pair.newcomer_id],
        [],
    )
    enquiry = agree_to_handover(pair.newcomer, pair)
    assert (pair.state, enquiry.state, letters_of("enquiry.opened")[1:]) == (
        "running",
        "open",
        [colleague.id],
    )
    successor = accept_enquiry(colleague.person, enquiry)
    assert (pair.state, successor.state, pair.need.state) == ("ended_early", "getting_to_know", "matched")
    assert (successor.newcomer_id, successor.mentor_id) == (pair.newcomer_id, colleague.id)


def test_a_no_of_the_colleague_leaves_the_tandem_as_it_was(app):
    pair, colleague = proposed()
    enquiry = agree_to_handover(pair.newcomer, pair)
    decline_enquiry(colleague.person, enquiry)
    assert (pair.state, pair.need.state) == ("running", "matched")


def test_nobody_is_asked_before_the_other_agrees_and_nobody_agrees_for_them(app):
    pair, _colleague = proposed()
    for actor, refusal in ((pair.mentor, WrongState), (office(), (WrongState, NotAllowed))):
        with pytest.raises(refusal):
            agree_to_handover(actor, pair)
    drop_proposal(pair.newcomer, pair)
    with pytest.raises(WrongState):
        agree_to_handover(pair.newcomer, pair)
    assert len(letters_of("enquiry.opened")) == 1


def test_a_tandem_that_has_ended_meanwhile_hands_nothing_over(app):
    pair, colleague = proposed()
    enquiry = agree_to_handover(pair.newcomer, pair)
    end_tandem(pair.newcomer, pair)
    successor = accept_enquiry(colleague.person, enquiry)
    assert (pair.state, successor.mentor_id, pair.need.state) == ("ended_early", colleague.id, "matched")


def test_both_do_it_on_their_pages(app, signed_in):
    pair, colleague = running(), mentor(COLLEAGUE)
    path = f"/mentoring/tandems/{pair.id}"
    browser = signed_in(pair.mentor)
    assert browser.post(f"{path}/weitergabe", data={"colleague": ""}).status_code == 422
    browser.post(f"{path}/weitergabe", data={"colleague": str(colleague.id)})
    page = signed_in(pair.newcomer).get(path).text
    assert ("mit F. P. weitergeht" in page, "Ja, bitte fragen" in page) == (True, True)
    assert signed_in(pair.newcomer).post(f"{path}/weitergabe/zusage").status_code == 302
    assert (db.session.get_one(Tandem, pair.id).state, letters_of("enquiry.opened")[1:]) == (
        "running",
        [colleague.id],
    )
