"""The letter about a first talk: the office learns that somebody asks."""

from typing import Any

from flask import current_app

from mentoring.core.db import db
from mentoring.core.journal import Entry, on
from mentoring.core.letter_kinds import OFFICE, sort_letters
from mentoring.core.outbox import Letter, write_letter, writes
from mentoring.offers.models import Consultation

sort_letters(OFFICE, "consultation.opened")


@on("consultation.opened")
def tell_office(entry: Entry) -> None:
    """The office learns that somebody asks; the words stay on its page."""
    write_letter("consultation.opened", to=current_app.config["OFFICE_MAIL"], subject_id=entry.subject_id)


@writes("consultation.opened")
def opened_words(letter: Letter) -> dict[str, Any] | None:
    """Nothing of what was written: letters go to shared mailboxes."""
    asked = db.session.get(Consultation, letter.subject_id)
    return None if asked is None else {"asked_at": asked.asked_at}
