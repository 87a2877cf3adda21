"""Every step of every table, from every state, by everybody: what the table says is what happens."""

import pytest

from mentoring.core import clock
from mentoring.core.journal import TIME, ActingFor
from mentoring.core.lifecycle import PHONED
from mentoring.core.steps import Stateful
from mentoring.mentorship.actions import Plea, call_for_help
from mentoring.mentorship.lifecycle import ENQUIRY, HELP_CALL, LIVE, MENTOR, NEED, TALK, TANDEM
from mentoring.mentorship.models import Enquiry, HelpCall, Talk
from tests.conftest import person
from tests.every_step import by_the_table, outcomes
from tests.mentorship.scenes import asked, mentor, offered, office, proposed, running, searching, tandem
from tests.mentorship.talking import planned

TABLES = (MENTOR, NEED, ENQUIRY, TANDEM, TALK, HELP_CALL)
ROWS = [(table, step) for table in TABLES for step in table.steps]


def talk() -> Talk:
    """A talk that somebody has planned."""
    return planned(tandem())


def help_call() -> HelpCall:
    """Somebody's call for help."""
    return call_for_help(searching().person, Plea("mail"))


BEGINNINGS = {
    **{"mentor": mentor, "need": searching, "enquiry": asked, "tandem": running},
    **{"talk": talk, "help_call": help_call},
}

KINDS = (
    (asked, {"newcomer": {"newcomer", "other"}, "mentor": {"mentor", "awaited"}}),
    (proposed, {side: {side, "awaited", "other"} for side in ("newcomer", "mentor")}),
    (offered, {"newcomer": {"newcomer", "awaited"}, "mentor": {"mentor", "other", "beginner"}}),
)
"""How an enquiry may begin, and what each of the two is then."""
PARTIES = {
    "mentor": {"mentor": {"mentor"}},
    "need": {"newcomer": {"newcomer"}},
    "enquiry": KINDS[0][1],
    "tandem": {"newcomer": {"newcomer"}, "mentor": {"mentor"}},
    "talk": {"newcomer": {"newcomer"}, "mentor": {"mentor"}},
    "help_call": {"person": {"person"}},
}


def prepare(subject: Stateful) -> None:
    """An accepted enquiry has two yeses."""
    if isinstance(subject, Enquiry):
        subject.newcomer_agreed_at = subject.mentor_agreed_at = clock.now()


def everybody(subject: Stateful) -> dict[str, object]:
    """One actor for each part that somebody can play."""
    sides = {"newcomer": ("newcomer", "person"), "mentor": ("mentor", "person"), "person": ("person",)}
    known = {
        "coordinator": office(),
        "stranger": person("Fremde Person", "newcomer", "mentor"),
        "system": TIME,
    }
    concerned = getattr(subject, "tandem", None) or subject
    for side in PARTIES[subject.lifecycle.noun]:
        known[side] = next(getattr(concerned, name) for name in sides[side] if hasattr(concerned, name))
    return known


@pytest.mark.parametrize(
    ("table", "step"), ROWS, ids=lambda one: getattr(one, "noun", getattr(one, "name", ""))
)
def test_a_step_is_taken_by_its_parties_from_its_states_only(app, table, step):
    subject = BEGINNINGS[table.noun]()
    actors = everybody(subject)
    found = outcomes(subject, [step], actors, prepare)
    assert found == by_the_table(table, [step], actors, PARTIES[table.noun])


@pytest.mark.parametrize(("scene", "parties"), KINDS[1:], ids=["proposed", "offered"])
def test_the_steps_of_proposals_and_offers_belong_to_whose_they_are(sqlite_app, scene, parties):
    subject = scene()
    actors = everybody(subject)
    found = outcomes(subject, ENQUIRY.steps, actors, prepare)
    assert found == by_the_table(ENQUIRY, ENQUIRY.steps, actors, parties)


def test_only_who_is_awaited_can_say_yes_and_nobody_says_it_on_the_phone():
    answers = ("agree", "accept", "decline")
    assert {step.name: step.by for step in ENQUIRY.steps if step.name in answers} == {
        **dict.fromkeys(("agree", "accept"), ("awaited",)),
        "decline": ("awaited", "awaited_by_phone"),
    }


@pytest.mark.parametrize(("scene", "parties"), [*KINDS, (searching, PARTIES["need"])])
def test_on_the_phone_the_office_does_what_binds_nobody(sqlite_app, scene, parties):
    subject, caller = scene(), office()
    sides = {"newcomer": getattr(subject, "newcomer", None) or subject.person}
    sides |= {"mentor": subject.mentor} if hasattr(subject, "mentor") else {}
    actors = {side: ActingFor(caller.id, someone.id) for side, someone in sides.items()}
    phoning = {side: {f"{part}{PHONED}" for part in parties[side]} for side in sides}
    table = subject.lifecycle
    found = outcomes(subject, table.steps, actors, prepare)
    assert found == by_the_table(table, table.steps, actors, phoning)
    reached = {state for state in found.values() if state in table.states}
    assert reached <= {"declined", "withdrawn", "paused", "searching", "closed"}


def test_no_step_of_the_office_leads_into_a_tandem():
    by_office = {
        step.target for table in (NEED, ENQUIRY, TANDEM) for step in table.steps if "coordinator" in step.by
    }
    assert by_office == {"cancelled", "ended_early"}


def test_the_office_does_not_approve_itself(app):
    subject = mentor()
    both = person("Beides Zugleich", "mentor", "coordinator")
    assert subject.parties(both) == {"coordinator"}
    own = mentor("Eigenes Profil")
    assert own.parties(own.person) == {"mentor"}


def test_a_tandem_uses_a_place_in_every_state_that_is_not_an_end():
    assert set(LIVE) == set(TANDEM.states) - TANDEM.terminal
