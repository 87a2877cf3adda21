"""Enquiries, calls and tandems that have waited for long, as the office's desk gathers them."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from flask import current_app
from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload, lazyload

from mentoring.accounts.models import Account
from mentoring.core import clock
from mentoring.core.db import db
from mentoring.mentorship.lifecycle import LIVE, WAITING
from mentoring.mentorship.models import Enquiry, HelpCall, Tandem
from mentoring.mentorship.queries.conditions import shown_before_acceptance
from mentoring.mentorship.queries.help_calls import is_for
from mentoring.people.models import Person

MOST = 1000
SOON = timedelta(days=2)
"""So long before an enquiry ends a human can still help."""


def late_enquiries(reader: Person) -> Sequence[Enquiry]:
    """Those that nobody has answered after the reminder, or that end soon; never the reader's own."""
    now = clock.now()
    late = or_(Enquiry.remind_at <= now, Enquiry.expires_at <= now + SOON)
    own = or_(Enquiry.newcomer_id == reader.id, Enquiry.mentor_id == reader.id)
    waiting = select(Enquiry).where(Enquiry.state.in_(WAITING), late, ~own).options(*_sides(Enquiry))
    return db.session.scalars(waiting.order_by(Enquiry.expires_at).limit(MOST)).unique().all()


def _sides(model: type[Enquiry] | type[Tandem]) -> list[Any]:
    sides = (model.newcomer, model.mentor)
    return [joinedload(side, innerjoin=True).options(*shown_before_acceptance()) for side in sides]


def unfinished_calls(reader: Person) -> Sequence[HelpCall]:
    """Calls for help that this reader of the office answers, with who asked and nothing else."""
    person = joinedload(HelpCall.person, innerjoin=True).options(lazyload(Person.roles))
    waiting = select(HelpCall).where(HelpCall.closed_at.is_(None), is_for(reader)).options(person)
    return db.session.scalars(waiting.order_by(HelpCall.asked_at).limit(MOST)).unique().all()


def tandems_without_talk() -> Sequence[Tandem]:
    """Those who were asked after two months of silence and have not answered for two weeks."""
    since = clock.now() - timedelta(days=current_app.config["TANDEM_ANSWER_DAYS"])
    quiet = select(Tandem).where(Tandem.state == "running", Tandem.asked_at < since)
    found = quiet.options(*_sides(Tandem)).order_by(Tandem.asked_at).limit(MOST)
    return db.session.scalars(found).unique().all()


def farewells_of_accounts() -> Sequence[tuple[Tandem, datetime]]:
    """Live tandems of people whose account is about to be erased, and when."""
    either = or_(Account.id == Tandem.newcomer_id, Account.id == Tandem.mentor_id)
    going = select(Tandem, Account.erase_at).join(Account, either)
    wanted = going.where(Account.erase_at.is_not(None), Tandem.state.in_(LIVE)).options(*_sides(Tandem))
    rows = db.session.execute(wanted.order_by(Account.erase_at).limit(MOST)).unique()
    return [(tandem, erase_at) for tandem, erase_at in rows if erase_at is not None]
