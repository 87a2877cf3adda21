"""Every step of every table, from every state, by everybody: what the table says is what happens."""

import pytest

from mentoring.core import clock, steps
from mentoring.core.db import action, db
from mentoring.core.errors import NotAllowed, WrongState
from mentoring.core.journal import TIME
from mentoring.core.lifecycle import Lifecycle, Step
from mentoring.core.steps import Stateful, take
from mentoring.mentorship.actions import Plea, call_for_help
from mentoring.mentorship.lifecycle import ENQUIRY, HELP_CALL, LIVE, MENTOR, NEED, TALK, TANDEM
from mentoring.mentorship.models import Enquiry, HelpCall, Talk
from tests.conftest import person
from tests.mentorship.scenes import asked, mentor, offered, office, proposed, running, searching, tandem
from tests.mentorship.talking import planned

NOTHING, NOT_ALLOWED, WRONG = "nothing", "not allowed", "wrong state"
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


class Tried(Exception):
    """Carries an outcome out of an action, which then undoes everything."""


@action
def attempt(subject: Stateful, state: str, step: str, actor: object) -> None:
    if isinstance(subject, Enquiry):
        subject.newcomer_agreed_at = subject.mentor_agreed_at = clock.now()
    with steps._through_the_door():
        subject.state = state
    db.session.flush()
    try:
        entry = take(step, subject, actor)
    except NotAllowed:
        raise Tried(NOT_ALLOWED) from None
    except WrongState:
        raise Tried(WRONG) from None
    raise Tried(NOTHING if entry is None else subject.state)


def outcome(subject: Stateful, state: str, step: str, actor: object) -> str:
    with pytest.raises(Tried) as tried:
        attempt(subject, state, step, actor)
    return str(tried.value)


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


def expected(table: Lifecycle, step: Step, state: str, actor: str, parties: dict[str, set[str]]) -> str:
    plays = parties.get(actor, {actor})
    if not plays & set(step.by):
        return NOT_ALLOWED
    if state == step.target and state in table.terminal:
        return NOTHING
    return step.target if state in step.sources else WRONG


@pytest.mark.parametrize(
    ("table", "step"), ROWS, ids=lambda one: getattr(one, "noun", getattr(one, "name", ""))
)
def test_a_step_is_taken_by_its_parties_from_its_states_only(app, table, step):
    subject = BEGINNINGS[table.noun]()
    actors = everybody(subject)
    cells = [(state, actor) for state in table.states for actor in actors]
    found = {cell: outcome(subject, cell[0], step.name, actors[cell[1]]) for cell in cells}
    assert found == {cell: expected(table, step, *cell, PARTIES[table.noun]) for cell in cells}


@pytest.mark.parametrize(("scene", "parties"), KINDS[1:], ids=["proposed", "offered"])
def test_the_steps_of_proposals_and_offers_belong_to_whose_they_are(sqlite_app, scene, parties):
    subject = scene()
    actors = everybody(subject)
    cells = [(step, state, actor) for step in ENQUIRY.steps for state in ENQUIRY.states for actor in actors]
    found = {cell: outcome(subject, cell[1], cell[0].name, actors[cell[2]]) for cell in cells}
    assert found == {cell: expected(ENQUIRY, *cell, parties) for cell in cells}


def test_only_who_is_awaited_can_say_yes_or_no():
    answers = ("agree", "accept", "decline")
    assert {step.name: step.by for step in ENQUIRY.steps if step.name in answers} == {
        name: ("awaited",) for name in answers
    }


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
