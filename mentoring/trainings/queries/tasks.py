"""Trainings that need a human: too few people a week before, or nobody who has said that they lead."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, NamedTuple

from sqlalchemy import func, select

from mentoring.core import clock
from mentoring.core.db import db
from mentoring.trainings.lifecycle import SEATED, UNDER_WAY
from mentoring.trainings.models import Lead, Registration, Training, TrainingDate

NOTICE = timedelta(days=7)
MOST = 50


class ThinTraining(NamedTuple):
    """Fewer people than it needs, and its first date is near."""

    training: Training
    seated: int


def thin_trainings(person_id: int | None = None) -> Sequence[ThinTraining]:
    """Published trainings below their minimum whose first date is at most a week away; of one trainer, or all."""
    seated = (
        select(func.count())
        .select_from(Registration)
        .where(Registration.training_id == Training.id, Registration.state.in_(SEATED))
    )
    count, first = seated.scalar_subquery(), _first_begin()
    soon = (first > clock.now()) & (first <= clock.now() + NOTICE)
    wanted = select(Training, count).where(Training.state == "published", count < Training.minimum, soon)
    if person_id is not None:
        wanted = wanted.where(_led(Lead.person_id == person_id))
    return [ThinTraining(*row) for row in db.session.execute(wanted.order_by(first).limit(MOST))]


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
