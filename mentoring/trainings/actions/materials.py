"""Links of a training: added, and taken away."""

from mentoring.core.db import action, db, lock
from mentoring.core.errors import NotAllowed, WrongState
from mentoring.core.journal import declare, record
from mentoring.people.models import Person
from mentoring.trainings.models import Material, Training

MOST_MATERIALS = 20
declare("material.added", "material.removed", silent=True)


@action
def add_material(actor: Person, training: Training, title: str, url: str, *, for_all: bool) -> Material:
    """One more link; also after a training is over, for who was there."""
    lock(training)
    _refuse_strangers(actor, training)
    if len(training.materials) >= MOST_MATERIALS:
        raise WrongState()
    material = Material(title=title, url=url, for_all=for_all)
    training.materials.append(material)
    db.session.flush()
    record("material.added", actor, training.id, material_id=material.id)
    return material


def _refuse_strangers(actor: Person, training: Training) -> None:
    if "trainer" not in training.parties(actor):
        raise NotAllowed()


@action
def remove_material(actor: Person, training: Training, material: Material) -> None:
    """Take a link away."""
    lock(training)
    _refuse_strangers(actor, training)
    record("material.removed", actor, training.id, material_id=material.id)
    db.session.delete(material)
