"""How many tandems began in a year and after what wait, and how those that ended did so."""

from typing import Any

from flask import current_app
from flask_babel import lazy_gettext as _l
from sqlalchemy import case, join

from mentoring.coordination.reports.counting import ByHouse, ByTopic, Figure, Year, by_topics, houses
from mentoring.mentorship.lifecycle import TANDEM
from mentoring.mentorship.models import Enquiry, Tandem

ACCEPTED = join(Tandem, Enquiry, Tandem.enquiry_id == Enquiry.id)


def _wait() -> Any:
    """The days of searching that were noted with the second yes, against the promise."""
    promise = current_app.config["WAITING_PROMISE_DAYS"]
    return case((Enquiry.waited_days <= promise, "within"), else_="later")


def begun_by_house(year: Year) -> list[ByHouse]:
    """Tandems that began in the year, by Land and kind of the newcomer's institution."""
    return houses(_wait(), ACCEPTED, Tandem.newcomer_id, year.holds(Tandem.started_at))


def begun_by_topic(year: Year) -> list[ByTopic]:
    """The same by topic of the newcomer's need."""
    return by_topics(_wait(), ACCEPTED, Tandem.need_id, year.holds(Tandem.started_at))


BEGUN = Figure(
    code="begun",
    label=_l("Begonnene Tandems, nach Wartezeit"),
    definition=_l(
        "Tandems, denen im Jahr beide zugestimmt haben. Die Wartezeit sind die Tage der Suche bis zum zweiten Ja; "
        "Tage einer Pause zählen nicht mit. Geteilt wird nach dem Versprechen zur Wartezeit. "
        "Land, Art der Einrichtung und Themen sind die der Person, die neu dabei ist."
    ),
    left_out=_l(
        "Nicht gezählt: Tandems, deren beide Konten gelöscht sind, und wer noch wartet. "
        "Das steht bei den Wünschen."
    ),
    parts={
        "within": _l("nach höchstens %(days)s Tagen Suche"),
        "later": _l("nach mehr als %(days)s Tagen Suche"),
    },
    by_house=begun_by_house,
    by_topic=begun_by_topic,
    narrowed=("within", "later"),
)


def _ended(year: Year) -> Any:
    return year.holds(Tandem.ended_at) & Tandem.state.in_(TANDEM.terminal)


def ended_by_house(year: Year) -> list[ByHouse]:
    """Tandems that ended in the year and were not taken up again."""
    return houses(Tandem.state, Tandem, Tandem.newcomer_id, _ended(year))


def ended_by_topic(year: Year) -> list[ByTopic]:
    """The same by topic of the newcomer's need."""
    return by_topics(Tandem.state, Tandem, Tandem.need_id, _ended(year))


ENDED = Figure(
    code="ended",
    label=_l("Beendete Tandems"),
    definition=_l(
        "Tandems, die im Jahr zu Ende gingen. Abgeschlossen: zum vereinbarten Ende, mit Rückblick oder ohne. "
        "Früher beendet: eine Seite hat aufgehört oder das Tandem ging an jemand anderen über; "
        "einen Grund braucht niemand. Nicht zustande gekommen: Nach dem ersten Ja kam kein Kontakt zustande."
    ),
    left_out=_l(
        "Nicht gezählt: Tandems, die wieder aufgenommen wurden, und solche, deren beide Konten gelöscht sind."
    ),
    parts={
        "completed": _l("abgeschlossen"),
        "ended_early": _l("früher beendet"),
        "void": _l("nicht zustande gekommen"),
    },
    by_house=ended_by_house,
    by_topic=ended_by_topic,
    narrowed=("completed",),
)
