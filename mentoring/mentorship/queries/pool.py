"""Mentors as the model needs them: codes of all who are active, and the ids of those who cannot be asked."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from functools import reduce
from operator import add
from typing import Any, NamedTuple

from flask import current_app
from sqlalchemy import ColumnElement, CompoundSelect, Select, String, cast, func, literal, select, union
from sqlalchemy.orm import contains_eager

from mentoring.core import clock
from mentoring.core.db import db
from mentoring.mentorship.lifecycle import LIVE
from mentoring.mentorship.models import Enquiry, Exclusion, MentorProfile, MentorTopic, Tandem
from mentoring.mentorship.queries.closeness import closeness_mark
from mentoring.mentorship.queries.conditions import shown_before_acceptance
from mentoring.people.models import Person
from mentoring.people.queries import visible

COOL_DOWNS = {"declined": "COOL_DOWN_DECLINED_DAYS", "expired": "COOL_DOWN_EXPIRED_DAYS"}
"""After which ends of an enquiry the same two do not begin again for a while, and which setting says how long."""


class MentorRow(NamedTuple):
    """One active mentor in codes; `topics` are slugs with a space between."""

    id: int
    region: str
    institution_type: str
    institution: int | None
    formats: tuple[str, ...]
    languages: tuple[str, ...]
    topics: str | None


def _active(*columns: Any) -> Select[Any]:
    joined = select(*columns).select_from(MentorProfile).join(MentorProfile.person)
    return joined.where(MentorProfile.state == "active", MentorProfile.places > 0, visible())


def _region() -> Any:
    return func.coalesce(Person.kreis_ags, Person.land_code, "")


def pool_fingerprint() -> str:
    """Everything the model learns of its mentors, and its tables, in one text: equal texts mean equal models.

    A profile's version stands for its topics, formats and languages; the person's own columns stand for themselves.
    When it was edited tells apart two people of whom the second was given the id of the first, who has gone.
    """
    known = (
        MentorProfile.id,
        MentorProfile.version,
        MentorProfile.edited_at,
        _region(),
        Person.institution_type_code,
        Person.institution_id,
    )
    line = reduce(add, (func.coalesce(cast(column, String), "") + literal(":") for column in known))
    lines = _active(line.label("line")).order_by(MentorProfile.id).subquery()
    learned = func.coalesce(func.aggregate_strings(lines.c.line, "\n"), "")
    return str(db.session.scalar(select(closeness_mark() + literal("\n") + learned).select_from(lines)))


def mentor_rows() -> Sequence[MentorRow]:
    """All active mentors, free or full, in one query."""
    slugs = select(func.aggregate_strings(MentorTopic.topic_slug, " ")).where(
        MentorTopic.profile_id == MentorProfile.id
    )
    columns = (
        *(
            MentorProfile.id,
            _region(),
            func.coalesce(Person.institution_type_code, ""),
            Person.institution_id,
        ),
        *(MentorProfile.formats, MentorProfile.languages, slugs.correlate(MentorProfile).scalar_subquery()),
    )
    return [MentorRow(*row) for row in db.session.execute(_active(*columns).order_by(MentorProfile.id))]


def unavailable_mentor_ids(newcomer: Person) -> frozenset[int]:
    """Whom this newcomer cannot ask now: the full, and those who are kept apart from her."""
    return frozenset(db.session.scalars(union(_full(), *_kept_apart(newcomer.id))))


def full_mentor_ids() -> frozenset[int]:
    """Those of whose places none is free."""
    return frozenset(db.session.scalars(_full()))


def _full() -> Select[int]:
    return (
        select(Tandem.mentor_id)
        .join(MentorProfile, MentorProfile.id == Tandem.mentor_id)
        .where(Tandem.state.in_(LIVE))
        .group_by(Tandem.mentor_id, MentorProfile.places)
        .having(func.count() >= MentorProfile.places)
    )


def mentor_state_counts() -> dict[str, int]:
    """How many mentors there are of each state, of those whose account is open."""
    counted = select(MentorProfile.state, func.count()).join(MentorProfile.person).where(visible())
    return {state: count for state, count in db.session.execute(counted.group_by(MentorProfile.state))}


def cooling_until(newcomer: Person) -> datetime | None:
    """Until when the last of those stays unasked whom this newcomer was asked with too short a time ago."""
    ended = select(Enquiry.state, Enquiry.closed_at).where(Enquiry.newcomer_id == newcomer.id, cooling())
    ends = [at + timedelta(days=_cool_down(state)) for state, at in db.session.execute(ended) if at]
    return max(ends, default=None)


def _cool_down(state: str) -> int:
    days: int = current_app.config[COOL_DOWNS[state]]
    return days


def kept_apart_ids(newcomer: Person) -> frozenset[int]:
    """Those on either one's exclusion list, and those asked too short a time ago."""
    return frozenset(db.session.scalars(union(*_kept_apart(newcomer.id))))


def exclusion_ids(person_id: int) -> CompoundSelect[int]:
    """Those whom this person excludes, and those who exclude this person."""
    chosen = select(Exclusion.other_id).where(Exclusion.person_id == person_id)
    return union(chosen, select(Exclusion.person_id).where(Exclusion.other_id == person_id))


def _kept_apart(newcomer_id: int) -> tuple[Select[int], ...]:
    chosen = select(Exclusion.other_id).where(Exclusion.person_id == newcomer_id)
    choosing = select(Exclusion.person_id).where(Exclusion.other_id == newcomer_id)
    return chosen, choosing, select(Enquiry.mentor_id).where(Enquiry.newcomer_id == newcomer_id, cooling())


def cooling() -> ColumnElement[bool]:
    """Enquiries that ended in a no or in silence too short a time ago for the same two to begin again."""
    declined, expired = (
        (Enquiry.state == state) & (Enquiry.closed_at > clock.now() - timedelta(days=_cool_down(state)))
        for state in COOL_DOWNS
    )
    return declined | expired


def mentors_with_ids(ids: Collection[int]) -> dict[int, MentorProfile]:
    """The profiles behind suggestions, by id, with what a card says."""
    wanted = select(MentorProfile).join(MentorProfile.person).where(MentorProfile.id.in_(ids))
    shown = wanted.options(contains_eager(MentorProfile.person).options(*shown_before_acceptance()))
    return {profile.id: profile for profile in db.session.scalars(shown).unique()}
