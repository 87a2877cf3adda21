"""Persons: who reads, whom others see, and in which roles."""

from sqlalchemy import ColumnElement, select

from mentoring.accounts.models import Account
from mentoring.accounts.queries import signed_in_id
from mentoring.core.db import db
from mentoring.people.models import CHOOSABLE_ROLES, Person, Role


def current_person() -> Person | None:
    """The person who reads this page."""
    person_id = signed_in_id()
    return None if person_id is None else db.session.get(Person, person_id)


def visible() -> ColumnElement[bool]:
    """The condition for everything that shows people to others: confirmed by themselves, and with an open account."""
    confirmed = Account.confirmed_at.is_not(None) & Account.active
    return Person.account.has(confirmed & Account.erase_at.is_(None)) & Person.suspended_at.is_(None)


def has_coordinator() -> bool:
    """Whether somebody can be at the office's desk."""
    found = select(Role.person_id).join(Person).where(Role.name == "coordinator", visible())
    return db.session.scalar(found.limit(1)) is not None


def chosen_roles(person: Person) -> list[str]:
    """The roles somebody has chosen, in the order in which pages ask."""
    return [name for name in CHOOSABLE_ROLES if person.has_role(name)]
