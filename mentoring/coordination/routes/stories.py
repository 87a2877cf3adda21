"""What has happened in a search, whose turn it is and what comes next, as the office reads it."""

from collections.abc import Sequence
from datetime import timedelta

from flask import current_app
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from mentoring.mentorship.models import Enquiry, Need
from mentoring.mentorship.policy import asks_by_itself
from mentoring.mentorship.queries import Story, story_of
from mentoring.mentorship.routes.enquiry_words import now_and_next, phoned_words, what_happened
from mentoring.mentorship.routes.wording import Moment, phoned_for
from mentoring.people.models import Person

NEED_HAPPENED = {
    "need.drafted": _l("Nach einem Anruf aufgenommen"),
    "need.noted": _l("Nach einem Anruf aufgenommen"),
    "need.published": _l("Suche begonnen"),
    "need.matched": _l("Tandem gefunden"),
    "need.paused": _l("Suche pausiert"),
    "need.rested": _l("Pause nach langer Stille"),
    "need.resumed": _l("Suche fortgesetzt"),
    "need.revived": _l("Suche wieder aufgenommen"),
    "need.reopened": _l("Tandem beendet, die Suche geht weiter"),
    "need.confirmed": _l("Suche bestätigt"),
    "need.reported": _l("Brief: So steht es um die Suche"),
    "need.questioned": _l("Brief: Suchen Sie noch?"),
    "need.closed": _l("Suche beendet"),
    "need.finished": _l("Suche beendet"),
    "need.lapsed": _l("Suche nach langer Pause beendet"),
}


def moments_of(need: Need, asked: Sequence[Enquiry], present: Enquiry | None, reader: Person) -> list[Moment]:
    """A search as a timeline."""
    been = [moment for story in story_of(need, asked) for moment in _told(story, need, reader)]
    if present is not None:
        return [*been, *now_and_next(present, reader)]
    return [*been, *_turn(need, bool(asked))]


def _told(story: Story, need: Need, reader: Person) -> list[Moment]:
    if story.enquiry is None:
        label = str(NEED_HAPPENED.get(story.entry.event, ""))
        note = phoned_for(need.person.display_name) if "acted_for" in story.entry.details else ""
    else:
        what = what_happened(story.entry, story.enquiry, reader)
        label = f"{story.enquiry.mentor.display_name}: {what}" if what else ""
        note = phoned_words(story.entry, story.enquiry, reader)
    return [Moment(label, "done", story.entry.at, note)] if label else []


def _turn(need: Need, was_asked: bool) -> list[Moment]:
    """Nobody is asked now: the newcomer can ask, and when the office cares at the latest."""
    if need.state != "searching":
        return []
    promise = need.waiting_since + timedelta(days=current_app.config["WAITING_PROMISE_DAYS"])
    day = current_app.jinja_env.filters["day"](promise)
    note = _("Zurzeit ist niemand gefragt.") if was_asked else _("Bisher wurde niemand gefragt.")
    if need.days_waited >= current_app.config["WAITING_PROMISE_DAYS"]:
        return [Moment(_("Sie sind am Zug: versprochen war bis %(day)s", day=day), "now", note=note)]
    turn = (
        _("%(name)s kann jemanden fragen") if asks_by_itself() else _("%(name)s wartet auf Ihren Vorschlag")
    )
    return [
        Moment(turn % {"name": need.person.display_name}, "now", note=note),
        Moment(_("Spätestens am %(day)s steht die Suche auf Ihrem Überblick", day=day), "next"),
    ]
