"""What the start page shows: where mentors are (in bands), the next dates, and the two ways in."""

from dataclasses import dataclass
from typing import Any

from flask import current_app, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import select

from mentoring.core.access import current_reader
from mentoring.core.db import db
from mentoring.core.policy import may
from mentoring.mentorship.queries import active_mentor_count_by_land
from mentoring.people.models import Land
from mentoring.trainings.queries.listing import Selection, filter_choices, upcoming_dates
from mentoring.trainings.routes.cards import cards

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
    counts = active_mentor_count_by_land()
    dates = upcoming_dates(None, Selection(), 1)
    return {
        "tiles": _tiles(counts),
        "facts": _facts(counts, dates.rows[0].total_standing if dates.rows else 0),
        "courses": cards([row for row in dates.rows if row.stands][:NEXT_DATES], filter_choices()),
        "find_url": _way_in("mentorship.suggestions_index" if _searches() else "people.roles_edit"),
        "share_url": _way_in("people.roles_edit"),
    }


def _facts(counts: dict[str, int], dates: int) -> list[tuple[str, str]]:
    """Three plain figures of the whole; people in bands only."""
    band, _level = band_of(sum(counts.values()))
    return [
        (band, _("Mentor*innen sind bereit")),
        (_("%(count)s von 16", count=len(counts)), _("Bundesländern sind vertreten")),
        (str(dates), ngettext("Termin liegt vor Ihnen", "Termine liegen vor Ihnen", dates)),
    ]


def _tiles(counts: dict[str, int]) -> list[Tile]:
    """All Länder with the band of their active mentors."""
    laender = db.session.scalars(select(Land).order_by(Land.name)).all()
    return [_tile(land, counts.get(land.code, 0)) for land in laender]


def _tile(land: Land, count: int) -> Tile:
    band, level = band_of(count)
    to_list = current_app.config["SELF_SERVICE"]
    url = url_for("mentorship.mentors_index" if to_list else "web.ways_show", land=land.code)
    return Tile(land.short, land.name, band, level, url)


def band_of(count: int) -> tuple[str, int]:
    """A count of people in words that name nobody, and its level."""
    words = (_("noch niemand"), _("unter 5"), _("ab 5"), _("ab 10"))
    level = sum(count >= least for least in BANDS)
    return words[level], level


def _searches() -> bool:
    """Whether whoever reads may look for a mentor; others first say that they want to."""
    person = current_reader()
    return person is not None and may(person, "newcomer")


def _way_in(endpoint: str) -> str:
    """The page itself for who is signed in, else registration."""
    return url_for("security.register" if current_reader() is None else endpoint)
