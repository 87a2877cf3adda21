"""The second factor: codes of an authenticator app, and recovery codes for the day the phone is lost."""

from collections.abc import Sequence
from typing import Any

from flask import current_app

from mentoring.accounts.actions.sign_ins import end_sign_ins_of
from mentoring.accounts.models import Account
from mentoring.core.db import action, db, lock
from mentoring.core.journal import record

CLOCK_SKEW_SECONDS = 30


def _security() -> Any:
    return current_app.extensions["security"]


def new_secret() -> str:
    """A fresh secret, encrypted: it may lie in a cookie until the first code proves that the app has it."""
    return str(_security().totp_factory.generate_totp_secret())


@action
def set_second_factor(account: Account, secret: str, code: str, recovery_hashes: Sequence[str]) -> bool:
    """Take over an app's secret when its first code is right, and new recovery codes with it; says whether it was."""
    lock(account)
    # The old app's last code says nothing about the new secret.
    before, account.tf_last_counter = account.tf_last_counter, None
    if not _is_code(account, secret, code):
        account.tf_last_counter = before
        return False
    _security().datastore.tf_set(account, "authenticator", totp_secret=secret)
    account.mf_recovery_codes = list(recovery_hashes)
    record("account.second_factor_set", account, account.id)
    return True


@action
def accept_code(account: Account, code: str, recovery_hash: str = "") -> bool:
    """Whether a code of the app is right, or the recovery code whose hash this is still there; either works once."""
    lock(account)
    if account.tf_totp_secret and _is_code(account, account.tf_totp_secret, code):
        return True
    left = [one for one in account.mf_recovery_codes or () if one != recovery_hash]
    used = len(left) < len(account.mf_recovery_codes or ())
    account.mf_recovery_codes = left
    return used


@action
def renew_recovery_codes(account: Account, recovery_hashes: Sequence[str]) -> None:
    """New recovery codes; the old ones no longer work."""
    lock(account)
    account.mf_recovery_codes = list(recovery_hashes)


@action
def drop_second_factor(account_id: int) -> None:
    """Forget app and recovery codes, for somebody who lost both; the next sign-in asks to set up a new app.

    A lost phone may hold a sign-in, too: all of them end.
    """
    account = db.session.get_one(Account, account_id)
    end_sign_ins_of(account.id)
    _security().datastore.tf_reset(account)
    account.tf_last_counter = account.mf_recovery_codes = None


def _is_code(account: Account, secret: str, code: str) -> bool:
    digits = "".join(code.split())
    if not (digits.isascii() and digits.isdigit()):
        return False
    return bool(_security().totp_factory.verify_totp(digits, secret, account, window=CLOCK_SKEW_SECONDS))
