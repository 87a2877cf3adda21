"""Rules about passwords and about the second factor."""

import hashlib
import re
import secrets
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

from flask import current_app
from flask_babel import gettext as _
from flask_security import hash_password, verify_password

from mentoring.accounts.models import Account

SHORTEST = 15
LONGEST = 200
FEWEST_SIGNS = 5
RECOVERY_CODES, RECOVERY_LENGTH = 8, 12
RUNS = (
    "abcdefghijklmnopqrstuvwxyz" * 2,
    "0123456789" * 4,
    "qwertzuiopüasdfghjklöäyxcvbnm",
    "qwertyuiopasdfghjklzxcvbnm",
)
HOUSE = re.compile(
    "selbsthilfe(?:freundlich(?:keit)?|kontaktstelle|gruppe)?|gesundheitswesen|fortbildung(?:en)?|kontaktstelle|"
    "augenh(?:ö|oe)he|mentor(?:in(?:g)?)?|netzwerk(?:büro|buero)?|krankenhaus|klinik|koordination|tandem|"
    "willkommen|passwort|password|training|und|auf|das|im"
)
"""Names of the service and its field: no password is made of these and of numbers alone."""
COMMON = Path(__file__).resolve().parent / "common_passwords.txt"

Question = Callable[[int], bool]
_questions: list[Question] = []


def password_problem(password: str, known: Iterable[str]) -> str:
    """What is wrong with a new password, or nothing. `known` are words anybody could guess: address and name."""
    if len(password) < SHORTEST:
        return _("Bitte mindestens %(least)s Zeichen eingeben, zum Beispiel vier Wörter.", least=SHORTEST)
    if _is_common(password.casefold(), known):
        return _(
            "Dieses Passwort ist leicht zu erraten. Bitte ein anderes eingeben, zum Beispiel vier Wörter."
        )
    return ""


def _is_common(password: str, known: Iterable[str]) -> bool:
    """Whether it is the person's own name or address, on the list, of the house, repeats itself or is a run of keys."""
    bare = _bare(password) or password
    own = bare in [_bare(word) for word in known]
    return own or bare in _common_passwords() or _is_of_the_house(bare) or _repeats(bare) or _is_run(bare)


def _is_of_the_house(bare: str) -> bool:
    left = HOUSE.sub("", bare)
    return left != bare and not left.strip("0123456789")


def _bare(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def _repeats(bare: str) -> bool:
    units = (bare[:size] for size in range(1, len(bare) // 2 + 1))
    return len(set(bare)) < FEWEST_SIGNS or any((unit * len(bare)).startswith(bare) for unit in units)


def _is_run(bare: str) -> bool:
    return any(bare in run or bare in run[::-1] for run in RUNS)


@cache
def _common_passwords() -> frozenset[str]:
    lines = COMMON.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def hashed(password: str) -> str:
    """What is stored of a password: argon2id over a keyed hash. Slow on purpose: never inside an action."""
    return str(hash_password(_normal(password)))


def fits(account: Account | None, password: str) -> bool:
    """Whether the password is this account's; as slow for an unknown address as for a known one."""
    stand_in = _stand_in()
    stored = account.password if account is not None and account.password else stand_in
    return bool(verify_password(_normal(password), stored)) and stored is not stand_in


def _normal(password: str) -> str:
    normal: str = _library()._password_util.normalize(password)
    return normal


def _library() -> Any:
    return current_app.extensions["security"]


@cache
def _stand_in() -> str:
    """The hash of a password that nobody knows, for addresses that have none."""
    return hashed(hashlib.sha256(current_app.config["SECRET_KEY"].encode() + b"nobody").hexdigest())


def is_outdated(password_hash: str | None) -> bool:
    """Whether a stored password was hashed in another way than new ones are."""
    return password_hash is not None and bool(_library().pwd_context.needs_update(password_hash))


def new_recovery_codes() -> list[str]:
    """Codes for the day the phone is lost: 48 random bits each, which are shown once and stored as passwords are."""
    drawn = (secrets.token_hex(RECOVERY_LENGTH // 2) for _code in range(RECOVERY_CODES))
    return ["-".join(code[start : start + 4] for start in range(0, RECOVERY_LENGTH, 4)) for code in drawn]


def hashed_codes(codes: Iterable[str]) -> list[str]:
    """What is stored of recovery codes. Slow on purpose: never inside an action."""
    return [hashed(_bare(code)) for code in codes]


def recovery_hash_of(account: Account, code: str) -> str:
    """The stored hash that a typed recovery code fits, or nothing; as slow as passwords, and outside actions, too."""
    bare = _bare(code)
    if len(bare) != RECOVERY_LENGTH:
        return ""
    fitting = (one for one in account.mf_recovery_codes or () if verify_password(_normal(bare), one))
    return next(fitting, "")


def fingerprint(password_hash: str | None) -> str:
    """What the browser that chose a password keeps, to be known again when the letter is answered."""
    return hashlib.sha256((password_hash or "").encode()).hexdigest()[:32]


def requires_second_factor_if(question: Question) -> Question:
    """Let the rooms above say whose account needs a second factor; they know roles, accounts do not."""
    _questions.append(question)
    return question


def requires_second_factor(account_id: int) -> bool:
    """Whether somebody above said that this account needs a second factor."""
    return any(question(account_id) for question in _questions)


def asks_second_factor(account: Account) -> bool:
    """Whether signing in asks for a code now. The demo never does: its people sign in by one click."""
    if current_app.config["ENVIRONMENT"] == "demo":
        return False
    return account.tf_totp_secret is not None or requires_second_factor(account.id)


def may_keep(account_id: int) -> bool:
    """Whether a device may stay signed in for a month: not where much is at stake."""
    return not requires_second_factor(account_id)
