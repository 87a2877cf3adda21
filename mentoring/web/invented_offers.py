"""What the demo's invented people have asked the office."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta

from mentoring.core import clock
from mentoring.core.clock import standing_at
from mentoring.core.ical import wall_to_utc
from mentoring.offers.actions import arrange_consultation, open_consultation, take_up_consultation
from mentoring.people.models import Person
from mentoring.web.personas import DOMAIN

CONCERN = "Unser Haus will anfangen. Wo beginnt man mit der Geschäftsführung?"


def ask_office(office: Person, people: Mapping[str, Person]) -> None:
    """A first talk that waits, and advice that has its date."""
    open_consultation("Ulrike Sommer", f"sommer@{DOMAIN}", "", "Wir überlegen, ob das Netzwerk zu uns passt.")
    asker = people["wartet"]
    with standing_at(clock.now() - timedelta(days=3)):
        asked = open_consultation(
            asker.account.name, asker.account.email, "", CONCERN, kind="advice", person=asker
        )
    with standing_at(clock.now() - timedelta(days=2)):
        take_up_consultation(office, asked)
        arrange_consultation(office, asked, _in_a_week())


def _in_a_week() -> datetime:
    day = clock.in_berlin(clock.now()).date() + timedelta(days=7)
    return wall_to_utc(datetime.combine(day, time(11)))
