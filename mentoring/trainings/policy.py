"""Who may look after trainings."""

from mentoring.core.policy import permission
from mentoring.people.models import Person
from mentoring.people.policy import is_coordinator, is_trainer


@permission("looks_after_trainings")
def looks_after_trainings(reader: Person) -> bool:
    """Who leads trainings, and the office."""
    return is_trainer(reader) or is_coordinator(reader)
