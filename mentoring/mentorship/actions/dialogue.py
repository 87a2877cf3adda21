"""Asking back before saying yes or no, and the answer: with each, the turn goes over and the clock begins anew."""

from flask import current_app
from flask_babel import gettext as _

from mentoring.core import clock
from mentoring.core.db import action, db, lock
from mentoring.core.errors import NotAllowed, WrongState
from mentoring.core.steps import take
from mentoring.mentorship.actions.enquiries import close_enquiry
from mentoring.mentorship.actions.working_days import deadline
from mentoring.mentorship.models import Enquiry, Question
from mentoring.people.models import Person

MOST_QUESTIONS = 2


@action
def ask_back(actor: Person, enquiry: Enquiry, words: str) -> None:
    """Ask the other one something first; twice at most."""
    lock(enquiry)
    if len(enquiry.questions) >= MOST_QUESTIONS:
        raise WrongState(_("Zwei Rückfragen gab es schon. Alles Weitere klärt sich am besten im Gespräch."))
    close_enquiry("ask_back", enquiry, actor)
    question = Question(
        enquiry_id=enquiry.id, asker_id=actor.id, words=words, asked_at=clock.now(), answer=""
    )
    db.session.add(question)
    side = enquiry.side_of(actor.id)
    _turn_to(enquiry, enquiry.mentor if side == "newcomer" else enquiry.newcomer)


@action
def answer_question(actor: Person, enquiry: Enquiry, words: str) -> None:
    """Answer what the other one asked; the decision is theirs again."""
    lock(enquiry)
    question = enquiry.open_question
    if question is not None and question.asker_id == actor.id:
        raise NotAllowed()
    take("answer", enquiry, actor)
    if question is None:
        raise WrongState()
    question.answer, question.answered_at = words, clock.now()
    asker = enquiry.mentor if question.asker_id == enquiry.mentor_id else enquiry.newcomer
    _turn_to(enquiry, asker)


def _turn_to(enquiry: Enquiry, person: Person) -> None:
    """Five working days for whoever is to write now; a reminder of the first turn has had its time."""
    now = clock.now()
    enquiry.turn_since, enquiry.remind_at = now, None
    enquiry.expires_at = deadline(now, current_app.config["QUESTION_WORKING_DAYS"], person.land)
