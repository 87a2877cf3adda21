"""The few ways through the house, by who reads."""

from dataclasses import dataclass

from flask import current_app, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from mentoring.core.access import current_reader
from mentoring.core.policy import PERMISSIONS, Reader, may

MENTORS = "mentorship.mentors_index"
WAYS = (
    (_l("Mein Bereich"), "people.my_area_show", "signed_in"),
    (_l("Mentor*innen"), MENTORS, ""),
    (_l("Fortbildungen"), "trainings.trainings_index", ""),
    (_l("Praxisbeispiele"), "offers.examples_index", ""),
    (_l("Koordination"), "coordination.overview_show", "coordinator"),
    (_l("Demo"), "demo.demo_show", ""),
)
MANY_NOUNS = ("web", "offers")
"""Rooms whose pages are not all about the entry that leads there."""
ON_THE_DESK = "offers.examples_index"
"""The office has its way on the desk; one entry more would break its bar into two lines."""


@dataclass(frozen=True, slots=True)
class Way:
    """One entry of the main navigation."""

    label: str
    url: str
    current: bool
    count: int = 0


def navigation() -> list[Way]:
    """The main navigation of the present reader; every entry leads somewhere."""
    reader = current_reader()
    ways = []
    for label, endpoint, permission in WAYS:
        if endpoint in current_app.view_functions and _is_open_to(reader, endpoint, permission):
            ways.append(Way(_(str(label)), url_for(endpoint), _is_here(endpoint)))
    return ways


def _is_open_to(reader: Reader | None, endpoint: str, permission: str) -> bool:
    if endpoint == ON_THE_DESK and may(reader, "coordinator"):
        return False
    if endpoint == MENTORS and not current_app.config["SELF_SERVICE"]:
        return may(reader, "coordinator")
    return not permission or (permission in PERMISSIONS and may(reader, permission))


def _is_here(endpoint: str) -> bool:
    """Whether the present page is the entry's own, one of its room, or one below it: the office's are in many rooms."""
    blueprint = endpoint.partition(".")[0]
    if blueprint not in MANY_NOUNS and request.blueprint == blueprint:
        return True
    return request.endpoint == endpoint or request.path.startswith(f"{_path(endpoint)}/")


def _path(endpoint: str) -> str:
    return url_for(endpoint).removeprefix(request.script_root)
