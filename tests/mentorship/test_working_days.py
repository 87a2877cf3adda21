"""A clock never runs out on a weekend or a holiday of the awaited person's Land."""

from datetime import datetime

import pytest

from mentoring.core.clock import BERLIN
from mentoring.mentorship.actions.working_days import deadline
from mentoring.people.models import Land


def berlin(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("start", "land", "end"),
    [
        ("2026-11-21 14:05", "NI", "2026-12-07 09:00"),  # a Saturday; two quiet weeks
        ("2026-11-23 00:01", "NI", "2026-12-08 09:00"),  # a Monday counts from the next day
        ("2026-12-18 12:00", "NI", "2027-01-06 09:00"),  # Christmas and New Year
        ("2026-12-18 12:00", "BY", "2027-01-07 09:00"),  # and Epiphany, where it is kept
        ("2027-03-19 12:00", "BE", "2027-04-07 09:00"),  # Easter, and the hour lost in March
        ("2026-10-16 12:00", "BB", "2026-11-02 09:00"),  # the hour won in October
        ("2027-05-20 12:00", "", "2027-06-04 09:00"),  # Corpus Christi is no holiday of the whole country
        ("2027-05-20 12:00", "NW", "2027-06-07 09:00"),
    ],
)
def test_ten_working_days_end_at_nine_of_the_next_one(start, land, end):
    row = Land(code="00", short=land, name="Land") if land else None
    assert deadline(berlin(start), 10, row) == berlin(end)
