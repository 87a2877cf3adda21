"""Calendars to subscribe to, and single dates as files: no cookie, no redirect, no look at who asks."""

import gzip

from flask import Response, request
from flask_babel import get_locale
from flask_babel import gettext as _

from mentoring.core.access import public
from mentoring.core.errors import NotFound
from mentoring.core.ical import RENDERER_VERSION
from mentoring.core.links import external_url
from mentoring.trainings.calendar import document
from mentoring.trainings.queries.feeds import (
    ALL,
    feed_fragments,
    feed_name,
    feed_version,
    single_date,
    window_day,
)
from mentoring.trainings.routes.room import blueprint

QUICK = 5
NOT_MODIFIED = 304


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
    if _is_known(etag):
        return _not_modified(etag)
    answer = _calendar(document(one.title, [one.fragment]), etag)
    answer.headers["Content-Disposition"] = f'attachment; filename="termin-{public_id}.ics"'
    return answer


def _feed(key: str) -> Response:
    version = feed_version(key)
    if version is None:
        raise NotFound()
    today = window_day()
    etag = f"{key}-{version}-{today:%Y%m%d}-{RENDERER_VERSION}"
    if _is_known(etag):
        return _not_modified(etag)
    feed_url = external_url(request.endpoint or "", str(get_locale()), **(request.view_args or {}))
    page_url = external_url("trainings.trainings_index", str(get_locale()))
    body = document(_title(key), list(feed_fragments(key, today)), feed_url=feed_url, page_url=page_url)
    return _calendar(body, etag)


def _title(key: str) -> str:
    names = feed_name(key)
    if names is None:
        return _("Fortbildungen")
    return _("Fortbildungen: %(words)s", words=names[1] if str(get_locale()) == "en" else names[0])


def _is_known(etag: str) -> bool:
    return bool(request.if_none_match.contains_weak(etag))


def _not_modified(etag: str) -> Response:
    answer = Response(status=NOT_MODIFIED)
    return _revalidated(answer, etag)


def _calendar(body: bytes, etag: str) -> Response:
    compressed = request.accept_encodings["gzip"] > 0
    answer = Response(gzip.compress(body, QUICK, mtime=0) if compressed else body)
    answer.headers["Content-Type"] = "text/calendar; charset=utf-8"
    if compressed:
        answer.headers["Content-Encoding"] = "gzip"
    return _revalidated(answer, etag)


def _revalidated(answer: Response, etag: str) -> Response:
    """Weak, because the same tag stands for the plain and the compressed text."""
    answer.set_etag(etag, weak=True)
    answer.headers["Cache-Control"] = "public, max-age=0, must-revalidate"
    answer.headers["Vary"] = "Accept-Encoding"
    return answer
