"""What tests of a tandem's inner life share: plans of talks, and how a person's own calendar reads."""

from datetime import datetime, timedelta

from flask.testing import FlaskClient
from icalendar import Calendar, Component

from mentoring.core import clock
from mentoring.core.ical import utc_to_wall, wall_to_utc
from mentoring.mentorship.actions import TalkPlan, plan_talk
from mentoring.mentorship.models import Talk, Tandem
from mentoring.people.actions import create_calendar
from mentoring.people.models import Person

LINK, PLACE = "https://raum.example.org/lena-geheim", "Café Sonnenschein"


def plan(days: float = 7, link: str = LINK, place: str = PLACE) -> TalkPlan:
    """An hour some days ahead, at a full hour."""
    starts = (clock.now() + timedelta(days=days)).replace(minute=0, second=0, microsecond=0)
    return TalkPlan(starts, starts + timedelta(hours=1), utc_to_wall(starts), link, place)


def at(wall: str, fold: int = 0) -> TalkPlan:
    """An hour by what the German clock shows."""
    entered = datetime.fromisoformat(wall)
    starts = wall_to_utc(entered, fold=fold)
    return TalkPlan(starts, starts + timedelta(hours=1), entered)


def planned(pair: Tandem, days: float = 7, by: str = "newcomer") -> Talk:
    """A talk that one of the two has entered."""
    return plan_talk(getattr(pair, by), pair, plan(days))


def own_calendar(someone: Person) -> str:
    """The address of a new calendar of one's own."""
    return f"/kalender/p/{create_calendar(someone, 'Handy')}.ics"


def events(client: FlaskClient, url: str) -> list[Component]:
    """The events of a calendar."""
    return list(Calendar.from_ical(client.get(url).data).walk("VEVENT"))
