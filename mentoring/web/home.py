"""What the start page shows: where mentors are (in bands), the next dates, and the two ways in."""

from dataclasses import dataclass
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from sqlalchemy import select

from mentoring.core.access import current_reader
from mentoring.core.db import db
from mentoring.mentorship.queries import active_mentor_count_by_land
from mentoring.people.models import Land
from mentoring.people.wording import label
from mentoring.trainings.queries.listing import Selection, filter_choices, upcoming_dates
from mentoring.trainings.routes.cards import card

NEXT_DATES = 3
BANDS = (1, 5, 10)
"""From here on a tile is one level darker; below 5 nobody can be counted."""


@dataclass(frozen=True, slots=True)
class Tile:
    """One Land of the map of tiles, with a band instead of a number."""

    code: str
    name: str
    band: str
    level: int
    url: str


def home_words() -> dict[str, Any]:
    """The variables of the start page."""
    return {"tiles": tiles(), "courses": _next_dates(), "find_url": _find_url(), "share_url": _share_url()}


def tiles() -> list[Tile]:
    """All Länder with the band of their active mentors."""
    counts = active_mentor_count_by_land()
    laender = db.session.scalars(select(Land).order_by(Land.name)).all()
    return [_tile(land, counts.get(land.code, 0)) for land in laender]


def _tile(land: Land, count: int) -> Tile:
    words = (_("noch niemand"), _("unter 5"), _("ab 5"), _("ab 10"))
    level = sum(count >= least for least in BANDS)
    return Tile(
        land.short, land.name, words[level], level, url_for("mentorship.mentors_index", land=land.code)
    )


def _next_dates() -> list[Any]:
    types = {choice.code: label(choice) for choice in filter_choices() if choice.kind == "institution_type"}
    return [card(row, types) for row in upcoming_dates(Selection(), 1).rows[:NEXT_DATES]]


def _find_url() -> str:
    return (
        url_for("security.register") if current_reader() is None else url_for("mentorship.suggestions_index")
    )


def _share_url() -> str:
    return url_for("security.register") if current_reader() is None else url_for("people.roles_edit")
