"""The feed built anew with icalendar objects: `python -m bench.building FOLDER` says how many milliseconds it takes."""

import sys
import time
from pathlib import Path
from statistics import median

from icalendar import Calendar

from bench.server import house
from mentoring.core.db import db
from mentoring.core.ical.event import event_component
from mentoring.trainings.calendar.dates import event_source
from mentoring.trainings.queries.feeds import feed_dates, window_day

ROUNDS = 3


def build() -> bytes:
    """What a feed does that stores nothing: rows become objects, objects become components, components become text."""
    db.session.expunge_all()
    calendar = Calendar()
    calendar.add("VERSION", "2.0")
    calendar.add("PRODID", "-//bench//DE")
    for one in feed_dates(window_day()):
        calendar.add_component(event_component(event_source(one, one.training)))
    return calendar.to_ical()


def main() -> None:
    """Build some times and print the median."""
    with house(Path(sys.argv[1])).app_context():
        spent = []
        for _ in range(ROUNDS):
            begun = time.process_time()
            build()
            spent.append((time.process_time() - begun) * 1000)
    print(median(spent))


if __name__ == "__main__":
    main()
