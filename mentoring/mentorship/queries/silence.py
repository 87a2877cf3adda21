"""Mentors from whom nothing was heard."""

from collections.abc import Sequence

from sqlalchemy import select, union_all
from sqlalchemy.orm import joinedload

from mentoring.core.db import db
from mentoring.core.journal import Entry
from mentoring.mentorship.models import Enquiry, MentorProfile, Question
from mentoring.mentorship.queries.conditions import shown_before_acceptance

EXPIRED = "enquiry.expired"
ANSWERED = (
    "enquiry.accepted",
    "enquiry.agreed",
    "enquiry.answered",
    "enquiry.asked_back",
    "enquiry.declined",
    "enquiry.offered",
)
BACK = ("mentor.approved", "mentor.resumed")


def has_fallen_silent(mentor_id: int) -> bool:
    """Whether the last two signs of a mentor are enquiries that ran out; an answer or a return begins anew.

    Where her yes was there, or a question of hers went without an answer, it was not she who was silent.
    """
    line = select(Entry.id, Entry.event)
    asking = select(Question.id).where(
        Question.enquiry_id == Enquiry.id, Question.asker_id == mentor_id, Question.answered_at.is_(None)
    )
    silent = (Enquiry.mentor_id == mentor_id) & Enquiry.mentor_agreed_at.is_(None) & ~asking.exists()
    missed = line.join(Enquiry, Enquiry.id == Entry.subject_id).where(Entry.event == EXPIRED, silent)
    answered = line.where(Entry.actor_id == mentor_id, Entry.event.in_(ANSWERED))
    back = line.where(Entry.subject_id == mentor_id, Entry.event.in_(BACK))
    signs = union_all(missed, answered, back).subquery()
    last = select(signs.c.event).order_by(signs.c.id.desc()).limit(2)
    return db.session.scalars(last).all() == [EXPIRED, EXPIRED]


def silent_mentors() -> Sequence[MentorProfile]:
    """Mentors whose pause nobody planned: time began it, after two enquiries without an answer. The longest first."""
    resting = select(MentorProfile).where(
        MentorProfile.state == "paused", MentorProfile.paused_until.is_(None)
    )
    person = joinedload(MentorProfile.person, innerjoin=True).options(*shown_before_acceptance())
    found = resting.options(person).order_by(MentorProfile.paused_at, MentorProfile.id)
    return db.session.scalars(found).unique().all()
