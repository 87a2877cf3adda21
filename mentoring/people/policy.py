"""Who may, by role."""

from sqlalchemy import select

from mentoring.accounts.policy import requires_second_factor_if
from mentoring.core.db import db
from mentoring.core.policy import permission
from mentoring.people.models import Person, Role


@permission("newcomer")
def is_newcomer(reader: Person) -> bool:
    """Somebody who is new and looks for an experienced colleague."""
    return reader.has_role("newcomer")


@permission("mentor")
def is_mentor(reader: Person) -> bool:
    """Somebody who shares experience, approved or not yet."""
    return reader.has_role("mentor")


@permission("trainer")
def is_trainer(reader: Person) -> bool:
    """Somebody who offers trainings, approved or not yet."""
    return reader.has_role("trainer")


@permission("coordinator")
def is_coordinator(reader: Person) -> bool:
    """The office."""
    return reader.has_role("coordinator")


@requires_second_factor_if
def belongs_to_office(account_id: int) -> bool:
    """Who sees everybody's contacts signs in with two factors."""
    held = select(Role.id).where(Role.person_id == account_id, Role.name == "coordinator")
    return db.session.scalar(held) is not None
