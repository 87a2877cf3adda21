"""Taking part: a seat, or a place on the waiting list, counted while the training's row is locked."""

from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import update

from mentoring.core import clock
from mentoring.core.db import action, db, lock
from mentoring.core.errors import NotFound, WrongState
from mentoring.core.journal import declare, record
from mentoring.core.links import Link, use_link
from mentoring.core.steps import take
from mentoring.people.models import Person
from mentoring.trainings.models import Registration, Training
from mentoring.trainings.queries.leading import live_registration, upcoming
from mentoring.trainings.queries.listing import is_open
from mentoring.trainings.queries.seats import free_seats, is_seat_free_for

declare("registration.waiting")
declare("registration.listed", silent=True)


@dataclass(frozen=True, slots=True)
class Shown:
    """What somebody lets stand on lists beside what the leader of a training always sees."""

    name: bool = False
    institution: bool = False


NOTHING = Shown()


@action
def register_for_training(actor: Person, training: Training, shown: Shown = NOTHING) -> Registration:
    """Take a seat, or wait when none is free; who waits stands before who comes. Asking twice changes nothing."""
    lock(training)
    known = live_registration(actor.id, training)
    if known is not None:
        return known
    _refuse_closed(actor, training)
    has_seat = is_seat_free_for(training)
    registration = _begin(actor, training, shown)
    if has_seat:
        _seat("seat", registration, actor)
    else:
        record("registration.waiting", actor, registration.id)
    return registration


def _refuse_closed(actor: Person, training: Training) -> None:
    if training.state == "draft":
        raise NotFound()
    if not any(is_open(training, one) for one in upcoming(training.dates)):
        raise WrongState(_("Für diese Fortbildung kann man sich nicht mehr anmelden."))
    if actor.id in training.trainer_ids:
        raise WrongState(_("Sie leiten diese Fortbildung selbst."))


def _begin(actor: Person, training: Training, shown: Shown) -> Registration:
    now = clock.now()
    registration = Registration(
        training=training, person_id=actor.id, created_at=now, waiting_since=now, offers_lapsed=0
    )
    registration.shows_name, registration.shows_institution = shown.name, shown.institution
    db.session.add(registration)
    db.session.flush()
    return registration


def _seat(step: str, registration: Registration, actor: Person) -> None:
    registration.seated_at = clock.now()
    take(step, registration, actor)
    registration.offer_until = None
    db.session.flush()
    if free_seats(registration.training) <= 0:
        _forget_told(registration.training_id)


def _forget_told(training_id: int) -> None:
    """The seat of which all heard is gone: of the next one they hear again."""
    waiting = (Registration.training_id == training_id) & (Registration.state == "waiting")
    db.session.execute(update(Registration).where(waiting).values(told_at=None))


@action
def take_seat(actor: Person, training: Training) -> Registration:
    """Say yes to a seat that is offered, or take a free one while waiting. Asking twice changes nothing."""
    return _take_seat(actor, training)


@action
def take_seat_by_link(link: Link, actor: Person, training: Training) -> Registration:
    """The same by the link in the letter, which works once; who came too late keeps it."""
    use_link(link)
    return _take_seat(actor, training)


def _take_seat(actor: Person, training: Training) -> Registration:
    lock(training)
    registration = _wanting(actor, training)
    if registration.state == "offered":
        _refuse_late(registration)
        _seat("accept", registration, actor)
    elif registration.state == "waiting":
        _refuse_full(registration)
        _seat("seat", registration, actor)
    return registration


def _wanting(actor: Person, training: Training) -> Registration:
    registration = live_registration(actor.id, training)
    if registration is None:
        raise WrongState(_("Sie stehen nicht mehr auf der Warteliste."))
    if training.state != "published" or not upcoming(training.dates):
        raise WrongState(_("Diese Fortbildung findet nicht mehr statt."))
    return registration


def _refuse_late(registration: Registration) -> None:
    if registration.offer_until is None or registration.offer_until <= clock.now():
        raise WrongState(
            _("Die Zeit für diesen Platz ist abgelaufen. Auf der Warteliste stehen Sie weiterhin.")
        )


def _refuse_full(registration: Registration) -> None:
    if not is_seat_free_for(registration.training, registration):
        raise WrongState(
            _("Jemand war schneller: Zurzeit ist kein Platz frei. Sie stehen weiter auf der Liste.")
        )


@action
def decline_seat(actor: Person, training: Training) -> None:
    """Say no to a seat that is offered, without a reason; a second click shows the present state."""
    _decline_seat(actor, training)


@action
def decline_seat_by_link(link: Link, actor: Person, training: Training) -> None:
    """The same by the link in the letter, which works once; who only waits leaves the list."""
    use_link(link)
    _decline_seat(actor, training)


def _decline_seat(actor: Person, training: Training) -> None:
    lock(training)
    registration = live_registration(actor.id, training)
    if registration is None:
        return
    if registration.state == "registered":
        raise WrongState(
            _("Sie sind schon angemeldet. Abmelden können Sie sich auf der Seite der Fortbildung.")
        )
    take("decline" if registration.state == "offered" else "cancel", registration, actor)


@action
def cancel_registration(actor: Person, training: Training) -> None:
    """Give the seat back. Nobody moves up silently; a second click shows the present state."""
    lock(training)
    registration = live_registration(actor.id, training)
    if registration is None:
        return
    if training.state != "cancelled" and not upcoming(training.dates):
        raise WrongState(
            _("Von dieser Fortbildung steht kein Termin mehr bevor. Abmelden ist nicht mehr nötig.")
        )
    take("cancel", registration, actor)


@action
def change_listing(actor: Person, training: Training, shown: Shown) -> None:
    """Say anew what may stand on lists."""
    lock(training)
    registration = live_registration(actor.id, training)
    if registration is None:
        raise NotFound()
    registration.shows_name, registration.shows_institution = shown.name, shown.institution
    record("registration.listed", actor, registration.id)
