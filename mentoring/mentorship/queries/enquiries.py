"""Enquiries and tandems of their readers; whoever has no part in them finds nothing."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, joinedload, selectinload

from mentoring.core.db import db
from mentoring.core.errors import NotFound
from mentoring.core.links import Link
from mentoring.core.outbox import Letter
from mentoring.core.queries import exists
from mentoring.mentorship.lifecycle import LIVE, WAITING
from mentoring.mentorship.models import Enquiry, MentorProfile, Need, Tandem
from mentoring.mentorship.queries.conditions import shown_before_acceptance
from mentoring.mentorship.queries.mentors import live_tandem_count
from mentoring.people.models import Person

MOST = 50


def enquiry_for(reader: Person, enquiry_id: int) -> Enquiry:
    """An enquiry from or to the reader, or any for the office. Raises NotFound."""
    known = select(Enquiry).where(Enquiry.id == enquiry_id, _concerns(Enquiry, reader) | _is_office(reader))
    enquiry = db.session.scalars(known.options(*_shown(Enquiry), _need_topics())).unique().one_or_none()
    if enquiry is None:
        raise NotFound()
    return enquiry


def enquiries_of(reader: Person) -> Sequence[Enquiry]:
    """Enquiries from and to the reader, the newest first."""
    mine = select(Enquiry).where(_concerns(Enquiry, reader)).options(*_shown(Enquiry))
    return db.session.scalars(mine.order_by(Enquiry.id.desc()).limit(MOST)).unique().all()


def open_enquiries_to(mentor_id: int) -> Sequence[Enquiry]:
    """Enquiries that wait for this mentor."""
    waiting = select(Enquiry).where(Enquiry.mentor_id == mentor_id, Enquiry.state.in_(WAITING))
    return db.session.scalars(waiting.order_by(Enquiry.id)).all()


def addressee_of(link: Link) -> Person | None:
    """To whom the letter with this link went."""
    known = select(Person).join(Letter, Letter.account_id == Person.id)
    return db.session.scalar(known.where(Letter.id == link.letter_id))


def open_offer_count(mentor_id: int) -> int:
    """How many offers of this mentor wait for an answer."""
    offers = (Enquiry.mentor_id == mentor_id) & (Enquiry.awaiting == "newcomer") & Enquiry.state.in_(WAITING)
    return db.session.scalar(select(func.count(Enquiry.id)).where(offers)) or 0


def free_offers_of(profile: MentorProfile) -> int:
    """How many more offers a mentor can make: her places without live tandems and offers that wait."""
    if profile.state != "active":
        return 0
    return max(0, profile.places - live_tandem_count(profile.id) - open_offer_count(profile.id))


def has_open_enquiry(need: Need) -> bool:
    """Whether somebody has been asked and has not answered yet."""
    return exists(select(Enquiry.id).where(Enquiry.need_id == need.id, Enquiry.state.in_(WAITING)))


def has_met(reader: Person, other_id: int) -> bool:
    """Whether there was ever an enquiry between the two, whoever began it."""
    return exists(
        select(Enquiry.id).where(
            _concerns(Enquiry, reader), or_(Enquiry.newcomer_id == other_id, Enquiry.mentor_id == other_id)
        )
    )


def has_live_tandem(need: Need) -> bool:
    """Whether the two whom this search brought together are still a tandem."""
    return exists(select(Tandem.id).where(Tandem.need_id == need.id, Tandem.state.in_(LIVE)))


def tandem_for(reader: Person, tandem_id: int) -> Tandem:
    """A tandem of the reader, or any for the office. Raises NotFound."""
    known = select(Tandem).where(Tandem.id == tandem_id, _concerns(Tandem, reader) | _is_office(reader))
    opened = [loading.options(joinedload(Person.kreis)) for loading in _shown(Tandem)]
    tandem = db.session.scalars(known.options(*opened)).unique().one_or_none()
    if tandem is None:
        raise NotFound()
    return tandem


def tandems_of(reader: Person) -> Sequence[Tandem]:
    """The reader's tandems, the newest first."""
    mine = select(Tandem).where(_concerns(Tandem, reader)).options(*_shown(Tandem))
    return db.session.scalars(mine.order_by(Tandem.id.desc()).limit(MOST)).unique().all()


def _concerns(model: type[Enquiry] | type[Tandem], reader: Person) -> ColumnElement[bool]:
    return or_(model.newcomer_id == reader.id, model.mentor_id == reader.id)


def _is_office(reader: Person) -> bool:
    return reader.has_role("coordinator")


def _shown(model: type[Enquiry] | type[Tandem]) -> list[Any]:
    sides: tuple[InstrumentedAttribute[Person], ...] = (model.newcomer, model.mentor)
    return [joinedload(side, innerjoin=True).options(*shown_before_acceptance()) for side in sides]


def _need_topics() -> Any:
    return joinedload(Enquiry.need, innerjoin=True).options(selectinload(Need.topics))
