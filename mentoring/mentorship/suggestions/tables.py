"""The closeness tables in force, as plain values to store and show, and as the model takes them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from hashlib import sha256
from typing import Any

from flask import current_app

from matching import PointTable, Profile
from matching.institution_types import InstitutionTypeTable, default_institution_types
from matching.points import PointRow, default_points
from matching.regions import RegionTable, default_regions
from mentoring.mentorship.models import DELIVERED, ClosenessVersion
from mentoring.mentorship.queries import present_mark, sectors_of_types, version_in_force

Values = dict[str, Any]
"""points: by emphasis and feature; region, institution_type, other_view: percent by relation; bridges: pairs."""
KEPT = "mentorship.explainer"


@dataclass(frozen=True, slots=True)
class Closeness:
    """One version of the tables; `since` is None for those that come with the program."""

    number: int
    values: Values
    since: datetime | None = None
    words: str = ""

    @property
    def digest(self) -> str:
        """SHA-256 of all values: two versions with the same one order alike."""
        return sha256(json.dumps(self.values, sort_keys=True).encode()).hexdigest()


def closeness_in_force() -> Closeness:
    """What orders suggestions now."""
    return closeness_of(version_in_force())


def closeness_of(version: ClosenessVersion | None) -> Closeness:
    """A published version, or None for the tables of the program."""
    if version is None:
        return Closeness(DELIVERED, delivered_values())
    return Closeness(version.number, version.tables, version.published_at, version.words)


def delivered_values() -> Values:
    """The tables that come with the program."""
    types = default_institution_types()
    return {
        "points": {emphasis: asdict(row) for emphasis, row in default_points().rows.items()},
        "region": dict(default_regions().shares),
        "institution_type": dict(types.shares),
        "other_view": dict(types.other_view_shares),
        "bridges": sorted(sorted(pair) for pair in types.bridges),
    }


def matcher_with(closeness: Closeness, mentors: Sequence[Profile]) -> Any:
    """A matcher with these tables that has learned these mentors; loading scikit-learn costs more than a second.

    Raises ValueError for tables that do not give whole points.
    """
    from matching import MentorMatcher

    return MentorMatcher(_points(closeness), _regions(closeness), _types(closeness)).fit(mentors)


def _points(closeness: Closeness) -> PointTable:
    rows: Mapping[str, Mapping[str, int]] = closeness.values["points"]
    return PointTable(str(closeness.number), {emphasis: PointRow(**row) for emphasis, row in rows.items()})


def _regions(closeness: Closeness) -> RegionTable:
    known, shares = default_regions(), closeness.values["region"]
    return known if shares == known.shares else replace(known, version=str(closeness.number), shares=shares)


def _types(closeness: Closeness) -> InstitutionTypeTable:
    """Types that the office has added to the catalogue belong to their sector."""
    known, values = default_institution_types(), closeness.values
    return replace(
        known,
        version=str(closeness.number),
        sectors={**known.sectors, **sectors_of_types()},
        bridges=frozenset(frozenset(pair) for pair in values["bridges"]),
        shares=values["institution_type"],
        other_view_shares=values["other_view"],
    )


def explainer() -> Any:
    """A matcher that has learned nobody, to explain pairs with; kept per app and process until the tables change."""
    mark = present_mark()
    kept: tuple[str, Any] | None = current_app.extensions.get(KEPT)
    if kept is None or kept[0] != mark:
        kept = (mark, matcher_with(closeness_in_force(), []))
        current_app.extensions[KEPT] = kept
    return kept[1]
