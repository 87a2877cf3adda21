"""Links of trainings: one of them, and those that somebody may read."""

from mentoring.core.errors import NotFound
from mentoring.people.models import Person
from mentoring.trainings.lifecycle import SEATED
from mentoring.trainings.models import Material, Training
from mentoring.trainings.queries.leading import live_registration


def material_of(training: Training, material_id: int) -> Material:
    """One link of a training. Raises NotFound."""
    found = next((one for one in training.materials if one.id == material_id), None)
    if found is None:
        raise NotFound()
    return found


def shown_materials(training: Training, reader: Person | None) -> list[Material]:
    """The links somebody may read: those for all, and the others for who has a seat or leads."""
    if reader is None or training.state == "cancelled":
        inside = False
    else:
        own = live_registration(reader.id, training)
        inside = bool(training.parties(reader)) or (own is not None and own.state in SEATED)
    return [one for one in training.materials if one.for_all or inside]
