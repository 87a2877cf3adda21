"""A new address counts from the moment its own mailbox has answered; and what else people say about themselves."""

from flask_babel import gettext as _

from mentoring.accounts.actions.attempts import count_try
from mentoring.accounts.actions.sign_ins import end_sign_ins_of, revoke_links, revoke_links_sent_to
from mentoring.accounts.models import Account
from mentoring.accounts.queries import account_with, address_of
from mentoring.core import clock
from mentoring.core.db import action, db
from mentoring.core.errors import Gone, WrongState
from mentoring.core.journal import record
from mentoring.core.links import Link, use_link
from mentoring.core.outbox import Letter


@action
def request_address_change(account: Account, email: str) -> None:
    """Send a link to the new address. Where that already has an account, its owner gets a letter saying so instead.

    Whoever asks reads the same on every page either way; without a link the address never becomes theirs.
    """
    new = address_of(email)
    count_try("new_address", new, f"by {account.id}")
    owner = account_with(new)
    if owner is not None and owner.id == account.id:
        return
    account.new_email, account.new_email_at = new, clock.now()
    # The old mailbox hears at once and alike, whether the new address is known or not.
    revoke_links(account.id, "stop_address")
    record("account.address_change_begun", account, account.id)
    if owner is None:
        record("account.address_change_asked", account, account.id)
    else:
        record("account.address_wanted", owner, owner.id)


@action
def change_address(link: Link) -> None:
    """Let the address that a letter went to become the account's. Raises Gone when another was asked for since."""
    use_link(link)
    account = db.session.get(Account, link.subject_id)
    letter = db.session.get(Letter, link.letter_id)
    if account is None or letter is None or letter.address != account.new_email or account.new_email is None:
        raise Gone()
    if account_with(account.new_email) is not None:
        raise WrongState(_("Diese Adresse gehört inzwischen zu einem anderen Konto."))
    # Listeners write to the old address: the entry comes before the change.
    record("account.address_changed", account, account.id)
    account.email, account.new_email, account.new_email_at = account.new_email, None, None
    revoke_links(account.id, "reset", "sign_in", "address", "stop_address")
    revoke_links_sent_to(account.id)


@action
def stop_address_change(link: Link) -> None:
    """The old mailbox says that it was not them: nothing changes, and every browser is signed out."""
    use_link(link)
    account = db.session.get(Account, link.subject_id)
    if account is None or account.new_email is None:
        raise Gone()
    account.new_email = account.new_email_at = None
    revoke_links(account.id, "address", "sign_in")
    end_sign_ins_of(account.id)
    record("account.address_change_stopped", account, account.id)


@action
def update_account(account: Account, name: str, language: str) -> None:
    """Change one's own name and the language of one's letters."""
    account.name, account.language = name, language
