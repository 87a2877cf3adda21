"""Tells the progress of a search and stops it when its time is over."""

from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic

Progress = Callable[[float, str], object]


class TimeIsOverError(Exception):
    """The time limit was reached between two steps."""


@dataclass
class Watch:
    """Started when it is made.

    Parameters
    ----------
    seconds : float or None
    progress : function of the share done (0 to 1) and the name of the next step, or None
    clock : function that tells seconds; the time of the process alone on a machine that others use, too
    """

    seconds: float | None = None
    progress: Progress | None = None
    clock: Callable[[], float] = monotonic
    _start: float = field(init=False)

    def __post_init__(self) -> None:
        self._start = self.clock()

    def begin(self, share: float, step: str) -> None:
        """Say what begins now, unless time is over."""
        self.check()
        if self.progress is not None:
            self.progress(share, step)

    def check(self) -> None:
        """Stop when time is over."""
        if self.seconds is not None and self.clock() - self._start >= self.seconds:
            raise TimeIsOverError(f"after {self.seconds} seconds")
