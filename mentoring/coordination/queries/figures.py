"""A few counts of the whole below the desk: who searches, where places are free, how many tandems live."""

from typing import NamedTuple

from sqlalchemy import func, select

from mentoring.core.db import db
from mentoring.mentorship.lifecycle import LIVE
from mentoring.mentorship.models import Need, Tandem
from mentoring.mentorship.queries import free_places_by_land
from mentoring.people.models import Person
from mentoring.people.queries import visible


class Figures(NamedTuple):
    """Searches and free places by code of the Land ("" where none is known), and live tandems."""

    searching: dict[str, int]
    free: dict[str, int]
    tandems: int


def figures_of_office() -> Figures:
    """All of it in three statements."""
    land = func.coalesce(Person.land_code, "")
    needs = select(land, func.count()).select_from(Need).join(Need.person)
    searching = needs.where(Need.state == "searching", visible()).group_by(land)
    tandems = select(func.count()).select_from(Tandem).where(Tandem.state.in_(LIVE))
    counts = {code: number for code, number in db.session.execute(searching)}
    return Figures(counts, free_places_by_land(), db.session.scalar(tandems) or 0)
