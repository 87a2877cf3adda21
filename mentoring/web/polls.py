"""Programs that look for news in a calendar: where there are none, the answer is given before the app is woken."""

from collections.abc import Iterable
from typing import Any

from flask import Flask

from mentoring.core.feed_answers import address_of, looks_of, revalidation
from mentoring.web.logs import access


class Polls:
    """WSGI: answers a look at a known address by the calendar's version alone; all else goes on to the app.

    Most of what calendars are asked is this: every subscriber, every few hours, for ever. A selection is
    known once it was read whole since the start; a revoked address has no row, so the app says that it has gone.
    """

    def __init__(self, application: Any, app: Flask) -> None:
        self.application, self.looks = application, looks_of(app)

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        headers = self._news(environ)
        if headers is None:
            answer: Iterable[bytes] = self.application(environ, start_response)
            return answer
        start_response("304 NOT MODIFIED", headers)
        access.info(
            "answered",
            extra={"facts": {"method": environ["REQUEST_METHOD"], "endpoint": "poll", "status": 304}},
        )
        return []

    def _news(self, environ: dict[str, Any]) -> list[tuple[str, str]] | None:
        """The headers of an answer without news; None when there may be some."""
        known = environ.get("HTTP_IF_NONE_MATCH")
        if not known or environ["REQUEST_METHOD"] not in ("GET", "HEAD") or environ.get("CONTENT_LENGTH"):
            return None
        look = self.looks.get(address_of(environ))
        etag = look.etag() if look is not None else None
        if look is None or etag is None or f'"{etag}"' not in _tags(known):
            return None
        return list(revalidation(etag, private=look.private).items())


def _tags(known: str) -> set[str]:
    """The tags somebody knows, strong and weak alike."""
    return {tag.strip().removeprefix("W/") for tag in known.split(",")}


def set_up_polls(app: Flask) -> None:
    """Inside the prefix of the language, so that addresses read as the app reads them."""
    app.wsgi_app = Polls(app.wsgi_app, app)  # type: ignore[method-assign]
