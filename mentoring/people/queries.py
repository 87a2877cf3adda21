"""Persons, regions and topics as their readers see them."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import InstrumentedAttribute, contains_eager

from mentoring.accounts.models import Account
from mentoring.accounts.queries import address_of, signed_in_id
from mentoring.core.db import db
from mentoring.core.errors import Gone, NotFound
from mentoring.core.feed_states import FeedState, person_key
from mentoring.people.catalogue import folded
from mentoring.people.models import (
    CHOOSABLE_ROLES,
    Institution,
    InstitutionType,
    Invitation,
    Kreis,
    Land,
    Person,
    PersonalCalendar,
    Place,
    Role,
    Topic,
)

MOST_HITS = 20
POSTAL_CODE = re.compile(r"\b\d{5}\b")
KREIS_WORD = re.compile(r"^(land)?kreis ")
SAINT = re.compile(r"^st\.? ")


def current_person() -> Person | None:
    """The person who reads this page."""
    person_id = signed_in_id()
    return None if person_id is None else db.session.get(Person, person_id)


def visible() -> ColumnElement[bool]:
    """The condition for everything that shows people to others: confirmed by themselves, and with an open account."""
    return Person.account.has(Account.confirmed_at.is_not(None) & Account.active)


def has_coordinator() -> bool:
    """Whether somebody can be at the office's desk."""
    found = select(Role.person_id).join(Person).where(Role.name == "coordinator", visible())
    return db.session.scalar(found.limit(1)) is not None


def chosen_roles(person: Person) -> list[str]:
    """The roles somebody has chosen, in the order in which pages ask."""
    return [name for name in CHOOSABLE_ROLES if person.has_role(name)]


def offered_types(*also: str | None) -> Sequence[InstitutionType]:
    """Kinds of institutions to choose from, in their order; `also` are kept although no longer offered."""
    wanted = InstitutionType.offered | InstitutionType.code.in_([code for code in also if code])
    return db.session.scalars(select(InstitutionType).where(wanted).order_by(InstitutionType.position)).all()


def laender() -> Sequence[Land]:
    """The 16 Länder by name."""
    return db.session.scalars(select(Land).order_by(Land.name)).all()


def topics() -> Sequence[Topic]:
    """All topics in their order."""
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


@dataclass(frozen=True, slots=True)
class Hit:
    """One answer of the place search: `value` names it in a form, `kreis_ags` is empty for a whole Land."""

    value: str
    label: str
    land_code: str
    kreis_ags: str | None = None


def has_postal_code(text: str) -> bool:
    """Whether nothing but a postal code was typed, which we cannot answer."""
    return bool(POSTAL_CODE.search(text)) and not POSTAL_CODE.sub("", text).strip(" -dD")


