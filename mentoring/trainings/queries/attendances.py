"""Who was there, and what has been earned by it."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from mentoring.core.db import db
from mentoring.core.journal import Entry
from mentoring.trainings.lifecycle import SEATED, UNDER_WAY
from mentoring.trainings.models import Attendance, Certificate, Registration, Training, TrainingDate
from mentoring.trainings.queries.leading import listed_person

ENOUGH = 80
"""Percent of the units, where a training asks for most of them only."""

Marks = Mapping[int, str]
"""What was marked, by the id of the date."""


def seated(training: Training) -> Sequence[Registration]:
    """Who has a seat, by name, with account and institution."""
    of_training = (Registration.training_id == training.id) & Registration.state.in_(SEATED)
    person = joinedload(Registration.person).options(*listed_person())
    found = db.session.scalars(select(Registration).where(of_training).options(person)).all()
    return sorted(found, key=lambda one: one.person.account.name.casefold())


def marks_of(registration_ids: Collection[int]) -> dict[int, dict[int, str]]:
    """What was marked, by registration and date; in one statement."""
    rows = select(Attendance.registration_id, Attendance.date_id, Attendance.mark)
    marks: dict[int, dict[int, str]] = {registration_id: {} for registration_id in registration_ids}
    for registration_id, date_id, mark in db.session.execute(
        rows.where(Attendance.registration_id.in_(registration_ids))
    ):
        marks[registration_id][date_id] = mark
    return marks


def attendances_on(one: TrainingDate) -> dict[int, Attendance]:
    """What was marked on a date, by registration."""
    found = db.session.scalars(select(Attendance).where(Attendance.date_id == one.id))
    return {row.registration_id: row for row in found}


def corrections_of(registration_ids: Collection[int]) -> dict[int, list[Entry]]:
    """What was corrected, by registration, oldest first: the journal keeps what stood there before."""
    wanted = select(Entry).where(
        Entry.event == "attendance.corrected", Entry.subject_id.in_(registration_ids)
    )
    found: dict[int, list[Entry]] = {}
    for entry in db.session.scalars(wanted.order_by(Entry.id)):
        if entry.subject_id is not None:
            found.setdefault(entry.subject_id, []).append(entry)
    return found


def taught(training: Training) -> list[TrainingDate]:
    """The dates that took place, or will."""
    return [one for one in training.dates if one.state in UNDER_WAY]


class Earned(NamedTuple):
    """What a certificate says: units of 45 minutes, and the dates on which somebody was there."""

    units: int
    date_ids: list[int]


def earned(training: Training, marks: Marks) -> Earned | None:
    """What attendance is worth; nothing when the training's rule does not hold."""
    dates = taught(training)
    there = [one for one in dates if marks.get(one.id) == "attended"]
    units, all_units = (sum(one.counted_units for one in some) for some in (there, dates))
    all_needed = training.certificate_rule == "all_dates"
    holds = len(there) == len(dates) if all_needed else units * 100 >= all_units * ENOUGH
    return Earned(units, [one.id for one in there]) if there and holds else None


def valid_certificates(registration_ids: Collection[int]) -> dict[int, Certificate]:
    """Certificates that count, by registration."""
    valid = Certificate.withdrawn_at.is_(None) & Certificate.registration_id.in_(registration_ids)
    found = db.session.scalars(select(Certificate).where(valid))
    return {one.registration_id: one for one in found if one.registration_id is not None}
