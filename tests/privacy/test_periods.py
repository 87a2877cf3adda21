"""Clocks: what is over goes, once, and the office's preview counts exactly what will go."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from mentoring.accounts.actions import request_address_change
from mentoring.accounts.actions.registrations import forget_new_addresses
from mentoring.coordination.cohort.actions.drafts import forget_cohorts
from mentoring.coordination.models import Cohort
from mentoring.core import clock
from mentoring.core.clock import JOBS
from mentoring.core.db import db
from mentoring.core.looks import Look, note_look
from mentoring.core.outbox import Letter
from mentoring.mentorship.actions import decline_enquiry
from mentoring.mentorship.actions.forgetting import forget_enquiry_words
from mentoring.privacy.actions.retention import (
    ask_inactive_accounts,
    erase_due_accounts,
    forget_looks,
    let_go_inactive_accounts,
)
from mentoring.privacy.queries.periods import PERIODS
from tests.conftest import _add, browser_of, person
from tests.databases import fresh_app
from tests.mentorship.scenes import WORDS, asked
from tests.web.full_house import furnish_again
from tests.web.house import guest


def later(days: int):
    return clock.now() + timedelta(days=days)


def test_words_of_an_enquiry_that_came_to_nothing_go_after_ninety_days(app):
    enquiry = asked()
    decline_enquiry(enquiry.mentor, enquiry)
    assert (forget_enquiry_words(later(89)), enquiry.words) == (0, WORDS)
    assert [forget_enquiry_words(later(91)) for _time in range(2)] == [1, 0]
    db.session.expire_all()
    assert enquiry.words == ""


def test_a_new_address_that_nobody_confirms_goes_after_a_week(sqlite_app):
    someone = person("Lena Hoffmann")
    request_address_change(someone.account, "neu@example.org")
    assert [forget_new_addresses(later(days)) for days in (6, 8, 8)] == [0, 1, 0]
    db.session.expire_all()
    assert someone.account.new_email is None


def test_looks_are_forgotten_after_a_year(sqlite_app):
    note_look(person("Ruth Albers", "coordinator"), person("Lena Hoffmann").id, "contact")
    assert [forget_looks(later(days)) for days in (365, 367, 367)] == [0, 1, 0]
    assert db.session.query(Look).count() == 0


def test_a_proposal_for_everybody_goes_after_a_year_and_stands_in_the_preview(sqlite_app):
    ruth = person("Ruth Albers", "coordinator")
    _add(Cohort(made_by=ruth.id, made_at=clock.now()))
    [period] = [one for one in PERIODS if one.setting == "COHORTS_KEPT_DAYS"]
    due = [(period.due(later(days)), forget_cohorts(later(days))) for days in (364, 366, 366)]
    assert due == [(0, 0), (1, 1), (0, 0)]


def months(count: int):
    """A standing clock so many months ahead."""
    return clock.standing_at(clock.now() + timedelta(days=count * 30.5))


def test_who_has_not_signed_in_for_long_is_told_twice_before_the_account_goes(sqlite_app):
    someone = person("Lena Hoffmann")
    someone_id, begun = someone.id, []
    for count in (11, 13, 14, 23, 25, 26):
        with months(count):
            now = clock.now()
            done = ask_inactive_accounts(now), let_go_inactive_accounts(now), erase_due_accounts(now)
            begun.append(done)
    assert begun == [(0, 0, 0), (1, 0, 0), (0, 0, 0), (0, 0, 0), (0, 1, 0), (0, 0, 1)]
    assert db.session.scalars(select(Letter).where(Letter.account_id == someone_id)).all() == []


@pytest.fixture(scope="module")
def office_page():
    """What the office reads in a full house, eight months ahead."""
    with fresh_app("sqlite") as app:
        furnish_again(app)
        with clock.standing_at(later(240)):
            yield browser_of(app, guest("koordination")).get("/koordination/loeschfristen").text


def test_the_preview_counts_what_goes_and_names_nobody(office_page):
    due = {str(period.setting): period.due(later(241)) for period in PERIODS}
    assert due["REGISTRATION_KEPT_DAYS"] > 0
    assert f"<b>{due['REGISTRATION_KEPT_DAYS']}</b>" in office_page
    assert JOBS["registrations.forget"](later(241)) == due["REGISTRATION_KEPT_DAYS"]
    assert [period.due(later(241)) for period in PERIODS if period.setting == "REGISTRATION_KEPT_DAYS"] == [0]
