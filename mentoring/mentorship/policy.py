"""Who of the people concerned others may see."""

from mentoring.people.models import Person


def may_be_seen(person: Person) -> bool:
    """Confirmed by themselves, with an open account: the same as people.queries.visible() for a loaded row."""
    return person.account.active and person.account.confirmed_at is not None
