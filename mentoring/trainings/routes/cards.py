"""Dates in words: cards of the list, seats, times and months, in the language of the page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from flask import get_template_attribute, request, url_for
from flask_babel import format_date, get_locale, ngettext
from flask_babel import gettext as _
from markupsafe import Markup

from mentoring.core import clock
from mentoring.people.wording import label
from mentoring.trainings.calendar import place_of
from mentoring.trainings.models import Training, TrainingDate
from mentoring.trainings.queries.listing import Choice, ListedDate, loaded_dates

FEW = 5


@dataclass(frozen=True, slots=True)
class Card:
    """One date as the component `course` draws it."""

    title: str
    url: str
    audience: str
    weekday: str
    day: int
    month: str
    time_range: str
    place: str
    online: bool
    trainer: str
    ics_url: str
    seat_text: str
    seat_kind: str
    action_label: str
    action_url: str


CARDS: dict[tuple[object, ...], Markup] = {}
MOST_CARDS = 4096


def cards_by_month(rows: Sequence[ListedDate], known: list[Choice]) -> list[tuple[str, list[Markup]]]:
    """Cards under the names of their months, in the order of the rows."""
    drawn = zip(rows, cards(rows, known), strict=True)
    months = groupby(drawn, key=lambda pair: _month_of(pair[0].starts_at))
    return [(month_words(date(*month, 1)), [card for _row, card in pairs]) for month, pairs in months]


def cards(rows: Sequence[ListedDate], known: list[Choice]) -> list[Markup]:
    """Cards of dates as markup, each drawn once for as long as nothing that it says has changed."""
    types = {choice.code: label(choice) for choice in known if choice.kind == "institution_type"}
    page = (request.script_root, str(get_locale()), hash(tuple(types.items())))
    keys = [(*row[:-1], row.open, *page) for row in rows]
    missing = {row.id: (key, row) for key, row in zip(keys, rows, strict=True) if key not in CARDS}
    if len(CARDS) + len(missing) > MOST_CARDS:
        CARDS.clear()
        missing = {row.id: (key, row) for key, row in zip(keys, rows, strict=True)}
    for date_id, one in loaded_dates(missing).items() if missing else ():
        key, row = missing[date_id]
        CARDS[key] = _drawn(card(row, one, types))
    return [CARDS[key] for key in keys]


def _drawn(one: Card) -> Markup:
    """A card by its macro, which escapes every word."""
    return Markup(get_template_attribute("components/course.html", "course")(one))  # nosec B704


def _month_of(moment: datetime) -> tuple[int, int]:
    day = clock.in_berlin(moment).date()
    return day.year, day.month


def card(row: ListedDate, one: TrainingDate, types: dict[str, str]) -> Card:
    """A listed date in words."""
    training = one.training
    seat_text, seat_kind = seat_words(training, row.taken, open_=row.open, cancelled=is_cancelled(one))
    url = url_for("trainings.trainings_show", public_id=training.public_id)
    return Card(
        title=training.title,
        url=url,
        audience=audience_words(row.audience, types),
        **_day_words(_german_day(one)),
        time_range=time_words(one),
        place=place_of(training),
        online=training.format == "online",
        trainer=row.trainer_names or "",
        ics_url=url_for("trainings.feeds_date", public_id=one.public_id),
        seat_text=seat_text,
        seat_kind=seat_kind,
        action_label=_("Auf die Warteliste") if seat_kind == "warn" else _("Anmelden"),
        action_url=f"{url}#anmeldung" if row.open else "",
    )


def _day_words(day: date) -> dict[str, Any]:
    weekday, month = (format_date(day, pattern).rstrip(".") for pattern in ("EEE", "LLL"))
    return {"weekday": weekday, "day": day.day, "month": month}


def is_cancelled(one: TrainingDate) -> bool:
    """Whether a date was called off, by itself or with its training."""
    return "cancelled" in (one.state, one.training.state)


def seat_words(training: Training, taken: int, *, open_: bool, cancelled: bool) -> tuple[str, str]:
    """How it stands with seats, and the kind of its tag."""
    free = training.seats - taken
    if cancelled:
        return _("Abgesagt"), "bad"
    if not open_:
        return _("Anmeldung geschlossen"), ""
    if free <= 0:
        return _("Ausgebucht, Warteliste"), "warn"
    few = ngettext("Noch ein Platz frei", "Noch %(num)d Plätze frei", free)
    return few if free <= FEW else _("Plätze frei"), "ok"


def audience_words(codes: str | None, types: dict[str, str]) -> str:
    """For whom: the kinds of institutions in their usual order."""
    named = set((codes or "").split(","))
    words = [words for code, words in types.items() if code in named]
    return _("Für %(types)s", types=", ".join(words)) if words else _("Für alle Einrichtungen")


def time_words(one: TrainingDate) -> str:
    """10:00–12:30 Uhr; over midnight with the second day."""
    starts, ends = clock.in_berlin(one.starts_at), clock.in_berlin(one.ends_at)
    if starts.date() == ends.date():
        return _("%(start)s–%(end)s Uhr", start=f"{starts:%H:%M}", end=f"{ends:%H:%M}")
    last = format_date(ends.date(), "d. MMM")
    return _("%(start)s Uhr bis %(day)s, %(end)s Uhr", start=f"{starts:%H:%M}", day=last, end=f"{ends:%H:%M}")


def month_words(day: date) -> str:
    """Januar 2027."""
    return format_date(day, "LLLL y")


def _german_day(one: TrainingDate) -> date:
    return clock.in_berlin(one.starts_at).date()
