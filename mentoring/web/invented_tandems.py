"""What the demo's invented tandems have done so far: agreement, talks, messages, a call for help."""

from dataclasses import replace
from datetime import datetime, time, timedelta

from mentoring.core import clock
from mentoring.core.clock import standing_at
from mentoring.core.db import db
from mentoring.core.ical import wall_to_utc
from mentoring.mentorship.actions import (
    AgreementWords,
    Plea,
    TalkPlan,
    ask_how_it_goes,
    call_for_help,
    confirm_agreement,
    draft_agreement,
    hold_talk,
    leave_mentoring,
    plan_talk,
    write_message,
)
from mentoring.mentorship.models import MentorProfile, Tandem
from mentoring.mentorship.queries import tandems_of
from mentoring.people.models import Person

ROOM = "https://video.example.org/raum"
HOUR = timedelta(hours=1)
SATURDAY, WEEK = 5, 7
AGREED = AgreementWords(
    topics=("officer_role", "patient_referral"),
    goals="Drei Stationen geben von sich aus Hinweise auf Selbsthilfe. Die Leitung kennt unseren Plan.",
    learns="Wie ich die Pflege gewinne, ohne zusätzliche Arbeit zu machen.",
    rhythm="60 Minuten, alle 4 bis 6 Wochen",
    channels=("online", "phone"),
    confidentiality="Was wir besprechen, bleibt unter uns. Beispiele erzählen wir ohne Namen.",
    roles="Eine klärt mit und öffnet Wege. Die andere entscheidet und handelt selbst.",
    stopping="Jede Seite kann jederzeit aufhören, ohne Begründung.",
)


def live_together(talking: Person, agreed: Person, calling: Person, left: Person) -> None:
    """Four newcomers, each in a tandem of their own."""
    live_on(talking)
    agree(agreed)
    call(calling)
    leave(left)


def live_on(newcomer: Person) -> None:
    """A tandem some weeks old: an agreement, one talk that has been, and the next one planned."""
    tandem, today = tandems_of(newcomer)[0], clock.now()
    with standing_at(today - timedelta(days=24)):
        first = plan_talk(tandem.mentor, tandem, _plan(today - timedelta(days=21)))
    with standing_at(first.ends_at):
        hold_talk(newcomer, first)
    _agree(tandem, first.ends_at)
    with standing_at(today - timedelta(days=3)):
        write_message(tandem.mentor, tandem, "Passt Ihnen die nächste Woche am Nachmittag?")
    with standing_at(today - timedelta(days=2)):
        write_message(newcomer, tandem, "Gern. Ich trage einen Termin ein und bringe meine Fragen mit.")
        plan_talk(newcomer, tandem, _plan(today + timedelta(days=9)))


def _agree(tandem: Tandem, moment: datetime) -> None:
    """One writes, the other adds her own wish to learn, and both confirm that version."""
    with standing_at(moment):
        draft_agreement(tandem.newcomer, tandem, AGREED, after=0, confirm=True)
    with standing_at(moment + timedelta(days=1)):
        own = replace(AGREED, learns="Wie ein Team heute neu anfängt.")
        draft_agreement(tandem.mentor, tandem, own, after=1, confirm=True)
    with standing_at(moment + timedelta(days=2)):
        confirm_agreement(tandem.newcomer, tandem, 2)


def agree(newcomer: Person) -> None:
    """A tandem that has agreed some weeks ago: both are asked how it goes."""
    tandem, today = tandems_of(newcomer)[0], clock.now()
    with standing_at(today - timedelta(days=38)):
        draft_agreement(newcomer, tandem, AGREED, after=0, confirm=True)
        confirm_agreement(tandem.mentor, tandem, 1)
    with standing_at(today - timedelta(days=4)):
        ask_how_it_goes(tandem)


def leave(newcomer: Person) -> None:
    """A tandem whose mentor leaves and would like it to go on with somebody else."""
    tandem, today = tandems_of(newcomer)[0], clock.now()
    with standing_at(today - timedelta(days=36)):
        draft_agreement(newcomer, tandem, AGREED, after=0, confirm=True)
        confirm_agreement(tandem.mentor, tandem, 1)
    with standing_at(today - timedelta(days=2)):
        profile = db.session.get_one(MentorProfile, tandem.mentor_id)
        leave_mentoring(tandem.mentor, profile, {tandem.id: None})


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
