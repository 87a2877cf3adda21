"""Who is to be reminded of which date: looks at the present state only, so a moved date moves its reminders."""

from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, select

from mentoring.core.db import db
from mentoring.trainings.lifecycle import SEATED, UNDER_WAY
from mentoring.trainings.models import REMINDER_DAYS, Registration, Reminder, Training, TrainingDate

CATCH_UP = timedelta(hours=18)
"""So long after its moment a reminder still leaves, should the worker have stood still."""


class Due(NamedTuple):
    """One reminder: whom, of which date, how many days before."""

    registration_id: int
    date_id: int
    days: int


def due_reminders(now: datetime, *whose: ColumnElement[bool]) -> list[Due]:
    """Reminders whose moment has come; of everybody, or of whose registration is meant."""
    return [due for days in REMINDER_DAYS for due in _due(now, days, whose)]


def _due(now: datetime, days: int, whose: tuple[ColumnElement[bool], ...]) -> list[Due]:
    """Who registered after the moment needs none, nor does who has just read that the date was moved."""
    before = timedelta(days=days)
    found = db.session.execute(
        select(
            Registration.id,
            TrainingDate.id,
            Registration.seated_at,
            TrainingDate.public_changed_at,
            TrainingDate.starts_at,
        )
        .join(Training, Training.id == Registration.training_id)
        .join(TrainingDate, TrainingDate.training_id == Training.id)
        .outerjoin(Reminder, _same(days))
        .where(Training.state == "published", TrainingDate.state.in_(UNDER_WAY))
        .where(Registration.state.in_(SEATED), Reminder.days.is_(None), *whose)
        .where(TrainingDate.starts_at <= now + before, TrainingDate.starts_at > now + before - CATCH_UP)
        .order_by(TrainingDate.starts_at, Registration.id)
    )
    return [Due(row[0], row[1], days) for row in found if _knew_before(row[2], row[3], row[4] - before)]


def _knew_before(seated_at: datetime | None, changed_at: datetime, moment: datetime) -> bool:
    return seated_at is not None and max(seated_at, changed_at) <= moment


def _same(days: int) -> ColumnElement[bool]:
    """A reminder that has spoken of the time the date has now."""
    return and_(
        Reminder.registration_id == Registration.id,
        Reminder.date_id == TrainingDate.id,
        Reminder.days == days,
        Reminder.starts_at == TrainingDate.starts_at,
    )


def reminder_of(due: Due) -> Reminder | None:
    """What has been said of this date so many days before, of whichever time."""
    return db.session.get(Reminder, (due.registration_id, due.date_id, due.days))
