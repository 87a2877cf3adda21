"""Letters about practice examples: the office reads that one was handed in, the author what has become of it."""

from typing import Any

from flask import current_app

from mentoring.core.db import db
from mentoring.core.journal import Entry, on
from mentoring.core.letter_kinds import OFFICE, PROFILE, sort_letters
from mentoring.core.outbox import Letter, write_letter, writes
from mentoring.offers.models import PracticeExample

STATE_TOLD = {
    "example.published": "published",
    "example.returned": "returned",
    "example.taken_down": "returned",
}
sort_letters(OFFICE, "example.submitted")
sort_letters(PROFILE, *STATE_TOLD)


@on("example.submitted")
def tell_office(entry: Entry) -> None:
    """Nothing of what was written: letters go to shared mailboxes."""
    write_letter("example.submitted", to=current_app.config["OFFICE_MAIL"], subject_id=entry.subject_id)


@on(*STATE_TOLD)
def tell_author(entry: Entry) -> None:
    """What the office has done."""
    example = db.session.get_one(PracticeExample, entry.subject_id)
    write_letter(entry.event, to=example.author_id, subject_id=example.id)


@writes("example.submitted")
def office_words(letter: Letter) -> dict[str, Any] | None:
    """Pointless once it is taken back or decided."""
    example = db.session.get(PracticeExample, letter.subject_id)
    return {"example": example} if example is not None and example.state == "submitted" else None


@writes(*STATE_TOLD)
def author_words(letter: Letter) -> dict[str, Any] | None:
    """Pointless once the state is another; the office's words stand behind the sign-in."""
    example = db.session.get(PracticeExample, letter.subject_id)
    told = example is not None and example.state == STATE_TOLD[letter.template]
    return {"example": example} if told else None
