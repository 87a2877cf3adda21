"""Letters about mentors' profiles."""

from datetime import timedelta

from mentoring.core import clock
from mentoring.core.db import db
from mentoring.core.journal import Entry, on
from mentoring.core.letter_kinds import PROFILE, REMINDERS, sort_letters
from mentoring.core.links import make_link
from mentoring.core.outbox import Context, Letter, write_letter, writes
from mentoring.mentorship.models import MentorProfile

RETURN = "return"
RETURN_TIME = timedelta(days=180)
ABOUT_PROFILE = (
    "mentor.approved",
    "mentor.returned",
    "mentor.suspended",
    "mentor.reinstated",
    "mentor.resumed",
    "mentor.farewell_begun",
    "mentor.left",
)

sort_letters(PROFILE, *ABOUT_PROFILE, "mentor.paused", "mentor.rested")
sort_letters(REMINDERS, "mentor.return_asked")


@on(*ABOUT_PROFILE)
def tell_mentor_of_profile(entry: Entry) -> None:
    """What the office or time did; what a mentor does herself needs no letter."""
    if entry.actor_id != entry.subject_id and entry.subject_id is not None:
        write_letter(entry.event, to=entry.subject_id, subject_id=entry.subject_id)


@on("mentor.rested", "mentor.return_asked")
def ask_mentor_to_return(entry: Entry) -> None:
    """The mentor can come back by the link, without signing in."""
    profile = db.session.get_one(MentorProfile, entry.subject_id)
    letter = write_letter(entry.event, to=profile.id, subject_id=profile.id)
    make_link(letter, RETURN, profile.id, clock.now() + RETURN_TIME)


@on("mentor.paused", "mentor.extended")
def tell_mentor_of_pause(entry: Entry) -> None:
    """The office entered a pause, or a longer one."""
    if entry.actor_id != entry.subject_id and entry.subject_id is not None:
        write_letter("mentor.paused", to=entry.subject_id, subject_id=entry.subject_id)


@writes(*ABOUT_PROFILE, "mentor.paused")
def profile_words(letter: Letter) -> Context | None:
    """Nothing but where to read on; the office's words stand behind the sign-in."""
    profile = db.session.get(MentorProfile, letter.subject_id)
    return None if profile is None else {"profile": profile}


@writes("mentor.rested", "mentor.return_asked")
def return_words(letter: Letter) -> Context | None:
    """Pointless once the mentor is back."""
    words = profile_words(letter)
    return words if words is not None and words["profile"].state == "paused" else None
