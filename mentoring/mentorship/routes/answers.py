"""Answering an enquiry by the link in a letter: looking changes nothing, the button decides, once."""

from typing import NamedTuple

from flask import render_template

from mentoring.core.access import public
from mentoring.core.db import db
from mentoring.core.errors import NotFound
from mentoring.core.links import Link, find_link
from mentoring.mentorship.actions import accept_by_link, decline_by_link
from mentoring.mentorship.forms import AnswerForm
from mentoring.mentorship.models import Enquiry, MentorProfile
from mentoring.mentorship.notices import ANSWER
from mentoring.mentorship.queries import enquiry_for, mentor_for
from mentoring.mentorship.routes.room import NOT_FILLED_IN, blueprint
from mentoring.mentorship.suggestions import reasons_for_mentor


class Asked(NamedTuple):
    """What a link leads to: the enquiry, and the mentor to whom its letter went."""

    link: Link
    enquiry: Enquiry
    mentor: MentorProfile


@blueprint.get("/antwort/<token>")
@public
def answers_show(token: str) -> str:
    return _page(_asked(token), AnswerForm())


@blueprint.post("/antwort/<token>")
@public
def answers_create(token: str) -> str | tuple[str, int]:
    asked, form = _asked(token), AnswerForm()
    if not form.validate():
        return _page(asked, form), NOT_FILLED_IN
    yes = form.answer.data == "yes"
    answer = accept_by_link if yes else decline_by_link
    answer(asked.link, asked.mentor.person, asked.enquiry)
    return render_template("mentorship/answers_create.html", enquiry=asked.enquiry, yes=yes)


def _asked(token: str) -> Asked:
    """Raises NotFound for a token that never was, Gone for one that was used or has expired."""
    link = find_link(token, ANSWER)
    enquiry = db.session.get(Enquiry, link.subject_id)
    if enquiry is None:
        raise NotFound()
    mentor = mentor_for(enquiry.mentor, enquiry.mentor_id)
    return Asked(link, enquiry_for(mentor.person, enquiry.id), mentor)


def _page(asked: Asked, form: AnswerForm) -> str:
    enquiry = asked.enquiry
    reasons = reasons_for_mentor(enquiry, asked.mentor) if enquiry.state == "open" else []
    return render_template("mentorship/answers_show.html", enquiry=enquiry, reasons=reasons, form=form)
