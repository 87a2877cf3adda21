"""The room's section of "Mein Bereich": what waits, for whom, until when, and what comes next."""

from typing import Any

from flask_babel import gettext as _

from mentoring.mentorship.models import Enquiry, Need
from mentoring.mentorship.queries import (
    enquiries_of,
    open_check_ins,
    open_need_of,
    profile_of,
    tandems_of,
    unfinished_call_of,
)
from mentoring.mentorship.routes.enquiry_words import ENQUIRY_STATES, enquiry_timeline
from mentoring.mentorship.routes.help_calls import CALL_STATES
from mentoring.mentorship.routes.tandem_words import TANDEM_STATES
from mentoring.mentorship.routes.wording import MENTOR_STATES, NEED_STATES, Moment
from mentoring.people.contributions import Section, contributes_to_my_area, is_held_by, leads_to
from mentoring.people.models import Person

ORDER = 10
SHOWN = 5
SEEN = ("submitted", "active", "paused", "leaving")
"""States of a mentor's profile in which others read it, or soon will."""


def has_said_topics(person: Person) -> bool:
    """Whether somebody searches, or has found."""
    return open_need_of(person) is not None


def has_handed_in(person: Person) -> bool:
    """Whether a mentor's profile is more than a draft."""
    profile = profile_of(person)
    return profile is not None and profile.state != "draft"


def what_keeps_newcomer(person: Person) -> str:
    """A search or a tandem ends on pages that only newcomers reach."""
    in_tandem = any(pair.newcomer_id == person.id and pair.ended_at is None for pair in tandems_of(person))
    if open_need_of(person) is None and not in_tandem:
        return ""
    return _("Ihre Suche oder Ihr Tandem läuft noch. Bitte beenden Sie das zuerst in „Mein Bereich“.")


def what_keeps_mentor(person: Person) -> str:
    """A profile that is suggested to others is paused and ended on pages that only mentors reach."""
    profile = profile_of(person)
    if profile is None or profile.state not in SEEN:
        return ""
    return _("Als Mentor*in sind Sie noch für andere da. Bitte beenden Sie zuerst Ihr Mentoring-Profil.")


leads_to("newcomer", "mentorship.topics_edit", has_said_topics)
leads_to("mentor", "mentorship.profiles_edit", has_handed_in)
is_held_by("newcomer", what_keeps_newcomer)
is_held_by("mentor", what_keeps_mentor)


@contributes_to_my_area
def my_mentoring(person: Person) -> Section | None:
    """Everything about mentoring that concerns this person."""
    if not (person.has_role("newcomer") or person.has_role("mentor")):
        return None
    enquiries, call = enquiries_of(person), unfinished_call_of(person)
    words = {
        "enquiry_states": ENQUIRY_STATES,
        "tandem_states": TANDEM_STATES,
        "check_ins": open_check_ins(person),
        "call_state": CALL_STATES[call.state] if call is not None else None,
        "tandems": tandems_of(person)[:SHOWN],
        "received": [one for one in enquiries if one.mentor_id == person.id][:SHOWN],
        **_newcomer_words(person, [one for one in enquiries if one.newcomer_id == person.id]),
        **_mentor_words(person),
    }
    return Section(ORDER, "mentorship/_my_area.html", words)


def _newcomer_words(person: Person, asked: list[Enquiry]) -> dict[str, Any]:
    need = open_need_of(person) if person.has_role("newcomer") else None
    return {
        "is_newcomer": person.has_role("newcomer"),
        "need": need,
        "need_state": NEED_STATES[need.state] if need is not None else None,
        "asked": asked[:SHOWN],
        **_present_words(person, need, asked),
    }


def _present_words(person: Person, need: Need | None, asked: list[Enquiry]) -> dict[str, Any]:
    """The enquiry that is open now, and its timeline."""
    open_now = [one for one in asked if one.is_waiting and need is not None and one.need_id == need.id]
    present = open_now[0] if open_now else None
    moments: list[Moment] = enquiry_timeline(present, person) if present is not None else []
    return {"present": present, "moments": moments}


def _mentor_words(person: Person) -> dict[str, Any]:
    profile = profile_of(person) if person.has_role("mentor") else None
    return {
        "is_mentor": person.has_role("mentor"),
        "profile": profile,
        "profile_state": MENTOR_STATES[profile.state] if profile is not None else None,
    }
