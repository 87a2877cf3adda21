"""Letters about enquiries: who hears of what, and the words' context, gathered when a letter is rendered."""

from flask_babel import gettext as _

from mentoring.core.db import db
from mentoring.core.journal import Entry, on
from mentoring.core.letter_kinds import ANSWERS, MENTORING, REMINDERS, YOUR_TURN, sort_letters
from mentoring.core.links import make_link
from mentoring.core.outbox import Context, Letter, write_letter, writes
from mentoring.mentorship.models import Enquiry, MentorProfile
from mentoring.people.wording import role_words

ANSWER = "answer"
TO_NEWCOMER = ("enquiry.declined", "enquiry.superseded", "enquiry.returned")
TO_MENTOR = ("enquiry.withdrawn",)
TO_BOTH = ("enquiry.accepted", "enquiry.expired", "enquiry.cancelled")
sort_letters(YOUR_TURN, "enquiry.opened", "enquiry.accepted")
sort_letters(REMINDERS, "enquiry.reminded")
sort_letters(ANSWERS, *TO_NEWCOMER, "enquiry.expired", "enquiry.cancelled")
sort_letters(MENTORING, *TO_MENTOR)


@on("enquiry.opened", "enquiry.reminded")
def tell_mentor_of_enquiry(entry: Entry) -> None:
    """The mentor can answer by the link, without signing in, as long as the enquiry lives."""
    enquiry = db.session.get_one(Enquiry, entry.subject_id)
    letter = write_letter(entry.event, to=enquiry.mentor_id, subject_id=enquiry.id)
    make_link(letter, ANSWER, enquiry.id, enquiry.expires_at)


@on(*TO_NEWCOMER, *TO_BOTH)
def tell_newcomer(entry: Entry) -> None:
    """What has become of an enquiry."""
    enquiry = db.session.get_one(Enquiry, entry.subject_id)
    write_letter(entry.event, to=enquiry.newcomer_id, subject_id=enquiry.id)


@on(*TO_MENTOR, *TO_BOTH)
def tell_mentor(entry: Entry) -> None:
    """What has become of an enquiry."""
    enquiry = db.session.get_one(Enquiry, entry.subject_id)
    write_letter(entry.event, to=enquiry.mentor_id, subject_id=enquiry.id)


@writes("enquiry.opened", "enquiry.reminded")
def opened_words(letter: Letter) -> Context | None:
    """Pointless once it is answered or taken back."""
    words = enquiry_words(letter)
    return words if words is not None and words["enquiry"].state == "open" else None


@writes(*TO_NEWCOMER, *TO_MENTOR, "enquiry.accepted", "enquiry.cancelled")
def enquiry_words(letter: Letter) -> Context | None:
    """Display names and roles only: letters may go to shared mailboxes."""
    enquiry = db.session.get(Enquiry, letter.subject_id)
    if enquiry is None:
        return None
    to_mentor = letter.account_id == enquiry.mentor_id
    other = enquiry.newcomer if to_mentor else enquiry.mentor
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
    return None if rests else words
