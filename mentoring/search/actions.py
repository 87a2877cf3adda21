"""Keeping the words of what is or may be published, in the transaction that writes or publishes it."""

from collections.abc import Iterable
from itertools import chain

from sqlalchemy import ColumnElement, delete, select, true

from mentoring.core.db import action, db
from mentoring.offers.models import PracticeExample
from mentoring.people.models import InstitutionType, Topic
from mentoring.search.models import SearchEntry, words_of
from mentoring.trainings.models import Training


@action
def fill_entries() -> int:
    """Keep all that has words to keep where nothing is kept yet; returns how many."""
    if db.session.scalar(select(SearchEntry.id).limit(1)) is not None:
        return 0
    return keep_anew(true(), true())


def keep_anew(trainings: ColumnElement[bool], examples: ColumnElement[bool]) -> int:
    """Inside a running action: keep the words of these anew, except of what is over; returns how many."""
    taught = db.session.scalars(select(Training).where(Training.state != "done", trainings)).all()
    told = select(PracticeExample).where(PracticeExample.state == "published", examples)
    written = db.session.scalars(told).all()
    for training in taught:
        keep_training(training)
    for example in written:
        keep_example(example)
    return len(taught) + len(written)


def keep_training(training: Training) -> None:
    """Inside a running action: what its page says to everybody who may read it."""
    known = db.session.scalar(select(SearchEntry).where(SearchEntry.training_id == training.id))
    entry = known or SearchEntry(training_id=training.id)
    said = (training.summary, training.description, training.venue)
    regions = (land.name for land in training.laender)
    _say(entry, training.title, *said, *regions, *_names(training.topics), *_names(training.audience))


def keep_example(example: PracticeExample) -> None:
    """The same for an example; of which kind of self-help it tells is not said, so it must not be found by that."""
    known = db.session.scalar(select(SearchEntry).where(SearchEntry.example_id == example.id))
    entry = known or SearchEntry(example_id=example.id)
    said = (example.question, example.helped, example.differently, example.land.name)
    kinds = [] if example.institution_type.protected else [example.institution_type]
    _say(entry, example.title, *said, *_names(example.topics), *_names(kinds))


def _names(rows: Iterable[Topic | InstitutionType]) -> Iterable[str]:
    """What rows of the catalogue are called, in both languages."""
    return chain.from_iterable((row.de, row.en) for row in rows)


def _say(entry: SearchEntry, title: str, *others: str) -> None:
    entry.title = f" {' '.join(words_of(title))} "
    entry.words = f" {' '.join(words_of(' '.join((title, *others))))} "
    db.session.add(entry)


def forget_training(training_id: int) -> None:
    """Inside a running action: its words go."""
    db.session.execute(delete(SearchEntry).where(SearchEntry.training_id == training_id))


def forget_example(example_id: int) -> None:
    """Inside a running action: its words go."""
    db.session.execute(delete(SearchEntry).where(SearchEntry.example_id == example_id))
