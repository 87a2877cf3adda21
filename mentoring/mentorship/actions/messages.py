"""Short messages of a tandem: written, and taken back by their author."""

from datetime import timedelta

from flask_babel import gettext as _

from mentoring.core import clock
from mentoring.core.db import action, db, lock
from mentoring.core.errors import NotAllowed, TooMany, WrongState
from mentoring.core.journal import record
from mentoring.mentorship.actions.guards import guard_living, guard_pair
from mentoring.mentorship.actions.tandems.clocks import heard
from mentoring.mentorship.models import Message, Tandem
from mentoring.mentorship.queries import messages_since
from mentoring.people.models import Person

A_DAY = timedelta(days=1)
MOST_A_DAY = 30


@action
def write_message(actor: Person, tandem: Tandem, words: str) -> Message:
    """Write to the other one, who learns by letter that something is there."""
    lock(tandem)
    guard_pair(actor, tandem)
    guard_living(tandem)
    if messages_since(actor, clock.now() - A_DAY) >= MOST_A_DAY:
        raise TooMany(_("Für heute sind das genug Nachrichten. Am Telefon geht es schneller."))
    message = Message(tandem=tandem, author=actor, words=words, written_at=clock.now())
    db.session.add(message)
    db.session.flush()
    record("message.written", actor, message.id)
    heard(tandem)
    return message


@action
def remove_message(actor: Person, message: Message) -> None:
    """Take one's own message back within a day; nothing of it remains."""
    lock(message.tandem)
    if message.author_id != actor.id:
        raise NotAllowed()
    if not may_remove(message, actor):
        raise WrongState(_("Das geht nur innerhalb eines Tages."))
    record("message.removed", actor, message.id)
    db.session.delete(message)


def may_remove(message: Message, person: Person) -> bool:
    """Whether somebody may take a message back: their own, within a day."""
    return message.author_id == person.id and clock.now() - message.written_at < A_DAY
