"""Asking to be erased: what rests at once, what waits for the days of grace, and accounts that nobody uses."""

from datetime import timedelta

from flask import current_app
from flask_babel import gettext as _

from mentoring.accounts.actions import end_sign_ins_of
from mentoring.accounts.models import Account
from mentoring.core import clock
from mentoring.core.db import action, lock
from mentoring.core.errors import WrongState
from mentoring.core.journal import TIME, Actor, declare, record
from mentoring.mentorship.actions.partings import rest_mentoring
from mentoring.people.models import Person
from mentoring.privacy.queries.erasures import is_alone_in_office
from mentoring.privacy.queries.periods import is_unused
from mentoring.trainings.actions.partings import give_back_seats

declare("account.erasure_asked", "account.inactive")


@action
def ask_for_erasure(actor: Person) -> None:
    """Leave, with days in which signing in takes it back; enquiries and seats go back at once.

    Raises WrongState for the only one at the office's desk.
    """
    lock(actor.account)
    if is_alone_in_office(actor):
        raise WrongState(_("Sie sind allein in der Koordination. Bitte ernennen Sie zuerst jemanden."))
    if actor.account.erase_at is None:
        _begin(actor, actor)


def _begin(person: Person, actor: Actor) -> None:
    days = current_app.config["ERASURE_GRACE_DAYS"]
    person.account.erase_at = clock.now() + timedelta(days=days)
    rest_mentoring(person)
    give_back_seats(person)
    end_sign_ins_of(person.id)
    record("account.erasure_asked", actor, person.id)


@action
def tell_inactive(account: Account) -> bool:
    """Nobody has signed in for long: one letter; says whether this call wrote it."""
    lock(account)
    if account.inactive_told_at is not None or not is_unused(account, "INACTIVE_LETTER_MONTHS"):
        return False
    account.inactive_told_at = clock.now()
    record("account.inactive", TIME, account.id)
    return True


@action
def let_go_inactive(person: Person) -> bool:
    """Nobody has signed in for very long, although told: the days of grace begin."""
    account = person.account
    lock(account)
    told = account.inactive_told_at
    if told is None or account.erase_at is not None or not is_unused(account, "INACTIVE_ERASURE_MONTHS"):
        return False
    if clock.now() - told < timedelta(days=current_app.config["ERASURE_GRACE_DAYS"]):
        return False
    _begin(person, TIME)
    return True
