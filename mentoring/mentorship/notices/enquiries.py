"""Letters about enquiries: who hears of what, and the words' context, gathered when a letter is rendered."""

from datetime import timedelta

from flask_babel import gettext as _

from mentoring.core import clock
from mentoring.core.db import db
from mentoring.core.journal import Entry, on, who_wanted
from mentoring.core.letter_kinds import ANSWERS, MENTORING, REMINDERS, YOUR_TURN, sort_letters
from mentoring.core.links import make_link
from mentoring.core.outbox import Context, Letter, write_letter, writes
from mentoring.mentorship.actions import next_wish_of
from mentoring.mentorship.models import Enquiry, MentorProfile
from mentoring.mentorship.queries import has_open_enquiry
from mentoring.people.models import Person
from mentoring.people.wording import role_words

ANSWER, NEXT = "answer", "next"
NEXT_TIME = timedelta(days=60)
WITH_LINK = ("enquiry.opened", "enquiry.proposed", "enquiry.offered", "enquiry.reminded", "enquiry.answered")
"""Letters in which a yes is asked for: the link answers without signing in."""
TO_NEWCOMER = ("enquiry.superseded", "enquiry.returned")
TO_OTHERS = ("enquiry.declined", "enquiry.withdrawn")
BEFORE_NEXT = (*TO_NEWCOMER, "enquiry.declined", "enquiry.expired")
"""After these the next wish may go."""
TO_BOTH = ("enquiry.accepted", "enquiry.expired", "enquiry.cancelled")
sort_letters(YOUR_TURN, *WITH_LINK[:3], "enquiry.answered", "enquiry.asked_back", "enquiry.accepted")
sort_letters(REMINDERS, "enquiry.reminded")
sort_letters(ANSWERS, *BEFORE_NEXT, "enquiry.cancelled", "wish.sent")
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
    _tell(entry.event, enquiry, enquiry.newcomer_id)


def _tell(event: str, enquiry: Enquiry, person_id: int) -> None:
    """With the newcomer's letter, the next one on her list is one click away."""
    letter = write_letter(event, to=person_id, subject_id=enquiry.id)
    if event in BEFORE_NEXT and person_id == enquiry.newcomer_id:
        make_link(letter, NEXT, enquiry.need_id, clock.now() + NEXT_TIME)


@on(*TO_OTHERS, *TO_BOTH)
def tell_both(entry: Entry) -> None:
    """What has become of an enquiry; whoever said no or took it back knows."""
    enquiry = db.session.get_one(Enquiry, entry.subject_id)
    knowing = who_wanted(entry) if entry.event in TO_OTHERS else None
    for person_id in (enquiry.newcomer_id, enquiry.mentor_id):
        if person_id != knowing:
            _tell(entry.event, enquiry, person_id)


@on("wish.sent")
def tell_of_next(entry: Entry) -> None:
    """The next enquiry went by itself, as the newcomer had wished."""
    enquiry = db.session.get_one(Enquiry, entry.subject_id)
    write_letter(entry.event, to=enquiry.newcomer_id, subject_id=enquiry.id)


@writes(*WITH_LINK, "enquiry.asked_back")
def waiting_words(letter: Letter) -> Context | None:
    """Pointless once it is answered or taken back, or the own yes is there."""
    words = enquiry_words(letter)
    if words is None:
        return None
    enquiry, side = words["enquiry"], "mentor" if words["to_mentor"] else "newcomer"
    asked = enquiry.turn if letter.template == "enquiry.asked_back" else enquiry.missing
    return words if enquiry.is_waiting and side in asked else None


@writes(*TO_NEWCOMER, *TO_OTHERS, "enquiry.accepted", "enquiry.cancelled", "wish.sent")
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
        **({} if to_mentor else _next_words(enquiry)),
    }


def _next_words(enquiry: Enquiry) -> Context:
    """Who is next on the newcomer's list, as long as she searches and nothing else waits."""
    need = enquiry.need
    free = need.state == "searching" and not has_open_enquiry(need)
    wish = next_wish_of(need) if free else None
    return {"next_name": wish.mentor.display_name if wish else "", "by_itself": need.moves_on_at is not None}


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
