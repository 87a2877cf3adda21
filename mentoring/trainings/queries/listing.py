"""The public list of dates: filtered, by page or by month, in few statements whatever their number."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Date,
    Integer,
    Select,
    and_,
    bindparam,
    exists,
    func,
    literal,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import contains_eager, joinedload

from mentoring.core import clock
from mentoring.core.db import UtcDateTime, db
from mentoring.core.queries import LAST_PAGE, PER_PAGE, Page
from mentoring.people.models import InstitutionType, Land, Person, Topic
from mentoring.trainings.lifecycle import LIVE
from mentoring.trainings.models import (
    FORMATS,
    Lead,
    Registration,
    Training,
    TrainingDate,
    training_audience,
    training_laender,
    training_topics,
)
from mentoring.trainings.queries.visibility import is_listed, sight_of

CHOICES_KEPT = timedelta(minutes=1)
_CHOICES: dict[str, tuple[datetime, list["Choice"]]] = {}


@dataclass(frozen=True, slots=True)
class Selection:
    """What somebody looks for; empty is everything. A hybrid date is both online and on site."""

    formats: tuple[str, ...] = ()
    land: str = ""
    institution_type: str = ""
    topic: str = ""
    free: bool = False


class ListedDate(NamedTuple):
    """What decides how a date's card looks: versions, states, trainers' display names, audience codes (commas), seats.

    Plain values, so that a page of dates that are drawn already loads no objects; `loaded_dates` fetches the rest.
    """

    id: int
    public_id: str
    version: int
    starts_at: datetime
    state: str
    training_version: int
    training_state: str
    deadline: date | None
    trainer_names: str | None
    audience: str | None
    taken: int
    total: int
    total_standing: int

    @property
    def stands(self) -> bool:
        """Whether it takes place, as far as anybody knows."""
        return self.training_state == "published" and self.state != "cancelled"

    @property
    def open(self) -> bool:
        """Whether one can still register."""
        return self.stands and (self.deadline is None or _today() <= self.deadline)


@dataclass(slots=True)
class Choice:
    """One value of a filter, in both languages."""

    kind: str
    code: str
    de: str
    en: str


def upcoming_dates(reader: Person | None, chosen: Selection, number: int) -> Page[ListedDate]:
    """One page of what lies ahead and its reader may find, in order of time."""
    number = min(max(number, 1), LAST_PAGE)
    given = {"now": clock.now(), "today": _today(), "start": (number - 1) * PER_PAGE}
    rows = [ListedDate(*row) for row in db.session.execute(_listing(chosen, sight_of(reader)), given)]
    if rows or number == 1:
        return Page(rows, number, rows[0].total if rows else 0)
    return Page(rows, number, upcoming_dates(reader, chosen, 1).total)


def loaded_dates(ids: Collection[int]) -> dict[int, TrainingDate]:
    """Dates with their trainings, by id, in one statement."""
    wanted = select(TrainingDate).where(TrainingDate.id.in_(ids))
    found = db.session.scalars(wanted.options(joinedload(TrainingDate.training, innerjoin=True)))
    return {one.id: one for one in found}


def dates_between(
    reader: Person | None, chosen: Selection, first: datetime, after: datetime
) -> Sequence[TrainingDate]:
    """All dates that begin in a span of time and that their reader may find, with their trainings."""
    found = (is_listed(sight_of(reader)), *_conditions(chosen))
    in_span = and_(TrainingDate.starts_at >= first, TrainingDate.starts_at < after, *found)
    dates = select(TrainingDate).join(TrainingDate.training).options(contains_eager(TrainingDate.training))
    ordered = dates.where(in_span).order_by(TrainingDate.starts_at, TrainingDate.id)
    return db.session.scalars(ordered, {"today": _today()}).all()


def filter_choices() -> list[Choice]:
    """Länder, kinds of institutions and topics; read again after a minute, because they hardly ever change."""
    key, now = str(db.engine.url), clock.now()
    known = _CHOICES.get(key)
    if known is None or not known[0] <= now < known[0] + CHOICES_KEPT:
        known = _CHOICES[key] = (now, _read_choices())
    return known[1]


def _read_choices() -> list[Choice]:
    kinds: list[tuple[str, Select[*tuple[Any, ...]]]] = [
        ("land", select(Land.code, Land.name, Land.name, literal(0))),
        ("topic", select(Topic.slug, Topic.de, Topic.en, Topic.position).where(Topic.offered)),
        (
            "institution_type",
            select(
                InstitutionType.code, InstitutionType.de, InstitutionType.en, InstitutionType.position
            ).where(InstitutionType.offered),
        ),
    ]
    parts = [statement.add_columns(literal(kind)) for kind, statement in kinds]
    rows = db.session.execute(union_all(*parts)).all()
    ordered = sorted(rows, key=lambda row: (row[3], row[1]))
    return [Choice(kind, code, de, en) for code, de, en, _position, kind in ordered]


def is_open(training: Training, one: TrainingDate) -> bool:
    """Whether one can still register for the training of a date that lies ahead."""
    in_time = training.deadline is None or _today() <= training.deadline
    return training.state == "published" and one.state != "cancelled" and in_time


def taken_seats(training_id: Any) -> Any:
    """How many seats are spoken for (who waits stands before who comes), as part of a statement."""
    live = and_(Registration.training_id == training_id, Registration.state.in_(LIVE))
    return select(func.count()).select_from(Registration).where(live).scalar_subquery()


@lru_cache(maxsize=256)
def _listing(chosen: Selection, sight: str) -> Select[*tuple[Any, ...]]:
    """The statement behind a page of a selection, made once; now, today and where to start come with each call."""
    of_training = training_audience.c.training_id == Training.id
    codes = select(func.aggregate_strings(training_audience.c.institution_type_code, ",")).where(of_training)
    one = TrainingDate
    date_columns = (one.id, one.public_id, one.version, one.starts_at, one.state)
    training_columns = (Training.version, Training.state, Training.deadline)
    leading = (Lead.training_id == Training.id) & (Lead.state == "confirmed")
    names = select(func.aggregate_strings(Person.display_name, ", ")).join(Lead, Lead.person_id == Person.id)
    said = (names.where(leading).scalar_subquery(), codes.scalar_subquery())
    counted = (*said, taken_seats(Training.id), *_totals())
    return (
        select(*date_columns, *training_columns, *counted)
        .join(Training, Training.id == TrainingDate.training_id)
        .where(TrainingDate.ends_at > bindparam("now", type_=UtcDateTime))
        .where(is_listed(sight), *_conditions(chosen))
        .order_by(TrainingDate.starts_at, TrainingDate.id)
        .limit(PER_PAGE)
        .offset(bindparam("start", type_=Integer))
    )


def _totals() -> tuple[ColumnElement[int], ColumnElement[int]]:
    """How many there are on all pages, and of them how many take place."""
    stands = (Training.state == "published") & (TrainingDate.state != "cancelled")
    return func.count().over(), func.count().filter(stands).over()


def _conditions(chosen: Selection) -> list[ColumnElement[bool]]:
    """What was chosen; a condition that nobody asked for is not even made."""
    given: tuple[tuple[Any, Callable[[], ColumnElement[bool]]], ...] = (
        (chosen.formats, lambda: in_formats(chosen.formats)),
        (chosen.land, lambda: in_land(chosen.land)),
        (chosen.institution_type, lambda: for_institution_type(chosen.institution_type)),
        (chosen.topic, lambda: about_topic(chosen.topic)),
        (chosen.free, _has_free_seats),
    )
    return [condition() for value, condition in given if value]


def in_formats(formats: Sequence[str]) -> ColumnElement[bool]:
    """Trainings of these formats; what is hybrid is both online and on site."""
    known = [name for name in formats if name in FORMATS]
    return Training.format.in_([*known, "hybrid"]) if known else Training.format.in_(FORMATS)


def in_land(code: str) -> ColumnElement[bool]:
    """Trainings of a Land; those for the whole country belong to every Land."""
    rows = training_laender.c
    named = exists().where(rows.training_id == Training.id, rows.land_code == code)
    return or_(named, ~exists().where(rows.training_id == Training.id))


def for_institution_type(code: str) -> ColumnElement[bool]:
    """Trainings for a kind of institution; those for all belong to every kind."""
    rows = training_audience.c
    named = exists().where(rows.training_id == Training.id, rows.institution_type_code == code)
    return or_(named, ~exists().where(rows.training_id == Training.id))


def about_topic(slug: str) -> ColumnElement[bool]:
    """Trainings about a topic."""
    rows = training_topics.c
    return exists().where(rows.training_id == Training.id, rows.topic_slug == slug)


def _has_free_seats() -> ColumnElement[bool]:
    in_time = or_(Training.deadline.is_(None), Training.deadline >= bindparam("today", type_=Date))
    running = and_(Training.state == "published", TrainingDate.state != "cancelled")
    return and_(running, in_time, Training.seats > taken_seats(Training.id))


def _today() -> date:
    return clock.in_berlin(clock.now()).date()
