"""States and what happened, in plain words for pages."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from flask import current_app
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from mentoring.core.journal import Entry
from mentoring.mentorship.models import Tandem

NEED_STATES = {
    "draft": (_l("Entwurf"), ""),
    "searching": (_l("Suche läuft"), "info"),
    "matched": (_l("im Tandem"), "ok"),
    "paused": (_l("Pause"), "warn"),
    "closed": (_l("beendet"), ""),
}
MENTOR_STATES = {
    "draft": (_l("Entwurf"), ""),
    "submitted": (_l("wartet auf Freigabe"), "info"),
    "active": (_l("aktiv"), "ok"),
    "paused": (_l("Pause"), "warn"),
    "leaving": (_l("hört auf"), "warn"),
    "left": (_l("beendet"), ""),
    "suspended": (_l("ruht"), "warn"),
}
HAPPENED = {
    "enquiry.opened": _l("Anfrage gesendet"),
    "enquiry.proposed": _l("Vorschlag der Koordination"),
    "enquiry.offered": _l("Angebot gesendet"),
    "enquiry.asked_back": _l("Rückfrage gestellt"),
    "enquiry.answered": _l("Rückfrage beantwortet"),
    "enquiry.reminded": _l("Erinnerung gesendet"),
    "enquiry.accepted": _l("Beide haben Ja gesagt"),
    "enquiry.declined": _l("Antwort: Zurzeit passt es nicht"),
    "enquiry.withdrawn": _l("Anfrage zurückgezogen"),
    "enquiry.expired": _l("Zeit für die Antwort abgelaufen"),
    "enquiry.superseded": _l("Der Platz wurde vergeben"),
    "enquiry.returned": _l("Anfrage zurückgegeben"),
    "enquiry.cancelled": _l("Von der Koordination beendet"),
}


@dataclass(frozen=True, slots=True)
class Moment:
    """One line of a timeline."""

    label: str
    state: str
    at: datetime | None = None
    note: str = ""
    day: date | None = None

    @property
    def when(self) -> str:
        """The time in words: when it was, or until when it waits."""
        if self.day is not None:
            return _("bis %(day)s", day=current_app.jinja_env.filters["day"](self.day))
        if self.at is None:
            return ""
        written = current_app.jinja_env.filters["moment"](self.at)
        return _("bis %(moment)s Uhr", moment=written) if self.state == "now" else f"{written} {_('Uhr')}"


def phoned_for(name: str) -> str:
    """The mark in a story: the office did it, and for whom."""
    return _("von der Koordination für %(name)s, am Telefon", name=name)


def happened(entries: list[Entry], tandem: Tandem) -> Iterator[Moment]:
    """What has been, as a timeline reads it."""
    for entry in entries:
        if entry.event in HAPPENED:
            yield Moment(str(HAPPENED[entry.event]), "done", entry.at, whose(entry, tandem))


def whose(entry: Entry, tandem: Tandem) -> str:
    """Who did it, by the name that others see; time needs none."""
    for person in (tandem.newcomer, tandem.mentor):
        if entry.actor_id == person.id:
            return person.display_name
    return "" if entry.actor_id is None else _("Koordination")
