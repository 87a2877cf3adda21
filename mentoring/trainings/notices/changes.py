"""Letters to participants when something begins, moves or is called off, and to trainers about their profile."""

from collections.abc import Sequence
from typing import Any

from mentoring.core.db import db
from mentoring.core.journal import Entry, on
from mentoring.core.letter_kinds import DATES, PROFILE, TRAININGS, sort_letters
from mentoring.core.outbox import Letter, unsent_to, write_letter, writes
from mentoring.trainings.actions.invitations import invite_anew, tell_calendars
from mentoring.trainings.calendar import calendar_part
from mentoring.trainings.lifecycle import SEATED
from mentoring.trainings.models import Registration, TrainerProfile, Training, TrainingDate
from mentoring.trainings.notices.carrying import write_dates, write_with_dates
from mentoring.trainings.queries.leading import live_registration, registrant_ids, upcoming

sort_letters(DATES, "training.moved", "training.cancelled", "training.resumed")
sort_letters(TRAININGS, "registration.registered", "registration.waiting", "registration.cancelled")
sort_letters(TRAININGS, "training.extended", "training_date.told", "training_date.readdressed")
sort_letters(PROFILE, "trainer.approved", "trainer.returned", "trainer.suspended", "trainer.reinstated")


@on("registration.registered", "registration.waiting", "registration.cancelled")
def tell_participant(entry: Entry) -> None:
    """A seat, a place on the waiting list, or neither any more."""
    registration = db.session.get_one(Registration, entry.subject_id)
    training, person_id = registration.training, registration.person_id
    [dates] = tell_calendars(training, [person_id], training.dates).values()
    write_with_dates(entry.event, person_id, registration.id, dates)


@on("registration.declined")
def tell_calendar_of_decline(entry: Entry) -> None:
    """Who says no reads it on the page; a letter goes only where a withdrawal has not left yet."""
    registration = db.session.get_one(Registration, entry.subject_id)
    training, person_id = registration.training, registration.person_id
    [dates] = tell_calendars(training, [person_id], training.dates).values()
    write_dates(person_id, dates)


@on("account.address_changed")
def tell_new_address(entry: Entry) -> None:
    """Invitations belong to an address: the calendar behind the new one gets its own."""
    if entry.subject_id is not None:
        write_dates(entry.subject_id, invite_anew(entry.subject_id), "training_date.readdressed")


@on("training.relocated", "training.cancelled")
def tell_of_training(entry: Entry) -> None:
    """Everybody registered or waiting hears of it, once each."""
    template = "training.cancelled" if entry.event == "training.cancelled" else "training.moved"
    training = db.session.get_one(Training, entry.subject_id)
    _tell_registrants(template, training, training.dates)


@on("training_date.moved", "training_date.cancelled")
def tell_of_date(entry: Entry) -> None:
    """Everybody registered or waiting hears of one date, once each."""
    template = "training.cancelled" if entry.event == "training_date.cancelled" else "training.moved"
    one = db.session.get_one(TrainingDate, entry.subject_id)
    _tell_registrants(template, one.training, [one], date_id=one.id)


@on("training_date.resumed")
def tell_of_resumed_date(entry: Entry) -> None:
    """Everybody registered or waiting hears that one date takes place after all."""
    one = db.session.get_one(TrainingDate, entry.subject_id)
    _tell_registrants("training.resumed", one.training, [one], date_id=one.id)


@on("training.resumed")
def tell_of_resumed_training(entry: Entry) -> None:
    """Whoever waits hears of it here; who has a seat is asked in a letter of their own."""
    training = db.session.get_one(Training, entry.subject_id)
    for one in training.live_registrations:
        if one.state == "waiting":
            write_with_dates("training.resumed", one.person_id, training.id, [])


def _tell_registrants(
    template: str, training: Training, dates: Sequence[TrainingDate], date_id: int | None = None
) -> None:
    people = registrant_ids(training.id)
    for person_id, told in tell_calendars(training, people, dates).items():
        write_with_dates(template, person_id, training.id, told, date_id=date_id)


@on("training_date.added")
def tell_of_new_dates(entry: Entry) -> None:
    """Everybody registered or waiting hears of it; a letter that still waits to be sent tells of further dates, too."""
    one = db.session.get_one(TrainingDate, entry.subject_id)
    training = one.training
    if training.state != "published" or not training.registrant_ids:
        return
    knowing = unsent_to("training.extended", training.id)
    for person_id, told in tell_calendars(training, training.registrant_ids, [one]).items():
        if person_id not in knowing:
            write_with_dates("training.extended", person_id, training.id, told)
        elif told:
            write_with_dates("training_date.told", person_id, one.id, told)


@on("trainer.approved", "trainer.returned", "trainer.suspended", "trainer.reinstated")
def tell_trainer(entry: Entry) -> None:
    """What the office decided about a profile."""
    if entry.subject_id is not None:
        write_letter(entry.event, to=entry.subject_id, subject_id=entry.subject_id)


@writes("registration.registered", "registration.waiting", "registration.cancelled")
def registration_words(letter: Letter) -> dict[str, Any] | None:
    """When and where; the way into the online room only for a seat that still counts."""
    registration = db.session.get(Registration, letter.subject_id)
    state = letter.template.partition(".")[2]
    if registration is None or registration.state != state or _is_back(registration):
        return None
    return _words(letter, registration)


def _is_back(registration: Registration) -> bool:
    """Whether somebody who left has registered again before the letter left."""
    live = live_registration(registration.person_id, registration.training)
    return live is not None and live.id != registration.id


@writes("training.moved", "training.cancelled", "training.extended", "training.resumed")
def change_words(letter: Letter) -> dict[str, Any] | None:
    """What is valid now; `one` is the date concerned, if it is a single one."""
    training = db.session.get(Training, letter.subject_id)
    registration = live_registration(letter.account_id, training) if training and letter.account_id else None
    if training is None or registration is None:
        return None
    one = _date(letter)
    takes_place = one.takes_place if one is not None else training.state != "cancelled"
    # A date may be called off, or take place after all, before the letter leaves: then another one follows.
    if takes_place == (letter.template == "training.cancelled"):
        return None
    return {**_words(letter, registration), "one": one}


@writes("training_date.told", "training_date.readdressed")
def date_words(letter: Letter) -> dict[str, Any] | None:
    """One more date for the calendar, or one less; pointless when it is over."""
    one, part = db.session.get(TrainingDate, letter.subject_id), calendar_part(letter)
    return None if one is None or part is None else {"one": one, "training": one.training, "calendar": part}


def _date(letter: Letter) -> TrainingDate | None:
    date_id = letter.details["date_id"]
    return None if date_id is None else db.session.get(TrainingDate, date_id)


def _words(letter: Letter, registration: Registration) -> dict[str, Any]:
    training, seated = registration.training, registration.state in SEATED
    may_join = seated and training.format != "on_site"
    return {
        "training": training,
        "seated": seated,
        "dates": upcoming(training.dates),
        "join_link": training.join_link if may_join else "",
        "calendar": calendar_part(letter),
    }


@writes("trainer.approved", "trainer.returned", "trainer.suspended", "trainer.reinstated")
def trainer_words(letter: Letter) -> dict[str, Any] | None:
    """Nothing but the fact; the office's words stand on the page."""
    return None if db.session.get(TrainerProfile, letter.subject_id) is None else {}
