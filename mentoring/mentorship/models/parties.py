"""Who of the people concerned acts."""

from mentoring.core.journal import Actor
from mentoring.people.models import Person

PAIR = "the two persons"
KEPT_AFTER_END = "90 days after the tandem has ended"
KEPT_AFTER_ENQUIRY = "90 days after the enquiry or its tandem has ended"
PAIR_AND_OFFICE = "the two persons, office"


def office(actor: Actor) -> set[str]:
    """The office, where one of its people acts."""
    return {"coordinator"} if isinstance(actor, Person) and actor.has_role("coordinator") else set()


def pair(actor: Actor, newcomer_id: int, mentor_id: int) -> set[str]:
    """Which of the two acts, or the office where it is neither of them."""
    sides = {"newcomer": newcomer_id, "mentor": mentor_id}
    return {side for side, person_id in sides.items() if actor.id == person_id} or office(actor)
