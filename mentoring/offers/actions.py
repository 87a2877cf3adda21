"""Asking for a first talk, and what the office does with it."""

from mentoring.accounts.actions import count_try
from mentoring.core import clock
from mentoring.core.db import action, db
from mentoring.core.errors import TooMany
from mentoring.core.journal import TIME, declare, record
from mentoring.core.steps import take
from mentoring.offers.models import Consultation
from mentoring.offers.queries import asked_lately
from mentoring.people.models import Person

MOST_IN_AN_HOUR = 30
declare("consultation.opened")
declare("consultation.taken_up", "consultation.finished", silent=True)


@action
def open_consultation(name: str, email: str, phone: str, words: str, client: str = "") -> Consultation:
    """Somebody asks the office for a first talk. Raises TooMany when a flood comes in, from one place or from many."""
    if client:
        count_try("first_talk", client)
    if asked_lately() >= MOST_IN_AN_HOUR:
        raise TooMany()
    asked = Consultation(name=name, email=email, phone=phone, words=words, asked_at=clock.now())
    db.session.add(asked)
    db.session.flush()
    record("consultation.opened", TIME, asked.id)
    return asked


@action
def take_up_consultation(actor: Person, asked: Consultation) -> None:
    """Somebody of the office takes care of it."""
    take("take_up", asked, actor)


@action
def finish_consultation(actor: Person, asked: Consultation) -> None:
    """The talk has taken place, or is no longer wanted."""
    take("finish", asked, actor)
