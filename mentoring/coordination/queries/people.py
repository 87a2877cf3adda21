"""People as the office finds them: by words, Land, role and state."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import contains_eager, joinedload

from mentoring.accounts.models import Account
from mentoring.core.db import db
from mentoring.core.errors import NotFound
from mentoring.people.models import Institution, Person, Role

_OPEN = Account.confirmed_at.is_not(None)
STATES: dict[str, ColumnElement[bool]] = {
    "present": _OPEN & Account.active & Person.suspended_at.is_(None),
    "invited": ~_OPEN & Account.invited_at.is_not(None),
    "unconfirmed": ~_OPEN & Account.invited_at.is_(None),
    "suspended": _OPEN & Account.active & Person.suspended_at.is_not(None),
    "closed": _OPEN & ~Account.active,
}
"""Every account is in one of them."""


@dataclass(frozen=True, slots=True)
class PeopleFilter:
    """What the office narrows the list by; empty means all."""

    words: str = ""
    land: str = ""
    role: str = ""
    state: str = ""


def people(_reader: Person, narrowed: PeopleFilter) -> Select[Person]:
    """People by name. One statement and one for their roles, however many there are."""
    statement = _shown().order_by(Account.name, Person.id)
    for word in narrowed.words.split():
        statement = statement.where(_speaks_of(word))
    if narrowed.land:
        statement = statement.where(Person.land_code == narrowed.land)
    if narrowed.role:
        held = select(Role.person_id).where(Role.name == narrowed.role)
        statement = statement.where(Person.id.in_(held))
    return statement.where(STATES[narrowed.state]) if narrowed.state else statement


def _shown() -> Select[Person]:
    joined = select(Person).join(Person.account).outerjoin(Person.institution)
    return joined.options(
        contains_eager(Person.account),
        contains_eager(Person.institution).joinedload(Institution.type),
        joinedload(Person.institution_type),
        joinedload(Person.land),
        joinedload(Person.kreis),
    )


def _speaks_of(word: str) -> ColumnElement[bool]:
    """Whether a word stands in name, address or house. SQLite folds only plain letters: both cases are tried."""
    columns = (Account.name, Account.email, Person.display_name, Institution.name)
    spellings = {word, word.lower(), word.capitalize()}
    return or_(*(column.icontains(one, autoescape=True) for column in columns for one in spellings))


def state_of(person: Person) -> str:
    """In which of STATES somebody is."""
    account = person.account
    if account.confirmed_at is None:
        return "invited" if account.invited_at is not None else "unconfirmed"
    if not account.active:
        return "closed"
    return "suspended" if person.suspended_at is not None else "present"


def person_for_office(reader: Person, person_id: int) -> Person:
    """One person, for a reader of the office: the one place where a look at somebody begins. Raises NotFound."""
    person = db.session.scalars(_shown().where(Person.id == person_id)).unique().one_or_none()
    if person is None or not reader.has_role("coordinator"):
        raise NotFound()
    return person
