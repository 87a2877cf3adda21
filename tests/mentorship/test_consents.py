"""Two yeses, each with its time: proposals of the office, offers of mentors, and what the database refuses."""

import pytest
from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from mentoring.core import clock
from mentoring.core.clock import standing_at
from mentoring.core.db import action, db
from mentoring.core.errors import NotAllowed, WrongState
from mentoring.mentorship.actions import (
    Wishes,
    accept_enquiry,
    ask_mentor,
    cancel_enquiry,
    decline_enquiry,
    exclude_person,
    offer_mentoring,
    pause_need,
    propose_pair,
    say_yes,
    withdraw_enquiry,
)
from mentoring.mentorship.actions.silence import expire_due_enquiries, remind_of_due_enquiries
from mentoring.mentorship.models import Enquiry, MentorProfile, Tandem
from tests.conftest import person
from tests.mentorship.scenes import (
    OFFER_WORDS,
    asked,
    letters_of,
    link_path,
    mentor,
    offered,
    office,
    proposed,
    searching,
)

SIDES = ("newcomer", "mentor")


def force(enquiry: Enquiry, **values: object) -> None:
    """Write past all rules of the house, as a mistake or an intruder would."""

    @action
    def write() -> None:
        db.session.execute(update(Enquiry).where(Enquiry.id == enquiry.id).values(**values))

    write()


@pytest.mark.parametrize("scene", [asked, proposed, offered])
@pytest.mark.parametrize("missing", SIDES)
def test_the_database_accepts_nothing_without_both_consents(app, scene, missing):
    enquiry, now = scene(), clock.now()
    given = {f"{side}_agreed_at": None if side == missing else now for side in SIDES}
    with pytest.raises(IntegrityError):
        force(enquiry, state="accepted", closed_at=now, **given)


def test_asking_is_the_newcomers_yes_and_offering_the_mentors(app):
    assert [(one.missing, one.awaiting) for one in (asked(), offered(), proposed())] == [
        ({"mentor"}, "mentor"),
        ({"newcomer"}, "newcomer"),
        ({"newcomer", "mentor"}, "both"),
    ]


@pytest.mark.parametrize("first", SIDES)
def test_a_proposal_becomes_a_tandem_with_the_second_yes_and_not_before(app, first):
    enquiry = proposed()
    early, late = (getattr(enquiry, side) for side in sorted(SIDES, key=lambda side: side != first))
    assert [say_yes(early, enquiry) for _time in range(2)] == [None, None]
    assert (enquiry.state, enquiry.need.state, db.session.query(Tandem).count()) == ("open", "searching", 0)
    tandem = say_yes(late, enquiry)
    assert (enquiry.state, tandem.enquiry_id, enquiry.missing) == ("accepted", enquiry.id, set())


def test_each_yes_keeps_its_own_time(app):
    enquiry = proposed()
    with standing_at(enquiry.remind_at):
        say_yes(enquiry.mentor, enquiry)
    with standing_at(enquiry.expires_at):
        say_yes(enquiry.newcomer, enquiry)
    assert (enquiry.mentor_agreed_at, enquiry.newcomer_agreed_at) == (enquiry.remind_at, enquiry.expires_at)


def test_accepting_alone_is_not_enough_for_a_proposal(app):
    enquiry = proposed()
    with pytest.raises(WrongState):
        accept_enquiry(enquiry.mentor, enquiry)
    assert (enquiry.state, enquiry.missing) == ("open", {"newcomer", "mentor"})


def test_the_newcomer_alone_accepts_an_offer(app):
    enquiry = offered()
    with pytest.raises(NotAllowed):
        say_yes(enquiry.mentor, enquiry)
    assert accept_enquiry(enquiry.newcomer, enquiry).state == "getting_to_know"


def test_the_office_says_yes_for_nobody(app):
    enquiry, coordinator = proposed(), office()
    for deed in (say_yes, decline_enquiry, withdraw_enquiry):
        with pytest.raises(NotAllowed):
            deed(coordinator, enquiry)
    cancel_enquiry(coordinator, enquiry, "Bitte rufen Sie uns an.")
    assert letters_of("enquiry.cancelled") == [enquiry.newcomer_id, enquiry.mentor_id]


@pytest.mark.parametrize("agreed", [(), ("mentor",)])
def test_a_yes_can_be_taken_back_until_the_other_one_is_there(app, agreed):
    enquiry = proposed()
    for side in agreed:
        say_yes(getattr(enquiry, side), enquiry)
    decline_enquiry(enquiry.mentor, enquiry)
    assert (enquiry.state, letters_of("enquiry.declined")) == ("declined", [enquiry.newcomer_id])


