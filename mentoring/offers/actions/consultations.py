"""Asking for a first talk or for advice, and what the office does with it."""

from datetime import datetime, timedelta

from flask import current_app
from flask_babel import gettext as _
from sqlalchemy import delete

from mentoring.core import clock
from mentoring.core.clock import job
from mentoring.core.db import action, db, lock
from mentoring.core.errors import WrongState
from mentoring.core.journal import TIME, declare, record
from mentoring.core.links import Link, use_link
from mentoring.core.steps import take
from mentoring.offers.actions.floods import guard_flood
from mentoring.offers.models import Asked, Asker, Consultation
from mentoring.people.models import Person

declare("consultation.opened")
declare("consultation.finished", silent=True)


@action
def open_consultation(
    name: str,
    email: str,
    phone: str,
    words: str,
    *,
    kind: str = "first_talk",
    client: str = "",
    person: Person | None = None,
    language: str = "de",
) -> Consultation:
    """Somebody asks the office. Raises TooMany when a flood comes in, from one place or from many."""
    guard_flood(email, client)
    asked = Consultation(name=name, email=email, phone=phone, words=words, kind=kind, asked_at=clock.now())
    asked.language, asked.person_id = language, None if person is None else person.id
    db.session.add(asked)
    db.session.flush()
    record("consultation.opened", person or TIME, asked.id)
    return asked


@action
def take_up_consultation(actor: Person, asked: Consultation) -> None:
    """Somebody of the office takes care of it; of two clicks the second changes nothing."""
    lock(asked)
    if asked.state != "taken_up":
        asked.responsible_id = actor.id
        take("take_up", asked, actor)


@action
def arrange_consultation(actor: Person, asked: Consultation, meets_at: datetime) -> None:
    """Note when the talk is, or when it is now. Raises WrongState for a time that has passed."""
    lock(asked)
    if meets_at <= clock.now():
        raise WrongState(_("Bitte einen Termin wählen, der noch kommt."))
    asked.meets_at = meets_at
    take("arrange", asked, actor)


@action
def finish_consultation(actor: Person, asked: Consultation) -> None:
    """The talk has taken place, or is no longer wanted."""
    take("finish", asked, actor)


@action
def withdraw_consultation(actor: Person, asked: Asked) -> None:
    """Who asked takes it back, without a reason; the words go with it."""
    _withdraw(actor, asked)


@action
def withdraw_by_link(link: Link, asked: Asked) -> None:
    """The same by the link of a letter."""
    use_link(link)
    _withdraw(Asker(asked), asked)


def _withdraw(actor: Person | Asker, asked: Asked) -> None:
    take("withdraw", asked, actor)
    asked.words = ""


@job("consultations.forget")
@action
def forget_consultations(now: datetime) -> int:
    """Delete what is done, some time after; nobody needs it any more."""
    long_ago = now - timedelta(days=current_app.config["WORDS_KEPT_DAYS"])
    gone = delete(Consultation).where(Consultation.closed_at < long_ago).returning(Consultation.id)
    return len(db.session.execute(gone, execution_options={"synchronize_session": False}).all())
