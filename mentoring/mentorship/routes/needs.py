"""The page of a newcomer's own search: since when, what happened, whose turn, until when, what comes next."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from flask import current_app, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from mentoring.core import clock
from mentoring.core.access import requires
from mentoring.mentorship.actions import next_wish_of
from mentoring.mentorship.models import MOST_WISHES, Enquiry, Need
from mentoring.mentorship.policy import asks_by_itself
from mentoring.mentorship.queries import (
    Story,
    enquiries_for,
    half_found_within,
    open_need_of,
    story_of,
    tandems_of,
)
from mentoring.mentorship.routes.enquiry_words import now_and_next, phoned_words, what_happened
from mentoring.mentorship.routes.room import blueprint, reader
from mentoring.mentorship.routes.wording import NEED_STATES, Moment, phoned_for

NEED_HAPPENED = {
    "need.drafted": _l("Nach Ihrem Anruf aufgenommen"),
    "need.noted": _l("Nach Ihrem Anruf aufgenommen"),
    "need.published": _l("Suche begonnen"),
    "need.matched": _l("Sie haben jemanden gefunden"),
    "need.paused": _l("Suche pausiert"),
    "need.rested": _l("Pause, weil wir länger nichts von Ihnen gehört haben"),
    "need.resumed": _l("Suche fortgesetzt"),
    "need.revived": _l("Suche wieder aufgenommen"),
    "need.reopened": _l("Tandem beendet, Ihre Suche geht weiter"),
    "need.reported": _l("Brief: So steht es um Ihre Suche"),
    "need.questioned": _l("Brief: Suchen Sie noch?"),
}


@blueprint.get("/wunsch")
@requires("newcomer")
def needs_show() -> str | Response:
    need = open_need_of(reader())
    if need is None:
        return redirect(url_for("mentorship.topics_edit"))
    asked = enquiries_for(need)
    present = next((one for one in asked if one.is_waiting), None)
    words, kind = NEED_STATES[need.state]
    return render_template(
        "mentorship/needs_show.html",
        need=need,
        state_words=words,
        state_kind=kind,
        present=present,
        moments=_moments(need, asked, present),
        found_within=half_found_within(),
        next_wish=next_wish_of(need) if present is None and need.state == "searching" else None,
        most_wishes=MOST_WISHES,
        tandem=_living(need),
    )


def _living(need: Need) -> object:
    return next(
        (one for one in tandems_of(reader()) if one.need_id == need.id and one.ended_at is None), None
    )


def _moments(need: Need, asked: Sequence[Enquiry], present: Enquiry | None) -> list[Moment]:
    """What has been, what is now, and what comes next."""
    been = [moment for story in story_of(need, asked) for moment in _told(story)]
    if present is not None:
        return [*been, *now_and_next(present, reader())]
    return [*been, *_without_enquiry(need)]


def _told(story: Story) -> list[Moment]:
    if story.enquiry is None:
        label = str(NEED_HAPPENED.get(story.entry.event, ""))
        note = phoned_for(reader().display_name) if "acted_for" in story.entry.details else ""
    else:
        what = what_happened(story.entry, story.enquiry, reader())
        label = f"{story.enquiry.mentor.display_name}: {what}" if what else ""
        note = phoned_words(story.entry, story.enquiry, reader())
    return [Moment(label, "done", story.entry.at, note)] if label else []


def _without_enquiry(need: Need) -> list[Moment]:
    """Nothing waits: the newcomer's turn, and when a human cares at the latest."""
    if need.state != "searching":
        return []
    if not asks_by_itself():
        return _with_office(need)
    day = current_app.jinja_env.filters["day"](_promise(need))
    care = _("Spätestens am %(day)s kümmert sich ein Mensch in der Koordination darum", day=day)
    return [
        Moment(_("Sie sind am Zug"), "now", note=_("Fragen Sie eine der vorgeschlagenen Personen.")),
        Moment(care, "next"),
    ]


def _with_office(need: Need) -> list[Moment]:
    """Only the office proposes: it is its turn, and by when."""
    day = current_app.jinja_env.filters["day"](_promise(need))
    by = _("Spätestens am %(day)s kümmert sich ein Mensch in der Koordination darum", day=day)
    late = _("Ihre Suche liegt bei einem Menschen in der Koordination")
    return [
        Moment(_("Die Koordination ist am Zug"), "now", note=_("Sie müssen nichts tun.")),
        Moment(by if _promise(need) > clock.now() else late, "next"),
    ]


def _promise(need: Need) -> datetime:
    """When a human cares at the latest."""
    return need.waiting_since + timedelta(days=current_app.config["WAITING_PROMISE_DAYS"])
