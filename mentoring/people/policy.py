"""Who may, by role."""

from mentoring.core.policy import permission
from mentoring.people.models import Person


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
