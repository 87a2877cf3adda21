"""Reminders a week and a day before a date, each once, and only for who has a seat then."""

from datetime import datetime

from mentoring.core import clock
from mentoring.core.clock import job, one_by_one
from mentoring.core.db import action, db, lock
from mentoring.core.journal import TIME, declare, record
from mentoring.trainings.models import Registration, Reminder, TrainingDate
from mentoring.trainings.queries.reminders import Due, due_reminders, reminder_of

declare("registration.reminded")


@job("registrations.remind")
def remind_of_dates(now: datetime) -> int:
    """Everybody with a seat, of every date that is a week or a day ahead."""
    return one_by_one(_remind, due_reminders(now))


@action
def _remind(due: Due) -> bool:
    registration = db.session.get_one(Registration, due.registration_id)
    one = db.session.get_one(TrainingDate, due.date_id)
    lock(registration)
    if due not in due_reminders(clock.now(), Registration.id == registration.id):
        return False
    reminder = reminder_of(due)
    if reminder is None:
        reminder = Reminder(registration_id=registration.id, date_id=one.id, days=due.days)
        db.session.add(reminder)
    reminder.starts_at = one.starts_at
    record("registration.reminded", TIME, registration.id, date_id=one.id, days=due.days)
    return True
