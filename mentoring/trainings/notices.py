"""Letters to participants when something begins, moves or is called off, and to trainers about their profile."""

from typing import Any

from mentoring.core.db import db
from mentoring.core.journal import Entry, on
from mentoring.core.outbox import Letter, unsent_to, write_letter, writes
from mentoring.trainings.lifecycle import SEATED
from mentoring.trainings.models import Registration, TrainerProfile, Training, TrainingDate
from mentoring.trainings.queries.leading import live_registration, registrant_ids, upcoming


@on("registration.registered", "registration.waiting")
def tell_participant(entry: Entry) -> None:
    """A seat, or a place on the waiting list."""
    registration = db.session.get_one(Registration, entry.subject_id)
    write_letter(entry.event, to=registration.person_id, subject_id=registration.id)


@on("training.relocated", "training.cancelled")
def tell_of_training(entry: Entry) -> None:
    """Everybody registered or waiting hears of it, once each."""
    template = "training.cancelled" if entry.event == "training.cancelled" else "training.moved"
    training = db.session.get_one(Training, entry.subject_id)
    _tell_registrants(template, training.id)


@on("training_date.moved", "training_date.cancelled")
def tell_of_date(entry: Entry) -> None:
    """Everybody registered or waiting hears of one date, once each."""
    template = "training.cancelled" if entry.event == "training_date.cancelled" else "training.moved"
    one = db.session.get_one(TrainingDate, entry.subject_id)
    _tell_registrants(template, one.training_id, date_id=one.id)


@on("training_date.added")
def tell_of_new_dates(entry: Entry) -> None:
    """Everybody registered or waiting hears of it; a letter that still waits to be sent tells of further dates, too."""
    training = db.session.get_one(TrainingDate, entry.subject_id).training
    if training.state == "published":
        told = unsent_to("training.extended", training.id)
        for person_id in registrant_ids(training.id):
            if person_id not in told:
                write_letter("training.extended", to=person_id, subject_id=training.id, date_id=None)


def _tell_registrants(template: str, training_id: int, date_id: int | None = None) -> None:
    for person_id in registrant_ids(training_id):
        write_letter(template, to=person_id, subject_id=training_id, date_id=date_id)


@on("trainer.approved", "trainer.returned", "trainer.suspended", "trainer.reinstated")
def tell_trainer(entry: Entry) -> None:
    """What the office decided about a profile."""
    if entry.subject_id is not None:
        write_letter(entry.event, to=entry.subject_id, subject_id=entry.subject_id)


@writes("registration.registered", "registration.waiting")
def registration_words(letter: Letter) -> dict[str, Any] | None:
    """When and where; the way into the online room only for a seat that still counts."""
    registration = db.session.get(Registration, letter.subject_id)
    state = letter.template.partition(".")[2]
    if registration is None or registration.state != state:
        return None
    return _words(registration.training, registration)


@writes("training.moved", "training.cancelled", "training.extended")
def change_words(letter: Letter) -> dict[str, Any] | None:
    """What is valid now; `one` is the date concerned, if it is a single one."""
    training = db.session.get(Training, letter.subject_id)
    registration = live_registration(letter.account_id, training) if training and letter.account_id else None
    if training is None or registration is None:
        return None
    return {**_words(training, registration), "one": _date(letter)}


def _date(letter: Letter) -> TrainingDate | None:
    date_id = letter.details["date_id"]
    return None if date_id is None else db.session.get(TrainingDate, date_id)


def _words(training: Training, registration: Registration) -> dict[str, Any]:
    seated = registration.state in SEATED
    may_join = seated and training.format != "on_site"
    return {
        "training": training,
        "seated": seated,
        "dates": upcoming(training.dates),
        "join_link": training.join_link if may_join else "",
    }


@writes("trainer.approved", "trainer.returned", "trainer.suspended", "trainer.reinstated")
def trainer_words(letter: Letter) -> dict[str, Any] | None:
    """Nothing but the fact; the office's words stand on the page."""
    return None if db.session.get(TrainerProfile, letter.subject_id) is None else {}
