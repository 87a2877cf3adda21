"""Which rows are about somebody, found from the schema, and which words in them are theirs to read."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, ColumnElement, Table, and_, false, or_, select

from mentoring.core.db import Base
from mentoring.mentorship.models import INTERIM

ROOTS = ("accounts", "persons")
WAYS: dict[str, tuple[str, ...]] = {
    "certificates": ("registration_id",),
    "closeness_versions": ("published_by",),
    "cohort_mentors": ("person_id",),
    "cohort_newcomers": ("person_id",),
    "cohort_rules": ("newcomer_id",),
    "cohorts": ("made_by", "published_by"),
    "consultations": ("person_id",),
    "check_ins": ("person_id",),
    "enquiries": ("newcomer_id", "mentor_id"),
    "enquiry_questions": ("enquiry_id",),
    "entries": ("actor_id",),
    "exclusions": ("person_id",),
    "letters": ("account_id",),
    "looks": ("person_id",),
    "messages": ("tandem_id",),
    "proposals": ("tandem_id",),
    "reflections": ("tandem_id",),
    "tandems": ("newcomer_id", "mentor_id"),
    "wished_mentors": ("need_id",),
}
"""By which columns a row is about somebody, where the schema alone would say too much or too little.

Who stands on somebody's private list, or on a list of wishes, must not learn it here (GDPR Art. 15(4)).
"""
BY_ADDRESS = {"consultations": "email", "membership_applications": "email"}
"""What people may have asked without an account, found by the address that they have now."""


def personal_tables() -> list[Table]:
    """All tables with a column marked as people's data."""
    return [table for table in Base.metadata.sorted_tables if any(map(is_personal, table.columns))]


def is_personal(column: Column[Any]) -> bool:
    """Whether a column is marked as people's data."""
    return "personal" in column.info


def ways_of(table: Table) -> list[Column[Any]]:
    """The columns by which a row of the table is about somebody: those declared, else all that go with the person."""
    if table.name in ROOTS:
        return [table.c.id]
    if table.name in WAYS:
        return [table.c[name] for name in WAYS[table.name]]
    return [column for column in table.columns if _goes_with_a_person(column)]


def _goes_with_a_person(column: Column[Any]) -> bool:
    return any(
        key.ondelete == "CASCADE" and key.column.table is not column.table and ways_of(key.column.table)
        for key in column.foreign_keys
    )


def belongs_to(table: Table, account_id: int, address: str) -> ColumnElement[bool]:
    """The condition for the rows of a table that are about somebody."""
    found = [_leads_to(column, account_id) for column in ways_of(table)]
    if table.name in BY_ADDRESS:
        found.append(table.c[BY_ADDRESS[table.name]] == address)
    return and_(or_(false(), *found), *_limits(table, account_id))


def _leads_to(column: Column[Any], account_id: int) -> ColumnElement[bool]:
    if column.table.name in ROOTS or _points_to_root(column):
        return column == account_id
    key = next(iter(sorted(column.foreign_keys, key=lambda one: one.target_fullname, reverse=True)))
    above = key.column.table
    wanted = or_(false(), *(_leads_to(way, account_id) for way in ways_of(above)))
    return column.in_(select(key.column).where(wanted))


def _points_to_root(column: Column[Any]) -> bool:
    return any(key.column.table.name in ROOTS for key in column.foreign_keys)


def _limits(table: Table, account_id: int) -> Iterator[ColumnElement[bool]]:
    """A look back is its author's until it is released; who is kept apart by a private list must not show here."""
    if table.name == "reflections":
        released = table.c.released_at.is_not(None) | (table.c.kind == INTERIM)
        yield (table.c.author_id == account_id) | released
    if table.name == "cohort_rules":
        yield table.c.kind != "apart"


def may_read(column: Column[Any], row: dict[str, Any], account_id: int) -> bool:
    """Whether words in a row are for this reader: an enquiry's are its author's until both have said yes."""
    if (column.table.name, column.name) != ("enquiries", "words"):
        return True
    author = row["mentor_id"] if row["awaiting"] == "newcomer" else row["newcomer_id"]
    return author == account_id or row["state"] == "accepted"
