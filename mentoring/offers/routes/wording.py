"""How pages name what is asked of the office: its states for the office and for who asked, and what comes next."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import current_app
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from mentoring.offers.models import KINDS, Asked, Consultation, MembershipApplication

STATES: dict[str, tuple[Any, str]] = {
    "open": (_l("wartet"), "warn"),
    "taken_up": (_l("in Arbeit"), "info"),
    "arranged": (_l("Termin steht"), "ok"),
    "done": (_l("erledigt"), ""),
    "withdrawn": (_l("zurückgenommen"), ""),
    "unconfirmed": (_l("nicht bestätigt"), ""),
    "received": (_l("wartet"), "warn"),
    "in_talks": (_l("im Gespräch"), "info"),
    "member": (_l("Mitglied"), "ok"),
    "declined": (_l("zurzeit nicht möglich"), ""),
}


@dataclass(frozen=True, slots=True)
class Standing:
    """How it stands with one thing that was asked, as who asked reads it."""

    noun: str
    id: int
    title: str
    state: str
    kind: str
    next: str
    facts: list[tuple[str, str]]
    may_withdraw: bool
    words: str = ""


def standing_of(asked: Asked) -> Standing:
    """State, what comes next, who cares and when."""
    state, kind = STATES[asked.state]
    return Standing(
        noun=asked.lifecycle.noun,
        id=asked.id,
        title=title_of(asked),
        state=str(state),
        kind=kind,
        next=_next(asked),
        facts=_facts(asked),
        may_withdraw=any("asker" in step.by for step in asked.lifecycle.open_steps(asked.state, {"asker"})),
        words=asked.office_words if isinstance(asked, MembershipApplication) else "",
    )


def title_of(asked: Asked) -> str:
    """What was asked, in a word or two."""
    return str(KINDS[asked.kind]) if isinstance(asked, Consultation) else _("Mitgliedschaft")


def _next(asked: Asked) -> str:
    sentences = {
        "open": _("Ein Mensch aus der Koordination liest Ihre Anfrage und meldet sich bei Ihnen."),
        "taken_up": _("Wir melden uns bei Ihnen und machen einen Termin aus."),
        "arranged": _("Das Gespräch findet statt wie verabredet. Sie müssen nichts weiter tun."),
        "done": _("Hier ist nichts mehr zu tun. Sie können uns jederzeit wieder fragen."),
        "unconfirmed": _("Bitte bestätigen Sie den Antrag mit dem Link in unserem ersten Brief."),
        "received": _("Ein Mensch aus der Koordination liest Ihren Antrag und meldet sich bei Ihnen."),
        "in_talks": _("Wir sprechen mit Ihnen über die Mitgliedschaft."),
        "member": _("Ihre Einrichtung gehört zum Netzwerk."),
        "declined": _("Zurzeit geht es nicht. Fragen Sie gern nach, oder versuchen Sie es später wieder."),
        "withdrawn": _("Sie haben die Anfrage zurückgenommen. Sie können uns jederzeit wieder fragen."),
    }
    return sentences[asked.state]


def _facts(asked: Asked) -> list[tuple[str, str]]:
    responsible = asked.responsible.account.name if asked.responsible is not None else ""
    meets_at = asked.meets_at if isinstance(asked, Consultation) else None
    facts = [
        (_("Gefragt am"), day_words(asked.asked_at)),
        (_("Für Sie da"), responsible),
        (_("Gespräch"), moment_words(meets_at) if asked.state == "arranged" else ""),
        (_("Abgeschlossen am"), day_words(asked.closed_at)),
        (_("Wird gelöscht am"), day_words(asked.forgotten_at)),
    ]
    return [(label, words) for label, words in facts if words]


def dial(phone: str) -> str:
    """The address behind a telephone number, or nothing."""
    return f"tel:{phone.replace(' ', '')}" if phone else ""


def day_words(moment: datetime | None) -> str:
    """A day, or nothing."""
    return "" if moment is None else str(current_app.jinja_env.filters["day"](moment))


def moment_words(moment: datetime | None) -> str:
    """A day and a time, or nothing."""
    return (
        "" if moment is None else _("%(moment)s Uhr", moment=current_app.jinja_env.filters["moment"](moment))
    )