def places_found(text: str, limit: int = MOST_HITS) -> list[Hit]:
    """Places, Kreise and Länder whose names begin like `text`: named just so, then with more words, then by size.

    One query for places (by the index of their folded names) and one for Kreise and Länder. A town that is
    its own Kreis stands in the list once.
    """
    begin = SAINT.sub("sankt ", KREIS_WORD.sub("", folded(POSTAL_CODE.sub("", text))))
    if not begin:
        return []
    regions = _regions(begin)[: limit // 2]
    places = [_place_hit(place) for place in _places(begin, limit)]
    hits: dict[str, Hit] = {}
    for hit in [*places[: limit - len(regions)], *regions]:
        hits.setdefault(hit.label, hit)
    return list(hits.values())


def _places(begin: str, limit: int) -> Sequence[Place]:
    named_so = (Place.folded == begin).desc(), _begins(Place.folded, f"{begin} ").desc()
    found = _with_kreis(select(Place)).where(_begins(Place.folded, begin))
    return db.session.scalars(found.order_by(*named_so, Place.population.desc(), Place.id).limit(limit)).all()


def _with_kreis(statement: Select[Place]) -> Select[Place]:
    eager = contains_eager(Place.kreis).contains_eager(Kreis.land)
    return statement.join(Place.kreis).join(Kreis.land).options(eager)


def _begins(column: InstrumentedAttribute[str], begin: str) -> ColumnElement[bool]:
    """A prefix as a range, which an index answers on both databases."""
    return (column >= begin) & (column < begin[:-1] + chr(ord(begin[-1]) + 1))


def _place_hit(place: Place) -> Hit:
    kreis = place.kreis
    within = kreis.label if kreis.label == kreis.land.name else f"{kreis.label}, {kreis.land.name}"
    own_kreis = kreis.label.partition(" (")[0] == place.name
    label = within if own_kreis else f"{place.name} – {within}"
    return Hit(f"ort-{place.id}", label, kreis.land_code, kreis.ags)


def _regions(begin: str) -> list[Hit]:
    named = (Kreis.land_code == Land.code) & _begins(Kreis.folded, begin)
    rows = db.session.execute(
        select(Land, Kreis).outerjoin(Kreis, named).order_by(Land.name, Kreis.label)
    ).all()
    whole = {land.code: land for land, _kreis in rows if folded(land.name).startswith(begin)}
    kreise = [_kreis_hit(land, kreis) for land, kreis in rows if kreis is not None]
    return [Hit(f"land-{code}", land.name, code) for code, land in whole.items()] + kreise


def _kreis_hit(land: Land, kreis: Kreis) -> Hit:
    label = kreis.label if kreis.label == land.name else f"{kreis.label}, {land.name}"
    return Hit(f"kreis-{kreis.ags}", label, land.code, kreis.ags)


def open_invitations() -> Select[Invitation]:
    """Invitations that nobody has answered yet, newest first."""
    waiting = Account.confirmed_at.is_(None) & Account.invited_at.is_not(None)
    joined = select(Invitation).join(Invitation.person).join(Person.account).where(waiting)
    person = contains_eager(Invitation.person)
    shown = (
        person.contains_eager(Person.account),
        person.joinedload(Person.institution_type),
        person.joinedload(Person.land),
    )
    return joined.options(*shown).order_by(Invitation.created_at.desc(), Invitation.person_id.desc())


def known_addresses(addresses: Sequence[str]) -> dict[str, bool]:
    """Which of these addresses have an account already, and whether it is confirmed."""
    stored = [address_of(address) for address in addresses]
    rows = select(Account.email, Account.confirmed_at).where(Account.email.in_(stored))
    return {email: confirmed_at is not None for email, confirmed_at in db.session.execute(rows)}


def token_hash(token: str) -> str:
    """What is stored of the secret part of a calendar's address."""
    return hashlib.sha256(token.encode()).hexdigest()


def own_calendars(person: Person) -> Sequence[PersonalCalendar]:
    """Somebody's calendars that still answer, oldest first."""
    own = (PersonalCalendar.person_id == person.id) & PersonalCalendar.revoked_at.is_(None)
    return db.session.scalars(select(PersonalCalendar).where(own).order_by(PersonalCalendar.id)).all()


def own_calendar(person: Person, calendar_id: int) -> PersonalCalendar:
    """One calendar of somebody. Raises NotFound for everybody else."""
    own = (PersonalCalendar.id == calendar_id) & (PersonalCalendar.person_id == person.id)
    found = db.session.scalar(select(PersonalCalendar).where(own))
    if found is None:
        raise NotFound()
    return found


def calendar_behind(token: str) -> PersonalCalendar:
    """The calendar of a secret address. Raises NotFound for one that never was, Gone for one that ended."""
    behind = PersonalCalendar.token_hash == token_hash(token)
    accounts = select(PersonalCalendar, Account.active).join(
        Account, Account.id == PersonalCalendar.person_id
    )
    row = db.session.execute(accounts.where(behind)).first()
    if row is None:
        raise NotFound()
    calendar, active = row
    if calendar.revoked_at is not None or not active:
        raise Gone()
    return calendar


def calendar_version(calendar: PersonalCalendar) -> Select[int]:
    """How often what stands in a calendar has changed; no row once it has ended, or its account."""
    version = select(FeedState.version).where(FeedState.key == person_key(calendar.person_id))
    answers = PersonalCalendar.revoked_at.is_(None) & Account.active
    return (
        select(func.coalesce(version.scalar_subquery(), 0))
        .select_from(PersonalCalendar)
        .join(Account, Account.id == PersonalCalendar.person_id)
        .where(PersonalCalendar.id == calendar.id, answers)
    )
