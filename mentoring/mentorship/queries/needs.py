"""A reader's own need, and whom the reader keeps apart."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import or_, select, union
from sqlalchemy.orm import joinedload, selectinload

from mentoring.core.db import db
from mentoring.core.errors import NotFound
from mentoring.mentorship.models import Enquiry, Exclusion, MentorProfile, Need
from mentoring.mentorship.queries.conditions import shown_before_acceptance
from mentoring.people.models import Invitation, Person
from mentoring.people.queries import visible


def open_need_of(reader: Person) -> Need | None:
    """The reader's need that goes on, with topics and what the model asks about the reader; no draft of the office."""
    mine = select(Need).where(Need.person_id == reader.id, Need.state.not_in(("draft", "closed")))
    person = joinedload(Need.person, innerjoin=True).options(*shown_before_acceptance())
    return db.session.scalars(mine.options(person, selectinload(Need.topics))).unique().one_or_none()


def enquiries_for(need: Need) -> Sequence[Enquiry]:
    """Everybody who was asked in this search, the newest first."""
    asked = select(Enquiry).where(Enquiry.need_id == need.id).options(joinedload(Enquiry.mentor))
    return db.session.scalars(asked.order_by(Enquiry.id.desc())).unique().all()


def exclusions_of(reader: Person) -> Sequence[Exclusion]:
    """Whom the reader does not want to be brought together with, the newest first."""
    mine = select(Exclusion).where(Exclusion.person_id == reader.id)
    shown = joinedload(Exclusion.other, innerjoin=True).options(*shown_before_acceptance())
    return db.session.scalars(mine.options(shown).order_by(Exclusion.id.desc())).unique().all()


def people_met(reader: Person) -> Sequence[Person]:
    """Whom the reader has had an enquiry with and does not keep apart: those who can be chosen for the list."""
    asked = select(Enquiry.mentor_id).where(Enquiry.newcomer_id == reader.id)
    asking = select(Enquiry.newcomer_id).where(Enquiry.mentor_id == reader.id)
    listed = select(Exclusion.other_id).where(Exclusion.person_id == reader.id)
    met = select(Person).where(Person.id.in_(union(asked, asking)), Person.id.not_in(listed), visible())
    shown = met.options(*shown_before_acceptance()).order_by(Person.display_name, Person.id)
    return db.session.scalars(shown).unique().all()


def exclusion_for(reader: Person, exclusion_id: int) -> Exclusion:
    """One line of the reader's own list. Raises NotFound."""
    mine = select(Exclusion).where(Exclusion.id == exclusion_id, Exclusion.person_id == reader.id)
    exclusion = db.session.scalar(mine)
    if exclusion is None:
        raise NotFound()
    return exclusion


def person_known_to(reader: Person, person_id: int) -> Person:
    """A mentor who can be read, or somebody the reader has an enquiry with. Raises NotFound."""
    active = select(MentorProfile.id).where(MentorProfile.id == person_id, MentorProfile.state == "active")
    asked = select(Enquiry.newcomer_id).where(
        Enquiry.newcomer_id == person_id, Enquiry.mentor_id == reader.id
    )
    asking = select(Enquiry.mentor_id).where(Enquiry.mentor_id == person_id, Enquiry.newcomer_id == reader.id)
    known = or_(visible() & active.exists(), asked.exists(), asking.exists())
    person = db.session.scalar(select(Person).where(Person.id == person_id, known))
    if person is None:
        raise NotFound()
    return person


def invited_offer(reader: Person) -> dict[str, Any]:
    """What the office noted of somebody who could share experience; nobody sees it before the person says so."""
    invitation = db.session.get(Invitation, reader.id)
    if invitation is None:
        return {}
    known = {name: getattr(invitation, name) for name in ("topics", "formats", "languages", "places")}
    return {name: value for name, value in known.items() if value not in (None, [])}


def unfinished_need_of(person: Person) -> Need | None:
    """The one need of somebody that is not closed, a draft among them."""
    return db.session.scalar(select(Need).where(Need.person_id == person.id, Need.state != "closed"))


def wished_topics(reader: Person) -> list[str]:
    """Slugs that the office noted on the phone: in a draft, or when it invited the reader."""
    draft = unfinished_need_of(reader)
    if draft is not None:
        return [topic.slug for topic in draft.topics]
    invitation = db.session.get(Invitation, reader.id)
    return list(invitation.topics) if invitation is not None else []
