"""Who of the people concerned others may see, who is asked to pass on what they have learned, and who asks whom."""

from flask import current_app

from mentoring.mentorship.models import Tandem
from mentoring.people.models import Person


def may_be_seen(person: Person) -> bool:
    """Confirmed by themselves, with an open account: the same as people.queries.visible() for a loaded row."""
    account = person.account
    confirmed = account.active and account.confirmed_at is not None
    return confirmed and account.erase_at is None and person.suspended_at is None


def may_be_invited(tandem: Tandem) -> bool:
    """Whether its newcomer can be asked to become a mentor: both came to a good end, and she is none yet."""
    return tandem.state == "completed" and not tandem.newcomer.has_role("mentor")


def asks_by_itself() -> bool:
    """Whether newcomers ask and mentors offer on their own; where not, the office proposes and both still confirm."""
    return bool(current_app.config["SELF_SERVICE"])
