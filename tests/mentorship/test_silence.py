"""What silence leads to while an enquiry waits: one reminder, a way on, and a quiet end."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Barrier

import pytest
import time_machine

from mentoring.core import clock
from mentoring.core.clock import standing_at
from mentoring.core.db import db
from mentoring.core.delivery import compose
from mentoring.core.outbox import Letter
from mentoring.mentorship.actions import accept_enquiry, ask_mentor, decline_enquiry, withdraw_enquiry
from mentoring.mentorship.actions.silence import expire_due_enquiries, remind_of_due_enquiries
from mentoring.mentorship.actions.working_days import deadline
from mentoring.mentorship.models import Enquiry, MentorProfile
from tests.mentorship.scenes import asked, letters_of, mentor, searching

WAY_ON = "Sie müssen nicht länger warten"


def remind(moment) -> int:
    with standing_at(moment):
        return remind_of_due_enquiries(clock.now())


def asked_on(day: str) -> Enquiry:
    """An enquiry to somebody in Bremen, asked at noon."""
    need, profile = searching(), mentor()
    with standing_at(datetime.fromisoformat(f"{day}T12:00+01:00")):
        return asked(need, profile)


def test_a_reminder_is_due_at_nine_after_five_working_days(app):
    enquiry = asked_on("2027-03-19")
    assert clock.in_berlin(enquiry.remind_at).isoformat() == "2027-03-31T09:00:00+02:00"
    assert enquiry.remind_at == deadline(enquiry.opened_at, 5, enquiry.mentor.land)


def test_after_five_working_days_the_mentor_is_reminded_once(app):
    enquiry = asked()
    assert remind(enquiry.remind_at - timedelta(seconds=1)) == 0
    assert [remind(enquiry.remind_at + timedelta(days=day)) for day in (0, 0, 1)] == [1, 0, 0]
    assert letters_of("enquiry.reminded") == [enquiry.mentor_id]


@pytest.mark.parametrize("ending", [accept_enquiry, decline_enquiry, withdraw_enquiry])
def test_nobody_is_reminded_of_what_has_ended(app, ending):
    enquiry = asked()
    ending(enquiry.newcomer if ending is withdraw_enquiry else enquiry.mentor, enquiry)
    assert (remind(enquiry.remind_at), letters_of("enquiry.reminded")) == (0, [])


def test_nobody_is_reminded_when_the_time_is_over(app):
    enquiry = asked()
    with standing_at(enquiry.expires_at):
        assert remind_of_due_enquiries(clock.now()) == 0


def test_three_workers_remind_once(app):
    enquiry = asked()
    barrier, due = Barrier(3), enquiry.remind_at
    db.session.remove()

    def work(_worker: int) -> int:
        with app.app_context():
            barrier.wait()
            return remind_of_due_enquiries(due)

    with time_machine.travel(due), ThreadPoolExecutor(3) as workers:
        assert sum(workers.map(work, range(3))) == 1
    assert len(letters_of("enquiry.reminded")) == 1


def test_the_reminder_carries_a_link_that_answers(app, client):
    enquiry = asked()
    remind(enquiry.remind_at)
    mail = compose(db.session.query(Letter).filter_by(template="enquiry.reminded").one())
    text = mail.get_body(("plain",)).get_content()
    path = "/mentoring/antwort/" + text.partition("/mentoring/antwort/")[2].split()[0]
    with standing_at(enquiry.remind_at + timedelta(hours=1)):
        assert client.post(path, data={"answer": "no"}).status_code == 200
    assert db.session.get_one(Enquiry, enquiry.id).state == "declined"


def test_a_reminder_about_an_answered_enquiry_is_not_sent(app):
    enquiry = asked()
    remind(enquiry.remind_at)
    decline_enquiry(enquiry.mentor, enquiry)
    assert compose(db.session.query(Letter).filter_by(template="enquiry.reminded").one()) is None


def test_after_the_reminder_one_click_leads_on_to_new_suggestions(app, signed_in):
    enquiry = asked()
    browser, path = signed_in(enquiry.newcomer), f"/mentoring/anfragen/{enquiry.id}"
    assert [WAY_ON in browser.get(page).text for page in (path, "/mein-bereich")] == [False, False]
    remind(enquiry.remind_at)
    assert [WAY_ON in browser.get(page).text for page in (path, "/mein-bereich")] == [True, True]
    answer = browser.post(f"{path}/rueckzug")
    assert answer.location == "/mentoring/vorschlaege#meldung"
    assert db.session.get_one(Enquiry, enquiry.id).state == "withdrawn"


def test_who_moves_on_may_ask_the_same_mentor_again(app):
    enquiry = asked()
    remind(enquiry.remind_at)
    withdraw_enquiry(enquiry.newcomer, enquiry)
    profile = db.session.get_one(MentorProfile, enquiry.mentor_id)
    assert ask_mentor(enquiry.newcomer, enquiry.need, profile, "Noch einmal.").state == "open"


def test_the_clock_goes_on_after_the_reminder(app):
    enquiry = asked()
    remind(enquiry.remind_at)
    with standing_at(enquiry.expires_at):
        assert expire_due_enquiries(clock.now()) == 1
    assert enquiry.state == "expired"
