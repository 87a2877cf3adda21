"""For every reminder: whom it goes to, what it is about, and what makes its reason go."""

from collections.abc import Callable
from datetime import timedelta
from typing import NamedTuple

from mentoring.core import clock
from mentoring.core.db import action, db
from mentoring.core.letter_kinds import KIND_OF, REMINDERS
from mentoring.mentorship.actions import (
    answer_check_in,
    ask_how_it_goes,
    decline_enquiry,
    end_tandem,
    leave_mentoring,
    pause_mentor,
    pause_need,
    resume_mentor,
)
from mentoring.mentorship.models import MentorProfile, Need, Tandem
from mentoring.mentorship.queries import open_check_ins
from tests.mentorship.scenes import asked, mentor, running, searching, tandem


class Reminder(NamedTuple):
    """A reason to remind somebody, and what makes it go."""

    account_id: int
    subject_id: int
    end: Callable[[], object]


def open_enquiry() -> Reminder:
    enquiry = asked()
    return Reminder(enquiry.mentor_id, enquiry.id, lambda: decline_enquiry(enquiry.mentor, enquiry))


def pause() -> Reminder:
    profile = mentor()
    pause_mentor(profile.person, profile, clock.in_berlin(clock.now()).date() + timedelta(days=9))
    return Reminder(profile.id, profile.id, lambda: resume_mentor(profile.person, profile))


@action
def ask(subject: Need | Tandem) -> None:
    """As a clock does before such a letter."""
    if isinstance(subject, Need):
        subject.questions = 1
    else:
        subject.asked_at = clock.now()


def search() -> Reminder:
    need = searching()
    ask(need)
    return Reminder(need.person_id, need.id, lambda: pause_need(need.person, need))


def _of(pair: Tandem) -> Reminder:
    ask(pair)
    return Reminder(pair.newcomer_id, pair.id, lambda: end_tandem(pair.newcomer, pair))


def farewell() -> Reminder:
    pair = tandem()
    profile = db.session.get_one(MentorProfile, pair.mentor_id)
    leave_mentoring(
        profile.person, profile, {pair.id: clock.in_berlin(clock.now()).date() + timedelta(days=9)}
    )
    return Reminder(pair.newcomer_id, pair.id, lambda: end_tandem(pair.newcomer, pair))


def question() -> Reminder:
    pair = running()
    with clock.standing_at(clock.now() + timedelta(days=35)):
        ask_how_it_goes(pair)
    (check_in,) = open_check_ins(pair.newcomer)
    return Reminder(pair.newcomer_id, check_in.id, lambda: answer_check_in(pair.newcomer, check_in, "well"))


REASONS: dict[str, Callable[[], Reminder]] = {
    "check_in.asked": question,
    "enquiry.reminded": open_enquiry,
    "mentor.return_asked": pause,
    "need.reported": search,
    "need.questioned": search,
    "tandem.first_talk_reminded": lambda: _of(tandem()),
    "tandem.talk_missed": lambda: _of(running()),
    "farewell.reached": farewell,
    "tandem.end_neared": lambda: _of(running()),
}
"""A new reminder needs its line here: a letter whose reason has gone by the time it leaves is dropped."""


def templates() -> set[str]:
    """All letters that remind."""
    return {template for template, kind in KIND_OF.items() if kind is REMINDERS}
