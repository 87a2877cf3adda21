"""What time does with a search: it reports, asks whether it is still current, lets it rest, and ends a long pause."""

from datetime import datetime, timedelta

from flask import current_app
from sqlalchemy import select

from mentoring.core import clock
from mentoring.core.clock import job, one_by_one
from mentoring.core.db import action, db, lock
from mentoring.core.journal import TIME, record
from mentoring.core.steps import take
from mentoring.mentorship.actions.needs import discard
from mentoring.mentorship.actions.working_days import morning_after
from mentoring.mentorship.models import Need
from mentoring.mentorship.queries import has_open_enquiry

MOST_QUESTIONS = 3
BETWEEN_QUESTIONS = 7


@action
def report_on_need(need: Need) -> bool:
    """Two weeks have passed; says whether this call had a letter say where it stands, which happens once."""
    lock(need)
    due = morning_after(need.waiting_since, current_app.config["NEED_REPORT_DAYS"], need.person.land)
    if need.state != "searching" or need.reported_at is not None or clock.now() < due:
        return False
    need.reported_at = clock.now()
    record("need.reported", TIME, need.id)
    return True


@job("needs.report")
def report_on_due_needs(now: datetime) -> int:
    """Searches of two weeks."""
    begun = Need.waiting_since <= now - timedelta(days=current_app.config["NEED_REPORT_DAYS"] - 1)
    due = select(Need).where(Need.state == "searching", Need.reported_at.is_(None), begun).order_by(Need.id)
    return one_by_one(report_on_need, db.session.scalars(due).all())


@action
def ask_whether_current(need: Need) -> bool:
    """Nothing was heard for long: ask, ask again twice, then let the search rest; says whether this call did it."""
    lock(need)
    now = clock.now()
    if need.state != "searching" or need.question_at > now:
        return False
    need.question_at = morning_after(now, BETWEEN_QUESTIONS, need.person.land)
    if has_open_enquiry(need):
        return False
    _ask_or_let_rest(need)
    return True


def _ask_or_let_rest(need: Need) -> None:
    if need.questions == MOST_QUESTIONS:
        take("rest", need, TIME)
    else:
        need.questions += 1
        record("need.questioned", TIME, need.id, time=need.questions)


@job("needs.ask")
def ask_about_due_needs(now: datetime) -> int:
    """Searches of which nothing was heard for long."""
    due = select(Need).where(Need.state == "searching", Need.question_at <= now).order_by(Need.id)
    return one_by_one(ask_whether_current, db.session.scalars(due).all())


@action
def lapse_need(need: Need) -> bool:
    """A pause has lasted half a year; says whether this call ended the search."""
    lock(need)
    if need.state != "paused" or need.stopped_at is None:
        return False
    due = morning_after(need.stopped_at, current_app.config["NEED_LAPSE_DAYS"], need.person.land)
    return clock.now() >= due and take("lapse", need, TIME) is not None


@action
def discard_draft(need: Need) -> bool:
    """Nobody confirmed what the office noted on the phone; says whether this call deleted it."""
    lock(need)
    if need.state != "draft" or need.waiting_since > _oldest_draft(clock.now()):
        return False
    discard(TIME, need)
    return True


def _oldest_draft(now: datetime) -> datetime:
    """A wish of a call is kept as long unconfirmed as an account that the office has entered."""
    return now - timedelta(days=current_app.config["UNCONFIRMED_INVITED_DAYS"])


@job("needs.discard")
def discard_old_drafts(now: datetime) -> int:
    """Wishes that the office noted on the phone and nobody confirmed."""
    due = select(Need).where(Need.state == "draft", Need.waiting_since <= _oldest_draft(now))
    return one_by_one(discard_draft, db.session.scalars(due.order_by(Need.id)).all())


@job("needs.lapse")
def lapse_due_needs(now: datetime) -> int:
    """Searches that have paused for half a year."""
    stopped = Need.stopped_at <= now - timedelta(days=current_app.config["NEED_LAPSE_DAYS"] - 1)
    due = select(Need).where(Need.state == "paused", stopped).order_by(Need.id)
    return one_by_one(lapse_need, db.session.scalars(due).all())
