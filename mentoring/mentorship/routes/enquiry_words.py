"""How pages speak of an enquiry: its state, what happened, whose turn it is until when, and what comes next."""

from collections.abc import Iterator

from flask import current_app
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from mentoring.core.journal import Entry, entries_of, who_wanted
from mentoring.mentorship.models import Enquiry
from mentoring.mentorship.routes.wording import HAPPENED, Moment, phoned_for
from mentoring.mentorship.suggestions import Line
from mentoring.people.models import Person

ENQUIRY_STATES = {
    "open": (_l("wartet auf Antwort"), "info"),
    "question": (_l("Rückfrage"), "info"),
    "accepted": (_l("angenommen"), "ok"),
    "declined": (_l("ohne Zusage"), ""),
    "withdrawn": (_l("zurückgezogen"), ""),
    "expired": (_l("Zeit abgelaufen"), ""),
    "superseded": (_l("Platz vergeben"), ""),
    "returned": (_l("zurückgegeben"), ""),
    "cancelled": (_l("von der Koordination beendet"), ""),
}
BY = {
    "enquiry.asked_back": (_l("Ihre Rückfrage"), _l("Rückfrage von %(name)s")),
    "enquiry.answered": (_l("Ihre Antwort auf die Rückfrage"), _l("Antwort von %(name)s auf die Rückfrage")),
    "enquiry.offered": (_l("Ihr Angebot"), _l("Angebot von %(name)s")),
    "enquiry.withdrawn": (_l("Von Ihnen zurückgezogen"), _l("Zurückgezogen von %(name)s")),
}
"""What one of the two did, as that one reads it and as others do."""


def name_of(enquiry: Enquiry, side: str) -> str:
    """The display name of one of the two."""
    return str((enquiry.mentor if side == "mentor" else enquiry.newcomer).display_name)


def enquiry_title(enquiry: Enquiry, reader: Person) -> str:
    """What an enquiry is for this reader."""
    side = enquiry.side_of(reader.id)
    if not side:
        return _office_title(enquiry)
    other = name_of(enquiry, "newcomer" if side == "mentor" else "mentor")
    if enquiry.beginner == side:
        mine = {
            "newcomer": _("Ihre Anfrage an %(name)s", name=other),
            "mentor": _("Ihr Angebot an %(name)s", name=other),
        }
        return mine[side]
    return {
        "newcomer": _("%(name)s möchte sich mit Ihnen austauschen", name=other),
        "mentor": _("%(name)s bietet Ihnen einen Austausch an", name=other),
        "office": _("Vorschlag der Koordination: Austausch mit %(name)s", name=other),
    }[enquiry.beginner]


def _office_title(enquiry: Enquiry) -> str:
    both = {"newcomer": enquiry.newcomer.display_name, "mentor": enquiry.mentor.display_name}
    return {
        "newcomer": _("Anfrage von %(newcomer)s an %(mentor)s", **both),
        "mentor": _("Angebot von %(mentor)s an %(newcomer)s", **both),
        "office": _("Vorschlag der Koordination für %(newcomer)s und %(mentor)s", **both),
    }[enquiry.beginner]


def reasons_title(enquiry: Enquiry, reasons: list[Line]) -> str:
    """The heading of the reasons, for whoever is asked for a yes; where nothing fits, it does not say so."""
    if not any(line.sign == "plus" for line in reasons):
        return _("Was Sie voneinander wissen sollten")
    return {
        "newcomer": _("Warum diese Anfrage zu Ihnen passt"),
        "mentor": _("Warum dieses Angebot zu Ihnen passt"),
        "office": _("Warum dieser Vorschlag zu Ihnen passt"),
    }[enquiry.beginner]


def turn_words(enquiry: Enquiry, reader: Person) -> str:
    """Whose turn it is until when, and what silence leads to; empty when nothing waits."""
    if not enquiry.is_waiting:
        return ""
    moment = current_app.jinja_env.filters["moment"](enquiry.expires_at)
    if enquiry.side_of(reader.id) in enquiry.turn:
        return _("Sie haben Zeit bis %(moment)s Uhr. Ohne Antwort endet es von selbst.", moment=moment)
    names = _names(enquiry)
    if len(enquiry.turn) == 1:
        told = _(
            "%(name)s hat Zeit bis %(moment)s Uhr. Ohne Antwort endet es von selbst.",
            name=names,
            moment=moment,
        )
    else:
        told = _(
            "%(names)s haben Zeit bis %(moment)s Uhr. Ohne Antwort endet es von selbst.",
            names=names,
            moment=moment,
        )
    return told


def _names(enquiry: Enquiry) -> str:
    """Whose turn it is, by display names."""
    between = " " + _("und") + " "
    return between.join(name_of(enquiry, side) for side in sorted(enquiry.turn))


def enquiry_timeline(enquiry: Enquiry, reader: Person) -> list[Moment]:
    """What has been, whose turn it is, and what comes next."""
    return [*_been(enquiry, reader), *now_and_next(enquiry, reader)]


def now_and_next(enquiry: Enquiry, reader: Person) -> list[Moment]:
    """Whose turn it is until when, and what a yes leads to; nothing for what has ended."""
    if not enquiry.is_waiting:
        return []
    next_step = _("Nach einem Ja öffnen sich Namen und Kontakt für beide.")
    if enquiry.beginner == "office":
        next_step = _("Wenn beide Ja sagen, öffnen sich Namen und Kontakt.")
    return [Moment(_turn(enquiry, reader), "now", enquiry.expires_at), Moment(next_step, "next")]


def _been(enquiry: Enquiry, reader: Person) -> Iterator[Moment]:
    for entry in entries_of("enquiry", enquiry.id):
        label = what_happened(entry, enquiry, reader)
        if label:
            yield Moment(label, "done", entry.at, phoned_words(entry, enquiry, reader))


def what_happened(entry: Entry, enquiry: Enquiry, reader: Person) -> str:
    """One line in words; a yes of the other one alone stays unsaid, so that nobody is pressed."""
    side = enquiry.side_of(who_wanted(entry))
    if entry.event == "enquiry.agreed":
        return _agreement(enquiry, side, reader)
    if entry.event == "enquiry.opened" and entry.actor_id is None:
        return _("Von der Wunschliste von selbst gesendet")
    if entry.event in BY and side:
        mine, others = BY[entry.event]
        return str(mine) if who_wanted(entry) == reader.id else str(others) % {"name": name_of(enquiry, side)}
    return str(HAPPENED.get(entry.event, ""))


def phoned_words(entry: Entry, enquiry: Enquiry, reader: Person) -> str:
    """The mark of what the office did on the phone. That somebody wished for a proposal stays unsaid to the other."""
    side = enquiry.side_of(entry.details.get("acted_for"))  # type: ignore[arg-type]  # an id, by record()
    hidden = entry.event == "enquiry.proposed" and enquiry.side_of(reader.id) not in ("", side)
    return phoned_for(name_of(enquiry, side)) if side and not hidden else ""


def _agreement(enquiry: Enquiry, side: str, reader: Person) -> str:
    if enquiry.side_of(reader.id) == side:
        return _("Sie haben Ja gesagt")
    is_known = enquiry.state == "accepted" or not enquiry.side_of(reader.id)
    return _("Ja von %(name)s", name=name_of(enquiry, side)) if is_known else ""


def _turn(enquiry: Enquiry, reader: Person) -> str:
    """What is waited for now."""
    if enquiry.side_of(reader.id) in enquiry.turn:
        return _("Ihre Antwort")
    return _("Antwort von %(name)s", name=_names(enquiry))
