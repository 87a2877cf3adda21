"""Practice examples: those that everybody reads, one's own, and those that wait for the office."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import joinedload, selectinload

from mentoring.core.db import db
from mentoring.core.errors import NotFound
from mentoring.core.queries import Page, page_of
from mentoring.offers.models import PracticeExample, example_topics
from mentoring.people.models import InstitutionType, Person
from mentoring.people.queries import visible

PER_PAGE = 20
MOST = 50


@dataclass(frozen=True, slots=True)
class ExampleFilter:
    """What a reader narrows the list by; empty means all."""

    land: str = ""
    institution_type: str = ""
    topic: str = ""


class ExampleRow(NamedTuple):
    """One published example in codes; `topics` are slugs with a space between, `version` counts changes."""

    id: int
    version: int
    land: str
    institution_type: str
    topics: str | None


def published_examples(narrowed: ExampleFilter, number: int) -> Page[PracticeExample]:
    """One page of what everybody reads, the newest first."""
    found = _narrow(read_by_all(select(PracticeExample)), narrowed).options(*_shown())
    newest = PracticeExample.published_at.desc(), PracticeExample.id.desc()
    return page_of(found.order_by(*newest), number, PER_PAGE)


def read_by_all(statement: Select[Any]) -> Select[Any]:
    """What of a statement about examples everybody reads."""
    joined = statement.join(Person, Person.id == PracticeExample.author_id)
    return joined.where(PracticeExample.state == "published", visible())


def _narrow(statement: Select[Any], by: ExampleFilter) -> Select[Any]:
    """Filtering by a protected kind would tell what a card does not say."""
    if by.land:
        statement = statement.where(PracticeExample.land_code == by.land)
    if by.institution_type:
        kind = PracticeExample.institution_type.has(~InstitutionType.protected)
        statement = statement.where(PracticeExample.institution_type_code == by.institution_type, kind)
    if by.topic:
        statement = statement.where(PracticeExample.id.in_(_about(by.topic)))
    return statement


def _about(topic: str) -> Select[int]:
    return select(example_topics.c.example_id).where(example_topics.c.topic_slug == topic)


def _shown() -> tuple[Any, ...]:
    one = joinedload(PracticeExample.author, innerjoin=True)
    kinds = (PracticeExample.institution_type, PracticeExample.land)
    return one, *(joinedload(kind, innerjoin=True) for kind in kinds), selectinload(PracticeExample.topics)


def example_rows() -> list[ExampleRow]:
    """All that everybody reads, in codes, in one query."""
    slugs = select(func.aggregate_strings(example_topics.c.topic_slug, " "))
    topics = slugs.where(example_topics.c.example_id == PracticeExample.id).correlate(PracticeExample)
    columns = (
        *(PracticeExample.id, PracticeExample.version, PracticeExample.land_code),
        *(PracticeExample.institution_type_code, topics.scalar_subquery()),
    )
    return [
        ExampleRow(*row) for row in db.session.execute(read_by_all(select(*columns)).order_by(columns[0]))
    ]


def examples_with_ids(ids: Collection[int]) -> dict[int, PracticeExample]:
    """Examples by id, with what a card says."""
    wanted = select(PracticeExample).where(PracticeExample.id.in_(ids)).options(*_shown())
    return {example.id: example for example in db.session.scalars(wanted).unique()}


def example_for(reader: Person | None, example_id: int) -> PracticeExample:
    """One that its reader may read: published, the reader's own, or handed in for the office. Raises NotFound."""
    wanted = select(PracticeExample).where(PracticeExample.id == example_id).options(*_shown())
    found = db.session.scalars(wanted).unique().one_or_none()
    if found is None or not (_is_read_by_all(found) or _is_for(reader, found)):
        raise NotFound()
    return found


def _is_read_by_all(example: PracticeExample) -> bool:
    account = example.author.account
    return example.state == "published" and account.active and account.confirmed_at is not None


def _is_for(reader: Person | None, example: PracticeExample) -> bool:
    if reader is None:
        return False
    handed_in = example.state in ("submitted", "returned") and example.submitted_at is not None
    return example.author_id == reader.id or (reader.has_role("coordinator") and handed_in)


def own_example(reader: Person, example_id: int) -> PracticeExample:
    """One of the reader's own. Raises NotFound for everybody else."""
    found = example_for(reader, example_id)
    if found.author_id != reader.id:
        raise NotFound()
    return found


def own_examples(reader: Person) -> Sequence[PracticeExample]:
    """All that somebody has written, last changed first."""
    own = select(PracticeExample).where(PracticeExample.author_id == reader.id).options(*_shown())
    newest = own.order_by(PracticeExample.edited_at.desc(), PracticeExample.id.desc())
    return db.session.scalars(newest.limit(MOST)).unique().all()


def submitted_examples(reader: Person) -> Sequence[PracticeExample]:
    """What waits for this reader of the office, the oldest first."""
    waiting = select(PracticeExample).where(waits_for(reader)).options(*_shown())
    return db.session.scalars(waiting.order_by(PracticeExample.submitted_at).limit(MOST)).unique().all()


def waits_for(reader: Person) -> ColumnElement[bool]:
    """Nobody of the office decides about their own."""
    return (PracticeExample.state == "submitted") & (PracticeExample.author_id != reader.id)
