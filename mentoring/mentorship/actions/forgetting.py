"""Forgetting what two wrote to each other: the words of enquiries, tandems and calls for help, once they are over."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import delete, update

from mentoring.core.clock import job
from mentoring.core.db import action, db
from mentoring.mentorship.models import (
    Agreement,
    CheckIn,
    Enquiry,
    HelpCall,
    Message,
    Question,
    Reflection,
    Talk,
    Tandem,
)
from mentoring.mentorship.queries.forgettable import enquiries_to_forget, help_to_forget, tandems_to_forget

COMMON: dict[str, Any] = {"goals": "", "rhythm": "", "confidentiality": "", "roles": "", "stopping": ""}
"""What stands in an agreement for both; each side's own question stands beside."""
QUIETLY = {"synchronize_session": False}


@job("enquiries.forget")
@action
def forget_enquiry_words(now: datetime) -> int:
    """Empty the words of enquiries that came to nothing, some time after their end."""
    gone = list(db.session.scalars(enquiries_to_forget(now)))
    forget_words_of(gone)
    return len(gone)


def forget_words_of(enquiry_ids: Collection[int]) -> None:
    """Inside the running action: what was written with an enquiry, and questions back with their answers."""
    emptied = update(Enquiry).where(Enquiry.id.in_(enquiry_ids)).values(words="", office_words="")
    asked = delete(Question).where(Question.enquiry_id.in_(enquiry_ids))
    for statement in (emptied, asked):
        db.session.execute(statement, execution_options=QUIETLY)


@job("tandems.forget")
@action
def forget_tandem_words(now: datetime) -> int:
    """Empty a tandem of all words some time after its end: that it was, and when, stays."""
    gone = list(db.session.scalars(tandems_to_forget(now)))
    for part in (Message, CheckIn, Reflection):
        db.session.execute(delete(part).where(part.tandem_id.in_(gone)), execution_options=QUIETLY)
    places = update(Talk).where(Talk.tandem_id.in_(gone)).values(link="", place="")
    db.session.execute(places, execution_options=QUIETLY)
    _forget_beginnings(gone)
    return len(gone)


def _forget_beginnings(tandem_ids: Collection[int]) -> None:
    """The agreement, version by version, and the enquiry from which the tandem came."""
    enquiries = db.session.query(Tandem.enquiry_id).filter(Tandem.id.in_(tandem_ids))
    enquiry_ids = [enquiry_id for (enquiry_id,) in enquiries]
    nothing = {**COMMON, "newcomer_learns": "", "mentor_learns": ""}
    emptied = update(Agreement).where(Agreement.enquiry_id.in_(enquiry_ids)).values(**nothing)
    db.session.execute(emptied, execution_options=QUIETLY)
    forget_words_of(enquiry_ids)


@job("help_calls.forget")
@action
def forget_help_words(now: datetime) -> int:
    """Empty the words of calls for help some time after they are done."""
    gone = list(db.session.scalars(help_to_forget(now)))
    emptied = update(HelpCall).where(HelpCall.id.in_(gone)).values(words="")
    db.session.execute(emptied, execution_options=QUIETLY)
    return len(gone)
