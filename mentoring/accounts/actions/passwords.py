"""Setting a password, and the letter for those who forgot theirs."""

import secrets

from sqlalchemy import update

from mentoring.accounts.actions.anybody import whoever_has
from mentoring.accounts.actions.attempts import count_try
from mentoring.accounts.actions.sign_ins import end_sign_ins_of, revoke_links
from mentoring.accounts.models import Account
from mentoring.accounts.queries import account_with, address_of
from mentoring.core.db import action, db
from mentoring.core.errors import Gone
from mentoring.core.journal import record
from mentoring.core.links import Link, use_link


@action
def request_reset(email: str, client: str) -> None:
    """Send a link to choose a new password; an unconfirmed account gets its confirmation again, nobody nothing."""
    count_try("letters_from", client)
    count_try("reset", address_of(email))
    with whoever_has(account_with(email)) as account:
        event = "account.confirmation_asked" if account.confirmed_at is None else "account.reset_asked"
        record(event, account, account.id)


@action
def reset_password(link: Link, password_hash: str) -> None:
    """Replace a forgotten password: every browser is signed out."""
    use_link(link)
    account = db.session.get(Account, link.subject_id)
    if account is None or not account.active or account.confirmed_at is None:
        raise Gone()
    _replace(account, password_hash, keep="")


@action
def set_password(account: Account, password_hash: str, token: str = "") -> None:
    """Set or change one's own password: every other browser is signed out, `token` is this one's."""
    _replace(account, password_hash, keep=token)


@action
def rehash_password(account: Account, outdated: str, password_hash: str) -> None:
    """Store the same password in today's way, unless it was changed a moment ago; nothing ends and nobody is told."""
    same = (Account.id == account.id) & (Account.password == outdated)
    db.session.execute(update(Account).where(same).values(password=password_hash))


def _replace(account: Account, password_hash: str, *, keep: str) -> None:
    account.password = password_hash
    account.fs_uniquifier = secrets.token_hex(16)
    end_sign_ins_of(account.id, keep=keep)
    # A change of address that somebody else began would else outlive the new password.
    account.new_email = account.new_email_at = None
    revoke_links(account.id, "reset", "sign_in", "address", "stop_address")
    record("account.password_changed", account, account.id)
