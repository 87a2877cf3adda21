"""The link by which somebody without an account reads how it stands with what they asked."""

from datetime import timedelta

from mentoring.accounts.queries import address_of
from mentoring.core.journal import Entry
from mentoring.core.links import make_link
from mentoring.core.outbox import Letter, write_letter
from mentoring.offers.models import Asked

RECEIPT = "receipt"
WITHIN = timedelta(days=365)


def tell_asker(template: str, entry: Entry, asked: Asked) -> Letter:
    """A letter to who asked, to the account where it has this very address, with the link to the present state."""
    known = asked.asker is not None and asked.asker.account.email == address_of(asked.email)
    recipient = asked.person_id if known and asked.person_id is not None else asked.email
    letter = write_letter(template, to=recipient, subject_id=asked.id, language=asked.language)
    make_link(letter, receipt_of(asked), asked.id, entry.at + WITHIN)
    return letter


def receipt_of(asked: Asked | type[Asked]) -> str:
    """The purpose of the link: each noun has its own, for ids of different tables are alike."""
    return f"{asked.lifecycle.noun}_{RECEIPT}"
