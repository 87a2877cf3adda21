"""A tandem goes on with somebody else: with three yeses, and never over anybody's head."""

import pytest

from mentoring.core.composing import compose
from mentoring.core.db import action, db
from mentoring.core.errors import NotAllowed, WrongState
from mentoring.core.outbox import Letter
from mentoring.mentorship.actions import (
    accept_enquiry,
    agree_to_handover,
    decline_enquiry,
    drop_proposal,
    end_tandem,
    leave_mentoring,
    propose_handover,
    propose_handover_to_both,
)
from mentoring.mentorship.models import MentorProfile, Tandem
from mentoring.people.models import Role
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


def test_what_the_office_proposes_takes_the_yes_of_both_and_of_the_third(app):
    pair, colleague = running(), mentor(COLLEAGUE)
    propose_handover_to_both(office(), pair, colleague)
    assert letters_of("tandem.handover_proposed") == [pair.newcomer_id, pair.mentor_id]
    assert agree_to_handover(pair.mentor, pair) is None
    with pytest.raises(WrongState):
        agree_to_handover(pair.mentor, pair)
    assert letters_of("enquiry.opened") == [pair.mentor_id]
    enquiry = agree_to_handover(pair.newcomer, pair)
    assert (enquiry.state, letters_of("enquiry.opened")) == ("open", [pair.mentor_id, colleague.id])
    assert accept_enquiry(colleague.person, enquiry).mentor_id == colleague.id


def test_the_office_proposes_for_others_alone_and_nobody_else_does(app):
    pair, colleague = running(), mentor(COLLEAGUE)
    choose_coordinator(pair.mentor)
    for actor in (pair.mentor, pair.newcomer, colleague.person):
        with pytest.raises(NotAllowed):
            propose_handover_to_both(actor, pair, colleague)
    propose_handover_to_both(office(), pair, colleague)
    drop_proposal(pair.mentor, pair)
    with pytest.raises(WrongState):
        agree_to_handover(pair.newcomer, pair)


@action
def choose_coordinator(someone):
    someone.roles.append(Role(name="coordinator"))


def test_the_office_does_it_on_the_page_of_the_tandem(sqlite_app, signed_in):
    pair, colleague = running(), mentor(COLLEAGUE)
    path, desk = f"/mentoring/tandems/{pair.id}", signed_in(office())
    assert f'href="{path}/weitergabe/vorschlag"' in desk.get(path).text
    assert desk.post(f"{path}/weitergabe/vorschlag", data={"colleague": ""}).status_code == 422
    desk.post(f"{path}/weitergabe/vorschlag", data={"colleague": str(colleague.id)})
    assert "Ein Vorschlag wartet auf die Antwort der beiden." in desk.get(path).text
    assert (
        "Die Koordination schlägt vor, dass es mit F. P. weitergeht." in signed_in(pair.mentor).get(path).text
    )
    signed_in(pair.mentor).post(f"{path}/weitergabe/zusage")
    assert "S. K. schlägt vor, dass es mit F. P. weitergeht." in signed_in(pair.newcomer).get(path).text


def test_the_letter_says_who_proposes_and_is_pointless_once_it_is_one_s_own(sqlite_app):
    pair, colleague = running(), mentor(COLLEAGUE)
    propose_handover_to_both(office(), pair, colleague)
    letters = db.session.query(Letter).filter_by(template="tandem.handover_proposed").order_by(Letter.id)
    texts = [compose(one).get_body(("plain",)).get_content() for one in letters]
    assert [text.count("die Koordination schlägt vor") for text in texts] == [1, 1]
    agree_to_handover(pair.mentor, pair)
    assert [compose(one) is None for one in letters] == [False, True, False]


def test_the_note_of_a_farewell_leads_both_to_a_proposal(sqlite_app, signed_in):
    pair = running()
    profile = db.session.get_one(MentorProfile, pair.mentor_id)
    leave_mentoring(pair.mentor, profile, {pair.id: None})
    link = f'<a class="app-a" href="/mentoring/tandems/{pair.id}/weitergabe">'
    pages = [signed_in(one).get(f"/mentoring/tandems/{pair.id}").text for one in (pair.newcomer, pair.mentor)]
    assert [page.count(link) for page in pages] == [1, 1]
