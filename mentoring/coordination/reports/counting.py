"""What a count of a year is: by house, by topic and by part; and where a year begins and ends."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import InstrumentedAttribute

from mentoring.core.clock import BERLIN
from mentoring.core.db import db
from mentoring.mentorship.models.need import NeedTopic
from mentoring.people.models import Person


class Year(NamedTuple):
    """A calendar year on German clocks: every moment is in exactly one."""

    number: int

    @property
    def begins(self) -> datetime:
        """Its first moment."""
        return datetime(self.number, 1, 1, tzinfo=BERLIN)

    @property
    def ends(self) -> datetime:
        """The first moment of the next one."""
        return datetime(self.number + 1, 1, 1, tzinfo=BERLIN)

    def holds(self, moment: InstrumentedAttribute[Any] | ColumnElement[Any]) -> ColumnElement[bool]:
        """The condition for a moment to be in this year."""
        return (moment >= self.begins) & (moment < self.ends)


class ByHouse(NamedTuple):
    """So many people of one Land and kind of institution in one part ("" where unknown)."""

    land: str
    kind: str
    part: str
    people: int


class ByTopic(NamedTuple):
    """So many people with one topic in one part; somebody with two topics is in two rows."""

    topic: str
    part: str
    people: int


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: its words, the query that counts it, and which of its parts are told by Land, kind and topic.

    `narrowed` names parts; "" stands for the total. Words of parts may hold the days of the promise.
    """

    code: str
    label: Any
    definition: Any
    left_out: Any
    parts: dict[str, Any]
    by_house: Callable[[Year], list[ByHouse]]
    by_topic: Callable[[Year], list[ByTopic]] | None = None
    narrowed: tuple[str, ...] = ()


def houses(part: Any, source: Any, person_id: Any, *conditions: ColumnElement[bool]) -> list[ByHouse]:
    """Rows of a table counted by the Land and the kind of institution of their person, and by part."""
    land, kind = (func.coalesce(one, "") for one in (Person.land_code, Person.institution_type_code))
    keys = select(land.label("land"), kind.label("kind"), part.label("part"))
    rows = keys.select_from(source).join(Person, Person.id == person_id).where(*conditions).subquery()
    return [ByHouse(*row) for row in db.session.execute(_counted(rows))]


def by_topics(part: Any, source: Any, need_id: Any, *conditions: ColumnElement[bool]) -> list[ByTopic]:
    """Rows of a table counted by the topics of their need, and by part."""
    keys = select(NeedTopic.topic_slug.label("topic"), part.label("part")).select_from(source)
    rows = keys.join(NeedTopic, NeedTopic.need_id == need_id).where(*conditions).subquery()
    return [ByTopic(*row) for row in db.session.execute(_counted(rows))]


def _counted(rows: Any) -> Any:
    """Each kind of row once, with how many there are."""
    return select(*rows.c, func.count()).group_by(*rows.c)
