"""What is over for so long that its words go."""

from datetime import datetime, timedelta
from typing import Any

from flask import current_app
from sqlalchemy import ColumnElement, Select, exists, func, or_, select

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


def _long_ago(now: datetime) -> datetime:
    return now - timedelta(days=current_app.config["WORDS_KEPT_DAYS"])


def _is_said(*columns: Any) -> ColumnElement[bool]:
    return or_(*(func.length(column) > 0 for column in columns))


def enquiries_to_forget(now: datetime) -> Select[Any]:
    """Ids of enquiries with words that ended long ago; those that became a tandem wait for its end."""
    still = exists().where(Tandem.enquiry_id == Enquiry.id)
    asked = exists().where(Question.enquiry_id == Enquiry.id)
    said = _is_said(Enquiry.words, Enquiry.office_words) | asked
    return select(Enquiry.id).where(Enquiry.closed_at < _long_ago(now), ~still, said)


def tandems_to_forget(now: datetime) -> Select[Any]:
    """Ids of tandems with words of any kind that ended long ago."""
    parts = (Message, CheckIn, Reflection)
    rows = [exists().where(part.tandem_id == Tandem.id) for part in parts]
    places = exists().where(Talk.tandem_id == Tandem.id, _is_said(Talk.link, Talk.place))
    agreed = exists().where(Agreement.enquiry_id == Tandem.enquiry_id, agreement_words())
    asked = exists().where(Question.enquiry_id == Tandem.enquiry_id)
    begun = exists().where(Enquiry.id == Tandem.enquiry_id, _is_said(Enquiry.words, Enquiry.office_words))
    return select(Tandem.id).where(Tandem.ended_at < _long_ago(now), or_(*rows, places, agreed, asked, begun))


def agreement_words() -> ColumnElement[bool]:
    """Whether anything stands in an agreement."""
    both = (Agreement.goals, Agreement.newcomer_learns, Agreement.mentor_learns, Agreement.rhythm)
    return _is_said(*both, Agreement.confidentiality, Agreement.roles, Agreement.stopping)


def help_to_forget(now: datetime) -> Select[Any]:
    """Ids of calls for help with words that were done long ago."""
    return select(HelpCall.id).where(HelpCall.closed_at < _long_ago(now), _is_said(HelpCall.words))
