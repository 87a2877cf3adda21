"""Letters with the private question how it is going: few, for it stands in "Mein Bereich" as well."""

from datetime import timedelta

from mentoring.core import clock
from mentoring.core.db import db
from mentoring.core.journal import Entry, on
from mentoring.core.letter_kinds import REMINDERS, sort_letters
from mentoring.core.links import make_link
from mentoring.core.outbox import Context, Letter, write_letter, writes
from mentoring.mentorship.models import CheckIn
from mentoring.mentorship.queries import letters_about

CHECK_IN, CHECK_IN_TIME = "check_in", timedelta(days=56)
MOST_QUESTIONS = 2
SPARED = 4
"""A quiet tandem of six months gets eight letters at most: four are kept for a long silence and the end."""
sort_letters(REMINDERS, "check_in.asked")


@on("check_in.asked")
def ask_by_letter(entry: Entry) -> None:
    """One by letter, perhaps a second one, and none where letters enough have been written."""
    check_in = db.session.get_one(CheckIn, entry.subject_id)
    too_many = letters_about(check_in.tandem, check_in.person_id) >= SPARED
    if check_in.number > MOST_QUESTIONS or too_many:
        return
    letter = write_letter("check_in.asked", to=check_in.person_id, subject_id=check_in.id)
    make_link(letter, CHECK_IN, check_in.id, clock.now() + CHECK_IN_TIME)


@writes("check_in.asked")
def check_in_words(letter: Letter) -> Context | None:
    """Pointless once it is answered, or the tandem does not run any more. No name: only the person shall know."""
    check_in = db.session.get(CheckIn, letter.subject_id)
    if check_in is None or check_in.answer is not None or check_in.tandem.state != "running":
        return None
    return {"check_in": check_in}
