"""How calendars answer: compressed where wanted, with a tag that saves the next look; no cookie, no redirect."""

import gzip

from flask import Response, request

CALENDAR = "text/calendar; charset=utf-8"
QUICK = 5
NOT_MODIFIED = 304


def unchanged(etag: str, *, private: bool = False) -> Response | None:
    """304 for who knows this tag already."""
    if not request.if_none_match.contains_weak(etag):
        return None
    return _revalidated(Response(status=NOT_MODIFIED), etag, private=private)


def feed_answer(body: bytes, etag: str, kind: str = CALENDAR, *, private: bool = False) -> Response:
    """The whole calendar; what is private stays in no shared cache and in no search."""
    compressed = request.accept_encodings["gzip"] > 0
    answer = Response(gzip.compress(body, QUICK, mtime=0) if compressed else body)
    answer.headers["Content-Type"] = kind
    if compressed:
        answer.headers["Content-Encoding"] = "gzip"
    return _revalidated(answer, etag, private=private)


def _revalidated(answer: Response, etag: str, *, private: bool) -> Response:
    """Weak, because the same tag stands for the plain and the compressed text."""
    answer.set_etag(etag, weak=True)
    scope = "private" if private else "public"
    answer.headers["Cache-Control"] = f"{scope}, max-age=0, must-revalidate"
    answer.headers["Vary"] = "Accept-Encoding"
    if private:
        answer.headers["X-Robots-Tag"] = "noindex"
    return answer
