"""Many published dates of one trainer, laid into the tables at once, with their stored texts."""

import random
from datetime import datetime, time, timedelta

from sqlalchemy import select, update

from mentoring.core import clock
from mentoring.core.db import action, db
from mentoring.core.feed_states import raise_versions
from mentoring.core.ical import wall_to_utc
from mentoring.people.models import InstitutionType, Land, Topic
from mentoring.trainings.calendar.dates import write_dates
from mentoring.trainings.models import WALL, Training, TrainingDate

DAYS = 500
ABOUT = "Wir lesen gemeinsam, was andere erreicht haben; danach fragen wir: Was passt zu uns, und wer hilft? "


@action
def plan(count: int, seed: int = 7) -> None:
    """So many trainings with a date each, over the next 500 days, for different people."""
    chance = random.Random(seed)
    laender, kinds, topics = (
        list(db.session.scalars(select(kind))) for kind in (Land, InstitutionType, Topic)
    )
    trainings = [_training(number) for number in range(count)]
    for number, training in enumerate(trainings):
        training.laender = [chance.choice(laender)]
        training.audience, training.topics = chance.sample(kinds, 2), chance.sample(topics, 2)
        training.dates = [_date(number, number * DAYS // count)]
    db.session.add_all(trainings)
    db.session.flush()
    db.session.execute(update(Training).values(state="published"))
    db.session.expire_all()
    raise_versions(set().union(*map(write_dates, trainings)))


def _training(number: int) -> Training:
    return Training(
        title=f"Kooperation beginnen, Teil {number}", summary="Ein Nachmittag für erste Schritte.",
        description=ABOUT * 3, format="hybrid", venue=f"Haus {number}\nMarkt 5\nSoest",
        join_link="https://room.example.org/1", seats=20, created_at=clock.now(),
    )  # fmt: skip


def _date(number: int, days: int) -> TrainingDate:
    day = clock.in_berlin(clock.now()).date() + timedelta(days=2 + days)
    begins, ends = (datetime.combine(day, time(hour)) for hour in (10, 12))
    return TrainingDate(
        uid=f"date-{number}@example.org", public_changed_at=clock.now(),
        starts_at=wall_to_utc(begins), ends_at=wall_to_utc(ends),
        starts_wall=begins.strftime(WALL), ends_wall=ends.strftime(WALL),
    )  # fmt: skip
