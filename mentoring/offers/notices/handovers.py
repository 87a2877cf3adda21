"""Letters about what is handed over: the colleague learns of it, and who asked reads who cares now."""

from typing import Any

from mentoring.core.db import db
from mentoring.core.journal import Entry, on
from mentoring.core.letter_kinds import OFFICE, sort_letters
from mentoring.core.outbox import Letter, write_letter, writes
from mentoring.offers.models import Consultation, MembershipApplication
from mentoring.offers.notices.receipts import tell_asker

HANDED_OVER = ("consultation.handed_over", "application.handed_over")
AGAIN = {
    "taken_up": "consultation.taken_up",
    "arranged": "consultation.arranged",
    "in_talks": "application.taken_up",
}
"""By state, the letter to who asked that names who takes care of it."""
sort_letters(OFFICE, *HANDED_OVER)


@on(*HANDED_OVER)
def tell_both(entry: Entry) -> None:
    """Nobody tells themselves; nothing of what was written stands in the letter."""
    asked = _asked(entry.event, entry.subject_id)
    if asked is None:
        raise LookupError(entry.subject_id)
    if asked.responsible_id is not None and asked.responsible_id != entry.actor_id:
        write_letter(entry.event, to=asked.responsible_id, subject_id=asked.id)
    tell_asker(AGAIN[asked.state], entry, asked)


def _asked(event: str, asked_id: int | None) -> Consultation | MembershipApplication | None:
    if event.startswith("consultation."):
        return db.session.get(Consultation, asked_id)
    return db.session.get(MembershipApplication, asked_id)


@writes(*HANDED_OVER)
def colleague_words(letter: Letter) -> dict[str, Any] | None:
    """Pointless once it is over, or with somebody else again."""
    asked = _asked(letter.template, letter.subject_id)
    if asked is None or asked.closed_at is not None or asked.responsible_id != letter.account_id:
        return None
    return {"asked": asked}
