"""What there is for somebody's Land and kind of institution when no mentor is found: one page without a dead end."""

from typing import Any, cast

from flask_babel import gettext as _

from mentoring.core.access import current_reader
from mentoring.mentorship.queries import active_mentor_count_by_land
from mentoring.offers.routes.example_words import Options, chosen_of, house_words, options
from mentoring.offers.routes.examples import house_of, own_house
from mentoring.offers.similarity import examples_like
from mentoring.people.models import Person
from mentoring.people.wording import label
from mentoring.trainings.queries.listing import Selection, filter_choices, upcoming_dates
from mentoring.trainings.routes.cards import cards
from mentoring.web.home import band_of

SHOWN = 3


def ways_words() -> dict[str, Any]:
    """The variables of the page: what was chosen, or what is known of who reads, and what there is for it."""
    person = cast("Person | None", current_reader())
    choices = {name: rows for name, rows in options().items() if name != "thema"}
    chosen = chosen_of(choices, own_house(person))
    asked = bool(chosen["land"] or chosen["art"])
    return {
        "options": choices,
        "chosen": chosen,
        "mentors": _mentors(choices, chosen["land"]),
        "courses": _courses(person, chosen),
        "examples": examples_like(house_of(person, chosen), SHOWN) if asked else [],
        "house_words": house_words,
        "label": label,
        "person": person,
    }


def _mentors(choices: Options, land: str) -> list[str]:
    """How many there are, in bands that name nobody."""
    counts = active_mentor_count_by_land()
    told = [_("Bundesweit: %(band)s.", band=_band(sum(counts.values())))]
    if land:
        band = _band(counts.get(land, 0))
        told.insert(0, _("%(land)s: %(band)s.", land=dict(choices["land"])[land], band=band))
    return told


def _band(count: int) -> str:
    """The words of a band inside a sentence."""
    words = (_("noch niemand"), _("unter 5"), _("5 oder mehr"), _("10 oder mehr"))
    _name, level = band_of(count)
    return words[level]


def _courses(person: Person | None, chosen: dict[str, str]) -> list[Any]:
    """The next dates for this Land and kind of institution to which one can still register."""
    wanted = Selection(land=chosen["land"], institution_type=chosen["art"])
    still_open = [row for row in upcoming_dates(person, wanted, 1).rows if row.open]
    return list(cards(still_open[:SHOWN], filter_choices()))
