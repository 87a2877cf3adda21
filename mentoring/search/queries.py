"""What readers find: the words say what matches, the things themselves say who may read them now."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Integer, Select, cast, func, literal, select

from mentoring.core import clock
from mentoring.core.db import db
from mentoring.core.queries import LAST_PAGE, Page
from mentoring.offers.models import PracticeExample
from mentoring.offers.queries import examples_with_ids, read_by_all
from mentoring.people.models import Person
from mentoring.search.models import SearchEntry, Term, wanted
from mentoring.trainings.lifecycle import UNDER_WAY
from mentoring.trainings.models import Training, TrainingDate
from mentoring.trainings.queries.visibility import is_listed, sight_of

PER_PAGE = 20
MOST_TITLES = 500
"""Of each kind, the newest: so many titles are read for somebody who found nothing."""
NEWEST = PracticeExample.published_at.desc(), PracticeExample.id.desc()


class FoundTraining(NamedTuple):
    """A training that takes place and its next date; `total` counts all that were found."""

    public_id: str
    title: str
    summary: str
    format: str
    starts_at: datetime
    total: int


def found_trainings(
    reader: Person | None, terms: Sequence[Term], number: int = 1, size: int = PER_PAGE
) -> Page[FoundTraining]:
    """Trainings in the reader's own lists with a date ahead: named so first, then the next date; in one statement."""
    first = _next_begin()
    columns = (Training.public_id, Training.title, Training.summary, Training.format, first)
    found = _matching(select(*columns, func.count().over()), terms, SearchEntry.training_id == Training.id)
    ordered = _ahead(reader, found).order_by(_named(terms).desc(), first, Training.id)
    rows = [FoundTraining(*row) for row in _window(terms, ordered, number, size)]
    if not rows and number > 1:
        return found_trainings(reader, terms, 1, size)
    return Page(rows, number, rows[0].total if rows else 0, size)


def _ahead(reader: Person | None, statement: Select[Any]) -> Select[Any]:
    """Those of a statement's trainings that their reader may find and can still go to."""
    listed = is_listed(sight_of(reader))
    return statement.where(listed, Training.state == "published", _next_begin().is_not(None))


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


def _window(terms: Sequence[Term], ordered: Select[Any], number: int, size: int) -> Sequence[Any]:
    """The rows of one page; who names nothing finds nothing."""
    if not terms:
        return []
    start = (min(max(number, 1), LAST_PAGE) - 1) * size
    return db.session.execute(ordered.limit(size).offset(start)).all()


def found_examples(terms: Sequence[Term], number: int = 1, size: int = PER_PAGE) -> Page[PracticeExample]:
    """Examples that everybody reads: named so first, then the newest."""
    columns: Any = select(PracticeExample.id, func.count().over())
    found = read_by_all(_matching(columns, terms, SearchEntry.example_id == PracticeExample.id))
    ordered = found.order_by(_named(terms).desc(), *NEWEST)
    rows = _window(terms, ordered, number, size)
    if not rows and number > 1:
        return found_examples(terms, 1, size)
    known = examples_with_ids([example_id for example_id, _total in rows])
    return Page([known[example_id] for example_id, _total in rows], number, rows[0][1] if rows else 0, size)


def titles_to_find(reader: Person | None) -> list[str]:
    """How the newest things are called that this reader would find."""
    trainings = _ahead(reader, select(Training.title)).order_by(Training.id.desc())
    examples = read_by_all(select(PracticeExample.title)).order_by(*NEWEST)
    return [title for kind in (trainings, examples) for title in db.session.scalars(kind.limit(MOST_TITLES))]
