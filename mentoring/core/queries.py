"""Pages of rows: what all lists share."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import Select, func, select

from mentoring.core.db import db

Row = TypeVar("Row")
PER_PAGE = 50
LAST_PAGE = 100_000


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Some rows of many: `number` counts from 1, `total` counts all rows."""

    rows: Sequence[Row]
    number: int
    total: int
    size: int = PER_PAGE

    @property
    def last(self) -> int:
        """The number of the last page, at least 1."""
        return max(1, -(-self.total // self.size))


def page_of(statement: Select[Row], number: int, size: int = PER_PAGE) -> Page[Row]:
    """One page of a statement in two queries; a page that is not there is empty, not an error."""
    number = min(max(number, 1), LAST_PAGE)
    counted: Any = statement.order_by(None).with_only_columns(func.count(), maintain_column_froms=True)
    total = db.session.scalar(counted) or 0
    rows = db.session.scalars(statement.limit(size).offset((number - 1) * size)).unique().all()
    return Page(rows, number, total, size)


def exists(statement: Select[Any]) -> bool:
    """Whether a statement finds anything."""
    return bool(db.session.scalar(select(statement.exists())))
