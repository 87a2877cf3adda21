"""Calendars of one's own: the page on which they are opened and revoked, and the feed behind each address."""

from dataclasses import replace
from functools import partial

from flask import Response, current_app, flash, redirect, render_template, session, url_for
from flask_babel import get_locale
from flask_babel import gettext as _
from werkzeug.wrappers import Response as AnyResponse

from mentoring.core import clock
from mentoring.core.access import public, requires
from mentoring.core.feed_answers import feed_answer, remember, unchanged
from mentoring.core.feed_states import person_key, versions_of
from mentoring.core.ical import (
    RENDERER_VERSION,
    EventSource,
    calendar_document,
    personal_sources,
    render_writable,
)
from mentoring.core.links import external_url
from mentoring.core.subscription import Subscription
from mentoring.people.actions import create_calendar, revoke_calendar
from mentoring.people.forms import CalendarForm
from mentoring.people.models import PersonalCalendar
from mentoring.people.queries import calendar_behind, calendar_version, own_calendar, own_calendars
from mentoring.people.routes.room import Answer, asked_again, blueprint, reader

FRESH = "fresh_calendar"


@blueprint.get("/mein-bereich/kalender")
@requires("signed_in")
def calendars_index() -> str:
    owner_id, token = session.pop(FRESH, (None, ""))
    return render_template(
        "people/calendars_index.html",
        form=CalendarForm(),
        calendars=own_calendars(reader()),
        fresh=_subscription(token) if owner_id == reader().id else None,
    )


def _subscription(token: str) -> Subscription:
    scope = _("Das Abo enthält Ihre eigenen Termine.")
    return Subscription(external_url("people.calendars_show", str(get_locale()), secret=token), scope)


@blueprint.post("/mein-bereich/kalender")
@requires("signed_in")
def calendars_create() -> Answer:
    form = CalendarForm()
    if not form.validate():
        calendars = own_calendars(reader())
        return asked_again("people/calendars_index.html", form=form, calendars=calendars, fresh=None)
    # Shown once, on the next page, and to nobody who signs in after this person in the same browser.
    token = create_calendar(reader(), form.label.data, neutral=form.neutral.data)
    session[FRESH] = (reader().id, token)
    return _done(_("Der Kalender ist angelegt."))


@blueprint.post("/mein-bereich/kalender/<int:calendar_id>/ende")
@requires("signed_in")
def calendars_destroy(calendar_id: int) -> AnyResponse:
    revoke_calendar(reader(), own_calendar(reader(), calendar_id))
    return _done(_("Die Adresse gilt nicht mehr."))


def _done(words: str) -> AnyResponse:
    flash(words, "success")
    return redirect(url_for("people.calendars_index") + "#meldung")


@blueprint.get("/kalender/anleitung")
@public
def guides_show() -> str:
    return render_template("people/guides_show.html")


@blueprint.get("/kalender/p/<secret>.ics")
@public
def calendars_show(secret: str) -> Response:
    calendar = calendar_behind(secret)
    key = person_key(calendar.person_id)
    etag = _etag(calendar.id, versions_of([key]).get(key, 0))
    remember(calendar_version(calendar), partial(_etag, calendar.id), private=True)
    return unchanged(etag, private=True) or feed_answer(_document(calendar), etag, private=True)


def _etag(calendar_id: int, version: int) -> str:
    return f"p{calendar_id}-{version}-{clock.in_berlin(clock.now()):%Y%m%d}-{RENDERER_VERSION}"


def _document(calendar: PersonalCalendar) -> bytes:
    """The address itself does not stand in it: a calendar that is handed on must not give the key away."""
    sources = personal_sources(calendar.person_id, clock.now())
    return calendar_document(
        _("Meine Termine"),
        render_writable(_shown(source, neutral=calendar.neutral) for source in sources),
        site_name=current_app.config["SITE_NAME"],
        page_url=external_url("people.my_area_show", str(get_locale())),
    )


def _shown(source: EventSource, *, neutral: bool) -> EventSource:
    """As others see it who look into this calendar: private, or nothing but a time."""
    private = replace(source, klass="PRIVATE")
    if not neutral:
        return private
    return replace(
        private,
        summary=_("Termin"),
        description="",
        location="",
        geo=None,
        url="",
        categories=(),
        conference_url="",
    )
