"""What needs a human today, gathered from the rooms below."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from flask import current_app
from sqlalchemy import func, select

from mentoring.core import clock
from mentoring.core.db import db
from mentoring.core.outbox import Letter
from mentoring.mentorship.models import Need
from mentoring.mentorship.queries import submitted_profiles
from mentoring.offers.queries import open_consultations
from mentoring.people.models import Person
from mentoring.trainings.queries import submitted_trainers


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


def desk(reader: Person) -> Desk:
    """Everything that waits for the office now."""
    return Desk(
        submitted=len(submitted_profiles()) + len(submitted_trainers()),
        consultations=len(open_consultations(reader)),
        failed_letters=_failed_letters(),
        late_needs=late_needs(),
    )


def _failed_letters() -> int:
    return db.session.scalar(select(func.count()).select_from(Letter).where(Letter.state == "failed")) or 0


def late_needs() -> Sequence[Need]:
    """Newcomers who have searched longer than the promise, the longest first."""
    since = clock.now() - timedelta(days=current_app.config["WAITING_PROMISE_DAYS"])
    late = (
        select(Need).where(Need.state == "searching", Need.waiting_since < since).order_by(Need.waiting_since)
    )
    return db.session.scalars(late.limit(50)).all()
