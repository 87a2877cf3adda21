"""Letters to who is asked to lead a training, and to who asked."""

from typing import Any

from mentoring.core.db import db
from mentoring.core.journal import Entry, on
from mentoring.core.letter_kinds import TRAININGS, sort_letters
from mentoring.core.outbox import Letter, write_letter, writes
from mentoring.trainings.models import Lead

sort_letters(TRAININGS, "lead.invited", "lead.confirmed", "lead.declined", "lead.left")


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
