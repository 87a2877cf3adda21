"""The only place where a rule's no becomes a page: kind words, what to do now, and the right status."""

import logging
import traceback

from flask import Flask, Response, g, make_response, render_template, request
from flask_wtf.csrf import CSRFError
from jinja2 import TemplateNotFound
from sqlalchemy.exc import DBAPIError
from werkzeug.exceptions import HTTPException, SecurityError

from mentoring.core.db import db
from mentoring.core.errors import DomainError
from mentoring.core.forms import wrong_fields
from mentoring.web.language import alternate_home

SERVER_ERROR = 500
CLIENT_ERROR = 400
NOT_FOUND = 404
REFUSALS = {400, 403, 405, 409, 410, 413, 429}
WRONG_FIELDS = 422
log = logging.getLogger(__name__)


def set_up_errors(app: Flask) -> None:
    """Attach a page to every kind of error."""
    app.register_error_handler(DomainError, _domain_page)
    app.register_error_handler(HTTPException, _http_page)
    app.register_error_handler(CSRFError, _csrf_page)
    app.register_error_handler(Exception, _unexpected_page)
    app.after_request(_note_wrong_fields)


def _domain_page(error: DomainError) -> Response:
    _note_refusal(error.status)
    return _page(error.status, error.message)


def _http_page(error: HTTPException) -> Response:
    if isinstance(error, SecurityError):  # a forged host: none of our addresses can be built, so no page
        return make_response(
            "Unbekannter Host.\n", CLIENT_ERROR, {"Content-Type": "text/plain; charset=utf-8"}
        )
    code = error.code or SERVER_ERROR
    if code < CLIENT_ERROR:
        return make_response(error.get_response())
    _note_refusal(code)
    answer = _page(code, "")
    for name, value in error.get_headers():
        if name in ("Allow", "Retry-After"):
            answer.headers[name] = value
    return answer


def _note_refusal(status: int) -> None:
    """Who was refused where: the account's number, never a name, an address or what was sent."""
    if status in REFUSALS:
        log.info("refused %s at %s to account %s", status, request.endpoint, _who())


def _note_wrong_fields(answer: Response) -> Response:
    """Whose words did not fit which fields, by the names the house gave them; never what was written there."""
    if answer.status_code == WRONG_FIELDS:
        words = "refused %s at %s to account %s for %s"
        log.info(words, WRONG_FIELDS, request.endpoint, _who(), " ".join(wrong_fields()))
    return answer


def _who() -> int | None:
    return getattr(g.get("reader"), "id", None)


def _csrf_page(_error: CSRFError) -> Response:
    _note_refusal(CLIENT_ERROR)
    return _page(CLIENT_ERROR, "", template="errors/csrf.html")


def _unexpected_page(error: Exception) -> Response:
    _log(error)
    db.session.rollback()
    g.reader = None
    return _page(SERVER_ERROR, "")


def _log(error: Exception) -> None:
    """What went wrong and where; PostgreSQL's own words would show the row, which is people's data."""
    if isinstance(error, DBAPIError):
        places = "".join(traceback.format_tb(error.__traceback__))
        log.error("unexpected %s of %s\n%s", type(error).__name__, type(error.orig).__name__, places)
    else:
        log.error("unexpected %s", type(error).__name__, exc_info=error)


def _page(status: int, message: str, template: str = "") -> Response:
    names = [
        template or f"errors/{status}.html",
        "errors/400.html" if status < SERVER_ERROR else "errors/500.html",
    ]
    for name in names:
        try:
            return make_response(render_template(name, message=message, **_ways_on(status)), status)
        except TemplateNotFound as missing:
            if missing.name != name:
                raise
    return make_response("", status)


def _ways_on(status: int) -> dict[str, str]:
    """An address that leads nowhere, or takes forms only, is not said again on its page."""
    leads_back = status != NOT_FOUND and request.method == "GET"
    return {} if leads_back else {"alternate_url": alternate_home(), "here_url": ""}
