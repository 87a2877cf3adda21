"""The public pages: the list of dates, a month, a training."""

from calendar import Calendar
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from flask import abort, redirect, render_template, request, url_for
from flask_babel import format_date
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from mentoring.core import clock
from mentoring.core.access import public
from mentoring.core.errors import NotFound
from mentoring.core.queries import Page
from mentoring.people.models import Person
from mentoring.people.wording import label
from mentoring.trainings.forms import FORMATS, KINDS, ListingForm
from mentoring.trainings.models import Training, TrainingDate
from mentoring.trainings.queries import leading
from mentoring.trainings.queries.listing import (
    Choice,
    Selection,
    dates_between,
    filter_choices,
    is_open,
    upcoming_dates,
)
from mentoring.trainings.queries.materials import shown_materials
from mentoring.trainings.queries.seats import is_seat_free_for
from mentoring.trainings.queries.tasks import thin_training
from mentoring.trainings.routes.cards import (
    cards_by_month,
    is_cancelled,
    month_words,
    seat_words,
    time_words,
)
from mentoring.trainings.routes.facts import facts_of
from mentoring.trainings.routes.room import blueprint, this_reader
from mentoring.trainings.routes.subscribing import subscription_for, subscription_to

FIRST_YEAR, LAST_YEAR, MONTHS = 2000, 2199, 12


@dataclass(frozen=True, slots=True)
class Pager:
    """The way through the pages of the list."""

    number: int
    count: int
    previous_url: str
    next_url: str


@blueprint.get("/fortbildungen")
@public
def trainings_index() -> str:
    chosen, known = selection(), filter_choices()
    page = upcoming_dates(this_reader(), chosen, request.args.get("seite", 1, type=int))
    return render_template(
        "trainings/trainings_index.html",
        page=page,
        pager=pager(page, "trainings.trainings_index", **query_of(chosen)),
        groups=cards_by_month(page.rows, known),
        **frame(chosen, known),
    )


def selection() -> Selection:
    """What the address asks for."""
    given = request.args
    return Selection(
        formats=tuple(given.getlist("form")),
        land=given.get("land", ""),
        institution_type=given.get("art", ""),
        topic=given.get("thema", ""),
        free=given.get("frei") == "1",
    )


def query_of(chosen: Selection) -> dict[str, Any]:
    """A selection as the query of an address."""
    named = {
        "form": list(chosen.formats),
        "land": chosen.land,
        "art": chosen.institution_type,
        "thema": chosen.topic,
        "frei": "1" if chosen.free else "",
    }
    return {name: value for name, value in named.items() if value}


def pager(page: Page[Any], endpoint: str, **values: Any) -> Pager:
    """The pager of a list; pages that are not there have no address."""

    def url(number: int) -> str:
        return url_for(endpoint, seite=number, **values) if 1 <= number <= page.last else ""

    return Pager(page.number, page.last, url(page.number - 1), url(page.number + 1))


def frame(chosen: Selection, known: list[Choice]) -> dict[str, Any]:
    """What all views of the dates share: the filter, the ways to each other, the calendar to subscribe to."""
    today = clock.in_berlin(clock.now()).date()
    query = query_of(chosen)
    return {
        "chosen": chosen,
        "formats": [(code, FORMATS[code]) for code in ("online", "on_site")],
        "options": {
            kind: [(choice.code, label(choice)) for choice in known if choice.kind == kind]
            for kind in ("land", "topic", "institution_type")
        },
        "subscription": subscription_for(chosen, known),
        "views": {
            "list": url_for("trainings.trainings_index", **query),
            "agenda": url_for("trainings.agendas_show", **query),
            "month": url_for("trainings.months_show", year=today.year, month=today.month, **query),
        },
    }


@blueprint.get("/fortbildungen/monat/<int:year>/<int:month>")
@public
def months_show(year: int, month: int) -> str:
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= MONTHS):
        abort(404)
    chosen, known = selection(), filter_choices()
    return render_template(
        "trainings/months_show.html", month=_month_view(year, month, chosen), **frame(chosen, known)
    )


