"""What follows from calls at the office: who phoned reads what was noted or done; an invited caller's search begins."""

from datetime import timedelta

from flask import current_app
from flask_babel import lazy_gettext as _l

from mentoring.core.db import db
from mentoring.core.journal import Entry, on
from mentoring.core.letter_kinds import YOUR_TURN, sort_letters
from mentoring.core.links import make_link
from mentoring.core.outbox import Context, Letter, write_letter, writes
from mentoring.mentorship.actions import begin_wished_search
from mentoring.mentorship.models import FORMATS, Need
from mentoring.mentorship.notices.needs import SEARCH
from mentoring.people.models import Person
from mentoring.people.wording import label

DONE = {
    "pause": _l("Ihre Suche macht Pause."),
    "resume": _l("Ihre Suche geht weiter."),
    "close": _l("Ihre Suche ist beendet."),
    "decline": _l("Auf eine Anfrage an Sie ist abgesagt."),
    "withdraw": _l("Eine Anfrage von Ihnen ist zurückgezogen."),
}
"""What the office has done for somebody, by the errand's name."""
sort_letters(YOUR_TURN, "need.drafted", "person.acted_for")


@on("person.confirmed")
def begin_search(entry: Entry) -> None:
    """The own yes makes a search of what the office noted."""
    person = db.session.get(Person, entry.subject_id)
    if person is not None:
        begin_wished_search(person)


@on("need.drafted")
def ask_for_yes(entry: Entry) -> None:
    """Who phoned reads what was noted, and says yes or no by the link."""
    need = db.session.get_one(Need, entry.subject_id)
    letter = write_letter(entry.event, to=need.person_id, subject_id=need.id)
    days = timedelta(days=current_app.config["UNCONFIRMED_INVITED_DAYS"])
    make_link(letter, SEARCH, need.id, entry.at + days)


@on("person.acted_for")
def tell_caller(entry: Entry) -> None:
    """Who phoned reads what was done, so that nobody acts in somebody's name unheard."""
    if entry.subject_id is not None:
        errand = entry.details.get("errand")
        write_letter(entry.event, to=entry.subject_id, subject_id=entry.subject_id, errand=errand)


@writes("need.drafted")
def draft_words(letter: Letter) -> Context | None:
    """Pointless once it is answered."""
    need = db.session.get(Need, letter.subject_id)
    if need is None or need.state != "draft":
        return None
    formats = [words for code, words in FORMATS.items() if code in need.formats]
    days = current_app.config["UNCONFIRMED_INVITED_DAYS"]
    return {"topics": [label(topic) for topic in need.topics], "formats": formats, "days": days}


@writes("person.acted_for")
def errand_words(letter: Letter) -> Context:
    """What was done, in one sentence."""
    return {"done": DONE[str(letter.details["errand"])]}
