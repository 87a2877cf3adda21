"""Consents: each kept with the version of its words, when it was given and when it was taken back."""

from sqlalchemy import select

from mentoring.core import clock
from mentoring.core.db import action, db
from mentoring.core.journal import declare, record
from mentoring.people.models import Consent, Person
from mentoring.people.wording import GROUP_NAME, consent_version

declare("person.consent_withdrawn", silent=True)


def keep_consent(person: Person, subject: str, *, given: bool, anew: bool = False) -> None:
    """Write down inside the running action what somebody agrees to now; `anew` says that it is about something else."""
    standing = db.session.scalar(
        select(Consent).where(
            Consent.person_id == person.id, Consent.subject == subject, Consent.withdrawn_at.is_(None)
        )
    )
    if standing is not None and (anew or not given):
        standing.withdrawn_at = clock.now()
        standing = None
    if given and standing is None:
        version = consent_version(subject)
        db.session.add(Consent(person_id=person.id, subject=subject, version=version, given_at=clock.now()))


@action
def withdraw_group_name(actor: Person) -> None:
    """Take back that others may read the name of one's group; asking again changes nothing."""
    if actor.group_name_consent_at is not None:
        actor.group_name_consent_at = None
        keep_consent(actor, GROUP_NAME, given=False)
        record("person.consent_withdrawn", actor, actor.id)
