"""Everybody who could be brought together at one time, in few queries."""

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import contains_eager, selectinload

from mentoring.core.db import db
from mentoring.mentorship.lifecycle import LIVE, WAITING
from mentoring.mentorship.models import Enquiry, Exclusion, MentorProfile, Need, Tandem
from mentoring.mentorship.queries.conditions import has_free_place, shown_before_acceptance
from mentoring.mentorship.queries.pool import cooling
from mentoring.people.models import Person
from mentoring.people.queries import visible

Pairs = frozenset[tuple[int, int]]


class Load(NamedTuple):
    """What fills a mentor's places: live tandems, and enquiries that wait for an answer."""

    tandems: int = 0
    waiting: int = 0


def searching_needs(limit: int | None = None) -> Sequence[Need]:
    """Everybody who searches, the longest first, with person and topics."""
    person = contains_eager(Need.person).options(*shown_before_acceptance())
    found = select(Need).join(Need.person).where(Need.state == "searching", visible())
    rows = found.options(person, selectinload(Need.topics)).order_by(Need.waiting_since, Need.id)
    return db.session.scalars(rows.limit(limit)).unique().all()


def needs_with_ids(ids: Collection[int]) -> dict[int, Need]:
    """Searches by id, whatever has become of them, with person and topics."""
    person = contains_eager(Need.person).options(*shown_before_acceptance())
    rows = select(Need).join(Need.person).where(Need.id.in_(ids)).options(person, selectinload(Need.topics))
    return {need.id: need for need in db.session.scalars(rows).unique()}


def profiles_with_ids(ids: Collection[int]) -> dict[int, MentorProfile]:
    """Mentors' profiles by id, whatever has become of them, with person and topics."""
    person = contains_eager(MentorProfile.person).options(*shown_before_acceptance())
    found = select(MentorProfile).join(MentorProfile.person).where(MentorProfile.id.in_(ids))
    rows = found.options(person, selectinload(MentorProfile.topics))
    return {profile.id: profile for profile in db.session.scalars(rows).unique()}


def need_ids_with_enquiry() -> frozenset[int]:
    """Searches in which somebody has been asked and has not answered yet."""
    return frozenset(db.session.scalars(select(Enquiry.need_id).where(Enquiry.state.in_(WAITING))))


def active_profiles() -> Sequence[MentorProfile]:
    """All mentors who are active and have places, full or not, with person and topics."""
    person = contains_eager(MentorProfile.person).options(*shown_before_acceptance())
    found = select(MentorProfile).join(MentorProfile.person)
    active = found.where(MentorProfile.state == "active", MentorProfile.places > 0, visible())
    rows = active.options(person, selectinload(MentorProfile.topics)).order_by(Person.display_name, Person.id)
    return db.session.scalars(rows).unique().all()


def loads_of_mentors() -> dict[int, Load]:
    """The load of every mentor who has one."""
    tandems = _count(select(Tandem.mentor_id, func.count()).where(Tandem.state.in_(LIVE)), Tandem.mentor_id)
    waiting = _count(
        select(Enquiry.mentor_id, func.count()).where(Enquiry.state.in_(WAITING)), Enquiry.mentor_id
    )
    return {key: Load(tandems.get(key, 0), waiting.get(key, 0)) for key in tandems.keys() | waiting.keys()}


def _count(statement: Any, column: Any) -> dict[int, int]:
    return {mentor_id: number for mentor_id, number in db.session.execute(statement.group_by(column))}


def full_mentor_ids() -> frozenset[int]:
    """Active mentors who have no free place."""
    full = select(MentorProfile.id).where(MentorProfile.state == "active", ~has_free_place())
    return frozenset(db.session.scalars(full))


def kept_apart_pairs() -> Pairs:
    """(newcomer, mentor) of all who are on either one's exclusion list, or were asked too short a time ago."""
    listed = db.session.execute(select(Exclusion.person_id, Exclusion.other_id)).all()
    cooled = db.session.execute(select(Enquiry.newcomer_id, Enquiry.mentor_id).where(cooling())).all()
    both_ways = [pair for one, other in listed for pair in ((one, other), (other, one))]
    return frozenset([*both_ways, *((newcomer, mentor) for newcomer, mentor in cooled)])
