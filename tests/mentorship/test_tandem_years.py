"""The whole life of a tandem day by day: over Easter, the change of the clock and a year's end, with few letters."""

from collections import Counter
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select

from mentoring.core import clock
from mentoring.core.clock import BERLIN, standing_at
from mentoring.core.db import db
from mentoring.core.outbox import Letter
from mentoring.core.working_days import is_free
from mentoring.mentorship.actions import accept_enquiry, note_contact, strike_due_tandems
from mentoring.mentorship.models import Tandem
from tests.mentorship.scenes import asked, letters_of, mentor, running, searching, tandem

NINE, MOST = 9, 8
OF_MENTORING = ("tandems", "check_ins", "enquiries", "needs", "mentors")
YEARS = {
    "easter": datetime(2027, 1, 8, 16, 30, tzinfo=BERLIN),
    "october": datetime(2027, 7, 30, 16, 30, tzinfo=BERLIN),
    "new_year": datetime(2026, 9, 24, 16, 30, tzinfo=BERLIN),
}


def live_through(pair: Tandem, days: int) -> list[datetime]:
    """Ask the job at every hour that could matter; the moments at which it did something, on the wall clock."""
    struck, start = [], clock.in_berlin(clock.now()).date()
    for number in range(1, days):
        day = datetime.combine(start + timedelta(days=number), datetime.min.time(), tzinfo=BERLIN)
        if pair.clock_at is None or pair.clock_at > day + timedelta(days=1):
            continue
        for hour in (8, NINE, 10):
            with standing_at(day.replace(hour=hour)):
                struck += [clock.in_berlin(clock.now())] * strike_due_tandems(clock.now())
    return struck


def letter_counts(pair: Tandem) -> Counter[int]:
    """All letters to the two from the yes of both on."""
    both = Letter.account_id.in_((pair.newcomer_id, pair.mentor_id))
    since = (Letter.created_at >= pair.started_at) & (Letter.template != "enquiry.opened")
    return Counter(db.session.scalars(select(Letter.account_id).where(both, since)))


@pytest.mark.parametrize("beginning", YEARS)
def test_a_quiet_tandem_of_six_months_comes_to_a_good_end(sqlite_app, beginning):
    with standing_at(YEARS[beginning]):
        pair = running()
        struck = live_through(pair, 260)
    assert (pair.state, pair.need.state) == ("completed", "closed")
    assert [moment.hour for moment in struck] == [NINE] * len(struck)
    lands = (pair.newcomer.land.short, pair.mentor.land.short)
    assert [moment for moment in struck if any(is_free(moment.date(), land) for land in lands)] == []
    for template, times in (("talk_missed", 1), ("end_neared", 2), ("closed", 1)):
        assert letters_of(f"tandem.{template}") == [pair.newcomer_id, pair.mentor_id] * times


def test_with_every_clock_of_the_house_a_quiet_tandem_has_at_most_eight_letters_each(sqlite_app):
    with standing_at(YEARS["new_year"]):
        pair = running()
    pass_days(YEARS["new_year"], range(260))
    assert pair.state == "completed"
    assert {person_id: count for person_id, count in letter_counts(pair).items() if count > MOST} == {}


def test_a_whole_life_from_the_wish_to_the_thanks_strikes_on_working_days_alone(sqlite_app):
    """From September to July: over the change of the clock in October, a year's end and Easter."""
    start = datetime(2026, 9, 24, 16, 30, tzinfo=BERLIN)
    with standing_at(start):
        need, profile = searching(), mentor()
    struck = pass_days(start, range(1, 20))
    with standing_at(start + timedelta(days=20)):
        enquiry = asked(need, profile)
    struck += pass_days(start, range(21, 30))
    with standing_at(start + timedelta(days=30)):
        pair = running(accept_enquiry(profile.person, enquiry))
    struck += pass_days(start, range(31, 290))
    assert (pair.state, need.state, enquiry.waited_days) == ("completed", "closed", 30)
    assert (letters_of("need.reported"), letters_of("enquiry.reminded")) == ([need.person_id], [profile.id])
    assert letters_of("tandem.closed") == [need.person_id, profile.id]
    assert [day for day in struck for land in ("NI", "HB") if is_free(day, land)] == []


def pass_days(start: datetime, days: range) -> list[date]:
    """Every clock of mentoring at nine in the morning of these days; those on which one of them did something."""
    jobs = [job for name, job in clock.JOBS.items() if name.partition(".")[0] in OF_MENTORING]
    struck = []
    for number in days:
        with standing_at((start + timedelta(days=number)).replace(hour=NINE, minute=0)):
            struck += [clock.in_berlin(clock.now()).date()] * any([job(clock.now()) for job in jobs])
    return struck


@pytest.mark.parametrize("beginning", YEARS)
def test_two_who_never_meet_are_reminded_twice_asked_once_and_let_go(sqlite_app, beginning):
    with standing_at(YEARS[beginning]):
        pair = tandem()
        struck = live_through(pair, 80)
    days = [(moment.date() - YEARS[beginning].date()).days for moment in struck]
    assert (pair.state, pair.need.state) == ("void", "searching")
    due = (7, 14, 28, 42)
    assert len(days) == len(due)
    assert [late for late, day in zip(days, due, strict=True) if not day <= late <= day + 9] == []
    both = [pair.newcomer_id, pair.mentor_id]
    assert letters_of("tandem.first_talk_reminded") == both * 2
    assert (letters_of("tandem.questioned"), letters_of("tandem.lapsed")) == (both, both)


def test_two_who_met_and_never_agreed_are_asked_and_let_go(sqlite_app):
    with standing_at(YEARS["easter"]):
        pair = tandem()
        note_contact(pair.mentor, pair)
        live_through(pair, 80)
    assert (pair.state, letters_of("tandem.first_talk_reminded")) == ("void", [])


def test_a_worker_that_slept_for_weeks_sends_one_letter_for_all_it_missed(app):
    with standing_at(YEARS["october"]):
        pair = tandem()
    with standing_at(YEARS["october"] + timedelta(days=20)):
        done = [strike_due_tandems(clock.now()) for _round in range(3)]
    assert (done, letters_of("tandem.first_talk_reminded")) == ([1, 0, 0], [pair.newcomer_id, pair.mentor_id])
