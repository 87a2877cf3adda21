"""What silence leads to while an enquiry waits: one reminder, then a quiet end, and rest for the mentor."""

from datetime import datetime

from sqlalchemy import select

from mentoring.core import clock
from mentoring.core.clock import job, one_by_one
from mentoring.core.db import action, db, lock
from mentoring.core.journal import TIME, record
from mentoring.core.steps import take
from mentoring.mentorship.actions.enquiries import close_enquiry, close_open_enquiries
from mentoring.mentorship.lifecycle import WAITING
from mentoring.mentorship.models import Enquiry, MentorProfile
from mentoring.mentorship.queries import has_fallen_silent


@action
def remind_of_enquiry(enquiry: Enquiry) -> bool:
    """Half of the time is over; says whether this call reminded, which happens once."""
    lock(enquiry)
    now = clock.now()
    due = enquiry.remind_at is not None and enquiry.remind_at <= now < enquiry.expires_at
    if enquiry.state != "open" or enquiry.reminded_at is not None or not due:
        return False
    enquiry.reminded_at = now
    record("enquiry.reminded", TIME, enquiry.id)
    return True


@job("enquiries.remind")
def remind_of_due_enquiries(now: datetime) -> int:
    """Enquiries that have waited for half of their time."""
    unsaid = (Enquiry.state == "open") & Enquiry.reminded_at.is_(None)
    due = select(Enquiry).where(unsaid, Enquiry.remind_at <= now, Enquiry.expires_at > now)
    return one_by_one(remind_of_enquiry, db.session.scalars(due.order_by(Enquiry.id)).all())


@action
def expire_enquiry(enquiry: Enquiry) -> bool:
    """The time is over; says whether this call ended it."""
    profile = db.session.get_one(MentorProfile, enquiry.mentor_id)
    lock(profile, enquiry)
    if not enquiry.is_waiting or enquiry.expires_at > clock.now():
        return False
    close_enquiry("expire", enquiry, TIME)
    _let_rest(profile)
    return True


def _let_rest(profile: MentorProfile) -> None:
    """After two enquiries in a row without an answer nobody else is let wait; one click brings the mentor back."""
    if profile.state == "active" and has_fallen_silent(profile.id):
        take("rest", profile, TIME)
        profile.paused_at, profile.paused_until, profile.return_asked_at = clock.now(), None, None
        close_open_enquiries("return", profile)


@job("enquiries.expire")
def expire_due_enquiries(now: datetime) -> int:
    """Enquiries whose time is over."""
    due = select(Enquiry).where(Enquiry.state.in_(WAITING), Enquiry.expires_at <= now).order_by(Enquiry.id)
    return one_by_one(expire_enquiry, db.session.scalars(due).all())
