"""The dates of a training: added, moved, cancelled, and removed while nobody has seen them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from flask import current_app
from flask_babel import gettext as _
from sqlalchemy.orm import joinedload

from mentoring.core import clock
from mentoring.core.db import action, db, lock
from mentoring.core.errors import NotAllowed, WrongState
from mentoring.core.ical import new_uid
from mentoring.core.journal import declare, record
from mentoring.core.steps import take
from mentoring.people.models import Person
from mentoring.trainings.lifecycle import UNDER_WAY
from mentoring.trainings.models import WALL, Publication, Training, TrainingDate

MOST_DATES = 100
declare("training_date.added")
declare("training_date.removed", silent=True)


@dataclass(frozen=True, slots=True)
class PlannedTime:
    """When something takes place: moments in UTC, and what the clock on the wall shows (naive), as entered.

    `units` of 45 minutes are said where breaks make them fewer than the clock does.
    """

    starts_at: datetime
    ends_at: datetime
    starts_wall: datetime
    ends_wall: datetime
    units: int | None = None


@action
def add_date(actor: Person, training: Training, time: PlannedTime) -> TrainingDate:
    """Plan one more date; of a published training it is in every calendar at once."""
    _prepare(actor, training, 1)
    return _add(actor, training, time)


@action
def add_dates(actor: Person, training: Training, times: Sequence[PlannedTime]) -> int:
    """Plan several dates at once: all of them, or none."""
    _prepare(actor, training, len(times))
    return len([_add(actor, training, time) for time in times])


def _prepare(actor: Person, training: Training, more: int) -> None:
    lock(training, options=[joinedload(Training.leads), joinedload(Training.topics)])
    _refuse_strangers(actor, training)
    _refuse_closed(training)
    _refuse_unapproved(actor, training)
    if len(training.dates) + more > MOST_DATES:
        raise WrongState(_("Eine Fortbildung kann höchstens %(most)s Termine haben.", most=MOST_DATES))


def _add(actor: Person, training: Training, time: PlannedTime) -> TrainingDate:
    one = TrainingDate(training=training, uid=new_uid(_domain()), public_changed_at=clock.now())
    _set_time(one, time)
    db.session.add(one)
    db.session.flush()
    if training.state == "published":
        db.session.add(Publication(date_id=one.id, training_id=training.id, published_at=clock.now()))
    record("training_date.added", actor, one.id)
    return one


def _refuse_strangers(actor: Person, training: Training) -> None:
    if "trainer" not in training.parties(actor):
        raise NotAllowed()


def _refuse_closed(training: Training) -> None:
    if training.state not in ("draft", "published"):
        raise WrongState()


def _refuse_unapproved(actor: Person, training: Training) -> None:
    if training.state == "published" and not training.may_be_published_by(actor):
        raise NotAllowed(_("Veröffentlichen können Sie, sobald die Koordination Ihr Profil freigegeben hat."))


def _domain() -> str:
    config = current_app.config
    return config["CALENDAR_DOMAIN"] or urlsplit(config["PUBLIC_URL"]).hostname or "localhost"


def _set_time(one: TrainingDate, time: PlannedTime) -> None:
    one.starts_at, one.ends_at = time.starts_at, time.ends_at
    one.starts_wall, one.ends_wall = time.starts_wall.strftime(WALL), time.ends_wall.strftime(WALL)
    one.units = time.units


@action
def move_date(actor: Person, one: TrainingDate, time: PlannedTime) -> None:
    """Another time. What is published keeps its UID, rises in sequence and is told to all who come."""
    lock(one.training, one)
    _refuse_strangers(actor, one.training)
    _refuse_closed(one.training)
    if (one.starts_at, one.ends_at) == (time.starts_at, time.ends_at):
        one.units = time.units
        return
    if one.state not in UNDER_WAY:
        raise WrongState()
    _set_time(one, time)
    if one.training.state == "published":
        one.sequence += 1
        take("move", one, actor)


@action
def cancel_date(actor: Person, one: TrainingDate) -> None:
    """Call off a published date: it stays in the calendars as cancelled, and all who come are told."""
    lock(one.training, one)
    _refuse_outsiders(actor, one.training)
    if one.state == "cancelled":
        return
    if one.training.state != "published":
        raise WrongState()
    one.sequence += 1
    take("cancel", one, actor)


def _refuse_outsiders(actor: Person, training: Training) -> None:
    if not {"trainer", "coordinator"} & set(training.parties(actor)):
        raise NotAllowed()


@action
def resume_date(actor: Person, one: TrainingDate, words: str) -> None:
    """A date takes place after all: only ahead of it, and with words; whoever has a seat keeps it and is told."""
    lock(one.training, one)
    _refuse_outsiders(actor, one.training)
    if one.training.state != "published" or one.starts_at <= clock.now():
        raise WrongState(_("Zurücknehmen lässt sich eine Absage nur, solange der Termin bevorsteht."))
    one.sequence += 1
    one.resumed_words = words
    take("resume", one, actor)


@action
def remove_date(actor: Person, one: TrainingDate) -> None:
    """Take a date out of a draft. What was once published is cancelled, never removed."""
    lock(one.training, one)
    _refuse_strangers(actor, one.training)
    if one.training.state != "draft":
        raise WrongState(_("Veröffentlichte Termine werden abgesagt, nicht entfernt."))
    record("training_date.removed", actor, one.id)
    db.session.delete(one)
