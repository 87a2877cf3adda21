"""Many published dates of one trainer, laid into the tables at once, with their stored texts."""

import random
from collections.abc import Collection, Iterator, Sequence
from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import insert, inspect, select

from mentoring.core import clock
from mentoring.core.db import action, db
from mentoring.core.feed_states import raise_versions
from mentoring.core.ical import wall_to_utc
from mentoring.people.models import InstitutionType, Land, Topic
from mentoring.trainings.calendar.dates import write_dates
from mentoring.trainings.models import (
    WALL,
    Training,
    TrainingDate,
    training_audience,
    training_laender,
    training_topics,
)
from mentoring.trainings.models.public_id import new_public_id

DAYS = 500
KEYS_AT_ONCE = 5_000
ABOUT = "Wir lesen gemeinsam, was andere erreicht haben; danach fragen wir: Was passt zu uns, und wer hilft? "


def plan(count: int, seed: int = 7) -> None:
    """So many trainings with a date each, over the next 500 days, for different people.

    They are thought of before a transaction begins: PostgreSQL ends one that says nothing for long.
    """
    chance = random.Random(seed)
    laender, kinds, topics = (
        list(db.session.scalars(select(kind))) for kind in (Land, InstitutionType, Topic)
    )
    db.session.expunge_all()
    db.session.rollback()
    keys: set[str] = set()
    trainings = [_training(number) for number in range(count)]
    for number, training in enumerate(trainings):
        training.laender = [chance.choice(laender)]
        training.audience, training.topics = chance.sample(kinds, 2), chance.sample(topics, 2)
        training.dates = [_date(number, number * DAYS // count)]
        keys |= write_dates(training)
    _lay(trainings, keys)


def _training(number: int) -> Training:
    return Training(
        title=f"Kooperation beginnen, Teil {number}", summary="Ein Nachmittag für erste Schritte.",
        description=ABOUT * 3, format="hybrid", venue=f"Haus {number}\nMarkt 5\nSoest", feed_keys="",
        join_link="https://room.example.org/1", seats=20, created_at=clock.now(),
        public_id=new_public_id(), kind="training", visibility="public", kreis_ags=None,
    )  # fmt: skip


def _date(number: int, days: int) -> TrainingDate:
    day = clock.in_berlin(clock.now()).date() + timedelta(days=2 + days)
    begins, ends = (datetime.combine(day, time(hour)) for hour in (10, 12))
    return TrainingDate(
        uid=f"date-{number}@example.org", public_changed_at=clock.now(), sequence=0, zone="Europe/Berlin",
        starts_at=wall_to_utc(begins), ends_at=wall_to_utc(ends),
        starts_wall=begins.strftime(WALL), ends_wall=ends.strftime(WALL),
    )  # fmt: skip


@action
def _lay(trainings: Sequence[Training], keys: Collection[str]) -> None:
    """The rows of what was thought of: a session that followed each of them would take minutes."""
    numbered = insert(Training).returning(Training.id, sort_by_parameter_order=True)
    ids = db.session.scalars(numbered, [{**_row(one), "state": "published"} for one in trainings]).all()
    pairs = list(zip(ids, trainings, strict=True))
    _insert(
        TrainingDate, [{**_row(date), "training_id": number} for number, one in pairs for date in one.dates]
    )
    for table, rows in (
        (training_laender, [(number, land.code) for number, one in pairs for land in one.laender]),
        (training_audience, [(number, kind.code) for number, one in pairs for kind in one.audience]),
        (training_topics, [(number, topic.slug) for number, one in pairs for topic in one.topics]),
    ):
        _insert(table, [dict(zip(table.columns.keys(), row, strict=True)) for row in rows])
    for part in _parts(sorted(keys), KEYS_AT_ONCE):
        raise_versions(part)


def _row(one: Training | TrainingDate) -> dict[str, Any]:
    """What was said of it, column by column."""
    state = inspect(one)
    return {name: value for name, value in state.dict.items() if name in state.mapper.columns}


def _insert(where: Any, rows: list[dict[str, Any]]) -> None:
    if rows:
        db.session.execute(insert(where), rows)


def _parts(words: list[str], size: int) -> Iterator[list[str]]:
    return (words[at : at + size] for at in range(0, len(words), size))
