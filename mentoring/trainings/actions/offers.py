"""What becomes of free seats: offered in turn, passed on after silence, in the end for whoever comes first."""

from datetime import datetime, time, timedelta

from flask import current_app

from mentoring.core import clock
from mentoring.core.clock import BERLIN, in_berlin, job, one_by_one
from mentoring.core.db import action, db, lock
from mentoring.core.journal import TIME, declare, record
from mentoring.core.steps import take
from mentoring.core.working_days import is_free, next_working_day
from mentoring.people.models import Person
from mentoring.trainings.lifecycle import HELD
from mentoring.trainings.models import Registration, Training
from mentoring.trainings.queries.seats import (
    begins_at,
    claims,
    free_seats,
    is_first_come,
    lapsed_offers,
    offer_stop,
    trainings_to_offer,
    trainings_to_tell,
    untold,
)

NINE = time(9, 0)
declare("registration.told")


@job("registrations.lapse")
def lapse_offers(now: datetime) -> int:
    """Offers that nobody answered."""
    return one_by_one(_lapse_offer, lapsed_offers(now))


@action
def _lapse_offer(registration_id: int) -> int:
    """The seat goes on to the next; who did not answer waits at the end of the list."""
    registration = db.session.get_one(Registration, registration_id)
    lock(registration.training, registration)
    until = registration.offer_until
    if registration.state != "offered" or until is None or until > clock.now():
        return 0
    take("lapse", registration, TIME)
    registration.offer_until, registration.waiting_since = None, clock.now()
    registration.offers_lapsed += 1
    return 1


@job("registrations.offer")
def offer_free_seats(now: datetime) -> int:
    """Free seats for which somebody waits, as long as there is time to answer."""
    return one_by_one(_offer_seats, trainings_to_offer(now))


@action
def _offer_seats(training_id: int) -> int:
    training = db.session.get_one(Training, training_id)
    lock(training)
    if training.state != "published" or is_first_come(training):
        return 0
    first = claims(training.id)[: max(0, free_seats(training))]
    for registration in first:
        registration.offer_until = _offer_end(registration)
        take("offer", registration, TIME)
    return len(first)


def _offer_end(registration: Registration) -> datetime:
    """When an offer ends: always before it is too late for the next."""
    return min(_answer_by(registration), _begin_of(registration) - offer_stop())


def _begin_of(registration: Registration) -> datetime:
    begins = begins_at(registration.training_id)
    if begins is None:
        raise LookupError("a training without a date that takes place")
    return begins


def _answer_by(registration: Registration) -> datetime:
    """Until when somebody can answer: never on a day on which nobody works."""
    end = clock.now() + timedelta(hours=current_app.config["OFFER_HOURS"])
    land = registration.person.land.short if registration.person.land is not None else ""
    day = in_berlin(end).date()
    if is_free(day, land):
        end = datetime.combine(next_working_day(day, land), NINE, tzinfo=BERLIN)
    return end


def hold_seats_again(actor: Person, training: Training) -> None:
    """What was called off takes place: whoever had a seat is asked, and until then it is theirs."""
    for registration in list(training.live_registrations):
        if registration.state in HELD:
            lock(registration)
            registration.offer_until = min(_answer_by(registration), _begin_of(registration))
            take("ask_again", registration, actor)


@job("registrations.tell")
def tell_of_free_seats(now: datetime) -> int:
    """Seats that came free too late to be offered in turn."""
    return one_by_one(_tell_all, trainings_to_tell(now))


@action
def _tell_all(training_id: int) -> int:
    """All who wait hear of it at once; whoever comes first has the seat."""
    training = db.session.get_one(Training, training_id)
    lock(training)
    if training.state != "published" or not is_first_come(training) or free_seats(training) <= 0:
        return 0
    waiting = untold(training.id)
    for registration in waiting:
        registration.told_at = clock.now()
        record("registration.told", TIME, registration.id)
    return len(waiting)
