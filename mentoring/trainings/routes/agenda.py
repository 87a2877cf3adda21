"""The dates that lie ahead, day by day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from flask import render_template, request, url_for

from mentoring.core import clock
from mentoring.core.access import public
from mentoring.trainings.calendar import place_of
from mentoring.trainings.models import TrainingDate
from mentoring.trainings.queries.listing import ListedDate, filter_choices, loaded_dates, upcoming_dates
from mentoring.trainings.routes.cards import is_cancelled, seat_words, time_words
from mentoring.trainings.routes.listing import frame, pager, query_of, selection
from mentoring.trainings.routes.room import blueprint, this_reader


@dataclass(frozen=True, slots=True)
class Line:
    """One date in a few words."""

    time: str
    place: str
    title: str
    url: str
    seats: tuple[str, str]


@blueprint.get("/fortbildungen/tage")
@public
def agendas_show() -> str:
    chosen, known = selection(), filter_choices()
    page = upcoming_dates(this_reader(), chosen, request.args.get("seite", 1, type=int))
    return render_template(
        "trainings/agendas_show.html",
        page=page,
        pager=pager(page, "trainings.agendas_show", **query_of(chosen)),
        groups=_days(page.rows),
        **frame(chosen, known),
    )


def _days(rows: Sequence[ListedDate]) -> list[tuple[date, list[Line]]]:
    """Lines under their days, in the order of the rows."""
    loaded = loaded_dates([row.id for row in rows]) if rows else {}
    days = groupby(rows, key=lambda row: clock.in_berlin(row.starts_at).date())
    return [(day, [_line(row, loaded[row.id]) for row in of_day]) for day, of_day in days]


def _line(row: ListedDate, one: TrainingDate) -> Line:
    training = one.training
    url = url_for("trainings.trainings_show", public_id=training.public_id)
    seats = seat_words(training, row.taken, open_=row.open, cancelled=is_cancelled(one))
    return Line(time_words(one), place_of(training), training.title, url, seats)
