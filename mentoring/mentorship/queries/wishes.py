"""Searches whose next wish may go by itself."""

from sqlalchemy import ColumnElement, select

from mentoring.core.db import db
from mentoring.core.queries import exists
from mentoring.mentorship.lifecycle import WAITING
from mentoring.mentorship.models import Enquiry, Need, WishedMentor

WITHOUT_YES = ("declined", "expired", "returned", "superseded")
"""Ends after which the next wish may go; what the newcomer took back herself is no such end."""


def needs_that_may_move_on() -> ColumnElement[bool]:
    """Ticked, searching, with somebody on the list, and nothing open."""
    listed = select(WishedMentor.id).where(WishedMentor.need_id == Need.id)
    waiting = select(Enquiry.id).where(Enquiry.need_id == Need.id, Enquiry.state.in_(WAITING))
    may = Need.moves_on_at.is_not(None) & (Need.state == "searching")
    return may & listed.exists() & ~waiting.exists()


def moves_on_now(need: Need, wish: WishedMentor) -> bool:
    """Whether the last enquiry of a search ended without a yes, after the newcomer had ticked and written this wish."""
    if not exists(select(Need.id).where(Need.id == need.id, needs_that_may_move_on())):
        return False
    asked = select(Enquiry).where(Enquiry.need_id == need.id).order_by(Enquiry.id.desc()).limit(1)
    last = db.session.scalar(asked)
    said_at = max(need.moves_on_at or need.waiting_since, wish.written_at)
    return (
        last is not None
        and last.state in WITHOUT_YES
        and last.closed_at is not None
        and last.closed_at >= said_at
    )
