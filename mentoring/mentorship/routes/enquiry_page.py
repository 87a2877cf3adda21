"""The page of one enquiry for each of its readers: what they read, and the one form that is theirs now."""

from flask import render_template

from mentoring.core.forms import Form
from mentoring.mentorship.forms import OfficeWordsForm, QuestionForm, ReplyForm
from mentoring.mentorship.models import Enquiry, MentorProfile
from mentoring.mentorship.queries import mentor_for
from mentoring.mentorship.routes.enquiry_words import (
    ENQUIRY_STATES,
    enquiry_timeline,
    enquiry_title,
    reasons_title,
    turn_words,
)
from mentoring.mentorship.routes.room import reader
from mentoring.mentorship.suggestions import Line, reasons_for_mentor, reasons_for_newcomer
from mentoring.people.models import Person

OPENED = ("open", "question", "accepted")
"""States in which the two read each other's questions and answers."""


def form_for(enquiry: Enquiry, person: Person) -> Form:
    """A question, the answer to one, or the office's words."""
    side = enquiry.side_of(person.id)
    if not side:
        return OfficeWordsForm(formdata=None)
    return ReplyForm(formdata=None) if enquiry.open_question is not None else QuestionForm(formdata=None)


def enquiry_page(enquiry: Enquiry, form: Form) -> str:
    """What the reader reads of an enquiry."""
    words, kind = ENQUIRY_STATES[enquiry.state]
    side = enquiry.side_of(reader().id)
    reasons = reasons_for(enquiry, side)
    profile = _profile_of(enquiry) if side == "newcomer" and enquiry.beginner != "newcomer" else None
    return render_template(
        "mentorship/enquiries_show.html",
        enquiry=enquiry,
        side=side,
        title=enquiry_title(enquiry, reader()),
        turn=turn_words(enquiry, reader()),
        state_words=words,
        state_kind=kind,
        moments=enquiry_timeline(enquiry, reader()),
        profile=profile,
        reasons=reasons,
        reasons_title=reasons_title(enquiry, reasons),
        questions=enquiry.questions if side and enquiry.state in OPENED else [],
        form=form,
    )


def reasons_for(enquiry: Enquiry, side: str) -> list[Line]:
    """Why it may fit, for whoever is asked for a yes, as long as it waits."""
    if not enquiry.is_waiting or side not in _asked(enquiry):
        return []
    tell = reasons_for_mentor if side == "mentor" else reasons_for_newcomer
    return tell(enquiry.need, _profile_of(enquiry))


def _asked(enquiry: Enquiry) -> tuple[str, ...]:
    return ("newcomer", "mentor") if enquiry.awaiting == "both" else (enquiry.awaiting,)


def _profile_of(enquiry: Enquiry) -> MentorProfile:
    return mentor_for(enquiry.mentor, enquiry.mentor_id)
