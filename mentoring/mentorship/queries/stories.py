"""What happened in a search, and how long searches took that found."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import or_, select

from mentoring.core.db import db
from mentoring.core.journal import Entry
from mentoring.mentorship.models import Enquiry, Need

LOOKED_AT, FEWEST = 50, 10


class Story(NamedTuple):
    """One line of the journal about a search, with the enquiry where it is about one."""

    entry: Entry
    enquiry: Enquiry | None


def story_of(need: Need, enquiries: Sequence[Enquiry]) -> list[Story]:
    """Everything that happened in a search, oldest first."""
    by_id = {enquiry.id: enquiry for enquiry in enquiries}
    own = (Entry.subject_id == need.id) & Entry.event.startswith("need.")
    asked = Entry.subject_id.in_(by_id) & Entry.event.startswith("enquiry.")
    found = db.session.scalars(select(Entry).where(or_(own, asked)).order_by(Entry.id))
    return [
        Story(entry, by_id.get(entry.subject_id or 0) if entry.event.startswith("enquiry.") else None)
        for entry in found
    ]


def half_found_within() -> tuple[int, int] | None:
    """(how many, days): half of the last searches that found did so within; None for too few cases.

    Whoever still searches is not counted, and pages say so.
    """
    found = select(Enquiry.waited_days).where(Enquiry.state == "accepted", Enquiry.waited_days.is_not(None))
    rows = db.session.scalars(found.order_by(Enquiry.closed_at.desc()).limit(LOOKED_AT))
    days = sorted(one for one in rows if one is not None)
    return (len(days), max(1, days[(len(days) - 1) // 2])) if len(days) >= FEWEST else None
