"""Counts for the start page; the page turns them into bands."""

from collections.abc import Sequence

from sqlalchemy import Row, func, select

from mentoring.core.db import db
from mentoring.mentorship.models import MentorProfile
from mentoring.mentorship.queries.conditions import has_free_place, live_tandems
from mentoring.people.models import Land, Person
from mentoring.people.queries import visible

MOST_COUNTED = 10


def free_places_by_land() -> dict[str, int]:
    """How many newcomers could be taken, by code of the Land; Länder without any are missing."""
    free = func.sum(MentorProfile.places - live_tandems())
    rows = select(Person.land_code, free).join(MentorProfile, MentorProfile.id == Person.id)
    active = rows.where(
        MentorProfile.state == "active", has_free_place(), visible(), Person.land_code.is_not(None)
    )
    return _by_land(db.session.execute(active.group_by(Person.land_code)).all())


def active_mentor_count_by_land() -> dict[str, int]:
    """How many mentors are active, full or not, by code of the Land, counted to ten: pages say no more than that."""
    rows = select(Person.id).join(MentorProfile, MentorProfile.id == Person.id)
    active = rows.where(MentorProfile.state == "active", visible(), Person.land_code == Land.code)
    counted = active.limit(MOST_COUNTED).correlate(Land).subquery()
    number = select(func.count()).select_from(counted).correlate(Land).scalar_subquery()
    found = _by_land(db.session.execute(select(Land.code, number)).all())
    return {code: count for code, count in found.items() if count}


def _by_land(rows: Sequence[Row[str | None, int]]) -> dict[str, int]:
    return {land_code: int(number) for land_code, number in rows if land_code is not None}
