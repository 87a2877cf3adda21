"""What is forgotten in time: what two said in tandems that ended, and the words of calls for help that are done."""

from datetime import datetime, timedelta

from flask import current_app
from sqlalchemy import delete, func, or_, select, update

from mentoring.core.clock import job
from mentoring.core.db import action, db
from mentoring.mentorship.models import CheckIn, HelpCall, Message, Talk, Tandem


@job("tandems.forget")
@action
def forget_tandem_words(now: datetime) -> int:
    """Remove messages, answers to check-ins, and where people met, some time after a tandem has ended."""
    gone = select(Tandem.id).where(Tandem.ended_at < _long_ago(now))
    removed = delete(Message).where(Message.tandem_id.in_(gone)).returning(Message.id)
    answers = delete(CheckIn).where(CheckIn.tandem_id.in_(gone)).returning(CheckIn.id)
    named = Talk.tandem_id.in_(gone) & or_(Talk.link != "", Talk.place != "")
    emptied = update(Talk).where(named).values(link="", place="").returning(Talk.id)
    quietly = {"synchronize_session": False}
    return sum(
        len(db.session.execute(statement, execution_options=quietly).all())
        for statement in (removed, answers, emptied)
    )


@job("help_calls.forget")
@action
def forget_help_words(now: datetime) -> int:
    """Empty the words of calls for help some time after they are done."""
    said = (HelpCall.closed_at < _long_ago(now)) & (func.length(HelpCall.words) > 0)
    emptied = update(HelpCall).where(said).values(words="").returning(HelpCall.id)
    return len(db.session.execute(emptied, execution_options={"synchronize_session": False}).all())


def _long_ago(now: datetime) -> datetime:
    return now - timedelta(days=current_app.config["WORDS_KEPT_DAYS"])
