"""What mentors, the office and time do with a mentor's profile."""

from datetime import date, datetime, timedelta

from flask_babel import gettext as _
from sqlalchemy import select

from mentoring.core import clock
from mentoring.core.clock import in_berlin, job, one_by_one
from mentoring.core.db import action, db, lock
from mentoring.core.errors import NotAllowed, WrongState
from mentoring.core.journal import TIME, Actor
from mentoring.core.steps import take
from mentoring.mentorship.actions.enquiries import close_open_enquiries
from mentoring.mentorship.actions.offers import ProfileWords
from mentoring.mentorship.actions.topics import topics_with
from mentoring.mentorship.models import MentorProfile
from mentoring.people.models import Person

ALL_TOPICS = 50
LONGEST_PAUSE = timedelta(days=365)


@action
def save_profile(actor: Person, words: ProfileWords, *, submit: bool = False) -> MentorProfile:
    """Write the own profile, and hand it to the office when asked; fewer places than tandems end nothing."""
    if not actor.has_role("mentor"):
        raise NotAllowed()
    profile = db.session.get(MentorProfile, actor.id)
    if profile is None:
        profile = MentorProfile(person=actor, edited_at=clock.now())
        db.session.add(profile)
    else:
        lock(profile)
    profile.topics = topics_with(words.topics, ALL_TOPICS)
    profile.formats, profile.languages = words.formats, words.languages
    profile.places, profile.experience = words.places, words.experience
    # Changes of the row itself, so that its version counts changed topics, too.
    profile.edited_at = clock.now()
    if submit:
        take("submit", profile, actor)
    return profile


@action
def approve_mentor(actor: Person, profile: MentorProfile) -> None:
    """The office lets a profile be seen."""
    take("approve", profile, actor)
    profile.office_words = ""


@action
def return_mentor(actor: Person, profile: MentorProfile, words: str) -> None:
    """The office asks for a change, in words that the mentor reads."""
    take("return", profile, actor)
    profile.office_words = words


@action
def pause_mentor(actor: Person, profile: MentorProfile, until: date, words: str = "") -> int:
    """Take a break until a day, or a longer one; returns how many open enquiries went back.

    `words` are the note of the office, where it does so for the mentor.
    """
    today = in_berlin(clock.now()).date()
    if not today < until <= today + LONGEST_PAUSE:
        raise WrongState(_("Bitte wählen Sie einen Tag in den nächsten zwölf Monaten."))
    lock(profile)
    longer = profile.state == "paused"
    take("extend" if longer else "pause", profile, actor)
    profile.paused_at = profile.paused_at if longer else clock.now()
    profile.paused_until, profile.return_asked_at, profile.office_words = until, None, words
    return close_open_enquiries("return", profile)


@action
def resume_mentor(actor: Person, profile: MentorProfile) -> None:
    """The mentor is there again."""
    resume(actor, profile)


def resume(actor: Actor, profile: MentorProfile) -> None:
    take("resume", profile, actor)
    profile.office_words = ""
    end_of_pause(profile)


def end_of_pause(profile: MentorProfile) -> None:
    """Nothing of a pause remains, inside the running action."""
    profile.paused_at = profile.paused_until = profile.return_asked_at = None


@action
def end_pause(profile: MentorProfile) -> bool:
    """The day has come; says whether this call ended the pause."""
    lock(profile)
    if profile.state != "paused" or not _is_over(profile, in_berlin(clock.now()).date()):
        return False
    resume(TIME, profile)
    return True


def _is_over(profile: MentorProfile, today: date) -> bool:
    return profile.returns_by_itself and profile.paused_until is not None and profile.paused_until <= today


@job("mentors.resume")
def end_due_pauses(now: datetime) -> int:
    """Pauses whose day has come."""
    over = MentorProfile.paused_until <= in_berlin(now).date()
    due = select(MentorProfile).where(MentorProfile.state == "paused", over).order_by(MentorProfile.id)
    return one_by_one(end_pause, db.session.scalars(due).all())


@action
def suspend_mentor(actor: Person, profile: MentorProfile, words: str) -> None:
    """The office takes a profile out of sight and says why; open enquiries go back."""
    take("suspend", profile, actor)
    profile.office_words = words
    close_open_enquiries("return", profile)


@action
def reinstate_mentor(actor: Person, profile: MentorProfile) -> None:
    """The office lets a suspended mentor begin again with a draft."""
    take("reinstate", profile, actor)
    profile.office_words = ""
