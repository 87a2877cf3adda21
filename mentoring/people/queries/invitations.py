"""Invitations that wait, and addresses that are known."""

from collections.abc import Sequence

from sqlalchemy import Select, select
from sqlalchemy.orm import contains_eager

from mentoring.accounts.models import Account
from mentoring.accounts.queries import address_of
from mentoring.core.db import db
from mentoring.people.models import Invitation, Person


def open_invitations() -> Select[Invitation]:
    """Invitations that nobody has answered yet, newest first."""
    waiting = Account.confirmed_at.is_(None) & Account.invited_at.is_not(None)
    joined = select(Invitation).join(Invitation.person).join(Person.account).where(waiting)
    person = contains_eager(Invitation.person)
    shown = (
        person.contains_eager(Person.account),
        person.joinedload(Person.institution_type),
        person.joinedload(Person.land),
    )
    return joined.options(*shown).order_by(Invitation.created_at.desc(), Invitation.person_id.desc())


def known_addresses(addresses: Sequence[str]) -> dict[str, bool]:
    """Which of these addresses have an account already, and whether it is confirmed."""
    stored = [address_of(address) for address in addresses]
    rows = select(Account.email, Account.confirmed_at).where(Account.email.in_(stored))
    return {email: confirmed_at is not None for email, confirmed_at in db.session.execute(rows)}
