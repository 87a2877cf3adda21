"""What needs a human today, gathered from the rooms below."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from flask import current_app
from sqlalchemy import ColumnElement, ScalarSelect, func, select
from sqlalchemy.orm import joinedload

from mentoring.core import clock
from mentoring.core.db import Base, db
from mentoring.core.outbox import Letter
from mentoring.mentorship.models import MentorProfile, Need
from mentoring.mentorship.queries.conditions import shown_before_acceptance
from mentoring.offers.models import Consultation
from mentoring.trainings.models import TrainerProfile

MOST = 50


@dataclass(frozen=True, slots=True)
class Desk:
    """The office's open work, as plain rows and counts."""

    submitted: int
    consultations: int
    failed_letters: int
    late_needs: Sequence[Need]

    @property
    def today(self) -> datetime:
        """The day that this desk shows."""
        return clock.now()


def desk() -> Desk:
    """Everything that waits for the office now, in two statements."""
    counted = select(
        _count(MentorProfile, MentorProfile.state == "submitted"),
        _count(TrainerProfile, TrainerProfile.state == "submitted"),
        _count(Consultation, Consultation.state != "done"),
        _count(Letter, Letter.state == "failed"),
    )
    mentors, trainers, talks, letters = db.session.execute(counted).one()
    return Desk(mentors + trainers, talks, letters, late_needs())


def _count(model: type[Base], wanted: ColumnElement[bool]) -> ScalarSelect[int]:
    return select(func.count()).select_from(model).where(wanted).scalar_subquery()


def late_needs() -> Sequence[Need]:
    """Newcomers who have searched longer than the promise, the longest first."""
    since = clock.now() - timedelta(days=current_app.config["WAITING_PROMISE_DAYS"])
    late = select(Need).where(Need.state == "searching", Need.waiting_since < since)
    person = joinedload(Need.person, innerjoin=True).options(*shown_before_acceptance())
    return db.session.scalars(late.options(person).order_by(Need.waiting_since).limit(MOST)).unique().all()
