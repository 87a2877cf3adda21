"""Closing a year: it is counted once, some weeks after its end, and only what may be shown of it is kept."""

from datetime import datetime, timedelta
from typing import Any

from flask import current_app
from sqlalchemy import func, select

from mentoring.coordination.models import Report
from mentoring.coordination.reports.counting import Year
from mentoring.coordination.reports.publishing import FIGURES, Codes, Counts, published
from mentoring.coordination.reports.trainings import trainings_of
from mentoring.core import clock
from mentoring.core.clock import job, one_by_one
from mentoring.core.db import action, db
from mentoring.core.journal import TIME, Entry, declare, record
from mentoring.people.queries import all_types, laender
from mentoring.people.queries import topics as all_topics

declare("report.closed", silent=True)


@job("reports.close")
def close_years(now: datetime) -> int:
    """Every year that is over for long enough and has no report."""
    return one_by_one(close_year, due_years(now))


def due_years(now: datetime) -> list[int]:
    """Years since the first line of the journal that may be closed, and are not."""
    first = db.session.scalar(select(Entry.at).order_by(Entry.id).limit(1))
    if first is None:
        return []
    last_closed = db.session.scalar(select(func.max(Report.year))) or 0
    begin = max(clock.in_berlin(first).year, last_closed + 1)
    return [year for year in range(begin, clock.in_berlin(now).year) if closes_at(year) <= now]


def closes_at(year: int) -> datetime:
    """When a year is closed: late corrections and tandems taken up again are over by then."""
    return Year(year).ends + timedelta(days=current_app.config["REPORT_AFTER_DAYS"])


def coming_year() -> int:
    """The year whose report comes next: in January still the last one."""
    this_year = clock.in_berlin(clock.now()).year
    return this_year - 1 if closes_at(this_year - 1) > clock.now() else this_year


@action
def close_year(year: int) -> bool:
    """Count a year and keep its report; says whether this call did it. Nobody can do so twice, or before its time."""
    if db.session.get(Report, year) is not None or closes_at(year) > clock.now():
        return False
    _keep(year, counts_of(Year(year)))
    return True


def counts_of(year: Year) -> Counts:
    """All that is counted, in the same few statements however many people there are."""
    houses = {figure.code: figure.by_house(year) for figure in FIGURES}
    topics = {figure.code: figure.by_topic(year) for figure in FIGURES if figure.by_topic}
    return Counts(houses, topics, trainings_of(year))


def _keep(year: int, counts: Counts) -> None:
    """The counts themselves end here."""
    db.session.add(Report(year=year, closed_at=clock.now(), content=content_of(counts)))
    record("report.closed", TIME, year)


def content_of(counts: Counts) -> dict[str, Any]:
    """What may be shown, with all Länder, kinds and topics that there are."""
    land, kinds, subjects = sorted(one.code for one in laender()), all_types(), all_topics()
    codes = Codes(land, [one.code for one in kinds], [one.slug for one in subjects])
    return published(counts, codes, current_app.config["WAITING_PROMISE_DAYS"])


@action
def keep_invented(year: int, counts: Counts) -> None:
    """The report of an invented year, for the demo: its people are forgotten, as they would be."""
    _keep(year, counts)
