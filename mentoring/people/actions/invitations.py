"""Invitations: the office enters somebody, and that person says yes or no."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import delete

from mentoring.accounts.actions import add_account, confirm
from mentoring.accounts.models import Account
from mentoring.accounts.queries import account_behind, address_of
from mentoring.core.db import action, db
from mentoring.core.errors import Gone, NotAllowed, WrongState
from mentoring.core.journal import TIME, Actor, declare, record
from mentoring.core.links import Link, use_link
from mentoring.people.actions.consents import keep_consent
from mentoring.people.actions.profile import move_to
from mentoring.people.models import CHOOSABLE_ROLES, Invitation, Person, Role
from mentoring.people.queries import known_addresses
from mentoring.people.wording import INVITED

declare("person.invited")
declare("person.confirmed", "person.declined", "person.uninvited", silent=True)


@dataclass(frozen=True, slots=True)
class InvitedPerson:
    """What the office enters about somebody; `topics` is the wish of a caller, or what a mentor could offer."""

    name: str
    email: str
    type_code: str
    land_code: str
    roles: tuple[str, ...]
    topics: tuple[str, ...] = ()
    kreis_ags: str | None = None
    house: str = ""
    formats: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    places: int | None = None


@action
def invite_person(actor: Person, invited: InvitedPerson) -> Person:
    """Enter one colleague, who stays invisible until the yes. Raises WrongState for an address that is known."""
    if known_addresses([invited.email]):
        raise WrongState(_("Diese Adresse hat schon ein Konto oder eine Einladung."))
    return _invite(actor, invited)


@action
def invite_people(actor: Person, invited: Sequence[InvitedPerson]) -> int:
    """Enter a list of colleagues, all or none; known addresses get no second letter. Returns how many are new."""
    first: dict[str, InvitedPerson] = {}
    for one in invited:
        first.setdefault(address_of(one.email), one)
    known = known_addresses(list(first))
    people = [_invite(actor, one) for address, one in first.items() if address not in known]
    return len(people)


def _invite(actor: Person, invited: InvitedPerson) -> Person:
    """Account, person (which follows from the account), roles and wish, and the event a letter follows from."""
    if not set(invited.roles) <= set(CHOOSABLE_ROLES):
        raise NotAllowed()
    account = add_account(invited.email, invited.name, invited=True)
    person = db.session.get_one(Person, account.id)
    person.institution_type_code = invited.type_code
    person.land_code, person.kreis_ags = invited.land_code, invited.kreis_ags
    if invited.house:
        move_to(person, invited.house)
    person.roles = [Role(name=name) for name in invited.roles]
    db.session.add(_wish(actor, person, invited))
    record("person.invited", actor, person.id)
    return person


def _wish(actor: Actor, person: Person, invited: InvitedPerson) -> Invitation:
    """What was entered beside the person's own row."""
    return Invitation(
        person_id=person.id,
        invited_by=actor.id,
        topics=list(invited.topics),
        formats=list(invited.formats),
        languages=list(invited.languages),
        places=invited.places,
        created_at=person.account.created_at,
    )


@action
def confirm_invitation(link: Link) -> None:
    """The invited person says yes: from now on the account counts, and a caller's wish is handed on.

    Raises Gone for who is confirmed already.
    """
    use_link(link)
    account = account_behind(link.subject_id)
    if account.confirmed_at is not None:
        raise Gone()
    confirm(account)
    keep_consent(db.session.get_one(Person, account.id), INVITED, given=True)


@action
def decline_invitation(link: Link) -> None:
    """The invited person says no: everything the office entered is deleted."""
    use_link(link)
    _erase(link.subject_id, TIME, "person.declined")


@action
def withdraw_invitation(actor: Person, person_id: int) -> None:
    """The office takes an unanswered invitation back, with everything it entered."""
    _erase(person_id, actor, "person.uninvited")


def _erase(account_id: int, actor: Actor, event: str) -> None:
    """Delete an invited account that nobody confirmed, with all that hangs on it.

    The guard stands in the DELETE: a yes that came first keeps the account, and raises WrongState here.
    """
    unanswered = Account.confirmed_at.is_(None) & Account.invited_at.is_not(None)
    gone = delete(Account).where(Account.id == account_id, unanswered).returning(Account.id)
    if db.session.scalar(gone, execution_options={"synchronize_session": False}) is None:
        raise WrongState(_("Diese Einladung ist schon beantwortet."))
    record(event, actor, account_id)
