"""Mentors from whom nothing was heard."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, select, union_all
from sqlalchemy.orm import aliased, joinedload

from mentoring.core.db import db
from mentoring.core.journal import Entry
from mentoring.mentorship.models import Enquiry, MentorProfile
from mentoring.mentorship.queries.conditions import shown_before_acceptance

EXPIRED, ASKED_BACK = "enquiry.expired", "enquiry.asked_back"
ANSWERED = (
    "enquiry.accepted",
    "enquiry.agreed",
    "enquiry.answered",
    ASKED_BACK,
    "enquiry.declined",
    "enquiry.offered",
)
HEARD = ("mentor.approved", "mentor.resumed", "person.acted_for")
"""She is there again, or was on the phone."""


def has_fallen_silent(mentor_id: int) -> bool:
    """Whether the last two signs of a mentor are enquiries that ran out; an answer, a call or a return begins anew.

    Where her yes was there, or a question of hers went without an answer, it was not she who was silent.
    """
    line = select(Entry.id, Entry.event)
    hers = (Enquiry.mentor_id == mentor_id) & Enquiry.mentor_agreed_at.is_(None)
    silent = hers & ~_waited_herself(mentor_id)
    missed = line.join(Enquiry, Enquiry.id == Entry.subject_id).where(Entry.event == EXPIRED, silent)
    answered = line.where(Entry.actor_id == mentor_id, Entry.event.in_(ANSWERED))
    heard = line.where(Entry.subject_id == mentor_id, Entry.event.in_(HEARD))
    signs = union_all(missed, answered, heard).subquery()
    last = select(signs.c.event).order_by(signs.c.id.desc()).limit(2)
    return db.session.scalars(last).all() == [EXPIRED, EXPIRED]


def _waited_herself(mentor_id: int) -> ColumnElement[bool]:
    """She asked back and nobody answered: by the journal, because questions are forgotten with all words.

    What she herself answered, where both were asked, is no answer to her question.
    """
    asked, answer = aliased(Entry), aliased(Entry)
    others = (answer.event == "enquiry.answered") & answer.actor_id.is_distinct_from(mentor_id)
    later = (answer.subject_id == Enquiry.id) & others & (answer.id > asked.id)
    hers = (asked.subject_id == Enquiry.id) & (asked.event == ASKED_BACK) & (asked.actor_id == mentor_id)
    return select(asked.id).where(hers, ~select(answer.id).where(later).exists()).exists()


def silent_mentors() -> Sequence[MentorProfile]:
    """Mentors whose pause nobody planned: time began it, after two enquiries without an answer. The longest first."""
    resting = select(MentorProfile).where(
        MentorProfile.state == "paused", MentorProfile.paused_until.is_(None)
    )
    person = joinedload(MentorProfile.person, innerjoin=True).options(*shown_before_acceptance())
    found = resting.options(person).order_by(MentorProfile.paused_at, MentorProfile.id)
    return db.session.scalars(found).unique().all()
