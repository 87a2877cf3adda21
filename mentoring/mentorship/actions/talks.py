"""Talks of a tandem: planned, moved, cancelled by either, and written down with one click."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from flask import current_app
from flask_babel import gettext as _

from mentoring.core import clock
from mentoring.core.clock import in_berlin
from mentoring.core.db import action, db, lock
from mentoring.core.errors import WrongState
from mentoring.core.ical import new_uid
from mentoring.core.journal import TIME, record
from mentoring.core.steps import take
from mentoring.mentorship.actions.guards import guard_living, guard_pair
from mentoring.mentorship.actions.tandems.clocks import talked
from mentoring.mentorship.models import WALL, Talk, Tandem
from mentoring.mentorship.queries import planned_talks, talks_of
from mentoring.people.models import Person

MOST_PLANNED = 20
USUAL = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class TalkPlan:
    """When and where two meet: moments in UTC, and what the clock on the wall shows (naive), as entered."""

    starts_at: datetime
    ends_at: datetime
    starts_wall: datetime
    link: str = ""
    place: str = ""


@action
def plan_talk(actor: Person, tandem: Tandem, plan: TalkPlan) -> Talk:
    """Put a talk into both calendars; the other one hears of it."""
    lock(tandem)
    guard_pair(actor, tandem)
    guard_living(tandem)
    if len(planned_talks(tandem)) >= MOST_PLANNED:
        words = _(
            "Es sind schon %(most)s Gespräche geplant. Bitte sagen Sie zuerst eines ab.", most=MOST_PLANNED
        )
        raise WrongState(words)
    talk = _new_talk(tandem, plan)
    record("talk.planned", actor, talk.id)
    talked(tandem)
    return talk


def _new_talk(tandem: Tandem, plan: TalkPlan, *, spontaneous: bool = False) -> Talk:
    talk = Talk(tandem=tandem, uid=new_uid(_domain()), public_changed_at=clock.now(), spontaneous=spontaneous)
    _set_plan(talk, plan)
    db.session.add(talk)
    db.session.flush()
    return talk


def _domain() -> str:
    config = current_app.config
    return config["CALENDAR_DOMAIN"] or urlsplit(config["PUBLIC_URL"]).hostname or "localhost"


def _set_plan(talk: Talk, plan: TalkPlan) -> None:
    talk.starts_at, talk.ends_at = plan.starts_at, plan.ends_at
    talk.starts_wall = plan.starts_wall.strftime(WALL)
    talk.link, talk.place = plan.link, plan.place


@action
def move_talk(actor: Person, talk: Talk, plan: TalkPlan) -> None:
    """Another time, or another way to meet; the calendars follow the time alone, for they know nothing else."""
    lock(talk.tandem, talk)
    guard_pair(actor, talk.tandem)
    guard_living(talk.tandem)
    before = (talk.starts_at, talk.ends_at), (talk.link, talk.place)
    _set_plan(talk, plan)
    if (talk.starts_at, talk.ends_at) != before[0]:
        _rise(talk)
        take("move", talk, actor)
    elif (talk.link, talk.place) != before[1]:
        record("talk.edited", actor, talk.id)


def _rise(talk: Talk) -> None:
    """What calendars say of it has changed."""
    talk.sequence += 1
    talk.public_changed_at = clock.now()


@action
def cancel_talk(actor: Person, talk: Talk) -> None:
    """Call a talk off: it stays in both calendars as cancelled."""
    lock(talk.tandem, talk)
    if talk.state == "planned":
        _rise(talk)
    take("cancel", talk, actor)


def drop_talks(tandem: Tandem) -> None:
    """A tandem has ended: what was still to come stays in both calendars as cancelled."""
    for talk in planned_talks(tandem):
        _rise(talk)
        take("drop", talk, TIME)


@action
def hold_talk(actor: Person, talk: Talk) -> None:
    """A planned talk has been; of two clicks the second changes nothing."""
    lock(talk.tandem, talk)
    guard_pair(actor, talk.tandem)
    if talk.starts_at > clock.now():
        raise WrongState(_("Dieses Gespräch liegt noch vor Ihnen."))
    if talk.state != "held":
        take("hold", talk, actor)
        talked(talk.tandem)


@action
def note_talk(actor: Person, tandem: Tandem) -> Talk:
    """Two have talked today: the planned talk of today, or one that nobody planned; of two clicks one counts."""
    lock(tandem)
    guard_pair(actor, tandem)
    guard_living(tandem)
    today = [talk for talk in talks_of(tandem) if _is_of_today(talk)]
    held = next((talk for talk in today if talk.state == "held"), None)
    if held is not None:
        return held
    talk = next((talk for talk in today if talk.state == "planned"), None) or _unplanned(tandem)
    take("hold", talk, actor)
    talked(tandem)
    return talk


def _is_of_today(talk: Talk) -> bool:
    """Of today, and begun."""
    now = clock.now()
    return talk.starts_at <= now and in_berlin(talk.starts_at).date() == in_berlin(now).date()


def _unplanned(tandem: Tandem) -> Talk:
    now = clock.now()
    plan = TalkPlan(now, now + USUAL, in_berlin(now).replace(tzinfo=None))
    return _new_talk(tandem, plan, spontaneous=True)


@action
def take_talk_back(actor: Person, talk: Talk) -> None:
    """It was written down by mistake; this can be said on the same day, while something can still be planned."""
    lock(talk.tandem, talk)
    guard_pair(actor, talk.tandem)
    guard_living(talk.tandem)
    if not may_take_back(talk):
        raise WrongState(_("Das geht nur am selben Tag."))
    take("discard" if talk.spontaneous else "take_back", talk, actor)


def may_take_back(talk: Talk) -> bool:
    """Whether it was written down today."""
    return talk.held_at is not None and in_berlin(talk.held_at).date() == in_berlin(clock.now()).date()
