"""What calendars ask for: a version that says whether anything is new, and stored texts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, func, inspect, or_, select
from sqlalchemy.orm import contains_eager, joinedload, load_only

from mentoring.core import clock
from mentoring.core.db import Base, db
from mentoring.core.feed_states import FeedState, versions_of
from mentoring.people.models import InstitutionType, Kreis, Land, Topic
from mentoring.trainings.models import FORMATS, Training, TrainingDate
from mentoring.trainings.queries.listing import about_topic, for_institution_type, in_formats, in_land
from mentoring.trainings.queries.visibility import in_own_feed, in_shared_feeds

ALL = "alle"
PAST = timedelta(days=90)
FUTURE = timedelta(days=548)
MOST_EVENTS = 2000
PER_TYPE: dict[str, type[Base]] = {
    "land": Land,
    "kreis": Kreis,
    "einrichtungsart": InstitutionType,
    "thema": Topic,
}
IN_FEED: dict[str, Callable[[str], ColumnElement[bool]]] = {
    "land": in_land,
    "kreis": lambda ags: Training.kreis_ags == ags,
    "einrichtungsart": for_institution_type,
    "thema": about_topic,
    "form": lambda name: in_formats([name]),
    "fortbildung": lambda public_id: Training.public_id == public_id,
}


def feed_keys(training: Training) -> set[str]:
    """The calendars in which a training stands; one that is not for everybody stands in none but its own."""
    own = {f"fortbildung/{training.public_id}"} if training.is_for_calendars else set()
    return own | _shared_keys(training) if own and training.visibility == "public" else own


def _shared_keys(training: Training) -> set[str]:
    _load_reach(training)
    laender = [land.code for land in training.laender] or db.session.scalars(select(Land.code))
    types = [kind.code for kind in training.audience] or db.session.scalars(select(InstitutionType.code))
    formats = FORMATS if training.format == "hybrid" else (training.format,)
    return {
        ALL,
        *(f"land/{code}" for code in laender),
        *({f"kreis/{training.kreis_ags}"} if training.kreis_ags else ()),
        *(f"einrichtungsart/{code}" for code in types),
        *(f"thema/{topic.slug}" for topic in training.topics),
        *(f"form/{name}" for name in formats),
    }


def _load_reach(training: Training) -> None:
    """Länder, types and topics in one statement instead of three."""
    if {"laender", "audience", "topics"} & inspect(training).unloaded:
        parts = (joinedload(part) for part in (Training.laender, Training.audience, Training.topics))
        wanted = select(Training).options(load_only(Training.id), *parts)
        db.session.scalars(wanted.where(Training.id == training.id)).unique().one()


def feed_version(*parts: str) -> int | None:
    """How often a calendar has changed: the sum over its parts; None when one of them does not exist."""
    versions = versions_of(parts)
    missing = _by_kind([part for part in parts if part not in versions])
    known = all(_are_known(kind, codes) for kind, codes in missing.items())
    return sum(versions.values()) if known else None


def version_statement(*parts: str) -> Select[int]:
    """The same sum for parts that are known to exist."""
    return select(func.coalesce(func.sum(FeedState.version), 0)).where(FeedState.key.in_(parts))


def _by_kind(parts: Sequence[str]) -> dict[str, list[str]]:
    """The codes of each kind of part."""
    kinds: dict[str, list[str]] = {}
    for kind, _slash, code in (part.partition("/") for part in parts):
        kinds.setdefault(kind, []).append(code)
    return kinds


def _are_known(kind: str, codes: Sequence[str]) -> bool:
    """Whether parts that never changed exist: they do when the catalogue has them."""
    if kind in PER_TYPE:
        [key] = inspect(PER_TYPE[kind]).primary_key
        found = db.session.scalar(select(func.count()).where(key.in_(codes)))
        return found == len(codes)
    return kind == ALL or (kind == "form" and set(codes) <= set(FORMATS))


def window_day() -> date:
    """The German day on which a calendar's window hangs."""
    return clock.in_berlin(clock.now()).date()


def feed_fragments(parts: Sequence[str], today: date) -> Sequence[str]:
    """The stored events of a calendar within its window; where there are too many, the coming ones stay."""
    return db.session.scalars(_in_window(select(TrainingDate.ics_fragment), parts, today)).all()


def feed_dates(today: date) -> Sequence[TrainingDate]:
    """The dates behind the calendar of all, with their trainings."""
    statement = _in_window(select(TrainingDate), [ALL], today)
    return db.session.scalars(statement.options(contains_eager(TrainingDate.training))).all()


def _in_window(columns: Select[Any], parts: Sequence[str], today: date) -> Select[Any]:
    middle = datetime.combine(today, time(), clock.BERLIN)
    in_window = TrainingDate.starts_at.between(middle - PAST, middle + FUTURE)
    return (
        columns.join(TrainingDate.training)
        .where(*_in_feed(parts), in_window, _is_public(parts))
        .order_by(TrainingDate.starts_at < middle, TrainingDate.starts_at, TrainingDate.id)
        .limit(MOST_EVENTS)
    )


def _in_feed(parts: Sequence[str]) -> list[ColumnElement[bool]]:
    """Of each kind one part must fit, and of all kinds together each."""
    kinds = _by_kind(parts)
    return [or_(*map(IN_FEED[kind], codes)) for kind, codes in kinds.items() if kind in IN_FEED]


def _is_public(parts: Sequence[str]) -> ColumnElement[bool]:
    """What is found by its address only stands in a calendar of its own."""
    alone = all(part.startswith("fortbildung/") for part in parts)
    return (in_own_feed() if alone else in_shared_feeds()) & (TrainingDate.ics_fragment != "")


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
    row = db.session.execute(wanted.where(TrainingDate.public_id == public_id, _is_public([]))).first()
    return None if row is None else SingleDate(*row)


def feed_name(part: str) -> tuple[str, str] | None:
    """German and English name of what a calendar is about; None for what the catalogue does not name."""
    kind, _slash, code = part.partition("/")
    if kind == "fortbildung":
        title = db.session.scalar(select(Training.title).where(Training.public_id == code))
        return (title or "", title or "")
    row = db.session.get(PER_TYPE[kind], code) if kind in PER_TYPE else None
    if row is None:
        return None
    return _names(row)


def _names(row: Base) -> tuple[str, str]:
    match row:
        case Land():
            return row.name, row.name
        case Kreis():
            return row.label, row.label
        case InstitutionType() | Topic():
            return row.de, row.en
    raise TypeError("nothing of the catalogue")
