"""Letters about enquiries: who hears of what, and the words' context, gathered when a letter is rendered."""

from flask_babel import gettext as _

from mentoring.core.db import db
from mentoring.core.journal import Entry, on
from mentoring.core.letter_kinds import ANSWERS, MENTORING, REMINDERS, YOUR_TURN, sort_letters
from mentoring.core.links import make_link
from mentoring.core.outbox import Context, Letter, write_letter, writes
from mentoring.mentorship.models import Enquiry, MentorProfile
from mentoring.people.models import Person
from mentoring.people.wording import role_words

ANSWER = "answer"
WITH_LINK = ("enquiry.opened", "enquiry.proposed", "enquiry.offered", "enquiry.reminded", "enquiry.answered")
"""Letters in which a yes is asked for: the link answers without signing in."""
TO_NEWCOMER = ("enquiry.superseded", "enquiry.returned")
TO_OTHERS = ("enquiry.declined", "enquiry.withdrawn")
TO_BOTH = ("enquiry.accepted", "enquiry.expired", "enquiry.cancelled")
sort_letters(YOUR_TURN, *WITH_LINK[:3], "enquiry.answered", "enquiry.asked_back", "enquiry.accepted")
sort_letters(REMINDERS, "enquiry.reminded")
sort_letters(ANSWERS, *TO_NEWCOMER, "enquiry.declined", "enquiry.expired", "enquiry.cancelled")
sort_letters(MENTORING, "enquiry.withdrawn")


@on("enquiry.opened", "enquiry.proposed", "enquiry.offered", "enquiry.reminded")
def ask_for_answer(entry: Entry) -> None:
    """Whoever's yes is missing can answer by the link, without signing in, as long as the enquiry lives."""
    enquiry = db.session.get_one(Enquiry, entry.subject_id)
    for side in sorted(enquiry.missing):
        _write_with_link(
            entry.event, enquiry, enquiry.newcomer_id if side == "newcomer" else enquiry.mentor_id
        )


def _write_with_link(event: str, enquiry: Enquiry, person_id: int) -> None:
    letter = write_letter(event, to=person_id, subject_id=enquiry.id)
    make_link(letter, ANSWER, enquiry.id, enquiry.expires_at)


@on("enquiry.asked_back")
def tell_of_question(entry: Entry) -> None:
    """A question waits; its words are read signed in."""
    enquiry = db.session.get_one(Enquiry, entry.subject_id)
    write_letter(entry.event, to=_other_than(entry.actor_id, enquiry), subject_id=enquiry.id)


@on("enquiry.answered")
def tell_of_answer(entry: Entry) -> None:
    """The answer is there; the decision can be made by the link, with the new time."""
    enquiry = db.session.get_one(Enquiry, entry.subject_id)
    _write_with_link(entry.event, enquiry, _other_than(entry.actor_id, enquiry))


def _other_than(person_id: int | None, enquiry: Enquiry) -> int:
    return enquiry.newcomer_id if person_id == enquiry.mentor_id else enquiry.mentor_id


@on(*TO_NEWCOMER)
def tell_newcomer(entry: Entry) -> None:
    """What has become of an enquiry."""
    enquiry = db.session.get_one(Enquiry, entry.subject_id)
    write_letter(entry.event, to=enquiry.newcomer_id, subject_id=enquiry.id)


@on(*TO_OTHERS, *TO_BOTH)
def tell_both(entry: Entry) -> None:
    """What has become of an enquiry; whoever said no or took it back knows."""
    enquiry = db.session.get_one(Enquiry, entry.subject_id)
    knowing = entry.actor_id if entry.event in TO_OTHERS else None
    for person_id in (enquiry.newcomer_id, enquiry.mentor_id):
        if person_id != knowing:
            write_letter(entry.event, to=person_id, subject_id=enquiry.id)


@writes(*WITH_LINK, "enquiry.asked_back")
def waiting_words(letter: Letter) -> Context | None:
    """Pointless once it is answered or taken back, or the own yes is there."""
    words = enquiry_words(letter)
    if words is None:
        return None
    enquiry, side = words["enquiry"], "mentor" if words["to_mentor"] else "newcomer"
    asked = enquiry.turn if letter.template == "enquiry.asked_back" else enquiry.missing
    return words if enquiry.is_waiting and side in asked else None


@writes(*TO_NEWCOMER, *TO_OTHERS, "enquiry.accepted", "enquiry.cancelled")
def enquiry_words(letter: Letter) -> Context | None:
    """Display names and roles only: letters may go to shared mailboxes."""
    enquiry = db.session.get(Enquiry, letter.subject_id)
    if enquiry is None:
        return None
    to_mentor = letter.account_id == enquiry.mentor_id
    other: Person = enquiry.newcomer if to_mentor else enquiry.mentor
    return {
        "enquiry": enquiry,
        "to_mentor": to_mentor,
        "other": other.display_name or _("Jemand"),
        "other_role": role_words(other),
    }


@writes("enquiry.expired")
def expired_words(letter: Letter) -> Context | None:
    """A mentor whose profile rests since then has a letter about both."""
    words = enquiry_words(letter)
    profile = db.session.get(MentorProfile, letter.account_id) if words and words["to_mentor"] else None
    rests = profile is not None and profile.state == "paused" and profile.paused_until is None
    return None if rests or words is None else {**words, "silent": _was_silent(words)}


def _was_silent(words: Context) -> bool:
    """Whether the reader of the letter was the one from whom nothing came."""
    enquiry, side = words["enquiry"], "mentor" if words["to_mentor"] else "newcomer"
    unanswered = [question for question in enquiry.questions if question.answered_at is None]
    if unanswered:
        return bool(enquiry.side_of(unanswered[-1].asker_id) != side)
    return side in enquiry.missing
