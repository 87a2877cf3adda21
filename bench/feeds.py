"""What calendars cost: a look without news, a whole feed, how both grow, and building one anew with icalendar.

`python -m bench.feeds` starts waitress on free ports with 250, 500, 1,000 and 2,000 dates in SQLite, asks each
in turns with a bare Flask hello, and builds the feed of 2,000 dates with icalendar objects in a process of its own.
"""

import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from bench.measured import HELLO, Question, Server, costs, running

SIZES = (250, 500, 1000, 2000)
FEED = Question("feed", "/kalender/alle.ics", {}, times=20)


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name, ExitStack() as stack:
        folder = Path(name)
        hello = stack.enter_context(running("hello", folder / "hello"))
        houses = [stack.enter_context(running(f"dates:{size}", folder / str(size))) for size in SIZES]
        whole = report(hello, houses)
        built = float(subprocess.check_output([sys.executable, "-m", "bench.building", str(folder / "2000")]))
    print(
        f"\nbuilding 2,000 dates with icalendar objects: {built:.1f} ms CPU, {built / whole:.0f} × the whole request"
    )


def report(hello: Server, houses: list[Server]) -> float:
    """A line for each size; returns what the largest feed costs."""
    tags = [house.ask(FEED, 1)[1] for house in houses]
    known = [Question("304", FEED.path, {"If-None-Match": tag}, times=300) for tag in tags]
    base, *spent = costs(
        [(hello, HELLO)]
        + [(house, FEED) for house in houses]
        + [(house, question) for house, question in zip(houses, known, strict=True)]
    )
    print(f"bare Flask hello: {base:.3f} ms CPU")
    print(f"{'dates':>6} {'feed ms':>9} {'µs a date':>10} {'bytes':>9} {'304 ms':>8} {'304 × hello':>12}")
    for number, size in enumerate(SIZES):
        feed, unchanged = spent[number], spent[len(SIZES) + number]
        octets = houses[number].ask(FEED, 1)[0]
        per_date = feed / size * 1000
        print(f"{size:6} {feed:9.2f} {per_date:10.2f} {octets:9} {unchanged:8.3f} {unchanged / base:12.2f}")
    return spent[len(SIZES) - 1]


if __name__ == "__main__":
    main()
