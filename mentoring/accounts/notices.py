"""Letters about accounts: links to confirm, sign in, reset and change the address, and word of what has changed."""

from datetime import timedelta
from typing import Any

from flask import current_app

from mentoring.accounts.models import Account
from mentoring.accounts.queries import chosen_pace, recipient
from mentoring.core import clock
from mentoring.core.db import db
from mentoring.core.journal import Entry, declare, on
from mentoring.core.letter_kinds import SECURITY, letters_are_chosen_at, sort_letters
from mentoring.core.links import make_link
from mentoring.core.outbox import Letter, find_recipients_with, write_letter, writes

SIGN_IN_WITHIN = timedelta(minutes=15)
RESET_WITHIN = timedelta(hours=2)
CHANGE_WITHIN = timedelta(days=2)

find_recipients_with(recipient)
letters_are_chosen_at("accounts.turn_offs_new", chosen_pace)
sort_letters(
    SECURITY,
    *("account.registered", "account.already_registered", "account.sign_in", "account.reset"),
    *("account.address_change", "account.address_changed", "account.password_changed"),
    "account.address_change_begun",
)
declare(
    "account.registered",
    "account.registered_again",
    "account.confirmation_asked",
    "account.address_wanted",
    "account.sign_in_asked",
    "account.reset_asked",
    "account.address_change_asked",
    "account.address_change_begun",
    "account.address_changed",
    "account.password_changed",
)
declare(
    "account.confirmed",
    "account.second_factor_set",
    "account.letters_chosen",
    "account.address_change_stopped",
    "account.erasure_cancelled",
    "account.erased",
    silent=True,
)


def _account(entry: Entry) -> Account:
    return db.session.get_one(Account, entry.subject_id)


@on("account.registered")
def ask_to_confirm(entry: Entry) -> None:
    """A new account is asked to confirm, unless somebody else's invitation does so or nothing is left to confirm."""
    account = _account(entry)
    if account.confirmed_at is None and account.invited_at is None:
        _write_confirmation(account)


@on("account.registered_again", "account.confirmation_asked", "account.address_wanted")
def answer_known_address(entry: Entry) -> None:
    """A known address was named once more: its owner learns that the account is there, or gets the link again."""
    account = _account(entry)
    known = account.confirmed_at is not None
    _write_confirmation(account, "account.already_registered" if known else "account.registered")


def _write_confirmation(account: Account, template: str = "account.registered") -> None:
    """The letter and its link. Who has confirmed reads no link, and none would do: the row is there for its cost."""
    name = "UNCONFIRMED_DAYS" if account.invited_at is None else "UNCONFIRMED_INVITED_DAYS"
    since = account.invited_at or account.created_at
    letter = write_letter(template, to=account.id, subject_id=account.id)
    make_link(letter, "confirm", account.id, since + timedelta(days=current_app.config[name]))


@on("account.sign_in_asked")
def send_sign_in_link(entry: Entry) -> None:
    """The one-time link, with the page that was wanted."""
    account = _account(entry)
    wanted = entry.details.get("wanted") or ""
    letter = write_letter("account.sign_in", to=account.id, subject_id=account.id, wanted=wanted)
    make_link(letter, "sign_in", account.id, clock.now() + SIGN_IN_WITHIN)


@on("account.reset_asked")
def send_reset_link(entry: Entry) -> None:
    """A link to choose a new password."""
    account = _account(entry)
    letter = write_letter("account.reset", to=account.id, subject_id=account.id)
    make_link(letter, "reset", account.id, clock.now() + RESET_WITHIN)


@on("account.address_change_asked")
def ask_new_address(entry: Entry) -> None:
    """The new mailbox is asked, not the old one."""
    account = _account(entry)
    if account.new_email is not None:
        letter = write_letter(
            "account.address_change", to=account.new_email, subject_id=account.id, language=account.language
        )
        make_link(letter, "address", account.id, clock.now() + CHANGE_WITHIN)


@on("account.address_change_begun")
def warn_old_address(entry: Entry) -> None:
    """The old mailbox hears at once that somebody asked, and can stop it."""
    account = _account(entry)
    letter = write_letter("account.address_change_begun", to=account.id, subject_id=account.id)
    make_link(letter, "stop_address", account.id, clock.now() + CHANGE_WITHIN)


@on("account.address_changed")
def tell_old_address(entry: Entry) -> None:
    """The old mailbox learns that it no longer counts (the entry is written just before the change)."""
    account = _account(entry)
    write_letter(
        "account.address_changed", to=account.email, subject_id=account.id, language=account.language
    )


@on("account.password_changed")
def tell_password_changed(entry: Entry) -> None:
    """Somebody set or changed the password: its owner should know."""
    account = _account(entry)
    write_letter("account.password_changed", to=account.id, subject_id=account.id)


@writes(
    "account.registered",
    "account.already_registered",
    "account.reset",
    "account.address_change",
    "account.address_changed",
    "account.password_changed",
)
def account_words(letter: Letter) -> dict[str, Any] | None:
    """The name to greet; a letter to a deleted account is pointless."""
    account = db.session.get(Account, letter.subject_id)
    return None if account is None else {"name": account.name}


@writes("account.address_change_begun")
def begun_words(letter: Letter) -> dict[str, Any] | None:
    """Pointless once it was stopped or confirmed."""
    account = db.session.get(Account, letter.subject_id)
    return None if account is None or account.new_email is None else {"name": account.name}


@writes("account.sign_in")
def sign_in_words(letter: Letter) -> dict[str, Any] | None:
    """Like the others, with the wanted page; a link that has expired on the way is not worth sending."""
    words = account_words(letter)
    if words is None or letter.created_at + SIGN_IN_WITHIN <= clock.now():
        return None
    return {**words, "wanted": letter.details.get("wanted") or None}
