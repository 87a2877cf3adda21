"""Answering by the link in a letter, for mentors and newcomers: looking changes nothing, the button decides, once."""

from typing import NamedTuple

from flask import render_template

from mentoring.core.access import public
from mentoring.core.db import db
from mentoring.core.errors import NotFound
from mentoring.core.links import Link, find_link
from mentoring.mentorship.actions import decline_by_link, say_yes_by_link
from mentoring.mentorship.forms import AnswerForm
from mentoring.mentorship.models import Enquiry
from mentoring.mentorship.notices import ANSWER
from mentoring.mentorship.queries import addressee_of, enquiry_for, mentor_for
from mentoring.mentorship.routes.enquiry_page import reasons_for
from mentoring.mentorship.routes.enquiry_words import enquiry_title, reasons_title
from mentoring.mentorship.routes.room import NOT_FILLED_IN, blueprint
from mentoring.people.models import Person


class Asked(NamedTuple):
    """What a link leads to: the enquiry, and the one of the two to whom its letter went."""

    link: Link
    enquiry: Enquiry
    person: Person


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
    answer = say_yes_by_link if yes else decline_by_link
    answer(asked.link, asked.person, asked.enquiry)
    other = asked.enquiry.newcomer if asked.person == asked.enquiry.mentor else asked.enquiry.mentor
    return render_template("mentorship/answers_create.html", enquiry=asked.enquiry, yes=yes, other=other)


def _asked(token: str) -> Asked:
    """Raises NotFound for a token that never was, Gone for one that was used or has expired."""
    link = find_link(token, ANSWER)
    enquiry, person = db.session.get(Enquiry, link.subject_id), addressee_of(link)
    if enquiry is None or person is None:
        raise NotFound()
    return Asked(link, enquiry_for(person, enquiry.id), person)


def _page(asked: Asked, form: AnswerForm) -> str:
    enquiry, side = asked.enquiry, asked.enquiry.side_of(asked.person.id)
    reasons = reasons_for(enquiry, side)
    return render_template(
        "mentorship/answers_show.html",
        enquiry=enquiry,
        is_open=enquiry.is_waiting and side in enquiry.missing,
        other=enquiry.newcomer if side == "mentor" else enquiry.mentor,
        topics=_topics(enquiry, side),
        title=enquiry_title(enquiry, asked.person),
        reasons=reasons,
        reasons_title=reasons_title(enquiry, reasons),
        form=form,
    )


def _topics(enquiry: Enquiry, side: str) -> object:
    """What the other one seeks or offers."""
    return enquiry.need.topics if side == "mentor" else mentor_for(enquiry.mentor, enquiry.mentor_id).topics
