"""How somebody stands in the house: states and dates, never words of theirs."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload, lazyload

from mentoring.core.db import db
from mentoring.core.journal import Entry
from mentoring.core.queries import exists
from mentoring.mentorship.lifecycle import WAITING
from mentoring.mentorship.models import Enquiry, Exclusion, MentorProfile, Need, Tandem
from mentoring.people.models import Invitation, Person
from mentoring.trainings.models import Registration, TrainerProfile

MOST = 50
NOUNS = ("person.", "account.", "mentor.", "trainer.")
"""Events whose subject has the person's id."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What the office reads about one person beside the profile."""

    mentor: MentorProfile | None
    trainer: TrainerProfile | None
    needs: Sequence[Need]
    tandems: Sequence[Tandem]
    waiting: Sequence[Enquiry]
    registrations: Sequence[Registration]
    invitation: Invitation | None
    keeps_apart: bool
    entries: Sequence[Entry]


def standing_of(_reader: Person, person: Person) -> Standing:
    """States and dates, in the same number of statements whatever there is."""
    theirs = select(Need).where(Need.person_id == person.id).order_by(Need.id.desc()).limit(MOST)
    return Standing(
        mentor=db.session.get(MentorProfile, person.id),
        trainer=db.session.get(TrainerProfile, person.id),
        needs=db.session.scalars(theirs).all(),
        tandems=_tandems(person),
        waiting=_waiting(person),
        registrations=_registrations(person),
        invitation=db.session.get(Invitation, person.id),
        keeps_apart=exists(select(Exclusion.id).where(Exclusion.person_id == person.id)),
        entries=_entries(person),
    )


def _tandems(person: Person) -> Sequence[Tandem]:
    sides = or_(Tandem.newcomer_id == person.id, Tandem.mentor_id == person.id)
    both = [joinedload(side).options(lazyload(Person.roles)) for side in (Tandem.newcomer, Tandem.mentor)]
    found = select(Tandem).where(sides).options(*both).order_by(Tandem.id.desc()).limit(MOST)
    return db.session.scalars(found).unique().all()


def _waiting(person: Person) -> Sequence[Enquiry]:
    sides = or_(Enquiry.newcomer_id == person.id, Enquiry.mentor_id == person.id)
    found = select(Enquiry).where(sides, Enquiry.state.in_(WAITING)).order_by(Enquiry.id.desc()).limit(MOST)
    return db.session.scalars(found).all()


def _registrations(person: Person) -> Sequence[Registration]:
    theirs = select(Registration).where(Registration.person_id == person.id)
    shown = theirs.options(joinedload(Registration.training)).order_by(Registration.id.desc()).limit(MOST)
    return db.session.scalars(shown).unique().all()


def _entries(person: Person) -> Sequence[Entry]:
    """What happened to the account and its profiles; ids of those who have gone may have been given again."""
    about = or_(*(Entry.event.startswith(noun, autoescape=True) for noun in NOUNS))
    own = select(Entry).where(Entry.subject_id == person.id, about, Entry.at >= person.account.created_at)
    return db.session.scalars(own.order_by(Entry.id.desc()).limit(MOST)).all()
