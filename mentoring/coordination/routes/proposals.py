"""Where the office proposes two to each other: first what both will read or what stands against it, then the button."""

from datetime import datetime
from typing import Any, NamedTuple

from flask import render_template
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from mentoring.coordination.forms.calls import ProposalForm
from mentoring.coordination.routes.looks import ask_purpose
from mentoring.coordination.routes.room import Answer, blueprint, done, reader
from mentoring.core.access import requires
from mentoring.core.composing import preview
from mentoring.core.looks import looked_at_today
from mentoring.mentorship.actions import answer_by, propose_pair, proposing_refusal, refusal_of
from mentoring.mentorship.models import MentorProfile, Need
from mentoring.mentorship.queries import mentor_for, need_for
from mentoring.mentorship.suggestions import reasons_for_mentor, reasons_for_newcomer
from mentoring.people.models import Person
from mentoring.people.wording import role_words


class LetterPreview(NamedTuple):
    """A letter as one of the two will read it, in that one's language."""

    language: str
    subject: str
    blocks: list[tuple[str, str, str]]


@blueprint.get("/koordination/wartende/<int:need_id>/vorschlag/<int:mentor_id>")
@requires("coordinator")
def proposals_new(need_id: int, mentor_id: int) -> Answer:
    need, profile = need_for(reader(), need_id), mentor_for(reader(), mentor_id)
    if need.person_id not in looked_at_today(reader()):
        return ask_purpose(need.person, purpose="waiting")
    until = answer_by(need.person, profile.person)
    return render_template(
        "coordination/proposals_new.html",
        need=need,
        profile=profile,
        refusal=_refusal(need, profile),
        apart=refusal_of(need, profile) == "apart",
        to_newcomer=reasons_for_newcomer(need, profile),
        to_mentor=reasons_for_mentor(need, profile),
        letters=_letters(need.person, profile.person, until),
        until=until,
        form=ProposalForm(formdata=None),
    )


def _refusal(need: Need, profile: MentorProfile) -> str:
    """Why these two cannot be proposed; nobody proposes anybody to or for themselves."""
    if reader().id in (need.person_id, profile.id):
        return _("Ein Vorschlag für Sie selbst kommt von einer anderen Person der Koordination.")
    return proposing_refusal(need, profile)


def _letters(newcomer: Person, mentor: Person, until: datetime) -> list[LetterPreview]:
    return [
        _letter(newcomer, mentor, until, to_mentor=False),
        _letter(mentor, newcomer, until, to_mentor=True),
    ]


def _letter(to: Person, other: Person, until: datetime, *, to_mentor: bool) -> LetterPreview:
    language = to.account.language

    def words() -> dict[str, Any]:
        name = other.display_name or _("Jemand")
        known = {"other": name, "other_role": role_words(other), "to_mentor": to_mentor}
        return {**known, "enquiry": {"expires_at": until}}

    return LetterPreview(language, *preview("enquiry.proposed", language, words))


@blueprint.post("/koordination/wartende/<int:need_id>/vorschlag/<int:mentor_id>")
@requires("coordinator")
def proposals_create(need_id: int, mentor_id: int) -> Response:
    need, profile = need_for(reader(), need_id), mentor_for(reader(), mentor_id)
    propose_pair(reader(), need, profile, phoned=bool(ProposalForm().phoned.data))
    message = _("Der Vorschlag ist unterwegs. Ein Tandem entsteht nur, wenn beide Ja sagen.")
    return done(message, "coordination.searches_show", need_id=need.id)
