"""What time does with people's data: accounts that are due go, lists stay for backups, old notes are forgotten."""

from collections.abc import Collection
from datetime import datetime
from pathlib import Path

from flask import current_app
from sqlalchemy import delete, select, update

from mentoring.accounts.models import Account
from mentoring.core import clock
from mentoring.core.clock import job, one_by_one
from mentoring.core.db import action, db, scrub
from mentoring.core.delivery import remove_laid_down
from mentoring.core.looks import Look
from mentoring.people.models import Person
from mentoring.privacy.actions.asking import let_go_inactive, tell_inactive
from mentoring.privacy.actions.erasing import erase_account, note_erasure
from mentoring.privacy.models import Erasure
from mentoring.privacy.queries.erasures import (
    LIST,
    accounts_behind,
    due_erasures,
    known_keys,
    listed_keys,
    unscrubbed,
)
from mentoring.privacy.queries.periods import old_keys, old_looks, unused_accounts

QUIETLY = {"synchronize_session": False}


@job("erasures.ask_inactive")
def ask_inactive_accounts(now: datetime) -> int:
    """Accounts that nobody has used for a year."""
    unused = unused_accounts(now, "INACTIVE_LETTER_MONTHS").where(Account.inactive_told_at.is_(None))
    accounts = select(Account).where(Account.id.in_(unused)).order_by(Account.id)
    return one_by_one(tell_inactive, db.session.scalars(accounts).all())


@job("erasures.begin")
def let_go_inactive_accounts(now: datetime) -> int:
    """Accounts that nobody has used for two years, although they were told."""
    unused = unused_accounts(now, "INACTIVE_ERASURE_MONTHS").where(Account.inactive_told_at.is_not(None))
    people = select(Person).where(Person.id.in_(unused)).order_by(Person.id)
    return one_by_one(let_go_inactive, db.session.scalars(people).all())


@job("erasures.erase")
def erase_due_accounts(now: datetime) -> int:
    """Accounts whose days of grace are over."""
    return one_by_one(_erase, due_erasures(now))


def _erase(account_id: int, *, again: bool = False) -> bool:
    """The rows, then the letters in the folder, then the list: each by itself, and again after a crash."""
    words = _known_as(account_id)
    done = erase_account(account_id, again=again)
    if done:
        remove_laid_down(words)
        write_list(known_keys())
    return done


def _known_as(account_id: int) -> list[str]:
    """Addresses and names by which letters in the folder are found."""
    person = db.session.get(Person, account_id)
    if person is None:
        return []
    account = person.account
    return [account.email, account.new_email or "", account.name, person.display_name]


def write_list(keys: Collection[str], folder: Path | None = None) -> None:
    """Lay the list of erased accounts where a restored database cannot overwrite it; nobody's key is lost from it."""
    place = (folder or Path(current_app.config["DATA_FOLDER"])) / LIST
    known = {*keys, *listed_keys(place.parent)}
    if known:
        place.parent.mkdir(parents=True, exist_ok=True)
        beside = place.with_name(f"{LIST}.part")
        beside.write_text("".join(f"{key}\n" for key in sorted(known)), "ascii")
        beside.replace(place)


@job("erasures.replay")
def replay_list(_now: datetime) -> int:
    """Whoever is on the list and has come back with a backup is forgotten again.

    Where several machines work, each keeps the whole list, whichever of them has forgotten somebody.
    """
    listed, known = listed_keys(), known_keys()
    if known - listed:
        write_list(known)
    return forget_listed() if listed - known else 0


def forget_listed() -> int:
    """Forget everybody on the list; returns how many were there again."""
    keys = listed_keys()
    found = [account_id for account_id in accounts_behind(keys) if _erase(account_id, again=True)]
    _note_keys(keys)
    scrub_erased(clock.now())
    return len(found)


@action
def _note_keys(keys: Collection[str]) -> None:
    for key in keys:
        note_erasure(key)


@job("erasures.scrub")
def scrub_erased(_now: datetime) -> int:
    """Let the database's own log forget, too, as soon as nobody reads what was."""
    return _note_scrubbed() if unscrubbed() and scrub() else 0


@action
def _note_scrubbed() -> int:
    rows = update(Erasure).where(Erasure.scrubbed_at.is_(None)).values(scrubbed_at=clock.now())
    return len(db.session.execute(rows.returning(Erasure.key), execution_options=QUIETLY).all())


@job("looks.forget")
@action
def forget_looks(now: datetime) -> int:
    """Notes of who looked, after a year; and keys of erased accounts that no backup can bring back."""
    looks = delete(Look).where(old_looks(now)).returning(Look.id)
    keys = delete(Erasure).where(Erasure.key.in_(old_keys(now))).returning(Erasure.key)
    return sum(len(db.session.execute(one, execution_options=QUIETLY).all()) for one in (looks, keys))
