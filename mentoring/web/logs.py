"""What the service writes down about itself: one JSON line each, without anybody's name, address, token or query."""

import json
import logging
import sys
import time
import traceback
from datetime import UTC, datetime

from flask import Flask, Response, g, request

OWN = "mentoring"
access = logging.getLogger("mentoring.access")


class JsonLines(logging.Formatter):
    """One object a line. Of libraries only the unfilled sentence is kept: what they fill in may be people's data."""

    def format(self, record: logging.LogRecord) -> str:
        own = record.name.partition(".")[0] == OWN
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "of": record.name,
            "what": record.getMessage() if own else str(record.msg),
        }
        if record.exc_info and record.exc_info[0] is not None:
            line["error"] = record.exc_info[0].__name__
            line["where"] = places(record.exc_info[1])
        return json.dumps(line | getattr(record, "facts", {}), ensure_ascii=False)


def places(error: BaseException | None) -> str:
    """The way an error took, innermost last; never its words, which may repeat what somebody typed."""
    frames = traceback.extract_tb(error.__traceback__) if error is not None else []
    return " > ".join(f"{frame.filename.rpartition('/')[2]}:{frame.lineno} {frame.name}" for frame in frames)


def set_up_logs(app: Flask) -> None:
    """In production everything goes to standard error as JSON, with a line for every page that was asked for."""
    if app.config["ENVIRONMENT"] != "production":
        return
    lines = logging.StreamHandler(sys.stderr)
    lines.setFormatter(JsonLines())
    logging.basicConfig(level=logging.INFO, handlers=[lines], force=True)
    # Every look of a monitor at /readyz compares the tables: two lines each that tell nobody anything.
    logging.getLogger("alembic").setLevel(logging.WARNING)
    app.before_request(_start_watch)
    app.after_request(_note_answer)


def _start_watch() -> None:
    g.watch = time.perf_counter()


def _note_answer(answer: Response) -> Response:
    """The endpoint instead of the path: a path may hold a key."""
    facts = {
        "method": request.method,
        "endpoint": request.endpoint or "",
        "status": answer.status_code,
        "ms": round((time.perf_counter() - g.pop("watch", time.perf_counter())) * 1000, 1),
    }
    access.info("answered", extra={"facts": facts})
    return answer
