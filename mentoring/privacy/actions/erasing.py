"""Erasing an account: everything about a person goes, and others keep what is theirs."""

from typing import Any

from sqlalchemy import Column, ColumnElement, Table, delete, update

from mentoring.accounts.models import Account
from mentoring.core import clock
from mentoring.core.db import Base, action, db, lock
from mentoring.core.journal import TIME, record
from mentoring.mentorship.actions.partings import end_mentoring, forget_shared_words
from mentoring.people.actions import leave_institution
from mentoring.people.models import Person
from mentoring.privacy.models import Erasure
from mentoring.privacy.queries.belongings import BY_ADDRESS, ROOTS, is_personal
from mentoring.privacy.queries.erasures import key_of
from mentoring.trainings.actions.partings import give_back_seats, leave_leading

NOBODY = "Gelöschte Person"
KEPT = ("accounts", "persons", "needs", "enquiries", "tandems", "entries")
"""What stays without any words as long as somebody else has a tandem with the erased person."""
QUIETLY = {"synchronize_session": False}


@action
def erase_account(account_id: int, *, again: bool = False) -> bool:
    """Erase one account; says whether this call did it. `again`: a backup brought it back, and nothing is due."""
    account = db.session.get(Account, account_id)
    if account is None:
        return False
    lock(account)
    due = account.erase_at is not None and account.erase_at <= clock.now()
    if not (due or again):
        return False
    note_erasure(key_of(account.id, account.created_at))
    _part(db.session.get_one(Person, account.id))
    _forget(account)
    record("account.erased", TIME, account_id)
    return True


def note_erasure(key: str) -> None:
    """Remember a key inside the running action."""
    if db.session.get(Erasure, key) is None:
        db.session.add(Erasure(key=key, erased_at=clock.now()))


def _part(person: Person) -> None:
    """End by its own steps what others take part in: they are told in neutral words."""
    end_mentoring(person)
    give_back_seats(person)
    leave_leading(person)
    leave_institution(person)
    db.session.flush()


def _forget(account: Account) -> None:
    addresses = [address for address in (account.email, account.new_email) if address]
    for name, column in {**BY_ADDRESS, "letters": "address"}.items():
        table = Base.metadata.tables[name]
        db.session.execute(delete(table).where(table.c[column].in_(addresses)))
    person = db.session.get_one(Person, account.id)
    if forget_shared_words(person):
        _empty(account.id)
    else:
        db.session.execute(delete(Account).where(Account.id == account.id), execution_options=QUIETLY)
    db.session.expire_all()


def _empty(account_id: int) -> None:
    """Rows about the person go, keys to them are cut, and what is left has no name."""
    for table in reversed(Base.metadata.sorted_tables):
        for column in table.columns:
            if table.name not in KEPT and _points_to_people(column):
                _cut(table, column, column == account_id)
    _blank(Base.metadata.tables["persons"], account_id, display_name=NOBODY, created_at=clock.now())
    gone = {"email": f"erased-{account_id}@invalid", "fs_uniquifier": f"erased-{account_id}"}
    times = {"created_at": clock.now(), "confirmed_at": clock.now()}
    _blank(Base.metadata.tables["accounts"], account_id, active=False, **gone, **times)


def _points_to_people(column: Column[Any]) -> bool:
    return any(key.column.table.name in ROOTS for key in column.foreign_keys)


def _cut(table: Table, column: Column[Any], own: ColumnElement[bool]) -> None:
    """Delete the row where it goes with the person, else cut its key."""
    goes = any(key.ondelete == "CASCADE" for key in column.foreign_keys)
    db.session.execute(
        delete(table).where(own) if goes else update(table).where(own).values({column.name: None})
    )


def _blank(table: Table, account_id: int, **values: object) -> None:
    """Every column with people's data holds nothing."""
    columns = [one for one in table.columns if is_personal(one) and not one.primary_key]
    nothing = {one.name: None if one.nullable else "" for one in columns}
    fixed = {"language": "de"} if "language" in nothing else {}
    db.session.execute(update(table).where(table.c.id == account_id).values({**nothing, **fixed, **values}))
