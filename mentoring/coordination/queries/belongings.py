"""Everything that points to a person, read from the tables themselves: a new table is among it from its first day."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Column, Table, UniqueConstraint, select

from mentoring.core.db import Base, db

ROOTS = {"accounts", "persons"}
OWN_ROWS = {"persons", "mentor_profiles", "trainer_profiles"}
"""Rows with the person's own id: they are moved by hand."""
ENDING = {"sign_ins"}
"""What ends with the account and never moves."""
MAY_DROP = {
    "roles",
    "exclusions",
    "invitations",
    "letter_choices",
    "looks",
    "wished_mentors",
    "date_invitations",
    "consents",
}
"""Where both accounts have the same row, one of the two is enough."""


@dataclass(frozen=True, slots=True)
class Belonging:
    """One column that points to a person, with the sets of other columns beside which it is unique."""

    table: Table
    column: Column[Any]
    unique: tuple[tuple[tuple[str, ...], Any], ...]

    @property
    def may_drop(self) -> bool:
        """Whether a row that both have may be dropped once."""
        return self.table.name in MAY_DROP


@cache
def belongings() -> tuple[Belonging, ...]:
    """All of them, in the order in which tables depend on each other."""
    return tuple(
        Belonging(table, column, tuple(_unique_beside(table, column)))
        for table in Base.metadata.sorted_tables
        if table.name not in OWN_ROWS | ENDING
        for column in table.columns
        if any(key.column.table.name in ROOTS for key in column.foreign_keys)
    )


def _unique_beside(table: Table, column: Column[Any]) -> Iterator[tuple[tuple[str, ...], Any]]:
    sets: list[tuple[list[str], Any]] = [([one.name for one in table.primary_key], None)]
    sets += [
        ([one.name for one in c.columns], None) for c in table.constraints if isinstance(c, UniqueConstraint)
    ]
    sets += [
        ([one.name for one in index.columns], index.dialect_options["sqlite"]["where"])
        for index in table.indexes
        if index.unique
    ]
    for names, where in sets:
        if column.name in names:
            yield tuple(name for name in names if name != column.name), where


def collisions(belonging: Belonging, kept_id: int, merged_id: int) -> list[dict[str, Any]]:
    """Rows of `merged` that `kept` has, too: each as the values by which it is found."""
    found = []
    for names, where in belonging.unique:
        kept, merged = (_rows(belonging, names, where, one) for one in (kept_id, merged_id))
        found += [dict(zip(names, row, strict=True)) for row in merged if row in kept]
    return found


def _rows(belonging: Belonging, names: tuple[str, ...], where: Any, person_id: int) -> list[tuple[Any, ...]]:
    columns = [belonging.table.c[name] for name in names] or [belonging.column]
    rows = select(*columns).where(belonging.column == person_id)
    found = db.session.execute(rows if where is None else rows.where(where)).all()
    return [tuple(row) if names else () for row in found]
