"""Certificates: one's own to print, and whether a number is valid for whoever asks."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from flask import current_app
from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload

from mentoring.core.db import db
from mentoring.core.errors import NotFound
from mentoring.people.models import Person
from mentoring.trainings.models import Certificate, Registration, Training, TrainingDate
from mentoring.trainings.models.certificate import LETTERS

LENGTH = 12


def own_certificate(reader: Person, number: str) -> Certificate:
    """A certificate of its reader, with the training. Raises NotFound for everybody else."""
    wanted = (
        select(Certificate)
        .join(Certificate.registration)
        .where(Certificate.number == number, Registration.person_id == reader.id)
    )
    training = joinedload(Certificate.registration).joinedload(Registration.training)
    found = db.session.scalar(wanted.options(training))
    if found is None:
        raise NotFound()
    return found


class Checked(NamedTuple):
    """What everybody may know of a number: when it was given, and whether it still counts. Never whose it is."""

    issued_at: datetime
    valid: bool


def check_number(typed: str) -> Checked | None:
    """Look a number up as people type it; always the same one statement, whether it is known or not."""
    columns = select(Certificate.issued_at, Certificate.withdrawn_at)
    row = db.session.execute(columns.where(Certificate.number == as_number(typed))).first()
    return None if row is None else Checked(row[0], row[1] is None)


def as_number(typed: str) -> str:
    """A number in its blocks; small letters, spaces and other strokes are forgiven."""
    kept = "".join(char for char in typed.upper() if char in LETTERS)[: LENGTH + 1]
    return "-".join(kept[at : at + 4] for at in range(0, len(kept), 4))


def old_registrations(now: datetime) -> Select[Any]:
    """Ids of registrations whose training had its last date so long ago that the person is forgotten."""
    last = select(func.max(TrainingDate.ends_at)).where(TrainingDate.training_id == Training.id)
    kept = timedelta(days=current_app.config["REGISTRATION_KEPT_DAYS"])
    old = last.scalar_subquery() < now - kept
    return select(Registration.id).join(Registration.training).where(old)


def forgettable_registrations(now: datetime) -> Sequence[int]:
    """The first of them: a night has many rounds."""
    return db.session.scalars(old_registrations(now).order_by(Registration.id).limit(500)).all()
