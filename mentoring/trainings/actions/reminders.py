"""Reminders, each once: a week and a day before a date for who has a seat, and of too few people for who leads."""

from datetime import datetime

from mentoring.core import clock
from mentoring.core.clock import job, one_by_one
from mentoring.core.db import action, db, lock
from mentoring.core.journal import TIME, declare, record
from mentoring.trainings.models import Registration, Reminder, Training, TrainingDate
from mentoring.trainings.queries.reminders import Due, due_reminders, reminder_of
from mentoring.trainings.queries.tasks import thin_training, untold_thin_trainings

declare("registration.reminded", "training.found_thin")


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


@job("trainings.warn")
def warn_of_thin_trainings(_now: datetime) -> int:
    """Trainings with fewer people than they need, when it is time to decide."""
    return one_by_one(_warn, untold_thin_trainings())


@action
def _warn(training_id: int) -> bool:
    training = db.session.get_one(Training, training_id)
    lock(training)
    if training.thin_told_at is not None or thin_training(training) is None:
        return False
    training.thin_told_at = clock.now()
    record("training.found_thin", TIME, training.id)
    return True
