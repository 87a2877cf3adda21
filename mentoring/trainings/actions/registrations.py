"""Taking part: a seat, or a place on the waiting list, counted while the training's row is locked."""

from flask_babel import gettext as _

from mentoring.core import clock
from mentoring.core.db import action, db, lock
from mentoring.core.errors import NotFound, WrongState
from mentoring.core.journal import declare, record
from mentoring.core.steps import take
from mentoring.people.models import Person
from mentoring.trainings.models import Registration, Training
from mentoring.trainings.queries.leading import live_registration, seat_counts, upcoming
from mentoring.trainings.queries.listing import is_open

declare("registration.waiting")


@action
def register_for_training(actor: Person, training: Training) -> Registration:
    """Take a seat, or wait when none is free; who waits stands before who comes. Asking twice changes nothing."""
    lock(training)
    known = live_registration(actor.id, training)
    if known is not None:
        return known
    _refuse_closed(actor, training)
    registered, waiting = seat_counts(training)
    registration = Registration(training=training, person_id=actor.id, created_at=clock.now())
    db.session.add(registration)
    db.session.flush()
    if registered + waiting < training.seats:
        _seat(registration, actor)
    else:
        record("registration.waiting", actor, registration.id)
    return registration


def _refuse_closed(actor: Person, training: Training) -> None:
    if training.state == "draft":
        raise NotFound()
    if not any(is_open(training, one) for one in upcoming(training.dates)):
        raise WrongState(_("Für diese Fortbildung kann man sich nicht mehr anmelden."))
    if training.trainer_id == actor.id:
        raise WrongState(_("Sie leiten diese Fortbildung selbst."))


@action
def cancel_registration(actor: Person, training: Training) -> None:
    """Give the seat back. Nobody moves up silently; a second click shows the present state."""
    lock(training)
    registration = live_registration(actor.id, training)
    if registration is not None:
        take("cancel", registration, actor)


@action
def give_seat(actor: Person, registration: Registration) -> None:
    """Who leads the training, or the office, gives a free seat to somebody who waits and has said yes."""
    lock(registration.training, registration)
    if registration.state == "registered":
        return
    registered, _waiting = seat_counts(registration.training)
    if registered >= registration.training.seats:
        raise WrongState(_("Zurzeit ist kein Platz frei."))
    _seat(registration, actor)


def _seat(registration: Registration, actor: Person) -> None:
    registration.seated_at = clock.now()
    take("seat", registration, actor)
