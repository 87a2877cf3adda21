"""What the office does for somebody who phones: it notes a wish, and takes steps that bind nobody. A yes is none."""

from collections.abc import Callable, Collection
from typing import Any, NamedTuple

from flask_babel import gettext as _
from sqlalchemy import select

from mentoring.core import clock
from mentoring.core.db import action, db, lock
from mentoring.core.errors import NotAllowed, WrongState
from mentoring.core.journal import ActingFor, record
from mentoring.mentorship.actions.enquiries import close_enquiry
from mentoring.mentorship.actions.needs import close, pause, publish, resume
from mentoring.mentorship.actions.questions import ask_later
from mentoring.mentorship.actions.topics import topics_with
from mentoring.mentorship.models import FORMATS, MOST_TOPICS, Enquiry, Need
from mentoring.mentorship.models.parties import office
from mentoring.mentorship.queries import unfinished_need_of, waiting_enquiries_about
from mentoring.people.actions.office import guard_other
from mentoring.people.models import Invitation, Person, Topic

ERRANDS: dict[str, Callable[[ActingFor, Any], object]] = {
    "pause": pause,
    "resume": resume,
    "close": close,
    "decline": lambda deputy, enquiry: close_enquiry("decline", enquiry, deputy),
    "withdraw": lambda deputy, enquiry: close_enquiry("withdraw", enquiry, deputy),
}
"""What can be asked for on the phone, each named like the step of the lifecycle that it takes."""


class Errand(NamedTuple):
    """One thing that the office could do for somebody now."""

    name: str
    subject: Need | Enquiry

    @property
    def key(self) -> str:
        """How a form names it."""
        return f"{self.name}-{self.subject.id}"


def errands_for(actor: Person, person: Person) -> list[Errand]:
    """Everything that this person could ask the office for on the phone now."""
    deputy = _deputy(actor, person)
    need = unfinished_need_of(person)
    subjects: list[Need | Enquiry] = [*([need] if need is not None else []), *waiting_enquiries_about(person)]
    return [Errand(name, one) for one in subjects for name in ERRANDS if one.may(name, deputy)]


def _deputy(actor: Person, person: Person) -> ActingFor:
    """Raises NotAllowed for who is not of the office, and for calls of oneself."""
    guard_other(actor, person)
    if not office(actor):
        raise NotAllowed()
    return ActingFor(actor.id, person.id)


@action
def act_for(actor: Person, person: Person, errand: Errand) -> None:
    """Do what somebody asked for on the phone; the person is told, and so is the other one of an enquiry."""
    deputy = _deputy(actor, person)
    if isinstance(errand.subject, Enquiry) and errand.subject.side_of(actor.id):
        raise NotAllowed(_("Das erledigt eine andere Person der Koordination: Sie sind selbst beteiligt."))
    if ERRANDS[errand.name](deputy, errand.subject) is not False:
        record("person.acted_for", deputy, person.id, errand=errand.name)


@action
def note_wish(actor: Person, person: Person, slugs: Collection[str], formats: Collection[str]) -> Need:
    """Note what a caller looks for, as a draft: nobody else sees it, and it counts with that person's own yes."""
    deputy = _deputy(actor, person)
    lock(person)
    if not person.has_role("newcomer"):
        raise WrongState(
            _("Diese Person ist nicht als „neu dabei“ eingetragen. Bitte ändern Sie zuerst die Rollen.")
        )
    if unfinished_need_of(person) is not None:
        raise WrongState(_("Diese Person sucht schon, oder ein Wunsch wartet auf ihr Ja."))
    need = _draft(person, topics_with(slugs, MOST_TOPICS), formats)
    record("need.drafted", deputy, need.id)
    return need


def _draft(person: Person, topics: list[Topic], formats: Collection[str]) -> Need:
    known = tuple(code for code in FORMATS if code in formats)
    need = Need(person=person, topics=topics, formats=known, waiting_since=clock.now())
    ask_later(need)
    db.session.add(need)
    db.session.flush()
    return need


def begin_wished_search(person: Person) -> None:
    """A caller who was invited has said yes: what the office noted becomes the caller's own search."""
    wish = db.session.get(Invitation, person.id)
    if wish is None or not person.has_role("newcomer") or unfinished_need_of(person) is not None:
        return
    topics = db.session.scalars(select(Topic).where(Topic.slug.in_(wish.topics)).limit(MOST_TOPICS)).all()
    if topics:
        need = _draft(person, list(topics), () if person.has_role("mentor") else wish.formats)
        record("need.noted", ActingFor(wish.invited_by, person.id), need.id)
        publish(person, need)
