"""Seats of a training: how many are taken, held or wanted, until when they are offered, and for whom time is up."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from flask import current_app
from sqlalchemy import func, select

from mentoring.core import clock
from mentoring.core.db import db
from mentoring.trainings.lifecycle import HELD, UNDER_WAY
from mentoring.trainings.models import Registration, Training, TrainingDate
from mentoring.trainings.queries.leading import seat_counts

MOST_LAPSED = 2
"""Who has let so many offers pass gets no further ones, but can still take a seat that nobody else waits for."""


def free_seats(training: Training) -> int:
    """Seats that nobody has and that are held for nobody."""
    counts = seat_counts(training)
    return training.seats - counts.registered - counts.offered


def is_seat_free_for(training: Training, registration: Registration | None = None) -> bool:
    """Whether somebody can take a seat now: who waits stands before who comes, until there is no time for offers."""
    first_come = is_first_come(training)
    others = 0 if first_come else len(claims(training.id, but=registration))
    return free_seats(training) > others


def is_first_come(training: Training) -> bool:
    """Whether it is too late for offers, so that whoever comes first has the seat."""
    begins = begins_at(training.id)
    return begins is None or clock.now() >= begins - offer_stop()


def begins_at(training_id: int) -> datetime | None:
    """When the first date that takes place begins; None when none does."""
    return db.session.scalar(select(_begins(training_id)))


def _begins(training_id: Any) -> Any:
    taking_place = (TrainingDate.training_id == training_id) & TrainingDate.state.in_(UNDER_WAY)
    return select(func.min(TrainingDate.starts_at)).where(taking_place).scalar_subquery()


def offer_stop() -> timedelta:
    """How long before the beginning offers end."""
    return timedelta(hours=current_app.config["OFFER_STOP_HOURS"])


def claims(training_id: int, *, but: Registration | None = None) -> Sequence[Registration]:
    """Who waits for an offer, first come first; who let offers pass does so no longer."""
    wanted = select(Registration).where(
        Registration.training_id == training_id,
        Registration.state == "waiting",
        Registration.offers_lapsed < MOST_LAPSED,
        Registration.id != (but.id if but is not None else 0),
    )
    return db.session.scalars(wanted.order_by(Registration.waiting_since, Registration.id)).all()


def untold(training_id: int) -> Sequence[Registration]:
    """Who waits and has not heard that a seat is there for whoever comes first."""
    waiting = (Registration.training_id == training_id) & (Registration.state == "waiting")
    wanted = select(Registration).where(waiting, Registration.told_at.is_(None))
    return db.session.scalars(wanted.order_by(Registration.waiting_since, Registration.id)).all()


def lapsed_offers(now: datetime) -> Sequence[int]:
    """Ids of registrations whose offer has run out; of what is called off nobody hears any more."""
    out = (Registration.state == "offered") & (Registration.offer_until <= now)
    wanted = select(Registration.id).join(Registration.training).where(out, Training.state == "published")
    return db.session.scalars(wanted.order_by(Registration.offer_until, Registration.id)).all()


def trainings_to_offer(now: datetime) -> Sequence[int]:
    """Ids of trainings with a free seat and somebody who waits for an offer, while there is time for one."""
    claiming = (Registration.state == "waiting") & (Registration.offers_lapsed < MOST_LAPSED)
    return _wanted_seats(claiming, _begins(Training.id) > now + offer_stop())


def trainings_to_tell(now: datetime) -> Sequence[int]:
    """Ids of trainings with a free seat for whoever comes first, and somebody who waits and has not heard of it."""
    begins = _begins(Training.id)
    soon = (begins <= now + offer_stop()) & (begins > now)
    return _wanted_seats((Registration.state == "waiting") & Registration.told_at.is_(None), soon)


def _wanted_seats(wanted: Any, when: Any) -> Sequence[int]:
    of_training = Registration.training_id == Training.id
    held = select(func.count()).select_from(Registration).where(of_training, Registration.state.in_(HELD))
    somebody = select(Registration.id).where(of_training, wanted).exists()
    free = Training.seats > held.scalar_subquery()
    found = select(Training.id).where(Training.state == "published", somebody, free, when)
    return db.session.scalars(found.order_by(Training.id)).all()
