"""What people choose about their letters."""

from collections.abc import Mapping

from mentoring.accounts.models import Account, LetterChoice
from mentoring.accounts.queries import kinds_in
from mentoring.core.db import action, db, lock
from mentoring.core.errors import Gone, NotAllowed
from mentoring.core.journal import record
from mentoring.core.letter_kinds import NEVER, kinds_in_use
from mentoring.core.outbox import Letter


@action
def choose_letters(account: Account, paces: Mapping[str, str]) -> None:
    """Say when letters of these kinds shall come. Raises NotAllowed for a pace that a kind does not have."""
    choices = {kind.name: kind.choices for kind in kinds_in_use(chosen=True)}
    if any(pace not in choices.get(name, ()) for name, pace in paces.items()):
        raise NotAllowed()
    _choose(account, paces)


@action
def turn_off_letters(letter: Letter) -> None:
    """Do without letters like this one. Asking again changes nothing: mail programs ask more than once."""
    account = db.session.get(Account, letter.account_id)
    if account is None:
        raise Gone()
    _choose(account, {kind.name: NEVER for kind in kinds_in(letter)})


def _choose(account: Account, paces: Mapping[str, str]) -> None:
    lock(account)
    for name, pace in paces.items():
        db.session.merge(LetterChoice(account_id=account.id, kind=name, pace=pace))
    record("account.letters_chosen", account, account.id)
