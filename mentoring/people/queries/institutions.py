"""Institutions, their kinds and topics, to choose from."""

from collections.abc import Sequence

from sqlalchemy import select

from mentoring.core.db import db
from mentoring.people.catalogue import folded
from mentoring.people.models import Institution, InstitutionType, Person, Topic


def offered_types(*also: str | None) -> Sequence[InstitutionType]:
    """Kinds of institutions to choose from, in their order; `also` are kept although no longer offered."""
    wanted = InstitutionType.offered | InstitutionType.code.in_([code for code in also if code])
    return db.session.scalars(select(InstitutionType).where(wanted).order_by(InstitutionType.position)).all()


def all_types() -> Sequence[InstitutionType]:
    """All kinds of institutions, also those that are no longer offered."""
    return db.session.scalars(select(InstitutionType).order_by(InstitutionType.position)).all()


def offered_topics(*also: str) -> Sequence[Topic]:
    """Topics to choose from, in their order; `also` are kept although no longer offered."""
    wanted = Topic.offered | Topic.slug.in_(also)
    return db.session.scalars(select(Topic).where(wanted).order_by(Topic.position)).all()


def topics() -> Sequence[Topic]:
    """All topics in their order, also those that are no longer offered."""
    return db.session.scalars(select(Topic).order_by(Topic.position)).all()


def institution_named(name: str, type_code: str, land_code: str | None) -> Institution | None:
    """The house of the catalogue with this name, type and Land, however its name was typed."""
    alike = (Institution.type_code == type_code) & (Institution.land_code.is_not_distinct_from(land_code))
    rows = db.session.scalars(select(Institution).where(alike).order_by(Institution.id))
    return next((row for row in rows if folded(row.name) == folded(name)), None)


def is_alone_in(person: Person, institution: Institution) -> bool:
    """Whether nobody else belongs to an institution."""
    others = select(Person.id).where(Person.institution_id == institution.id, Person.id != person.id).limit(1)
    return db.session.scalar(others) is None


def share_carrier(one: Person, other: Person) -> bool:
    """Whether both have named the same Träger, however it was typed.

    Silent for somebody of self-help without the stored consent: its Träger can be health data.
    """
    same = bool(folded(one.carrier)) and folded(one.carrier) == folded(other.carrier)
    return same and not (_is_protected(one) or _is_protected(other))


def _is_protected(person: Person) -> bool:
    kind = person.institution_type
    return kind is not None and kind.protected and person.group_name_consent_at is None
