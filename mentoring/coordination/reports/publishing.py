"""From counts to what may be shown: split and narrowed figures of people, and trainings with who came."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from mentoring.coordination.reports.counting import ByHouse, ByTopic, Figure
from mentoring.coordination.reports.mentors import MENTORS
from mentoring.coordination.reports.needs import NEEDS
from mentoring.coordination.reports.suppression import LEAST, Shown, told, told_overlaps, told_parts
from mentoring.coordination.reports.tandems import BEGUN, ENDED
from mentoring.coordination.reports.trainings import Held
from mentoring.mentorship.models import MOST_TOPICS

FIGURES = (NEEDS, BEGUN, ENDED, MENTORS)
SIDES = ("land", "kind", "topic")
"""By what figures are narrowed: Land, kind of institution, topic."""
EDITION = 1
"""Of the definitions and rules: a report keeps the one it was made by."""
UNKNOWN = ""
Narrowed = dict[str, dict[str, Shown]]


@dataclass(frozen=True, slots=True)
class Counts:
    """All that is counted of a year, by code of the figure; nothing of it is ever stored."""

    houses: dict[str, list[ByHouse]]
    topics: dict[str, list[ByTopic]]
    trainings: list[Held]


@dataclass(frozen=True, slots=True)
class Codes:
    """All Länder, kinds and topics there are, in an order that has nothing to do with the counts."""

    land: Sequence[str]
    kind: Sequence[str]
    topic: Sequence[str]


def published(counts: Counts, codes: Codes, promise: int) -> dict[str, Any]:
    """What the pages, the files and everybody may know of a year."""
    figures = {figure.code: _split(figure, counts.houses[figure.code]) for figure in FIGURES}
    return {
        "edition": EDITION,
        "promise": promise,
        "figures": figures,
        "trainings": _trainings(counts.trainings),
        "narrowed": {side: _narrowed(side, counts, codes, figures) for side in SIDES},
    }


def _split(figure: Figure, rows: list[ByHouse]) -> dict[str, Any]:
    """The total, and its parts where they can be told: the last ones are held back first."""
    people = _summed((row.part, row.people) for row in rows)
    last_first = list(reversed(figure.parts))
    shown = told_parts([people[part] for part in last_first])
    parts = dict(zip(last_first, shown, strict=True)) if shown else {}
    return {"total": told(sum(people.values())), "parts": parts}


def _summed(pairs: Iterable[tuple[str, int]]) -> dict[str, int]:
    sums: dict[str, int] = defaultdict(int)
    for code, number in pairs:
        sums[code] += number
    return sums


def _trainings(trainings: list[Held]) -> dict[str, Shown]:
    """Trainings are not people and are told as they are. Who came and who did not never stand in one sum."""
    counted = _counted(trainings)
    return {
        "trainings": len(trainings),
        "dates": sum(one.dates for one in trainings),
        "came": told(sum(one.came for one in counted)),
        "missed": told(sum(one.missed for one in counted)),
    }


def _counted(trainings: list[Held]) -> list[Held]:
    """Trainings with so many people that whoever knows all the others by heart learns of nobody."""
    return [one for one in trainings if one.came >= LEAST]


def _narrowed(side: str, counts: Counts, codes: Codes, figures: dict[str, Any]) -> Narrowed:
    """Every series that can be told on one side: its cells by code."""
    last_first = list(reversed(getattr(codes, side)))
    known = last_first if side == "topic" else [UNKNOWN, *last_first]
    series = {
        f"{figure.code}.{part}" if part else figure.code: _cells(side, counts, figure, part, known)
        for figure in FIGURES
        for part in figure.narrowed
        if _is_told(figures[figure.code], part)
    }
    told_series = {name: dict(zip(known, cells, strict=True)) for name, cells in series.items() if cells}
    return {**told_series, **_narrowed_trainings(side, counts.trainings)}


def _is_told(shown: dict[str, Any], part: str) -> bool:
    """Whether everybody reads the sum of a series: else its cells would tell it."""
    return isinstance(shown["parts"].get(part) if part else shown["total"], int)


def _cells(side: str, counts: Counts, figure: Figure, part: str, known: Sequence[str]) -> list[Shown] | None:
    """Of Land and kind everybody has one; of topics one to five, so that they add up to nothing."""
    people = counts.houses[figure.code]
    if side != "topic":
        of_house = _summed((getattr(row, side), row.people) for row in people if part in ("", row.part))
        return told_parts([of_house[code] for code in known])
    total = sum(row.people for row in people if part in ("", row.part))
    topics = counts.topics[figure.code]
    of_topic = _summed((row.topic, row.people) for row in topics if part in ("", row.part))
    return told_overlaps(total, [of_topic[code] for code in known], MOST_TOPICS)


def _narrowed_trainings(side: str, trainings: list[Held]) -> Narrowed:
    """Every cell is a sum of whole trainings; one without a Land, kind or topic is for all of them."""
    name = {"land": "laender", "kind": "kinds", "topic": "topics"}[side]
    held = _by_code(name, trainings, lambda _one: 1)
    came = _by_code(name, _counted(trainings), lambda one: one.came)
    return {"trainings": dict(held), "came": {code: told(came[code]) for code in held}}


def _by_code(name: str, trainings: list[Held], number: Callable[[Held], int]) -> dict[str, int]:
    return _summed((code, number(one)) for one in trainings for code in getattr(one, name) or (UNKNOWN,))
