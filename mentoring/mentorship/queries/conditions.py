"""Conditions and loading that several lists of mentors share."""

from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import contains_eager, joinedload, lazyload
from sqlalchemy.orm.interfaces import ORMOption

from mentoring.mentorship.lifecycle import LIVE
from mentoring.mentorship.models import MentorProfile, Tandem
from mentoring.people.models import Person


def live_tandems() -> ColumnElement[int]:
    """How many places of a mentor are in use, as a column beside the profile."""
    used = select(func.count(Tandem.id)).where(Tandem.mentor_id == MentorProfile.id, Tandem.state.in_(LIVE))
    return used.correlate(MentorProfile).scalar_subquery()


def has_free_place() -> ColumnElement[bool]:
    """Full is derived: places against live tandems."""
    return MentorProfile.places > live_tandems()


def with_person() -> ORMOption:
    """The person of a joined profile with what a page says before acceptance, and nothing more."""
    return contains_eager(MentorProfile.person).options(*shown_before_acceptance())


def shown_before_acceptance() -> tuple[Any, ...]:
    """Institution type and Land in the same query; roles only where somebody asks for them."""
    return joinedload(Person.institution_type), joinedload(Person.land), lazyload(Person.roles)
