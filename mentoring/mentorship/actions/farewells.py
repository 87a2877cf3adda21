"""How a mentor leaves: no new enquiries from now on, a plan for every tandem, and gone with the last of them."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from flask_babel import gettext as _
from sqlalchemy import delete, select

from mentoring.core import clock
from mentoring.core.clock import BERLIN, in_berlin, job, one_by_one
from mentoring.core.db import action, db, lock
from mentoring.core.errors import NotAllowed, NotFound, WrongState
from mentoring.core.journal import TIME, record
from mentoring.core.steps import take
from mentoring.mentorship.actions.enquiries import close_open_enquiries
from mentoring.mentorship.actions.mentors import end_of_pause
from mentoring.mentorship.actions.working_days import NINE, morning_after
from mentoring.mentorship.models import Farewell, MentorProfile, Tandem
from mentoring.mentorship.queries import live_tandem_count, live_tandems_with
from mentoring.people.models import Person

LONGEST = timedelta(days=365)
Plans = Mapping[int, date | None]
"""By id of the tandem: the day until which it goes on, or None where it shall go on with somebody else."""


@action
def leave_mentoring(actor: Person, profile: MentorProfile, plans: Plans, words: str = "") -> int:
    """Begin to leave, with a plan for tandems; returns how many open enquiries went back.

    `words` are those of the office, where it begins a farewell; then the mentor plans later.
    """
    lock(profile)
    take("leave", profile, actor)
    end_of_pause(profile)
    profile.office_words = words
    _plan(actor, profile, plans)
    returned = close_open_enquiries("return", profile)
    _depart(profile)
    return returned


@action
def plan_farewell(actor: Person, profile: MentorProfile, plans: Plans) -> None:
    """Say anew how tandems go on."""
    lock(profile)
    if "mentor" not in profile.parties(actor):
        raise NotAllowed()
    if profile.state != "leaving":
        raise WrongState()
    _plan(actor, profile, plans)


def _plan(actor: Person, profile: MentorProfile, plans: Plans) -> None:
    today = in_berlin(clock.now()).date()
    if not all(until is None or today < until <= today + LONGEST for until in plans.values()):
        raise WrongState(_("Bitte wählen Sie einen Tag in den nächsten zwölf Monaten."))
    live = {tandem.id: tandem for tandem in live_tandems_with(profile)}
    if not plans.keys() <= live.keys():
        raise NotFound()
    for tandem_id, until in plans.items():
        _note(actor, live[tandem_id], until)


def _note(actor: Person, tandem: Tandem, until: date | None) -> None:
    way = "hand_over" if until is None else "finish"
    farewell = db.session.get(Farewell, tandem.id)
    if farewell is None:
        farewell = Farewell(tandem_id=tandem.id)
        db.session.add(farewell)
    elif (farewell.way, farewell.until) == (way, until):
        return
    farewell.way, farewell.until, farewell.planned_at, farewell.reminded_at = way, until, clock.now(), None
    db.session.flush()
    record("farewell.planned", actor, tandem.id)


def _depart(profile: MentorProfile) -> bool:
    """Gone, where no tandem is left; the profile is locked by now."""
    if live_tandem_count(profile.id):
        return False
    return take("depart", profile, TIME) is not None


@action
def depart(profile: MentorProfile) -> bool:
    """The last tandem has ended; says whether this call let the mentor go."""
    lock(profile)
    return profile.state == "leaving" and _depart(profile)


@job("mentors.depart")
def let_go(_now: datetime) -> int:
    """Mentors who leave and have no tandem any more."""
    leaving = select(MentorProfile).where(MentorProfile.state == "leaving").order_by(MentorProfile.id)
    return one_by_one(depart, db.session.scalars(leaving).all())


@action
def remind_of_farewell(farewell: Farewell) -> bool:
    """The day has come until which a tandem was to go on; says whether this call reminded, which happens once."""
    profile = db.session.get_one(MentorProfile, farewell.tandem.mentor_id)
    lock(profile)
    db.session.refresh(farewell)
    gone = farewell.reminded_at is not None or farewell.tandem.ended_at is not None
    if gone or profile.state != "leaving" or not _is_reached(farewell):
        return False
    farewell.reminded_at = clock.now()
    record("farewell.reached", TIME, farewell.tandem_id)
    return True


def _is_reached(farewell: Farewell) -> bool:
    """From nine in the morning of a working day where the newcomer works."""
    if farewell.until is None:
        return False
    day = datetime.combine(farewell.until, NINE, tzinfo=BERLIN)
    return clock.now() >= morning_after(day, 0, farewell.tandem.newcomer.land)


@job("farewells.remind")
def remind_of_due_farewells(now: datetime) -> int:
    """Tandems that were to go on until today."""
    due = select(Farewell).where(Farewell.until <= in_berlin(now).date(), Farewell.reminded_at.is_(None))
    return one_by_one(remind_of_farewell, db.session.scalars(due.order_by(Farewell.tandem_id)).all())


@action
def come_back_as_mentor(actor: Person, profile: MentorProfile) -> None:
    """Begin again with the old profile; the office approves it anew, and plans for tandems no longer count."""
    take("come_back", profile, actor)
    profile.office_words = ""
    own = select(Tandem.id).where(Tandem.mentor_id == profile.id)
    db.session.execute(delete(Farewell).where(Farewell.tandem_id.in_(own)))
