"""Who acts for the office."""

from mentoring.core.journal import Actor
from mentoring.people.models import Person


def is_office(actor: Actor) -> bool:
    """Whether somebody of the office acts."""
    return isinstance(actor, Person) and actor.has_role("coordinator")
