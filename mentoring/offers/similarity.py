"""Practice examples in the order of their likeness to somebody's house, each with reasons in words and no number."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from flask import current_app
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from matching import Profile, Reason
from mentoring.offers.models import PracticeExample
from mentoring.offers.queries import ExampleRow, example_rows, examples_with_ids
from mentoring.people.wording import label

KEPT = "offers.examples"
MOST_ALIKE = 12
Fit = Callable[[list[Profile]], Any]
_model: list[tuple[Fit, Callable[[], str]]] = []
REGION: Mapping[str, tuple[str, Any]] = {
    "same_land": ("plus", _l("Aus Ihrem Bundesland.")),
    "city_state": ("info", _l("Aus einem Nachbarland.")),
    "neighbour_land": ("info", _l("Aus einem Nachbarland.")),
    "elsewhere": ("info", _l("Aus einem anderen Teil Deutschlands.")),
}
INSTITUTION: Mapping[str, tuple[str, Any]] = {
    "same": ("plus", _l("Aus der gleichen Art von Einrichtung.")),
    "sector": ("plus", _l("Aus einer verwandten Art von Einrichtung.")),
    "self_help": ("plus", _l("Aus der Selbsthilfe, wie bei Ihnen.")),
    "bridge": ("plus", _l("Von der anderen Seite der Zusammenarbeit von Selbsthilfe und Klinik.")),
    "other": ("info", _l("Aus einer anderen Art von Einrichtung.")),
}


@dataclass(frozen=True, slots=True)
class House:
    """Whose house others are compared with: a Kreis or a Land, a kind of institution, maybe a topic."""

    region: str = ""
    institution_type: str = ""
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One reason: `sign` is plus or info."""

    sign: str
    text: str


@dataclass(frozen=True, slots=True)
class Likeness:
    """One example, and in which way it is like the reader's house."""

    example: PracticeExample
    lines: list[Line]


def compare_with(fit: Fit, mark: Callable[[], str]) -> None:
    """Let the room that knows the office's tables build the model: examples and mentors are compared alike.

    `mark` changes whenever the tables do.
    """
    _model[:] = [(fit, mark)]


def examples_like(house: House, number: int = MOST_ALIKE) -> list[Likeness]:
    """The examples most like a house, at most `number`."""
    rows = tuple(example_rows())
    if not rows:
        return []
    reader = Profile(
        "reader",
        region=house.region,
        institution_type=house.institution_type,
        topics=frozenset([house.topic] if house.topic else []),
    )
    best = _fitted(rows).suggest(reader, number)
    found = examples_with_ids([int(one.key) for one in best])
    return [_likeness(found[int(one.key)], one.reasons, house) for one in best if int(one.key) in found]


def _fitted(rows: tuple[ExampleRow, ...]) -> Any:
    """The model of these examples, kept per app and process as long as they and the tables are the same."""
    fit, mark = _model[0]
    learned = mark(), rows
    kept = current_app.extensions.get(KEPT)
    if kept is None or kept[0] != learned:
        kept = current_app.extensions[KEPT] = learned, fit([_profile(row) for row in rows])
    return kept[1]


def _profile(row: ExampleRow) -> Profile:
    """An example as the model sees it: codes only, never a word of it."""
    topics = frozenset((row.topics or "").split())
    return Profile(row.id, region=row.land, institution_type=row.institution_type, topics=topics)


def _likeness(example: PracticeExample, reasons: tuple[Reason, ...], house: House) -> Likeness:
    by_feature = {reason.feature: reason.fact.code.partition(".")[2] for reason in reasons}
    told = [
        REGION.get(by_feature["region"]),
        INSTITUTION.get(_veiled(by_feature["institution_type"], example)),
    ]
    lines = [Line(sign, str(text)) for sign, text in filter(None, told)]
    return Likeness(example, lines + _topic_lines(example, house))


def _veiled(kind: str, example: PracticeExample) -> str:
    """What does not tell a group from an organisation of self-help."""
    return "self_help" if example.is_veiled and kind in ("same", "sector") else kind


def _topic_lines(example: PracticeExample, house: House) -> list[Line]:
    if not house.topic:
        return []
    shared = next((topic for topic in example.topics if topic.slug == house.topic), None)
    if shared is None:
        return [Line("info", _("Zu anderen Themen."))]
    return [Line("plus", _("Zu Ihrem Thema „%(topic)s“.", topic=label(shared)))]
