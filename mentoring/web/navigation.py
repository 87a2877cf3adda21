"""The few ways through the house, by who reads."""

from dataclasses import dataclass

from flask import current_app, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from mentoring.core.access import current_reader
from mentoring.core.policy import PERMISSIONS, may

WAYS = (
    (_l("Mein Bereich"), "people.my_area_show", "signed_in"),
    (_l("Mentor*innen"), "mentorship.mentors_index", ""),
    (_l("Fortbildungen"), "trainings.trainings_index", ""),
    (_l("Praxisbeispiele"), "offers.examples_index", ""),
    (_l("Koordination"), "coordination.overview_show", "coordinator"),
    (_l("Demo"), "demo.demo_show", ""),
)


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
        open_to = not permission or (permission in PERMISSIONS and may(reader, permission))
        if open_to and endpoint in current_app.view_functions:
            blueprint = endpoint.partition(".")[0]
            here = request.endpoint == endpoint or (request.blueprint == blueprint and blueprint != "web")
            ways.append(Way(_(str(label)), url_for(endpoint), here))
    return ways
