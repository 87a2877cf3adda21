"""Closed by default: every endpoint says who may enter, or the app does not start."""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, Response, abort, current_app, g, redirect, request, url_for

from mentoring.core.errors import NotAllowed
from mentoring.core.policy import PERMISSIONS, Reader, may

View = TypeVar("View", bound=Callable[..., Any])

PUBLIC = "public"
DECLARED: dict[str, str] = {}
KEPT_OPEN: set[str] = set()
_find_reader: list[Callable[[], Reader | None]] = []
RESTING_PAGE = "resting_page"


def public(view: View) -> View:
    """Anybody may enter."""
    view.__access__ = PUBLIC  # type: ignore[attr-defined]
    return view


def requires(permission: str) -> Callable[[View], View]:
    """Only readers with this permission may enter; nobody is sent to sign in first."""

    def mark(view: View) -> View:
        view.__access__ = permission  # type: ignore[attr-defined]
        return view

    return mark


def declare(endpoint: str, access: str) -> None:
    """Say who may enter an endpoint whose view belongs to a library."""
    DECLARED[endpoint] = access


def find_reader_with(finder: Callable[[], Reader | None]) -> None:
    """Let the room that knows people answer who is reading."""
    _find_reader[:] = [finder]


def current_reader() -> Reader | None:
    """Whoever reads this page, looked up once."""
    if "reader" not in g:
        g.reader = _find_reader[0]() if _find_reader else None
    reader: Reader | None = g.reader
    return reader


def access_of(app: Flask, endpoint: str) -> str | None:
    """Who may enter: a permission, `public`, or None when nothing was said."""
    view = app.view_functions.get(endpoint)
    said: str | None = getattr(view, "__access__", None)
    return DECLARED.get(endpoint, said)


def keep_open(*names: str) -> None:
    """Let those whose account rests enter, too: an endpoint, or a whole room by the name of its blueprint."""
    KEPT_OPEN.update(names)


def send_aside_with(app: Flask, finder: Callable[[Any], str]) -> None:
    """Let the room that knows people answer to which page a reader is sent whose account rests; empty for others."""
    app.extensions[RESTING_PAGE] = finder


def refuse_unlisted(app: Flask) -> None:
    """Stop the start when an endpoint says nothing, or names a permission that nobody defined."""
    for rule in app.url_map.iter_rules():
        access = access_of(app, rule.endpoint)
        if access is None:
            raise RuntimeError(f"{rule.endpoint} says neither @public nor @requires")
        if access != PUBLIC and access not in PERMISSIONS:
            raise RuntimeError(f"{rule.endpoint} requires {access}, which no policy defines")


def enforce() -> Response | None:
    """Before every view: let in, send to sign in, or refuse."""
    access = access_of(current_app, request.endpoint) if request.endpoint else PUBLIC
    if access is None:
        abort(404)
    if access == PUBLIC:
        return None
    reader = current_reader()
    if reader is None:
        here = request.full_path.rstrip("?") if request.method == "GET" else None
        return redirect(url_for("security.login", next=here and request.script_root + here))  # type: ignore[return-value]
    if not may(reader, access):
        raise NotAllowed()
    return _send_aside(reader, request.endpoint or "")


def _send_aside(reader: Reader, endpoint: str) -> Response | None:
    """Whose account rests reads why, on a page of its own."""
    finder = current_app.extensions.get(RESTING_PAGE)
    aside = finder(reader) if finder is not None else ""
    if not aside or {endpoint, endpoint.partition(".")[0]} & KEPT_OPEN:
        return None
    return redirect(url_for(aside))  # type: ignore[return-value]
