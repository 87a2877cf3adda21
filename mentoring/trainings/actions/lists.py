"""Who looked at a list of people, or took it along: the journal keeps it."""

from mentoring.core.db import action
from mentoring.core.journal import declare, record
from mentoring.core.looks import note_looks
from mentoring.people.models import Person
from mentoring.trainings.models import Training

declare("training.list_seen", "training.list_exported", silent=True)


@action
def note_list_seen(actor: Person, training: Training) -> None:
    """The office looked at who takes part; everybody on the list can read so."""
    record("training.list_seen", actor, training.id)
    note_looks(actor, training.registrant_ids, "training")


@action
def note_list_exported(actor: Person, training: Training, kind: str) -> None:
    """Somebody took the list along as a file."""
    record("training.list_exported", actor, training.id, kind=kind)
    if actor.id not in training.trainer_ids:
        note_looks(actor, training.registrant_ids, "training")