def test_only_the_office_proposes_and_never_itself(app):
    need, profile = searching(), mentor()
    both = person("Beides Zugleich", "mentor", "coordinator")
    own = mentor("Eigenes Profil")
    for someone in (need.person, profile.person, person("Fremde Person", "newcomer")):
        with pytest.raises(NotAllowed):
            propose_pair(someone, need, profile)
    assert propose_pair(both, need, own).awaiting == "both"


def test_no_proposal_goes_over_an_exclusion(app):
    need, profile = searching(), mentor()
    exclude_person(profile.person, need.person)
    with pytest.raises(WrongState, match=r"^Diese beiden können zurzeit nicht zusammenkommen\.$"):
        propose_pair(office(), need, profile)


def test_a_need_with_an_open_proposal_asks_nobody_else(app):
    enquiry = proposed()
    with pytest.raises(WrongState, match="schon eine offene Anfrage"):
        ask_mentor(enquiry.newcomer, enquiry.need, mentor("Zweite Person"), "Guten Tag.")


def test_nobody_is_offered_anything_without_having_allowed_it(app):
    need, profile = searching(), mentor()
    with pytest.raises(NotAllowed):
        offer_mentoring(profile.person, profile, need, OFFER_WORDS)


def test_offers_never_outnumber_free_places(app):
    enquiry = offered()
    other = searching("Zweite Person", wishes=Wishes(allows_offers=True))
    profile = db.session.get_one(MentorProfile, enquiry.mentor_id)
    with pytest.raises(WrongState, match="So viele Angebote warten schon"):
        offer_mentoring(profile.person, profile, other, OFFER_WORDS)


def test_an_offer_is_taken_back_by_the_mentor_or_with_the_search(app):
    mine, theirs = offered(), offered()
    withdraw_enquiry(mine.mentor, mine)
    pause_need(theirs.newcomer, theirs.need)
    assert (mine.state, theirs.state) == ("withdrawn", "withdrawn")
    assert letters_of("enquiry.withdrawn") == [mine.newcomer_id, theirs.mentor_id]


def test_reminders_go_only_to_whose_yes_is_missing(app):
    enquiry = proposed()
    say_yes(enquiry.mentor, enquiry)
    with standing_at(enquiry.remind_at):
        assert remind_of_due_enquiries(clock.now()) == 1
    assert letters_of("enquiry.reminded") == [enquiry.newcomer_id]


def test_a_mentor_who_said_yes_was_not_silent(app):
    profile = mentor(words={"places": 3})
    for _time in range(2):
        enquiry = proposed(searching(), profile)
        say_yes(enquiry.mentor, enquiry)
        with standing_at(enquiry.expires_at):
            assert expire_due_enquiries(clock.now()) == 1
    assert db.session.get_one(MentorProfile, profile.id).state == "active"


@pytest.mark.parametrize("side", SIDES)
def test_both_answer_a_proposal_by_their_letters(app, client, side):
    enquiry = proposed()
    path = link_path("enquiry.proposed", enquiry, getattr(enquiry, side))
    assert "Vorschlag der Koordination: Austausch mit" in client.get(path).text
    assert "Ihr Ja ist da." in client.post(path, data={"answer": "yes"}).text
    found = db.session.get_one(Enquiry, enquiry.id)
    assert (found.state, found.missing) == ("open", set(SIDES) - {side})


def test_a_newcomer_answers_an_offer_by_letter_and_reads_no_words_before(app, client, signed_in):
    enquiry = offered()
    path = link_path("enquiry.offered", enquiry, enquiry.newcomer)
    page = client.get(path).text
    assert ("S. K. bietet Ihnen einen Austausch an" in page, OFFER_WORDS in page) == (True, False)
    assert "Arbeitet in der gleichen Art von Einrichtung wie Sie." in page
    assert OFFER_WORDS not in signed_in(enquiry.newcomer).get(f"/mentoring/anfragen/{enquiry.id}").text
    assert client.post(path, data={"answer": "yes"}).status_code == 200
    assert db.session.get_one(Enquiry, enquiry.id).state == "accepted"


def test_one_reads_nothing_of_the_others_yes_before_the_own(app, signed_in):
    enquiry = proposed()
    say_yes(enquiry.mentor, enquiry)
    path = f"/mentoring/anfragen/{enquiry.id}"
    pages = [signed_in(reader).get(path).text for reader in (enquiry.newcomer, enquiry.mentor, office())]
    assert ["Ja von S. K." in page for page in pages] == [False, False, True]
    assert ["Sie haben Ja gesagt" in page for page in pages] == [False, True, False]
