"""What follows when somebody registers or is invited: a person beside the account, a letter with a link."""

from datetime import timedelta
from typing import Any

from flask import current_app

from mentoring.accounts.actions import revoke_links
from mentoring.accounts.models import Account
from mentoring.core.db import db, insert_into
from mentoring.core.journal import Entry, on, record
from mentoring.core.letter_kinds import SECURITY, YOUR_TURN, sort_letters
from mentoring.core.links import make_link
from mentoring.core.outbox import Letter, write_letter, writes
from mentoring.people.models import ROLES, Invitation, Person
from mentoring.people.queries import own_calendars
from mentoring.people.wording import ROLE_LABELS, initials

INVITATION = "invitation"
"""The purpose of the link in an invitation."""
sort_letters(YOUR_TURN, "person.invited")
sort_letters(SECURITY, "calendars.kept", "person.roles_changed", "person.suspended", "person.reinstated")


@on("account.registered", "account.registered_again")
def add_person(entry: Entry) -> None:
    """A person stands beside every account, called by initials until somebody chooses otherwise.

    It is asked for also where one stands already: a known address costs what a new one does.
    """
    account = db.session.get_one(Account, entry.subject_id)
    row = {"id": account.id, "display_name": initials(account.name), "created_at": entry.at}
    db.session.execute(insert_into(Person).values(row).on_conflict_do_nothing())


@on("account.confirmed")
def hand_on_wish(entry: Entry) -> None:
    """However an invited person confirmed, the invitation is answered; a caller's topics are named for who listens."""
    person = db.session.get(Person, entry.subject_id)
    wish = db.session.get(Invitation, entry.subject_id)
    if person is not None and wish is not None:
        revoke_links(person.id, INVITATION)
        record("person.confirmed", person, person.id, topics=" ".join(wish.topics))


@on("person.invited")
def write_invitation(entry: Entry) -> None:
    """Ask the invited person, by a link that lives as long as the entered data."""
    person_id = entry.subject_id or 0
    letter = write_letter("person.invited", to=person_id, subject_id=person_id)
    days = timedelta(days=current_app.config["UNCONFIRMED_INVITED_DAYS"])
    make_link(letter, INVITATION, person_id, entry.at + days)


@on("account.password_changed")
def list_calendars(entry: Entry) -> None:
    """A new password ends sign-ins, but addresses of calendars go on: who has some reads which."""
    person = db.session.get(Person, entry.subject_id)
    if person is not None and own_calendars(person):
        write_letter("calendars.kept", to=person.id, subject_id=person.id)


@on("person.roles_changed", "person.suspended", "person.reinstated")
def tell_of_office(entry: Entry) -> None:
    """What the office did with somebody's account."""
    if entry.subject_id is not None:
        write_letter(entry.event, to=entry.subject_id, subject_id=entry.subject_id)


@writes("person.roles_changed", "person.suspended", "person.reinstated")
def account_words(letter: Letter) -> dict[str, Any] | None:
    """Roles by their names; why an account rests stands behind the sign-in."""
    person = db.session.get(Person, letter.subject_id)
    past = {"person.suspended": False, "person.reinstated": True}.get(letter.template)
    if person is None or past == (person.suspended_at is not None):
        return None
    return {"roles": [ROLE_LABELS[name] for name in ROLES if person.has_role(name)]}


@writes("calendars.kept")
def calendar_words(letter: Letter) -> dict[str, Any] | None:
    """Days alone: labels and addresses stay behind the sign-in. Pointless once all are revoked."""
    person = db.session.get(Person, letter.subject_id)
    calendars = own_calendars(person) if person is not None else []
    return {"calendars": calendars} if calendars else None


@writes("person.invited")
def invitation_words(letter: Letter) -> dict[str, Any] | None:
    """The words of an invitation; pointless once it is answered."""
    person = db.session.get(Person, letter.subject_id)
    if person is None or person.account.confirmed_at is not None:
        return None
    wish = db.session.get(Invitation, person.id)
    days = current_app.config["UNCONFIRMED_INVITED_DAYS"]
    return {"name": person.account.name, "has_wish": bool(wish and wish.topics), "days": days}
