"""Who of the office could take care of what was asked."""

from collections.abc import Sequence

from sqlalchemy import select

from mentoring.accounts.models import Account
from mentoring.core.db import db
from mentoring.offers.models import Asked
from mentoring.people.models import Person, Role
from mentoring.people.queries import visible


def office_people() -> Sequence[Person]:
    """Everybody of the office who can be there, by name."""
    held = select(Role.person_id).where(Role.name == "coordinator")
    found = select(Person).join(Account, Account.id == Person.id).where(Person.id.in_(held), visible())
    return db.session.scalars(found.order_by(Account.name, Person.id)).unique().all()


def colleagues_for(asked: Asked) -> list[Person]:
    """Who could take it over: nobody who asked it themselves, and not who takes care of it now."""
    return [one for one in office_people() if one.id not in (asked.person_id, asked.responsible_id)]
