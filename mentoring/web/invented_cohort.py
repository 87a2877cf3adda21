"""What the demo's office has done for all who search."""

from datetime import timedelta

from mentoring.coordination.closeness import publish_closeness
from mentoring.core import clock
from mentoring.core.clock import standing_at
from mentoring.mentorship.suggestions import closeness_in_force
from mentoring.people.models import Person

WEIGHED = "Nachbarkreise zählen etwas mehr, weil viele mit dem Auto oder der Bahn dorthin fahren."


def weigh_closeness(office: Person) -> None:
    """The office has let neighbouring Kreise count a little more."""
    present = closeness_in_force()
    values = {**present.values, "region": {**present.values["region"], "neighbour_kreis": 95}}
    with standing_at(clock.now() - timedelta(days=40)):
        publish_closeness(office, values, WEIGHED, over=present.number)
