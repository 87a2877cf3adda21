"""What the demo's invented tandems have done so far: talks that were and that will be, messages, a call for help."""

from datetime import datetime, time, timedelta

from mentoring.core import clock
from mentoring.core.clock import standing_at
from mentoring.core.ical import wall_to_utc
from mentoring.mentorship.actions import Plea, TalkPlan, call_for_help, hold_talk, plan_talk, write_message
from mentoring.mentorship.queries import tandems_of
from mentoring.people.models import Person

ROOM = "https://video.example.org/raum"
HOUR = timedelta(hours=1)
SATURDAY, WEEK = 5, 7


def live_on(newcomer: Person) -> None:
    """A tandem some weeks old: one talk has been, the next one is planned."""
    tandem, today = tandems_of(newcomer)[0], clock.now()
    with standing_at(today - timedelta(days=24)):
        first = plan_talk(tandem.mentor, tandem, _plan(today - timedelta(days=21)))
    with standing_at(first.ends_at):
        hold_talk(newcomer, first)
    with standing_at(today - timedelta(days=3)):
        write_message(tandem.mentor, tandem, "Passt Ihnen die nächste Woche am Nachmittag?")
    with standing_at(today - timedelta(days=2)):
        write_message(newcomer, tandem, "Gern. Ich trage einen Termin ein und bringe meine Fragen mit.")
        plan_talk(newcomer, tandem, _plan(today + timedelta(days=9)))


def call(someone: Person) -> None:
    """Somebody in a tandem asks the office for help."""
    with standing_at(clock.now() - timedelta(days=1)):
        plea = Plea("mail", "Wir finden seit Wochen keinen Termin.", tandems_of(someone)[0])
        call_for_help(someone, plea)


def _plan(day: datetime) -> TalkPlan:
    """Two o'clock on a working day."""
    date = clock.in_berlin(day).date()
    weekend = timedelta(days=WEEK - date.weekday() if date.weekday() >= SATURDAY else 0)
    begins = datetime.combine(date + weekend, time(14))
    starts_at = wall_to_utc(begins)
    return TalkPlan(starts_at, starts_at + HOUR, begins, ROOM)
