"""How calendars answer: compressed where wanted, with a tag that saves the next look; no cookie, no redirect."""

import gzip
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from flask import Flask, Response, current_app, request
from sqlalchemy import Engine, Select
from sqlalchemy.exc import SQLAlchemyError

from mentoring.core.db import db

CALENDAR = "text/calendar; charset=utf-8"
QUICK = 5
NOT_MODIFIED = 304
MOST_LOOKS = 4096


@dataclass(frozen=True, slots=True)
class Look:
    """One look without news at one address: a statement of one row, and the tag that follows from its number."""

    engine: Engine
    statement: str
    parameters: Any
    tag: Callable[[int], str]
    private: bool

    def etag(self) -> str | None:
        """The tag as of now; None when the row has gone, or when only the whole app can say what is the matter.

        It asks the driver itself: an ORM session costs ten times as much as the row.
        """
        try:
            row = self._row()
        except (SQLAlchemyError, self.engine.dialect.loaded_dbapi.Error):
            return None
        return None if row is None else self.tag(int(row[0]))

    def _row(self) -> Any:
        connection = self.engine.raw_connection()
        try:
            cursor = connection.cursor()
            cursor.execute(self.statement, self.parameters)
            row = cursor.fetchone()
            cursor.close()
        finally:
            connection.close()
        return row


def looks_of(app: Flask) -> dict[bytes, Look]:
    """The addresses of calendars that were read, each with the look that answers the next one."""
    looks: dict[bytes, Look] = app.extensions.setdefault("calendar_looks", {})
    return looks


def address_of(environ: Mapping[str, Any]) -> bytes:
    """A digest of the address asked for: some are secrets, which need not stay in memory."""
    path = environ.get("SCRIPT_NAME", "") + environ.get("PATH_INFO", "")
    return hashlib.sha256(f"{path}?{environ.get('QUERY_STRING', '')}".encode()).digest()


def remember(statement: Select[int], tag: Callable[[int], str], *, private: bool = False) -> None:
    """Let the next look at this address cost one statement; `tag` makes the same tag as the whole answer has."""
    looks, address = looks_of(current_app), address_of(request.environ)
    if address in looks:
        return
    if len(looks) >= MOST_LOOKS:
        looks.clear()
    compiled = statement.compile(db.engine, compile_kwargs={"render_postcompile": True})
    names = compiled.positiontup if compiled.positional else None
    parameters = compiled.params if names is None else [compiled.params[name] for name in names]
    looks[address] = Look(db.engine, compiled.string, parameters, tag, private)


def unchanged(etag: str, *, private: bool = False) -> Response | None:
    """304 for who knows this tag already."""
    if not request.if_none_match.contains_weak(etag):
        return None
    answer = Response(status=NOT_MODIFIED, content_type=CALENDAR)
    answer.headers.update(revalidation(etag, private=private))
    return answer


def feed_answer(body: bytes, etag: str, kind: str = CALENDAR, *, private: bool = False) -> Response:
    """The whole calendar; what is private stays in no shared cache and in no search."""
    compressed = request.accept_encodings["gzip"] > 0
    answer = Response(gzip.compress(body, QUICK, mtime=0) if compressed else body)
    answer.headers["Content-Type"] = kind
    if compressed:
        answer.headers["Content-Encoding"] = "gzip"
    answer.headers.update(revalidation(etag, private=private))
    return answer


def revalidation(etag: str, *, private: bool) -> dict[str, str]:
    """Weak, because the same tag stands for the plain and the compressed text."""
    headers = {
        "ETag": f'W/"{etag}"',
        "Cache-Control": f"{'private' if private else 'public'}, max-age=0, must-revalidate",
        "Vary": "Accept-Encoding",
    }
    return headers | ({"X-Robots-Tag": "noindex"} if private else {})
