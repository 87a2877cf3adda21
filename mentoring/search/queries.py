"""What readers find: the words say what matches, the things themselves say who may read them now."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Integer, Select, cast, func, literal, select

from mentoring.core import clock
from mentoring.core.db import db
from mentoring.offers.models import PracticeExample
from mentoring.offers.queries import examples_with_ids, read_by_all
from mentoring.people.models import Person
from mentoring.search.models import SearchEntry, Term, wanted
from mentoring.trainings.lifecycle import UNDER_WAY
from mentoring.trainings.models import Training, TrainingDate
from mentoring.trainings.queries.visibility import is_listed, sight_of

MOST = 20


class FoundTraining(NamedTuple):
    """A training that takes place and its next date; `total` counts all that were found."""

    public_id: str
    title: str
    summary: str
    format: str
    starts_at: datetime
    total: int


class FoundExamples(NamedTuple):
    """Examples with what a card says; `total` counts all that were found."""

    rows: list[PracticeExample]
    total: int


def found_trainings(reader: Person | None, terms: Sequence[Term]) -> list[FoundTraining]:
    """Trainings in the reader's own lists with a date ahead: named so first, then the next date; in one statement."""
    if not terms:
        return []
    first = _next_begin()
    columns = (Training.public_id, Training.title, Training.summary, Training.format, first)
    found = _matching(select(*columns, func.count().over()), terms, SearchEntry.training_id == Training.id)
    listed = found.where(is_listed(sight_of(reader)), Training.state == "published", first.is_not(None))
    ordered = listed.order_by(_named(terms).desc(), first, Training.id).limit(MOST)
    return [FoundTraining(*row) for row in db.session.execute(ordered)]


def _next_begin() -> Any:
    """When the next date of a training begins that takes place."""
    ahead = (TrainingDate.training_id == Training.id) & (TrainingDate.ends_at > clock.now())
    dates = select(func.min(TrainingDate.starts_at)).where(ahead, TrainingDate.state.in_(UNDER_WAY))
    return dates.scalar_subquery()


def _matching(statement: Select[Any], terms: Sequence[Term], joined: ColumnElement[bool]) -> Select[Any]:
    return statement.join(SearchEntry, joined).where(wanted(terms))


def _named(terms: Sequence[Term]) -> Any:
    """How many of the terms stand in the title."""
    begins = (f" {term.text}{'' if term.open else ' '}" for term in terms)
    titles = (SearchEntry.title.contains(begin, autoescape=True) for begin in begins)
    return sum((cast(title, Integer) for title in titles), start=literal(0))


def found_examples(terms: Sequence[Term]) -> FoundExamples:
    """Examples that everybody reads: named so first, then the newest."""
    if not terms:
        return FoundExamples([], 0)
    columns: Any = select(PracticeExample.id, func.count().over())
    found = read_by_all(_matching(columns, terms, SearchEntry.example_id == PracticeExample.id))
    newest = _named(terms).desc(), PracticeExample.published_at.desc(), PracticeExample.id.desc()
    rows = db.session.execute(found.order_by(*newest).limit(MOST)).all()
    known = examples_with_ids([example_id for example_id, _total in rows])
    return FoundExamples([known[example_id] for example_id, _total in rows], rows[0][1] if rows else 0)
