"""What can wait, collected once a day: all that waits for one person goes in one letter."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, select

from mentoring.core import clock
from mentoring.core.clock import one_by_one
from mentoring.core.db import action, db
from mentoring.core.letter_kinds import DIGEST_TEMPLATE, can_be_turned_off
from mentoring.core.outbox import Letter, offer_turning_off, write_letter


def collect_due(now: datetime) -> int:
    """Collect for everybody whose hour has come; returns for how many."""
    waiting = select(Letter.account_id).where(_waits(now)).distinct().order_by(Letter.account_id)
    return one_by_one(collect_for, db.session.scalars(waiting).all())


def _waits(now: datetime) -> ColumnElement[bool]:
    return (Letter.state == "waiting") & Letter.daily & (Letter.not_before <= now)


@action
def collect_for(account_id: int | None) -> bool:
    """Put what waits for one person into one letter; says whether this call did it. A single one goes by itself.

    The rows are locked in one order: of two workers, the second finds them collected.
    """
    mine = select(Letter).where(_waits(clock.now()), Letter.account_id == account_id).order_by(Letter.id)
    letters = db.session.scalars(mine.with_for_update()).all()
    if len(letters) == 1:
        letters[0].daily = False
    elif account_id is not None and letters:
        _bind(letters, account_id)
    return bool(letters)


def _bind(letters: Sequence[Letter], account_id: int) -> None:
    digest = write_letter(DIGEST_TEMPLATE, to=account_id)
    if any(can_be_turned_off(letter.template) for letter in letters):
        offer_turning_off(digest, account_id)
    for letter in letters:
        letter.digest_id, letter.state = digest.id, "collected"
