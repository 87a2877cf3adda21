"""What pages say of a tandem: its state, what has been, and what comes next."""

from collections.abc import Iterator

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from mentoring.core.journal import entries_of
from mentoring.mentorship.models import Tandem
from mentoring.mentorship.queries import talks_of
from mentoring.mentorship.routes.wording import Moment, happened, whose

TANDEM_STATES = {
    "getting_to_know": (_l("Kennenlernen"), "info"),
    "running": (_l("läuft"), "ok"),
    "paused": (_l("Pause"), "warn"),
    "ending": (_l("Abschluss"), "info"),
    "completed": (_l("abgeschlossen"), "ok"),
    "ended_early": (_l("beendet"), ""),
    "void": (_l("ohne Kennenlernen beendet"), ""),
}
TANDEM_EVENTS = {
    "tandem.first_talk_reminded": _l("Erinnerung an das erste Gespräch"),
    "tandem.contacted": _l("Sie sind in Kontakt"),
    "tandem.questioned": _l("Frage gesendet: Geht es weiter?"),
    "tandem.continued": _l("Es geht weiter"),
    "tandem.drafted": _l("Vereinbarung geschrieben"),
    "tandem.consented": _l("Vereinbarung bestätigt"),
    "tandem.agreed": _l("Vereinbarung von beiden bestätigt"),
    "tandem.renewed": _l("Neue Fassung von beiden bestätigt"),
    "tandem.paused": _l("Pause begonnen"),
    "tandem.resumed": _l("Pause beendet"),
    "tandem.talk_missed": _l("Frage gesendet: Wie läuft es?"),
    "tandem.end_neared": _l("Brief zum geplanten Ende"),
    "tandem.end_proposed": _l("Abschluss vorgeschlagen"),
    "tandem.end_reached": _l("Geplantes Ende erreicht"),
    "tandem.wound_down": _l("Nach der Pause zum Abschluss"),
    "tandem.extension_proposed": _l("Verlängerung vorgeschlagen"),
    "tandem.prolonged": _l("Verlängert"),
    "tandem.proposal_dropped": _l("Vorschlag zurückgenommen"),
    "tandem.looked_back": _l("Rückblick geschrieben"),
    "tandem.reopening_proposed": _l("Wiederaufnahme gewünscht"),
    "tandem.handover_proposed": _l("Weitergabe vorgeschlagen"),
    "tandem.handover_agreed": _l("Beide möchten weitergeben, eine dritte Person ist gefragt"),
    "tandem.extended": _l("Verlängert"),
    "tandem.completed": _l("Mit Rückblick abgeschlossen"),
    "tandem.closed": _l("Ohne Rückblick abgeschlossen"),
    "tandem.ended": _l("Tandem beendet"),
    "tandem.handed_over": _l("Weitergegeben"),
    "tandem.lapsed": _l("Ohne Kennenlernen beendet"),
    "tandem.reopened": _l("Wieder aufgenommen"),
}


def tandem_timeline(tandem: Tandem) -> list[Moment]:
    """What has been, and what comes next; of talks only when they were, also for the office."""
    been = sorted([*_been(tandem), *_talked(tandem)], key=lambda moment: moment.at or tandem.started_at)
    return [*happened(entries_of("enquiry", tandem.enquiry_id), tandem), *been, *_next(tandem)]


def _been(tandem: Tandem) -> Iterator[Moment]:
    for entry in entries_of("tandem", tandem.id):
        if entry.event in TANDEM_EVENTS:
            yield Moment(str(TANDEM_EVENTS[entry.event]), "done", entry.at, whose(entry, tandem))


def _talked(tandem: Tandem) -> Iterator[Moment]:
    for talk in talks_of(tandem):
        if talk.state == "held":
            yield Moment(_("Gespräch geführt"), "done", talk.starts_at)


def _next(tandem: Tandem) -> list[Moment]:
    coming = {
        "getting_to_know": [
            (_("Erstes Gespräch"), _("Sie verabreden es miteinander. Noch ist niemand gebunden."))
        ],
        "running": [(_("Geplantes Ende"), "")],
        "paused": [(_("Pause"), "")],
        "ending": [(_("Rückblick"), _("Von beiden, oder nach zwei Wochen ein leises Ende."))],
    }
    when = {"running": tandem.planned_end, "paused": tandem.paused_until}.get(tandem.state)
    return [Moment(label, "now", note=note, day=when) for label, note in coming.get(tandem.state, ())]
