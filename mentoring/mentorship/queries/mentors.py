"""Mentors: the list of those who can be asked, one of them, and those who wait for approval."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Select, cast, func, literal, or_, select, union_all
from sqlalchemy.orm import joinedload, selectinload

from mentoring.core.db import db
from mentoring.core.errors import NotFound
from mentoring.core.queries import LAST_PAGE, PER_PAGE, Page
from mentoring.mentorship.lifecycle import LIVE
from mentoring.mentorship.models import Farewell, MentorProfile, MentorTopic, Tandem
from mentoring.mentorship.policy import may_be_seen
from mentoring.mentorship.queries.conditions import has_free_place, shown_before_acceptance, with_person
from mentoring.mentorship.queries.pool import exclusion_ids
from mentoring.people.models import InstitutionType, Land, Person, Topic
from mentoring.people.queries import visible

SHUFFLE, DECK = 7919, 10007


@dataclass(frozen=True, slots=True)
class MentorFilter:
    """What a reader narrows the list by; empty means all."""

    land: str = ""
    institution_type: str = ""
    topic: str = ""


def profile_of(reader: Person) -> MentorProfile | None:
    """The reader's own profile as a mentor."""
    mine = select(MentorProfile).where(MentorProfile.id == reader.id)
    return db.session.scalar(mine.options(selectinload(MentorProfile.topics)))


def askable_mentors(reader: Person, narrowed: MentorFilter, number: int) -> Page[MentorProfile]:
    """Mentors with a free place, in an order of the reader's own, so that nobody always stands first."""
    number = min(max(number, 1), LAST_PAGE)
    lot = (cast(MentorProfile.id, BigInteger) * (2 * reader.id + 1) * SHUFFLE) % DECK
    found = _narrow(_askable_by(reader), narrowed).add_columns(
        lot.label("lot"), func.count().over().label("total")
    )
    page = found.order_by(lot, MentorProfile.id).limit(PER_PAGE).offset((number - 1) * PER_PAGE).subquery()
    shown = (
        select(MentorProfile, page.c.total)
        .join(page, page.c.id == MentorProfile.id)
        .join(MentorProfile.person)
    )
    shown = shown.options(with_person(), selectinload(MentorProfile.topics))
    rows = db.session.execute(shown.order_by(page.c.lot, MentorProfile.id)).unique().all()
    return Page([row[0] for row in rows], number, rows[0][1] if rows else 0)


def _askable_by(reader: Person) -> Select[Any]:
    """Their numbers alone: what is not shown is not read."""
    other_house = or_(Person.institution_id.is_(None), Person.institution_id != reader.institution_id)
    return (
        select(MentorProfile.id)
        .join(MentorProfile.person)
        .where(MentorProfile.state == "active", has_free_place(), visible(), MentorProfile.id != reader.id)
        .where(MentorProfile.id.not_in(exclusion_ids(reader.id)))
        .where(other_house if reader.institution_id is not None else literal(True))
    )


def _narrow(statement: Select[Any], by: MentorFilter) -> Select[Any]:
    if by.land:
        statement = statement.where(Person.land_code == by.land)
    if by.institution_type:
        named = InstitutionType.code == by.institution_type
        statement = statement.join(Person.institution_type).where(named, ~InstitutionType.protected)
    if by.topic:
        having = select(MentorTopic.profile_id).where(MentorTopic.topic_slug == by.topic)
        statement = statement.where(MentorProfile.id.in_(having))
    return statement


def filter_options() -> Sequence[tuple[str, str, str, str]]:
    """Länder, institution types and topics in one query: (kind, value, de, en), in their order.

    Protected types are left out: filtering by them would tell what a card does not say.
    """
    kinds: tuple[Any, ...] = (
        select(literal("land"), Land.code, Land.name, Land.name, literal(0)),
        select(literal("einrichtung"), *_words(InstitutionType, InstitutionType.code)).where(
            ~InstitutionType.protected, InstitutionType.offered
        ),
        select(literal("thema"), *_words(Topic, Topic.slug)),
    )
    rows = db.session.execute(union_all(*kinds)).all()
    return [
        (kind, value, de, en) for kind, value, de, en, _at in sorted(rows, key=lambda row: (row[4], row[2]))
    ]


def _words(model: type[InstitutionType] | type[Topic], key: object) -> tuple[object, ...]:
    return key, model.de, model.en, model.position


def mentor_for(reader: Person, mentor_id: int) -> MentorProfile:
    """The profile of a mentor who can be read: an active one, the reader's own, or any for the office."""
    found = select(MentorProfile).join(MentorProfile.person).where(MentorProfile.id == mentor_id)
    profile = db.session.scalar(found.options(with_person(), selectinload(MentorProfile.topics)))
    if profile is None:
        raise NotFound()
    privileged = reader.id == profile.id or reader.has_role("coordinator")
    if not privileged and not (profile.state == "active" and may_be_seen(profile.person)):
        raise NotFound()
    return profile


def submitted_profiles() -> Sequence[MentorProfile]:
    """Profiles that wait for the office, the longest first."""
    waiting = select(MentorProfile).where(MentorProfile.state == "submitted")
    person = joinedload(MentorProfile.person, innerjoin=True).options(*shown_before_acceptance())
    shown = waiting.options(person, selectinload(MentorProfile.topics))
    return db.session.scalars(shown.order_by(MentorProfile.edited_at, MentorProfile.id)).unique().all()


def live_tandems_with(profile: MentorProfile) -> Sequence[Tandem]:
    """A mentor's tandems that go on, the oldest first, with what names the other one."""
    live = select(Tandem).where(Tandem.mentor_id == profile.id, Tandem.state.in_(LIVE)).order_by(Tandem.id)
    newcomer = joinedload(Tandem.newcomer, innerjoin=True).options(*shown_before_acceptance())
    return db.session.scalars(live.options(newcomer)).unique().all()


def farewells_of(profile: MentorProfile) -> dict[int, Farewell]:
    """What a leaving mentor has planned, by tandem."""
    own = select(Farewell).join(Farewell.tandem).where(Tandem.mentor_id == profile.id)
    return {farewell.tandem_id: farewell for farewell in db.session.scalars(own)}


def wished_handovers() -> Sequence[tuple[Tandem, datetime]]:
    """Tandems whose leaving mentor would like them to go on with somebody else, and since when."""
    wished = select(Tandem, Farewell.planned_at).join(Farewell, Farewell.tandem_id == Tandem.id)
    wanted = wished.where(Farewell.way == "hand_over", Tandem.state.in_(LIVE)).order_by(Farewell.planned_at)
    sides = [
        joinedload(side, innerjoin=True).options(*shown_before_acceptance())
        for side in (Tandem.newcomer, Tandem.mentor)
    ]
    return [(tandem, at) for tandem, at in db.session.execute(wanted.options(*sides)).unique()]


def live_tandem_count(mentor_id: int) -> int:
    """How many places are in use; counted under the lock of the profile where it decides."""
    live = select(func.count(Tandem.id)).where(Tandem.mentor_id == mentor_id, Tandem.state.in_(LIVE))
    return db.session.scalar(live) or 0


def last_tandem_of(mentor_id: int) -> Tandem | None:
    """The tandem with which a mentor's last place went."""
    begun = select(Tandem).where(Tandem.mentor_id == mentor_id, Tandem.state.in_(LIVE))
    return db.session.scalar(begun.order_by(Tandem.started_at.desc(), Tandem.id.desc()).limit(1))
