"""One clock, aware times, and jobs that the worker finds by name."""

from datetime import UTC, datetime

import pytest
import time_machine

from mentoring.core import clock


def test_now_is_aware_and_in_utc():
    with time_machine.travel(datetime(2027, 1, 14, 9, 0, tzinfo=UTC), tick=False):
        assert clock.now() == datetime(2027, 1, 14, 9, 0, tzinfo=UTC)
        assert clock.now().tzinfo is UTC


@pytest.mark.parametrize(
    ("utc_hour", "month", "berlin_hour"),
    [(9, 1, 10), (9, 7, 11)],
    ids=["winter", "summer"],
)
def test_a_moment_reads_as_a_german_wall_clock(utc_hour, month, berlin_hour):
    moment = datetime(2027, month, 14, utc_hour, 0, tzinfo=UTC)
    assert clock.in_berlin(moment).hour == berlin_hour
    assert clock.in_berlin(moment) == moment


def test_a_naive_time_is_refused():
    with pytest.raises(ValueError, match="a time without its zone"):
        clock.in_berlin(datetime(2027, 1, 14, 9, 0))  # noqa: DTZ001  (the naive time is what is tested)


def test_a_job_is_found_by_its_name():
    @clock.job("test.nothing")
    def nothing(now: datetime) -> int:
        return 0

    try:
        assert clock.JOBS["test.nothing"] is nothing
    finally:
        del clock.JOBS["test.nothing"]


def test_the_clock_stands_where_it_is_put_and_then_goes_on():
    past = datetime(2026, 3, 1, 12, 0, tzinfo=clock.BERLIN)
    with clock.standing_at(past):
        assert clock.now() == past
        assert clock.now().tzinfo is UTC
    with time_machine.travel(datetime(2027, 1, 14, tzinfo=UTC), tick=False):
        assert clock.now() == datetime(2027, 1, 14, tzinfo=UTC)


def test_a_row_on_which_a_job_always_fails_stops_no_other(caplog):
    done = []

    def deed(number: int) -> bool:
        if number == 2:
            raise LookupError("Frieda Geheim")
        done.append(number)
        return number != 3

    assert (clock.one_by_one(deed, [1, 2, 3, 4]), done) == (2, [1, 3, 4])
    assert [record.getMessage() for record in caplog.records] == ["deed failed: LookupError"]
