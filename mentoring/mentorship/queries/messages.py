"""Messages of their two readers."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.orm import aliased, joinedload

from mentoring.core.db import db
from mentoring.core.errors import NotFound
from mentoring.core.queries import Page, page_of
from mentoring.mentorship.models import Message, Tandem
from mentoring.people.models import Person

PER_PAGE = 20


def messages_in(tandem: Tandem, number: int = 1, size: int = PER_PAGE) -> Page[Message]:
    """A page of a thread, the newest first."""
    thread = select(Message).where(Message.tandem_id == tandem.id)
    return page_of(thread.order_by(Message.id.desc()), number, size)


def own_message(reader: Person, message_id: int) -> Message:
    """A message that the reader wrote. Raises NotFound."""
    written = select(Message).where(Message.id == message_id, Message.author_id == reader.id)
    message = db.session.scalars(written.options(joinedload(Message.tandem))).one_or_none()
    if message is None:
        raise NotFound()
    return message


def messages_since(author: Person, since: datetime) -> int:
    """How many messages somebody has written since then."""
    counted = select(func.count(Message.id)).where(Message.author_id == author.id, Message.written_at > since)
    return db.session.scalar(counted) or 0


def unanswered_tandems(person_id: int, first_message_id: int) -> Sequence[Tandem]:
    """Tandems of somebody in which the other one wrote this message or a later one, and no answer followed."""
    own = aliased(Message)
    answered = exists().where(
        own.tandem_id == Message.tandem_id, own.author_id == person_id, own.id > Message.id
    )
    unanswered = and_(Message.id >= first_message_id, Message.author_id != person_id, ~answered)
    waiting = (
        select(Tandem).join(Message, Message.tandem_id == Tandem.id).where(_theirs(person_id), unanswered)
    )
    return db.session.scalars(waiting.order_by(Tandem.id)).unique().all()


def _theirs(person_id: int) -> ColumnElement[bool]:
    return or_(Tandem.newcomer_id == person_id, Tandem.mentor_id == person_id)
