"""Every field with people's data: what for, on which basis, how long and who reads it, written by the schema."""

from dataclasses import dataclass

from sqlalchemy import Column, Table

from mentoring.core.db import Base
from mentoring.privacy.queries.answers import position_of
from mentoring.privacy.queries.belongings import is_personal, personal_tables
from mentoring.privacy.queries.labels import kind_of, label_of
from mentoring.privacy.queries.retentions import retention_words
from mentoring.privacy.queries.words import PURPOSES, READERS


@dataclass(frozen=True, slots=True)
class Field:
    """One column in words."""

    name: str
    label: str
    purpose: str
    basis: str
    readers: str
    retention: str


@dataclass(frozen=True, slots=True)
class FieldTable:
    """One table: its fields with people's data, and the names of those beside them that only the service needs."""

    name: str
    title: str
    fields: list[Field]
    beside: list[str]


def field_tables() -> list[FieldTable]:
    """All tables with people's data, in the order of "Meine Daten"."""
    return [_table(one) for one in sorted(personal_tables(), key=lambda table: position_of(table.name))]


def _table(table: Table) -> FieldTable:
    fields = [_field(one) for one in table.columns if is_personal(one)]
    beside = [one.name for one in table.columns if not is_personal(one)]
    return FieldTable(table.name, str(kind_of(table.name).title), fields, beside)


def _field(column: Column[object]) -> Field:
    mark = column.info["personal"]
    purpose, basis = PURPOSES.get(mark["purpose"], (mark["purpose"], ""))
    readers = str(READERS.get(mark["readers"], mark["readers"]))
    label = str(label_of(column.name))
    return Field(column.name, label, str(purpose), str(basis), readers, retention_words(mark["retention"]))


def tables_without_people() -> dict[str, list[str]]:
    """All other tables with their columns: rules, reference data, and what trainings say of themselves."""
    marked = {table.name for table in personal_tables()}
    others = (table for table in Base.metadata.sorted_tables if table.name not in marked)
    return {table.name: [one.name for one in table.columns] for table in others}