def _month_view(year: int, month: int, chosen: Selection) -> dict[str, Any]:
    weeks = Calendar().monthdatescalendar(year, month)
    bounds = (weeks[0][0], weeks[-1][-1] + timedelta(days=1))
    first, after = (datetime.combine(day, time(), clock.BERLIN) for day in bounds)
    by_day: dict[date, list[TrainingDate]] = {}
    for one in dates_between(this_reader(), chosen, first, after):
        by_day.setdefault(clock.in_berlin(one.starts_at).date(), []).append(one)
    today = clock.in_berlin(clock.now()).date()
    return {
        "heading": month_words(date(year, month, 1)),
        "weeks": [[_day_view(day, month, today, by_day.get(day, [])) for day in week] for week in weeks],
        "today_url": _month_url(today, chosen),
        **_neighbours(date(year, month, 1), chosen),
    }


def _day_view(day: date, month: int, today: date, rows: list[TrainingDate]) -> dict[str, Any]:
    dates = [
        {
            "text": f"{clock.in_berlin(one.starts_at):%H:%M} {_month_title(one)}",
            "url": url_for("trainings.trainings_show", public_id=one.training.public_id),
        }
        for one in rows
    ]
    return {"date": day, "outside": day.month != month, "today": day == today, "dates": dates}


def _month_title(one: TrainingDate) -> str:
    title = one.training.title
    return _("Abgesagt: %(title)s", title=title) if is_cancelled(one) else title


def _neighbours(first: date, chosen: Selection) -> dict[str, str]:
    before, after = first - timedelta(days=1), first + timedelta(days=31)
    return {
        "previous_url": _month_url(before, chosen) if before.year >= FIRST_YEAR else "",
        "previous_label": format_date(before, "LLLL"),
        "next_url": _month_url(after, chosen) if after.year <= LAST_YEAR else "",
        "next_label": format_date(after, "LLLL"),
    }


def _month_url(day: date, chosen: Selection) -> str:
    return url_for("trainings.months_show", year=day.year, month=day.month, **query_of(chosen))


@blueprint.get("/fortbildungen/<public_id>")
@public
def trainings_show(public_id: str) -> str | Response:
    person = this_reader()
    try:
        training = leading.shown_training(person, public_id)
    except NotFound:
        if person is not None or not leading.is_for_network(public_id):
            raise
        here = url_for("trainings.trainings_show", public_id=public_id)
        return redirect(url_for("security.login", next=here))
    return render_template("trainings/trainings_show.html", **page_words(training, person))


def page_words(training: Training, person: Person | None) -> dict[str, Any]:
    """All that the page of a training says to somebody."""
    taken = sum(leading.seat_counts(training))
    ahead = leading.upcoming(training.dates)
    open_ = any(is_open(training, one) for one in ahead)
    cancelled = training.state == "cancelled"
    scope = _("Das Abo enthält die Termine dieser Fortbildung.")
    return {
        "training": training,
        "dates": [(one, time_words(one), is_cancelled(one)) for one in training.dates],
        "kind": KINDS[training.kind],
        "coming": [one for one in training.dates if one.starts_at > clock.now()],
        "open_again": bool(ahead),
        "facts": facts_of(training),
        "materials": shown_materials(training, person),
        "seats": seat_words(training, taken, open_=open_, cancelled=cancelled),
        "open": open_,
        "ahead": bool(ahead),
        **_own_words(training, person),
        "subscription": subscription_to("trainings.feeds_training", scope, public_id=training.public_id),
    }


def _own_words(training: Training, person: Person | None) -> dict[str, Any]:
    registration = None if person is None else leading.live_registration(person.id, training)
    parties = training.parties(person) if person is not None else ()
    return {
        "registration": registration,
        "seat_free": is_seat_free_for(training, registration),
        "form": ListingForm(obj=registration),
        "parties": parties,
        "thin": thin_training(training) if parties else None,
    }
