"""Whether an ended tandem can be taken up again: in time, with a place, and with a search that is free."""

from flask import current_app
from flask_babel import gettext as _

from mentoring.core import clock
from mentoring.core.db import db
from mentoring.core.errors import WrongState
from mentoring.core.journal import TIME
from mentoring.core.steps import take
from mentoring.mentorship.models import MentorProfile, Tandem
from mentoring.mentorship.queries import enquiries_for, has_live_tandem, live_tandem_count, open_need_of

THERE = ("active", "paused")


def days_to_reopen(tandem: Tandem) -> int:
    """How many days are left to take it up again; 0 when it is too late."""
    if tandem.ended_at is None:
        return 0
    most: int = current_app.config["TANDEM_REOPEN_DAYS"]
    return max(0, most - (clock.now() - tandem.ended_at).days)


def guard_reopening(tandem: Tandem) -> None:
    """Refuse what has no room. Need, profile and tandem are locked by now."""
    refusal = _refusal(tandem)
    if refusal:
        raise WrongState(refusal)


def _refusal(tandem: Tandem) -> str:
    profile = db.session.get_one(MentorProfile, tandem.mentor_id)
    if not days_to_reopen(tandem):
        return _("Die Zeit, dieses Tandem wieder aufzunehmen, ist vorbei. Eine neue Anfrage ist möglich.")
    if profile.state not in THERE or live_tandem_count(profile.id) >= profile.places:
        return _("Der Platz ist inzwischen vergeben. Eine neue Anfrage ist später möglich.")
    return _search_refusal(tandem)


def _search_refusal(tandem: Tandem) -> str:
    present = open_need_of(tandem.newcomer)
    if has_live_tandem(tandem.need) or (present is not None and present.id != tandem.need_id):
        return _("Inzwischen gibt es eine neue Suche oder ein neues Tandem.")
    return ""


def take_need_back(tandem: Tandem) -> None:
    """The search has found again; what still waits for an answer in it is over. The newcomer has said yes herself."""
    need = tandem.need
    if need.state in ("closed", "paused"):
        take("revive" if need.state == "closed" else "resume", need, tandem.newcomer)
    for enquiry in enquiries_for(need):
        if enquiry.state in ("open", "question"):
            take("supersede", enquiry, TIME)
    if need.state == "searching":
        take("match", need, TIME)
