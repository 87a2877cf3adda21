"""Letters about membership: the mailbox is asked to confirm, the office learns of it, who applied how it goes on."""

from datetime import timedelta
from typing import Any

from flask import current_app

from mentoring.core.db import db
from mentoring.core.journal import Entry, on
from mentoring.core.letter_kinds import ANSWERS, OFFICE, YOUR_TURN, sort_letters
from mentoring.core.links import make_link
from mentoring.core.outbox import Letter, write_letter, writes
from mentoring.offers.models import MembershipApplication
from mentoring.offers.notices.receipts import receipt_of, tell_asker

CONFIRM = "application_confirm"
TOLD = {
    "application.received": ("received", "in_talks"),
    "application.taken_up": ("in_talks",),
    "application.admitted": ("member",),
    "application.declined": ("declined",),
}
sort_letters(YOUR_TURN, "application.opened")
sort_letters(OFFICE, "application.confirmed", "application.withdrawn")
sort_letters(ANSWERS, *TOLD)


@on("application.opened")
def ask_to_confirm(entry: Entry) -> None:
    """Nobody is entered by somebody else: the mailbox says yes first."""
    asked = db.session.get_one(MembershipApplication, entry.subject_id)
    letter = write_letter("application.opened", to=asked.email, subject_id=asked.id, language=asked.language)
    within = timedelta(days=current_app.config["UNCONFIRMED_DAYS"])
    make_link(letter, CONFIRM, asked.id, entry.at + within)


@on("application.confirmed", "application.withdrawn")
def tell_office(entry: Entry) -> None:
    """Neither house nor name: letters go to shared mailboxes. What was never confirmed is no news."""
    write_letter(entry.event, to=current_app.config["OFFICE_MAIL"], subject_id=entry.subject_id)


@on("application.confirmed")
def write_receipt(entry: Entry) -> None:
    """Who applied gets the link to how it stands."""
    tell_asker("application.received", entry, db.session.get_one(MembershipApplication, entry.subject_id))


@on("application.taken_up", "application.admitted", "application.declined")
def tell_how_it_goes_on(entry: Entry) -> None:
    """Nobody waits in silence; the office's words stand on the page behind the link."""
    tell_asker(entry.event, entry, db.session.get_one(MembershipApplication, entry.subject_id))


@writes("application.opened")
def confirm_words(letter: Letter) -> dict[str, Any] | None:
    """Pointless once it is confirmed."""
    asked = db.session.get(MembershipApplication, letter.subject_id)
    return (
        {"days": current_app.config["UNCONFIRMED_DAYS"]} if asked and asked.state == "unconfirmed" else None
    )


@writes("application.confirmed", "application.withdrawn")
def office_words(letter: Letter) -> dict[str, Any] | None:
    """When it came, and nothing else."""
    asked = db.session.get(MembershipApplication, letter.subject_id)
    return None if asked is None else {"asked": asked}


@writes(*TOLD)
def asker_words(letter: Letter) -> dict[str, Any] | None:
    """Pointless once the state is another."""
    asked = db.session.get(MembershipApplication, letter.subject_id)
    if asked is None or asked.state not in TOLD[letter.template]:
        return None
    return {"asked": asked, "receipt": receipt_of(asked)}
