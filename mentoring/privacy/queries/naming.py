"""Keys of rows in words: one statement for each kind of thing they point to, however many there are."""

from collections.abc import Iterable
from typing import Any

from flask_babel import get_locale
from flask_babel import gettext as _
from sqlalchemy import Column, Table, select

from mentoring.core.db import Base, db

NAMED_BY = {
    "institution_types": "de",
    "institutions": "name",
    "kreise": "label",
    "laender": "name",
    "persons": "display_name",
    "topics": "de",
    "trainings": "title",
}
"""The column that names a row; people by what they chose to be called, never by their full name."""

Names = dict[tuple[str, Any], str]


def target_of(column: Column[Any]) -> str | None:
    """The kind of thing that a key points to, where it has a name; an account is called as its person."""
    found = {key.column.table.name for key in column.foreign_keys}
    found = {"persons" if name == "accounts" else name for name in found}
    return next(iter(found & set(NAMED_BY)), None)


def names_of(cells: Iterable[tuple[Column[Any], Any]]) -> Names:
    """Names for all keys among the cells."""
    wanted: dict[str, set[Any]] = {}
    for column, value in cells:
        target = target_of(column)
        if target is not None and value is not None:
            wanted.setdefault(target, set()).add(value)
    found: Names = {}
    for target, keys in wanted.items():
        found |= _names(Base.metadata.tables[target], keys)
    return found


def _names(table: Table, keys: set[Any]) -> Names:
    english = str(get_locale()) == "en" and "en" in table.c
    name, key = table.c["en" if english else NAMED_BY[table.name]], next(iter(table.primary_key))
    rows = db.session.execute(select(key, name).where(key.in_(keys)))
    return {(table.name, value): str(words) or _("Gelöschte Person") for value, words in rows}
