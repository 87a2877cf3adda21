"""Trainings that need a human: too few people when it is time to decide, or nobody who has said that they lead."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Select, func, select, true

from mentoring.core import clock
from mentoring.core.db import db
from mentoring.trainings.lifecycle import SEATED, UNDER_WAY
from mentoring.trainings.models import Lead, Registration, Training, TrainingDate

NOTICE = timedelta(days=7)
MOST = 50


class ThinTraining(NamedTuple):
    """Fewer people than it needs, and its first date is near, or nobody can register any more."""

    training: Training
    seated: int


def thin_trainings(person_id: int | None = None) -> Sequence[ThinTraining]:
    """Published trainings below their minimum when it is time to decide; of one trainer, or all."""
    theirs = true() if person_id is None else _led(Lead.person_id == person_id)
    rows = db.session.execute(_thin(Training, _seated()).where(theirs).limit(MOST))
    return [ThinTraining(*row) for row in rows]


def thin_training(training: Training) -> ThinTraining | None:
    """How it stands with one training, if it is such a one."""
    row = db.session.execute(_thin(Training, _seated()).where(Training.id == training.id)).first()
    return None if row is None else ThinTraining(*row)


def untold_thin_trainings() -> Sequence[int]:
    """Ids of those whose leaders have not heard of it."""
    return db.session.scalars(_thin(Training.id).where(Training.thin_told_at.is_(None))).all()


def _thin(*columns: Any) -> Select[Any]:
    """A week before the first date, or once the deadline is over; never after the beginning."""
    first, now = _first_begin(), clock.now()
    time_to_decide = (first <= now + NOTICE) | (Training.deadline < clock.in_berlin(now).date())
    wanted = select(*columns).where(Training.state == "published", _seated() < Training.minimum)
    return wanted.where(first > now, time_to_decide).order_by(first, Training.id)


def _seated() -> Any:
    """How many people have a seat in a training."""
    rows = select(func.count()).select_from(Registration)
    return rows.where(
        Registration.training_id == Training.id, Registration.state.in_(SEATED)
    ).scalar_subquery()


def _first_begin() -> Any:
    """When the first date of a training begins that takes place."""
    dates = (TrainingDate.training_id == Training.id) & TrainingDate.state.in_(UNDER_WAY)
    return select(func.min(TrainingDate.starts_at)).where(dates).scalar_subquery()


def _led(*conditions: Any) -> Any:
    said = select(Lead.id).where(Lead.training_id == Training.id, Lead.state == "confirmed", *conditions)
    return said.exists()


def unled_trainings() -> Sequence[Training]:
    """Published trainings with a date ahead that nobody leads who has said yes."""
    ahead = (TrainingDate.training_id == Training.id) & (TrainingDate.ends_at > clock.now())
    dates = select(TrainingDate.id).where(ahead, TrainingDate.state.in_(UNDER_WAY)).exists()
    wanted = select(Training).where(Training.state == "published", dates, ~_led())
    return db.session.scalars(wanted.order_by(Training.id).limit(MOST)).all()


def first_begins(ids: Collection[int]) -> dict[int, datetime]:
    """When the first date that takes place begins, of each of these trainings."""
    dates = select(TrainingDate.training_id, func.min(TrainingDate.starts_at))
    ahead = dates.where(TrainingDate.training_id.in_(ids), TrainingDate.state.in_(UNDER_WAY))
    rows = db.session.execute(ahead.group_by(TrainingDate.training_id))
    return {training_id: begins for training_id, begins in rows}
