"""The only clock of the house, its zone, and the jobs that time itself starts."""

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

BERLIN = ZoneInfo("Europe/Berlin")

Job = Callable[[datetime], int]
Row = TypeVar("Row")
JOBS: dict[str, Job] = {}
log = logging.getLogger(__name__)

_standing: ContextVar[datetime | None] = ContextVar("standing", default=None)


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return _standing.get() or datetime.now(UTC)


@contextmanager
def standing_at(moment: datetime) -> Iterator[None]:
    """Let the clock stand at a moment: for the demo, whose invented people have done things before today."""
    token = _standing.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _standing.reset(token)


def in_berlin(moment: datetime) -> datetime:
    """The same moment on a German wall clock; naive times are refused."""
    if moment.tzinfo is None:
        raise ValueError("a time without its zone")
    return moment.astimezone(BERLIN)


def job(name: str) -> Callable[[Job], Job]:
    """Register what the worker asks for on every round: it gets the time and returns how much it did.

    Jobs are idempotent: asking twice does nothing twice.
    """

    def register(function: Job) -> Job:
        JOBS[name] = function
        return function

    return register


def one_by_one(deed: Callable[[Row], object], due: Iterable[Row]) -> int:
    """How many of the due rows a deed has done; one on which it fails waits for the next round and stops no other."""
    return sum(_is_done(deed, row) for row in due)


def _is_done(deed: Callable[[Row], object], row: Row) -> bool:
    try:
        return bool(deed(row))
    except Exception as error:  # whoever waits behind a row that always fails would wait for ever
        log.error("%s failed: %s", getattr(deed, "__name__", "a deed"), type(error).__name__)
        return False
