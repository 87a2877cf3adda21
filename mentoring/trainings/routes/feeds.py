"""Calendars to subscribe to, and single dates as files: no cookie, no redirect, no look at who asks."""

import json
from collections.abc import Sequence
from functools import partial
from typing import Any
from urllib.parse import quote

from flask import Response, request
from flask_babel import get_locale
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from mentoring.core.access import public
from mentoring.core.errors import NotFound
from mentoring.core.feed_answers import feed_answer, remember, unchanged
from mentoring.core.ical import RENDERER_VERSION
from mentoring.core.links import external_url
from mentoring.trainings.calendar import document, event_words
from mentoring.trainings.forms import FORMATS as FORM_WORDS
from mentoring.trainings.queries.feeds import (
    ALL,
    feed_dates,
    feed_fragments,
    feed_name,
    feed_version,
    single_date,
    version_statement,
    window_day,
)
from mentoring.trainings.routes.room import blueprint

MOST_PARTS = 60
SELECTABLE = {"art": "einrichtungsart", "form": "form", "kreis": "kreis", "land": "land", "thema": "thema"}
"""What a selection's query is called, and the parts of calendars it names; sorted as addresses are."""


@blueprint.get("/kalender/alle.ics")
@public
def feeds_all() -> Response:
    return _feed(ALL)


@blueprint.get("/kalender/land/<ags>.ics")
@public
def feeds_land(ags: str) -> Response:
    return _feed(f"land/{ags}")


@blueprint.get("/kalender/einrichtungsart/<code>.ics")
@public
def feeds_institution_type(code: str) -> Response:
    return _feed(f"einrichtungsart/{code}")


@blueprint.get("/kalender/thema/<slug>.ics")
@public
def feeds_topic(slug: str) -> Response:
    return _feed(f"thema/{slug}")


@blueprint.get("/kalender/auswahl.ics")
@public
def feeds_selection() -> Response:
    parts, query = _selected(request.args)
    return _feed(*parts, **query)


def _selected(given: MultiDict[str, str]) -> tuple[list[str], dict[str, list[str]]]:
    """The parts of a selection and its query, sorted: the same for whatever order they were asked in."""
    values = {name: sorted(set(filter(None, given.getlist(name)))) for name in SELECTABLE}
    query = {name: chosen for name, chosen in values.items() if chosen}
    parts = [f"{SELECTABLE[name]}/{value}" for name, chosen in query.items() for value in chosen]
    if len(parts) > MOST_PARTS:
        raise NotFound()
    return parts or [ALL], query


@blueprint.get("/fortbildungen/<public_id>/termine.ics")
@public
def feeds_training(public_id: str) -> Response:
    return _feed(f"fortbildung/{public_id}")


@blueprint.get("/termine/<public_id>.ics")
@public
def feeds_date(public_id: str) -> Response:
    one = single_date(public_id)
    if one is None:
        raise NotFound()
    etag = f"{public_id}-{one.sequence}-{one.changed_at.timestamp():.6f}-{RENDERER_VERSION}"
    if known := unchanged(etag):
        return known
    answer = feed_answer(document(one.title, [one.fragment]), etag)
    answer.headers["Content-Disposition"] = f'attachment; filename="termin-{public_id}.ics"'
    return answer


@blueprint.get("/kalender/alle.json")
@public
def feeds_json() -> Response:
    etag = _etag("json", feed_version(ALL) or 0)
    remember(version_statement(ALL), partial(_etag, "json"))
    if known := unchanged(etag):
        return known
    page_url = external_url("trainings.trainings_index", str(get_locale()))
    said = {
        "name": _title([ALL]),
        "url": page_url,
        "events": list(map(event_words, feed_dates(window_day()))),
    }
    return feed_answer(json.dumps(said, ensure_ascii=False).encode(), etag, "application/json")


def _feed(*parts: str, **query: Any) -> Response:
    version = feed_version(*parts)
    if version is None:
        raise NotFound()
    tag = partial(_etag, quote("+".join(parts)))
    remember(version_statement(*parts), tag)
    if known := unchanged(tag(version)):
        return known
    values = {**(request.view_args or {}), **query}
    feed_url = external_url(request.endpoint or "", str(get_locale()), **values)
    page_url = external_url("trainings.trainings_index", str(get_locale()))
    fragments = list(feed_fragments(parts, window_day()))
    body = document(_title(parts), fragments, feed_url=feed_url, page_url=page_url)
    return feed_answer(body, tag(version))


def _etag(name: str, version: int) -> str:
    """What changes with the calendar, with the day on which its window hangs, and with how events are written."""
    return f"{name}-{version}-{window_day():%Y%m%d}-{RENDERER_VERSION}"


def _title(parts: Sequence[str]) -> str:
    words = ", ".join(filter(None, map(_words, parts)))
    return _("Fortbildungen: %(words)s", words=words) if words else _("Fortbildungen")


def _words(part: str) -> str:
    kind, _slash, code = part.partition("/")
    if kind == "form":
        return str(FORM_WORDS[code])
    names = feed_name(part) or ("", "")
    return names[1] if str(get_locale()) == "en" else names[0]
