"""Who finds a training: in lists, by its address, and in calendars that anybody can read. Said here only."""

from sqlalchemy import ColumnElement, and_, false, select

from mentoring.people.models import Person
from mentoring.trainings.lifecycle import PUBLIC_STATES
from mentoring.trainings.models import CIRCLE, Lead, Training, is_office

EVERYBODY, SIGNED_IN, MENTORS = "everybody", "signed_in", "mentors"
"""How far readers see: without a name, in the network, and mentors (with the office) among themselves."""
LISTED = {EVERYBODY: ("public",), SIGNED_IN: ("public", "network"), MENTORS: ("public", "network")}


def sight_of(reader: Person | None) -> str:
    """How far somebody sees."""
    if reader is None:
        return EVERYBODY
    return MENTORS if reader.has_role("mentor") or is_office(reader) else SIGNED_IN


def is_listed(sight: str) -> ColumnElement[bool]:
    """Trainings that stand in a reader's lists; unlisted ones stand in none."""
    shown = and_(Training.state.in_(PUBLIC_STATES), Training.visibility.in_(LISTED[sight]))
    return shown if sight == MENTORS else and_(shown, Training.kind != CIRCLE)


def may_see(reader: Person | None, training: Training) -> bool:
    """Whether somebody who knows the address reads the page of what was published."""
    if training.state not in PUBLIC_STATES:
        return False
    if training.kind == CIRCLE:
        return sight_of(reader) == MENTORS
    return training.visibility != "network" or reader is not None


def in_shared_feeds() -> ColumnElement[bool]:
    """Trainings in calendars of many: what is not for everybody stands in none of them."""
    return and_(Training.state.in_(PUBLIC_STATES), Training.visibility == "public", Training.kind != CIRCLE)


def in_own_feed() -> ColumnElement[bool]:
    """Trainings that have a calendar and files of their own: also those found by their address only."""
    by_address = Training.visibility.in_(("public", "unlisted"))
    return and_(Training.state.in_(PUBLIC_STATES), by_address, Training.kind != CIRCLE)


def led_by(person_id: int | None) -> ColumnElement[bool]:
    """Trainings that somebody leads, having said yes."""
    if person_id is None:
        return false()
    own = (Lead.training_id == Training.id) & (Lead.person_id == person_id)
    return select(Lead.id).where(own, Lead.state == "confirmed").exists()
