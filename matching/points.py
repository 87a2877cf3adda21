"""What each feature is worth, in whole points, for each emphasis a newcomer can choose."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from typing import Self

from matching.tables import read_rows, read_version

FEATURES = ("region", "institution_type", "topics", "format", "language")
EMPHASES = ("near", "institution", "topics")
BALANCED = ""
TOPIC_STEP = 60


@dataclass(frozen=True, slots=True)
class PointRow:
    """The points one newcomer's five features are worth."""

    region: int
    institution_type: int
    topics: int
    format: int
    language: int

    @property
    def total(self) -> int:
        """The most points a pair can have."""
        return self.region + self.institution_type + self.topics + self.format + self.language

    def per_topic(self, sought: int) -> int:
        """Whole points for each topic that is sought and offered; exact for 1 to 5 sought topics.

        >>> PointRow(360, 240, 300, 60, 40).per_topic(4)
        75
        """
        return self.topics // sought if sought else 0


@dataclass(frozen=True, slots=True)
class PointTable:
    """Rows of points by emphasis (``""`` is none), with a version; all rows have one total.

    Examples
    --------
    >>> table = PointTable.of({"region": 600, "institution_type": 400})
    >>> table.row_for(None).total
    1000
    >>> table.scaled(3).row_for("near").region
    1800
    """

    version: str
    rows: Mapping[str, PointRow]

    def __post_init__(self) -> None:
        for emphasis, row in self.rows.items():
            check_row(emphasis, row)
        if BALANCED not in self.rows or len({row.total for row in self.rows.values()}) != 1:
            raise ValueError("points: every emphasis needs the same total, and one row has none ('')")

    @classmethod
    def of(cls, points: Mapping[str, int], version: str = "own") -> Self:
        """One row for everybody, whatever their emphasis; features that are not named are worth nothing."""
        for feature in set(points) - set(FEATURES):
            raise ValueError(f"points: unknown feature ({feature!r})")
        row = PointRow(**{feature: points.get(feature, 0) for feature in FEATURES})
        return cls(version, dict.fromkeys((BALANCED, *EMPHASES), row))

    @property
    def total(self) -> int:
        """The most points a pair can have, the same for every emphasis."""
        return self.rows[BALANCED].total

    def row_for(self, emphasis: str | None) -> PointRow:
        """The row of a newcomer with this emphasis."""
        return self.rows[emphasis or BALANCED]

    def scaled(self, factor: int) -> Self:
        """The same table with every weight times a whole factor."""
        rows = {name: {f: p * factor for f, p in asdict(row).items()} for name, row in self.rows.items()}
        return type(self)(self.version, {name: PointRow(**row) for name, row in rows.items()})


def check_row(emphasis: str, row: PointRow) -> None:
    """Refuse negative weights, and topics that 1 to 5 sought ones cannot share in whole points."""
    for feature, points in asdict(row).items():
        if points < 0:
            raise ValueError(f"points.{feature}: {points} is negative ({emphasis!r})")
    if row.topics % TOPIC_STEP:
        raise ValueError(f"points.topics: {row.topics} is no multiple of {TOPIC_STEP} ({emphasis!r})")


def check_shares(feature: str, points: PointTable, shares: Mapping[str, int]) -> None:
    """Refuse a share that does not give whole points in some row."""
    for emphasis, row in points.rows.items():
        for relation, percent in shares.items():
            if percent < 0 or getattr(row, feature) * percent % 100:
                raise ValueError(
                    f"points.{feature}: {percent} % for {relation} gives no whole points ({emphasis!r})"
                )


@cache
def default_points() -> PointTable:
    """The table in tables/points.csv, read once."""
    rows = {
        row["emphasis"]: PointRow(**{feature: int(row[feature]) for feature in FEATURES})
        for row in read_rows("points")
    }
    return PointTable(read_version(), rows)
