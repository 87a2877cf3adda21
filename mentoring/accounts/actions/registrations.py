"""From an address to a confirmed account, and what becomes of those that nobody confirms."""

import secrets
from datetime import datetime

from sqlalchemy import delete, update

from mentoring.accounts.actions.attempts import count_try, forget_tries
from mentoring.accounts.actions.sign_ins import forget_sign_ins, revoke_links
from mentoring.accounts.models import Account
from mentoring.accounts.policy import fingerprint
from mentoring.accounts.queries import account_with, address_of, unconfirmed, unconfirmed_new_address
from mentoring.core import clock
from mentoring.core.clock import job
from mentoring.core.db import action, db
from mentoring.core.errors import Gone
from mentoring.core.journal import record
from mentoring.core.links import Link, use_link


@action
def register_account(
    email: str, name: str, *, language: str = "de", password_hash: str | None = None, client: str = ""
) -> None:
    """Register an address; whoever asks cannot tell from the answer whether it was known, nor from its cost.

    A known address gets a letter saying so. An unconfirmed one takes the newer name and password, by an UPDATE
    that asks for itself whether it is one: every known address costs as many statements as a new one.
    """
    count_try("letters_from", client)
    count_try("registration", address_of(email))
    account = account_with(email)
    if account is None:
        add_account(email, name, language=language, password=password_hash)
        return
    own = Account.confirmed_at.is_(None) & Account.invited_at.is_(None)
    newer = {"name": name, "password": password_hash, "language": language, "created_at": clock.now()}
    db.session.execute(update(Account).where(Account.id == account.id, own).values(newer))
    record("account.registered_again", account, account.id)


@action
def create_account(email: str, name: str, *, confirmed: bool = True, language: str = "de") -> Account:
    """Create an account from the command line or for the demo."""
    return add_account(email, name, confirmed=confirmed, language=language)


def add_account(
    email: str, name: str, *, confirmed: bool = False, invited: bool = False, **known: str | None
) -> Account:
    """Add an account inside the running action; its person follows from `account.registered`.

    `known` may hold language and password (hashed). An invited account gets the letter of whoever invites,
    not the one that asks to confirm.
    """
    now = clock.now()
    account = Account(
        email=address_of(email), name=name, created_at=now, fs_uniquifier=secrets.token_hex(16), **known
    )
    account.confirmed_at = now if confirmed else None
    account.invited_at = now if invited else None
    db.session.add(account)
    db.session.flush()
    record("account.registered", account, account.id)
    if confirmed:
        record("account.confirmed", account, account.id)
    return account


@action
def confirm_account(link: Link, chosen: str = "") -> Account:
    """Confirm the account behind a letter's link. Raises Gone for an account that is confirmed already."""
    use_link(link)
    account = db.session.get(Account, link.subject_id)
    if account is None or account.confirmed_at is not None:
        raise Gone()
    confirm(account, chosen)
    return account


def confirm(account: Account, chosen: str = "") -> None:
    """Open an account inside the running action; its other letters can no longer do so.

    A password stays only when this browser chose it (`chosen` is its fingerprint): else somebody could
    register a stranger's address with a password of their own and wait for the stranger to confirm.
    """
    if account.password and fingerprint(account.password) != chosen:
        account.password = None
    account.confirmed_at = clock.now()
    revoke_links(account.id, "confirm")
    record("account.confirmed", account, account.id)


@job("accounts.tidy")
@action
def delete_unconfirmed(now: datetime) -> int:
    """Delete accounts that nobody confirmed in time, and traces that no longer count."""
    return _delete_unconfirmed(now) + forget_sign_ins(now) + forget_tries(now)


def _delete_unconfirmed(now: datetime) -> int:
    late = delete(Account).where(unconfirmed(now, invited=False) | unconfirmed(now, invited=True))
    return len(db.session.execute(late.returning(Account.id)).all())


@job("accounts.forget_new_addresses")
@action
def forget_new_addresses(now: datetime) -> int:
    """Forget new addresses that nobody has confirmed in time."""
    late = update(Account).where(unconfirmed_new_address(now))
    emptied = late.values(new_email=None, new_email_at=None).returning(Account.id)
    return len(db.session.execute(emptied, execution_options={"synchronize_session": False}).all())
