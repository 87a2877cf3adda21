"""How many began to search in a year, and what had come of it when the year was closed."""

from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import case, exists, join

from mentoring.coordination.reports.counting import ByHouse, ByTopic, Figure, Year, by_topics, houses
from mentoring.core.journal import Entry
from mentoring.mentorship.models import Need, Tandem

SEARCHES = join(Entry, Need, Entry.subject_id == Need.id)
OUTCOME = case(
    (exists().where(Tandem.need_id == Need.id), "found"),
    (Need.state.in_(("searching", "paused")), "open"),
    else_="over",
)


def _begun(year: Year) -> Any:
    """A search begins once, and the journal says when: the row itself moves its clock with every pause."""
    return (Entry.event == "need.published") & year.holds(Entry.at)


def needs_by_house(year: Year) -> list[ByHouse]:
    """Searches that began in the year."""
    return houses(OUTCOME, SEARCHES, Need.person_id, _begun(year))


def needs_by_topic(year: Year) -> list[ByTopic]:
    """The same by topic."""
    return by_topics(OUTCOME, SEARCHES, Need.id, _begun(year))


NEEDS = Figure(
    code="needs",
    label=_l("Neue Mentoring-Wünsche"),
    definition=_l(
        "Wünsche, die im Jahr zum ersten Mal veröffentlicht wurden. Wer pausiert und weitersucht, zählt einmal. "
        "Was daraus geworden ist, gilt für den Tag, an dem der Bericht entstand. "
        "Land, Art der Einrichtung und Themen gelten, wie sie an diesem Tag angegeben waren."
    ),
    left_out=_l("Nicht gezählt: Wünsche von Menschen, deren Konto vor diesem Tag gelöscht wurde."),
    parts={
        "found": _l("fanden ein Tandem"),
        "open": _l("suchen noch oder pausieren"),
        "over": _l("endeten ohne Tandem"),
    },
    by_house=needs_by_house,
    by_topic=needs_by_topic,
    narrowed=("",),
)
