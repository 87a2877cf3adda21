"""Letters about calls for help: the office learns that somebody asks, the person that somebody cares."""

from flask import current_app

from mentoring.core.db import db
from mentoring.core.journal import Entry, on
from mentoring.core.letter_kinds import ANSWERS, OFFICE, sort_letters
from mentoring.core.outbox import Context, Letter, write_letter, writes
from mentoring.mentorship.models import HelpCall

sort_letters(OFFICE, "help_call.opened")
sort_letters(ANSWERS, "help_call.taken_up")


@on("help_call.opened")
def tell_office_of_call(entry: Entry) -> None:
    """Neither who asks nor why: letters go to shared mailboxes."""
    write_letter("help_call.opened", to=current_app.config["OFFICE_MAIL"], subject_id=entry.subject_id)


@on("help_call.taken_up")
def tell_person_of_care(entry: Entry) -> None:
    """Nobody waits in silence."""
    call = db.session.get_one(HelpCall, entry.subject_id)
    write_letter("help_call.taken_up", to=call.person_id, subject_id=call.id)


@writes("help_call.opened")
def call_words(letter: Letter) -> Context | None:
    """Pointless once it is taken back or taken up."""
    call = db.session.get(HelpCall, letter.subject_id)
    return {"call": call} if call is not None and call.state == "open" else None


@writes("help_call.taken_up")
def care_words(letter: Letter) -> Context | None:
    """Pointless once it is taken back or done."""
    call = db.session.get(HelpCall, letter.subject_id)
    return {"call": call} if call is not None and call.state == "taken_up" else None
