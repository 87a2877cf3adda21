"""What is wrong with tables before they are published: points that do not add up, shares that give no whole points."""

from collections.abc import Iterator

from flask_babel import gettext as _

from matching.points import TOPIC_STEP
from mentoring.mentorship.suggestions import Values
from mentoring.mentorship.suggestions.table_words import EMPHASES, FEATURES, REGION, TYPES, point_name

TOTAL = 1000
WHOLE = 100
SHARES = (
    ("region", "region", "region", REGION),
    ("institution_type", "type", "institution_type", TYPES),
    ("other_view", "view", "institution_type", TYPES),
)
"""Each table of shares: its key, how its cells begin, and whose points it shares."""


def faults_of(values: Values) -> dict[str, str]:
    """Sentences by the flat name of the cell they stand at; empty when the tables can be published."""
    found: dict[str, str] = {}
    for name, words in (*_sums(values), *_topics(values), *_shares(values)):
        found.setdefault(name, words)
    return found


def _sums(values: Values) -> Iterator[tuple[str, str]]:
    for emphasis, label in EMPHASES.items():
        total = sum(values["points"][emphasis].values())
        if total != TOTAL:
            words = _("Die Spalte „%(label)s“ ergibt %(total)s Punkte. Zusammen müssen es 1.000 sein.")
            yield point_name(emphasis, next(iter(FEATURES))), words % {"label": label, "total": total}


def _topics(values: Values) -> Iterator[tuple[str, str]]:
    for emphasis in EMPHASES:
        points = values["points"][emphasis]["topics"]
        if points % TOPIC_STEP:
            words = _(
                "Punkte für Themen müssen durch 60 teilbar sein, damit ein bis fünf Themen ganze Punkte geben. "
                "Nehmen Sie statt %(points)s zum Beispiel %(near)s."
            )
            near = round(points / TOPIC_STEP) * TOPIC_STEP
            yield point_name(emphasis, "topics"), words % {"points": points, "near": near}


def _shares(values: Values) -> Iterator[tuple[str, str]]:
    for table, beginning, feature, relations in SHARES:
        for relation in relations:
            percent = values[table][relation]
            odd = [row[feature] for row in values["points"].values() if row[feature] * percent % WHOLE]
            if odd:
                words = _(
                    "Ein Anteil von %(percent)s ergibt aus %(points)s Punkten keine ganzen Punkte. "
                    "Ändern Sie den Anteil oder die Punkte."
                )
                yield f"{beginning}_{relation}", words % {"percent": percent, "points": odd[0]}
