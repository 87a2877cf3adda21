"""Letters about searches."""

from datetime import timedelta

from flask import current_app

from mentoring.core import clock
from mentoring.core.db import db
from mentoring.core.journal import Entry, on
from mentoring.core.letter_kinds import MENTORING, REMINDERS, sort_letters
from mentoring.core.links import make_link
from mentoring.core.outbox import Context, Letter, write_letter, writes
from mentoring.mentorship.models import Need
from mentoring.mentorship.queries import enquiries_for

SEARCH = "search"
SEARCH_TIME = timedelta(days=200)
ABOUT_SEARCH = {"need.questioned": "searching", "need.rested": "paused", "need.lapsed": "closed"}
"""Letters with a link, and the state in which they are worth sending."""

sort_letters(REMINDERS, "need.reported", "need.questioned")
sort_letters(MENTORING, "need.rested", "need.lapsed")


@on("need.reported", *ABOUT_SEARCH)
def tell_newcomer_of_search(entry: Entry) -> None:
    """Where the search stands; where a word is asked for, the newcomer can give it by the link."""
    need = db.session.get_one(Need, entry.subject_id)
    letter = write_letter(entry.event, to=need.person_id, subject_id=need.id)
    if entry.event in ABOUT_SEARCH:
        make_link(letter, SEARCH, need.id, clock.now() + SEARCH_TIME)


@writes("need.reported")
def report_words(letter: Letter) -> Context | None:
    """What is true when the letter is sent, not when it was written."""
    need = db.session.get(Need, letter.subject_id)
    if need is None or need.state != "searching":
        return None
    asked = enquiries_for(need)
    waiting = [enquiry for enquiry in asked if enquiry.is_waiting]
    present = waiting[0] if waiting else None
    promise = current_app.config["WAITING_PROMISE_DAYS"]
    return {"need": need, "present": present, "asked": len(asked), "promise": promise}


@writes(*ABOUT_SEARCH)
def search_words(letter: Letter) -> Context | None:
    """Pointless once the newcomer has answered."""
    need = db.session.get(Need, letter.subject_id)
    wanted = need is not None and need.state == ABOUT_SEARCH[letter.template]
    answered = need is not None and letter.template == "need.questioned" and not need.questions
    return {"need": need} if wanted and not answered else None
