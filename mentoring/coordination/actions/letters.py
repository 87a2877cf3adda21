"""What the office does about letters that did not arrive."""

from sqlalchemy import case, update

from mentoring.core import clock
from mentoring.core.db import action, db
from mentoring.core.errors import WrongState
from mentoring.core.journal import declare, record
from mentoring.core.outbox import Letter
from mentoring.people.models import Person

declare("letter.sent_again", "letter.settled", silent=True)


@action
def send_again(actor: Person, letter_id: int) -> None:
    """Try all that did not reach this letter's recipient once more; parts go with their digest."""
    alone = case((Letter.digest_id.is_(None), "waiting"), else_="collected")
    _close(
        actor, letter_id, "letter.sent_again", state=alone, not_before=clock.now(), attempts=0, problem=None
    )


@action
def settle(actor: Person, letter_id: int) -> None:
    """Somebody has called, or it is no longer needed: nothing to this recipient waits on the desk any more."""
    _close(actor, letter_id, "letter.settled", state="dropped")


def _close(actor: Person, letter_id: int, event: str, **values: object) -> None:
    """Raises WrongState where somebody else was faster."""
    letter = db.session.get(Letter, letter_id)
    if letter is None or letter.state != "failed":
        raise WrongState()
    same = Letter.account_id == letter.account_id if letter.account_id else Letter.address == letter.address
    failed = update(Letter).where(same, Letter.state == "failed").values(**values)
    db.session.execute(failed, execution_options={"synchronize_session": False})
    record(event, actor, letter_id)
