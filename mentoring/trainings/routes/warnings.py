"""What a trainer reads before dates are entered: holidays, own clashes, and what is for the same people."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from flask_babel import format_date, get_locale
from flask_babel import gettext as _

from mentoring.core import clock
from mentoring.core.working_days import holiday_name
from mentoring.people.models import Land, Person
from mentoring.people.queries import laender
from mentoring.trainings.actions import PlannedTime
from mentoring.trainings.models import Training, TrainingDate
from mentoring.trainings.queries.clashes import own_clashes, same_people
from mentoring.trainings.routes.cards import time_words


def warnings_for(
    reader: Person, training: Training, times: Sequence[PlannedTime], but: TrainingDate | None = None
) -> list[str]:
    """Sentences to read; none of them forbids anything."""
    spans = [(time.starts_at, time.ends_at) for time in times]
    where = training.laender or list(laender())
    found = [
        *_holidays(times, where),
        *_overlaps(times),
        *(_own_words(one) for one in own_clashes(training, spans, but)),
        *(_other_words(one) for one in same_people(reader, training, spans, but)),
    ]
    return list(dict.fromkeys(found))


def marked(warnings: Sequence[str]) -> str:
    """A mark of these very sentences, so that others would be shown again."""
    return hashlib.sha256("\n".join(warnings).encode()).hexdigest()[:16]


def _holidays(times: Sequence[PlannedTime], where: Sequence[Land]) -> Iterator[str]:
    for day in sorted({day for time in times for day in _days(time)}):
        names: dict[str, list[str]] = defaultdict(list)
        for land in where:
            if name := holiday_name(day, land.short, str(get_locale())):
                names[name].append(land.name)
        for name, places in names.items():
            yield _holiday_words(day, name, places, everywhere=len(places) == len(where))


def _days(time: PlannedTime) -> list[date]:
    first, last = time.starts_wall.date(), time.ends_wall.date()
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def _holiday_words(day: date, name: str, places: Sequence[str], *, everywhere: bool) -> str:
    words = {"day": format_date(day, "EEEE, d. MMMM y"), "name": name}
    if everywhere:
        return _("%(day)s ist ein Feiertag: %(name)s.", **words)
    return _("%(day)s ist ein Feiertag in %(places)s: %(name)s.", **words, places=", ".join(places))


def _overlaps(times: Sequence[PlannedTime]) -> Iterator[str]:
    for one, other in pairwise(sorted(times, key=lambda time: time.starts_at)):
        if other.starts_at < one.ends_at:
            yield _(
                "Zwei dieser Termine überschneiden sich am %(day)s.",
                day=format_date(other.starts_wall.date(), "d. MMMM y"),
            )


def _own_words(one: TrainingDate) -> str:
    return _("Gleichzeitig leiten Sie: %(title)s (%(when)s).", title=one.training.title, when=_when(one))


def _other_words(one: TrainingDate) -> str:
    return _(
        "Zur selben Zeit ist für dieselben Menschen: %(title)s (%(when)s).",
        title=one.training.title,
        when=_when(one),
    )


def _when(one: TrainingDate) -> str:
    return f"{format_date(clock.in_berlin(one.starts_at).date(), 'd. MMM y')}, {time_words(one)}"
