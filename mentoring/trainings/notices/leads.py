"""Letters to who is asked to lead a training, to who asked, and to who leads it with somebody that changes it."""

from typing import Any

from flask_babel import gettext as _

from mentoring.core.db import db
from mentoring.core.journal import Entry, on
from mentoring.core.letter_kinds import DATES, TRAININGS, sort_letters
from mentoring.core.outbox import Letter, unsent_to, write_letter, writes
from mentoring.people.models import Person
from mentoring.trainings.calendar import way_in
from mentoring.trainings.models import Lead, Training, TrainingDate
from mentoring.trainings.queries.leading import upcoming
from mentoring.trainings.queries.tasks import thin_training

sort_letters(TRAININGS, "lead.invited", "lead.confirmed", "lead.declined", "lead.left", "training.found_thin")
sort_letters(DATES, "lead.told", "lead.extended")


@on("lead.invited")
def tell_invited(entry: Entry) -> None:
    """Somebody is asked."""
    lead = db.session.get_one(Lead, entry.subject_id)
    write_letter(entry.event, to=lead.person_id, subject_id=lead.id)


@on("lead.confirmed", "lead.declined")
def tell_asker(entry: Entry) -> None:
    """Whoever asked hears the answer; who began a training asked nobody."""
    lead = db.session.get_one(Lead, entry.subject_id)
    if lead.invited_by_id is not None:
        write_letter(entry.event, to=lead.invited_by_id, subject_id=lead.id)


@on("lead.left")
def tell_others(entry: Entry) -> None:
    """Those who still lead hear that somebody does not any more."""
    lead = db.session.get_one(Lead, entry.subject_id)
    for person_id in sorted(lead.training.trainer_ids):
        write_letter(entry.event, to=person_id, subject_id=lead.id)


@writes("lead.invited", "lead.confirmed", "lead.declined", "lead.left")
def lead_words(letter: Letter) -> dict[str, Any] | None:
    """Whom it is about, as long as it still holds."""
    lead = db.session.get(Lead, letter.subject_id)
    if lead is None or f"lead.{lead.state}" != letter.template:
        return None
    return {"training": lead.training, "name": lead.person.display_name}


@on("training.relocated", "training.cancelled", "training.resumed")
@on("training_date.moved", "training_date.cancelled", "training_date.resumed")
def tell_of_change(entry: Entry) -> None:
    """The others who lead hear who changed what; whoever did it knows."""
    training = _changed(entry)
    for person_id in sorted(training.trainer_ids - {entry.actor_id}):
        write_letter("lead.told", to=person_id, subject_id=training.id, entry_id=entry.id)


def _changed(entry: Entry) -> Training:
    one = _date_of(entry)
    return one.training if one is not None else db.session.get_one(Training, entry.subject_id)


def _date_of(entry: Entry) -> TrainingDate | None:
    if not entry.event.startswith("training_date."):
        return None
    return db.session.get_one(TrainingDate, entry.subject_id)


@on("training_date.added")
def tell_of_more(entry: Entry) -> None:
    """One letter for several dates; of a draft nobody hears."""
    training = _changed(entry)
    others = training.trainer_ids - {entry.actor_id} if training.state == "published" else set()
    for person_id in sorted(others - unsent_to("lead.extended", training.id) if others else others):
        write_letter("lead.extended", to=person_id, subject_id=training.id, entry_id=entry.id)


@on("training.found_thin")
def tell_of_thin(entry: Entry) -> None:
    """All who lead hear that too few people have registered."""
    training = db.session.get_one(Training, entry.subject_id)
    for person_id in sorted(training.trainer_ids):
        write_letter(entry.event, to=person_id, subject_id=training.id)


@writes("training.found_thin")
def thin_words(letter: Letter) -> dict[str, Any] | None:
    """Pointless once there are enough, once it is called off or has begun, and for who leads no longer."""
    training = db.session.get(Training, letter.subject_id)
    found = thin_training(training) if training is not None else None
    if found is None or letter.account_id not in found.training.trainer_ids:
        return None
    [first, *_others] = upcoming(found.training.dates)
    return {"training": found.training, "seated": found.seated, "first": first}


@writes("lead.told", "lead.extended")
def change_words(letter: Letter) -> dict[str, Any] | None:
    """Who did what, and what is valid now; pointless once it is undone, or for who leads no longer."""
    entry = db.session.get(Entry, letter.details["entry_id"])
    training = None if entry is None else _changed(entry)
    if entry is None or training is None or letter.account_id not in training.trainer_ids:
        return None
    one = _date_of(entry)
    takes_place = one.takes_place if one is not None else training.state != "cancelled"
    if takes_place == entry.event.endswith(".cancelled"):
        return None
    return {
        "event": entry.event,
        "name": _name_of(entry, training),
        "training": training,
        "one": one,
        "dates": upcoming(training.dates) if takes_place or one is not None else [],
        "join_link": way_in(training),
        "calendar": None,
    }


def _name_of(entry: Entry, training: Training) -> str:
    """Who leads it, too, by name; else it was the office."""
    actor = None if entry.actor_id is None else db.session.get(Person, entry.actor_id)
    if actor is None:
        return _("Jemand")
    return actor.display_name if actor.id in training.trainer_ids else _("Die Koordination")
