"""How a mentor comes back from a pause: asked three days before, and by one click in a letter."""

from datetime import date, datetime, timedelta

from sqlalchemy import select

from mentoring.core import clock
from mentoring.core.clock import in_berlin, job, one_by_one
from mentoring.core.db import action, db, lock
from mentoring.core.journal import TIME, record
from mentoring.core.links import Link, use_link
from mentoring.mentorship.actions.mentors import resume
from mentoring.mentorship.models import MentorProfile

BEFORE = timedelta(days=3)
MORNING = timedelta(hours=9)


@action
def ask_about_return(profile: MentorProfile) -> bool:
    """A planned pause is nearly over; says whether this call asked, which happens once a pause."""
    lock(profile)
    if profile.return_asked_at is not None or not _nears_its_end(profile, _today(clock.now())):
        return False
    profile.return_asked_at = clock.now()
    record("mentor.return_asked", TIME, profile.id)
    return True


def _today(now: datetime) -> date:
    """The day as letters count it: from nine in the morning."""
    return (in_berlin(now) - MORNING).date()


def _nears_its_end(profile: MentorProfile, today: date) -> bool:
    """Whether the last three days of a pause longer than that have come; a day that is here needs no question."""
    until, since = profile.paused_until, profile.paused_at
    if profile.state != "paused" or until is None or since is None:
        return False
    long_enough = in_berlin(since).date() + BEFORE < until
    return long_enough and until - BEFORE <= today and not (profile.returns_by_itself and until <= today)


@job("mentors.ask_about_return")
def ask_about_due_returns(now: datetime) -> int:
    """Pauses that end in three days."""
    near = MentorProfile.paused_until <= _today(now) + BEFORE
    unasked = (MentorProfile.state == "paused") & MentorProfile.return_asked_at.is_(None) & near
    due = select(MentorProfile).where(unasked).order_by(MentorProfile.id)
    return one_by_one(ask_about_return, db.session.scalars(due).all())


@action
def return_by_link(link: Link, profile: MentorProfile) -> None:
    """Come back by the link in a letter, which works once; who is back already stays so."""
    use_link(link)
    lock(profile)
    if profile.state == "paused":
        resume(profile.person, profile)
