"""Letters about taking part: a reminder before a date, and what becomes of a certificate."""

from typing import Any

from mentoring.core import clock
from mentoring.core.db import db
from mentoring.core.journal import Entry, on
from mentoring.core.letter_kinds import TRAININGS, sort_letters
from mentoring.core.outbox import Letter, write_letter, writes
from mentoring.trainings.lifecycle import SEATED, UNDER_WAY
from mentoring.trainings.models import Certificate, Registration, TrainingDate
from mentoring.trainings.queries.attendances import valid_certificates

sort_letters(TRAININGS, "registration.reminded", "certificate.issued", "certificate.withdrawn")


@on("registration.reminded")
def remind(entry: Entry) -> None:
    """Of one date, a week or a day before."""
    registration = db.session.get_one(Registration, entry.subject_id)
    write_letter(
        entry.event, to=registration.person_id, subject_id=registration.id, date_id=entry.details["date_id"]
    )


@on("certificate.issued", "certificate.withdrawn")
def tell_of_certificate(entry: Entry) -> None:
    """The person whose certificate it is."""
    certificate = db.session.get_one(Certificate, entry.subject_id)
    if certificate.registration is not None:
        write_letter(entry.event, to=certificate.registration.person_id, subject_id=certificate.id)


@writes("registration.reminded")
def reminder_words(letter: Letter) -> dict[str, Any] | None:
    """Pointless once the seat is given back, or the date is called off or has begun."""
    registration = db.session.get(Registration, letter.subject_id)
    one = db.session.get(TrainingDate, letter.details["date_id"])
    if registration is None or registration.state not in SEATED or one is None or not _lies_ahead(one):
        return None
    training = registration.training
    return {
        "training": training,
        "one": one,
        "dates": [one],
        "join_link": training.join_link if training.format != "on_site" else "",
        "calendar": None,
    }


def _lies_ahead(one: TrainingDate) -> bool:
    return one.training.state == "published" and one.state in UNDER_WAY and one.starts_at > clock.now()


@writes("certificate.issued")
def issued_words(letter: Letter) -> dict[str, Any] | None:
    """Pointless once it counts no longer."""
    certificate = db.session.get(Certificate, letter.subject_id)
    if certificate is None or certificate.registration is None or certificate.withdrawn_at is not None:
        return None
    return {"certificate": certificate, "training": certificate.registration.training}


@writes("certificate.withdrawn")
def withdrawn_words(letter: Letter) -> dict[str, Any] | None:
    """Which number counts instead, if one does."""
    certificate = db.session.get(Certificate, letter.subject_id)
    if certificate is None or certificate.registration is None:
        return None
    following = valid_certificates([certificate.registration.id]).get(certificate.registration.id)
    return {
        "certificate": certificate,
        "training": certificate.registration.training,
        "following": following,
    }
