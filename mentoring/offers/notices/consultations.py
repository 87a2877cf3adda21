"""Letters about first talks and advice: the office learns that somebody asks, who asked how it goes on."""

from typing import Any

from flask import current_app

from mentoring.core.db import db
from mentoring.core.journal import Entry, on
from mentoring.core.letter_kinds import ANSWERS, DATES, OFFICE, sort_letters
from mentoring.core.outbox import Letter, write_letter, writes
from mentoring.offers.lifecycle import UNDER_WAY
from mentoring.offers.models import Consultation
from mentoring.offers.notices.receipts import receipt_of, tell_asker

sort_letters(OFFICE, "consultation.opened", "consultation.withdrawn")
sort_letters(ANSWERS, "consultation.received", "consultation.taken_up")
sort_letters(DATES, "consultation.arranged")


@on("consultation.opened")
def tell_office(entry: Entry) -> None:
    """The office learns that somebody asks; the words stay on its page."""
    write_letter("consultation.opened", to=current_app.config["OFFICE_MAIL"], subject_id=entry.subject_id)


@on("consultation.opened")
def write_receipt(entry: Entry) -> None:
    """Who asked reads that it arrived, and gets the link to how it stands."""
    tell_asker("consultation.received", entry, db.session.get_one(Consultation, entry.subject_id))


@on("consultation.taken_up", "consultation.arranged")
def tell_how_it_goes_on(entry: Entry) -> None:
    """Nobody waits in silence."""
    tell_asker(entry.event, entry, db.session.get_one(Consultation, entry.subject_id))


@on("consultation.withdrawn")
def tell_office_of_withdrawal(entry: Entry) -> None:
    """Nobody of the office calls in vain."""
    write_letter(entry.event, to=current_app.config["OFFICE_MAIL"], subject_id=entry.subject_id)


@writes("consultation.opened", "consultation.withdrawn")
def office_words(letter: Letter) -> dict[str, Any] | None:
    """Nothing of what was written, and no name: letters go to shared mailboxes."""
    asked = db.session.get(Consultation, letter.subject_id)
    return None if asked is None else {"asked": asked}


@writes("consultation.received", "consultation.taken_up", "consultation.arranged")
def asker_words(letter: Letter) -> dict[str, Any] | None:
    """Pointless once it is over, or once a later letter says more."""
    asked = db.session.get(Consultation, letter.subject_id)
    told = letter.template.removeprefix("consultation.")
    if asked is None or asked.state not in (UNDER_WAY if told == "received" else (told,)):
        return None
    return {"asked": asked, "receipt": receipt_of(asked)}
