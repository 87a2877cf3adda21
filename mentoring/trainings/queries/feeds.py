"""What calendars ask for: a version that says whether anything is new, and stored texts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import ColumnElement, select, true

from mentoring.core import clock
from mentoring.core.db import Base, db
from mentoring.people.models import InstitutionType, Land, Topic
from mentoring.trainings.lifecycle import PUBLIC_STATES
from mentoring.trainings.models import FeedState, Training, TrainingDate
from mentoring.trainings.queries.listing import about_topic, for_institution_type, in_land

ALL = "alle"
PAST = timedelta(days=90)
FUTURE = timedelta(days=548)
MOST_EVENTS = 2000
PER_TYPE: dict[str, type[Base]] = {"land": Land, "einrichtungsart": InstitutionType, "thema": Topic}


def feed_keys(training: Training) -> set[str]:
    """The calendars in which a training stands."""
    laender = [training.land_code] if training.land_code else db.session.scalars(select(Land.code))
    types = [kind.code for kind in training.audience] or db.session.scalars(select(InstitutionType.code))
    return {
        ALL,
        f"fortbildung/{training.public_id}",
        *(f"land/{code}" for code in laender),
        *(f"einrichtungsart/{code}" for code in types),
        *(f"thema/{topic.slug}" for topic in training.topics),
    }


def feed_version(key: str) -> int | None:
    """How often a calendar has changed; None when it does not exist."""
    version = db.session.scalar(select(FeedState.version).where(FeedState.key == key))
    return 0 if version is None and _is_known(key) else version


def _is_known(key: str) -> bool:
    kind, _slash, code = key.partition("/")
    model = PER_TYPE.get(kind)
    return key == ALL or (model is not None and db.session.get(model, code) is not None)


def window_day() -> date:
    """The German day on which a calendar's window hangs."""
    return clock.in_berlin(clock.now()).date()


def feed_fragments(key: str, today: date) -> Sequence[str]:
    """The stored events of a calendar within its window; where there are too many, the coming ones stay."""
    middle = datetime.combine(today, time(), clock.BERLIN)
    in_window = TrainingDate.starts_at.between(middle - PAST, middle + FUTURE)
    statement = (
        select(TrainingDate.ics_fragment)
        .join(TrainingDate.training)
        .where(_in_feed(key), in_window, _is_public())
        .order_by(TrainingDate.starts_at < middle, TrainingDate.starts_at, TrainingDate.id)
    )
    return db.session.scalars(statement.limit(MOST_EVENTS)).all()


def _in_feed(key: str) -> ColumnElement[bool]:
    kind, _slash, code = key.partition("/")
    if kind == "land":
        return in_land(code)
    if kind == "einrichtungsart":
        return for_institution_type(code)
    if kind == "thema":
        return about_topic(code)
    return Training.public_id == code if kind == "fortbildung" else true()


def _is_public() -> ColumnElement[bool]:
    written = TrainingDate.ics_fragment != ""
    return Training.state.in_(PUBLIC_STATES) & (Training.visibility == "public") & written


@dataclass(frozen=True, slots=True)
class SingleDate:
    """One date for a file."""

    title: str
    fragment: str
    sequence: int
    changed_at: datetime


def single_date(public_id: str) -> SingleDate | None:
    """One published date, whenever it is."""
    columns = (
        Training.title,
        TrainingDate.ics_fragment,
        TrainingDate.sequence,
        TrainingDate.public_changed_at,
    )
    wanted = select(*columns).join(TrainingDate.training)
    row = db.session.execute(wanted.where(TrainingDate.public_id == public_id, _is_public())).first()
    return None if row is None else SingleDate(*row)


def feed_name(key: str) -> tuple[str, str] | None:
    """German and English name of what a calendar is about; None for the calendar of all."""
    kind, _slash, code = key.partition("/")
    if kind == "fortbildung":
        title = db.session.scalar(select(Training.title).where(Training.public_id == code))
        return (title or "", title or "")
    row = db.session.get(PER_TYPE[kind], code) if kind in PER_TYPE else None
    if row is None:
        return None
    return (row.name, row.name) if isinstance(row, Land) else (row.de, row.en)  # type: ignore[attr-defined]
