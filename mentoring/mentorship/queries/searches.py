"""Searches as the office and mentors find them."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, literal, or_, select
from sqlalchemy.orm import contains_eager, selectinload

from mentoring.core.db import db
from mentoring.core.errors import NotFound
from mentoring.mentorship.lifecycle import WAITING
from mentoring.mentorship.models import Enquiry, MentorProfile, Need
from mentoring.mentorship.queries.conditions import shown_before_acceptance
from mentoring.mentorship.queries.pool import cooling, exclusion_ids
from mentoring.people.models import Person
from mentoring.people.queries import visible

LOOKED_AT = 200


def need_for(reader: Person, need_id: int) -> Need:
    """A search for the office, however it stands. Raises NotFound for everybody else."""
    if not reader.has_role("coordinator"):
        raise NotFound()
    return _one(_with_person().where(Need.id == need_id, Need.state != "draft"))


def searches(_reader: Person) -> Select[Any]:
    """All who search, for the office, the longest first."""
    return _searching()


def waiting_enquiries_of(needs: Sequence[Need]) -> dict[int, Enquiry]:
    """Enquiries that wait for an answer, by the search they belong to."""
    ids = [need.id for need in needs]
    waiting = select(Enquiry).where(Enquiry.need_id.in_(ids), Enquiry.state.in_(WAITING))
    return {enquiry.need_id: enquiry for enquiry in db.session.scalars(waiting)}


def searches_open_to(profile: MentorProfile) -> Sequence[Need]:
    """Searches that let mentors offer, and that this mentor is not kept apart from; the longest first."""
    return db.session.scalars(_open_to(profile).limit(LOOKED_AT)).unique().all()


def waiting_enquiries_about(person: Person) -> Sequence[Enquiry]:
    """What waits for an answer from or to somebody, the oldest first."""
    theirs = or_(Enquiry.newcomer_id == person.id, Enquiry.mentor_id == person.id)
    waiting = select(Enquiry).where(theirs, Enquiry.state.in_(WAITING)).order_by(Enquiry.id)
    return db.session.scalars(waiting).all()


def search_open_to(profile: MentorProfile, need_id: int) -> Need:
    """One of them. Raises NotFound."""
    return _one(_open_to(profile).where(Need.id == need_id))


def _one(statement: Select[Need]) -> Need:
    need = db.session.scalars(statement).unique().one_or_none()
    if need is None:
        raise NotFound()
    return need


def _open_to(profile: MentorProfile) -> Select[Need]:
    asked = select(Enquiry.id).where(Enquiry.need_id == Need.id, Enquiry.state.in_(WAITING))
    cooled = select(Enquiry.newcomer_id).where(Enquiry.mentor_id == profile.id, cooling())
    apart = or_(Person.id.in_(exclusion_ids(profile.id)), Person.id.in_(cooled), Person.id == profile.id)
    return _searching().where(Need.allows_offers, ~asked.exists(), ~apart, *_elsewhere(profile.person))


def _elsewhere(mentor: Person) -> list[ColumnElement[bool]]:
    """Never the same house, and not the same Kreis where that is not wished for."""
    house = or_(Person.institution_id.is_(None), Person.institution_id != mentor.institution_id)
    kreis = or_(~Need.not_my_kreis, Person.kreis_ags.is_(None), Person.kreis_ags != mentor.kreis_ags)
    return [
        house if mentor.institution_id is not None else literal(True),
        kreis if mentor.kreis_ags is not None else literal(True),
    ]


def _searching() -> Select[Any]:
    found = _with_person().where(Need.state == "searching", visible())
    return found.order_by(Need.waiting_since, Need.id)


def _with_person() -> Select[Any]:
    person = contains_eager(Need.person).options(*shown_before_acceptance())
    return select(Need).join(Need.person).options(person, selectinload(Need.topics))
