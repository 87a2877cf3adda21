"""The answer to "what do you know about me": everything in columns with people's data, for exactly one reader."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from babel.dates import format_date
from flask_babel import get_locale
from flask_babel import gettext as _
from sqlalchemy import Column, Table, select

from mentoring.accounts.models import Account
from mentoring.core.clock import in_berlin
from mentoring.core.db import db
from mentoring.mentorship.models import FORMATS, LANGUAGES, PURPOSES
from mentoring.people.wording import ROLE_LABELS
from mentoring.privacy.queries.belongings import belongs_to, is_personal, may_read, personal_tables
from mentoring.privacy.queries.labels import BESIDE, KINDS, SECRET, kind_of, label_of
from mentoring.privacy.queries.naming import Names, names_of, target_of

CODES: dict[str, Mapping[str, Any]] = {
    "channels": FORMATS,
    "formats": FORMATS,
    "language": LANGUAGES,
    "languages": LANGUAGES,
    "name": ROLE_LABELS,
    "purposes": PURPOSES,
}
"""Words for the codes in columns of these names; a role is the only name that is a code."""

Row = dict[str, Any]
Fact = tuple[str, str]


@dataclass(slots=True)
class Section:
    """All rows of one table about the reader: in words for people, and plain for programs."""

    table: Table
    rows: list[Row]
    facts: list[list[Fact]] = field(default_factory=list)
    plain: list[Row] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The table's own name."""
        return self.table.name

    @property
    def title(self) -> str:
        """What the rows are, in words."""
        return str(kind_of(self.name).title)

    @property
    def endpoint(self) -> str:
        """The page on which the reader corrects them; empty where there is none."""
        return kind_of(self.name).endpoint


def answer_for(account: Account) -> list[Section]:
    """Every table with rows about the reader, in the order of the page."""
    tables = sorted(personal_tables(), key=lambda table: position_of(table.name))
    found = [Section(table, _rows(table, account)) for table in tables]
    sections = [section for section in found if section.rows]
    names = names_of(cell for section in sections for cell in _cells(section))
    for section in sections:
        _fill(section, names, account.id)
    return sections


def position_of(name: str) -> int:
    """Where a table stands on the page."""
    known = list(KINDS)
    return known.index(name) if name in known else len(known)


def _rows(table: Table, account: Account) -> list[Row]:
    own = select(table).where(belongs_to(table, account.id, account.email))
    newest = [key.desc() for key in table.primary_key]
    return [dict(row) for row in db.session.execute(own.order_by(*newest)).mappings()]


def shown_columns(table: Table) -> list[Column[Any]]:
    """The columns of the answer: all with people's data, and those beside them that make a row understandable."""
    return [one for one in table.columns if is_personal(one) or one.name in BESIDE.get(table.name, ())]


def _cells(section: Section) -> Iterator[tuple[Column[Any], Any]]:
    columns = shown_columns(section.table)
    return ((column, row[column.name]) for row in section.rows for column in columns)


def _fill(section: Section, names: Names, account_id: int) -> None:
    for row in section.rows:
        columns = [one for one in shown_columns(section.table) if may_read(one, row, account_id)]
        section.plain.append({one.name: _plain(one, row[one.name], names) for one in columns})
        facts = ((str(label_of(one.name)), _words(one, row[one.name], names)) for one in columns)
        section.facts.append([fact for fact in facts if fact[1]])


def _plain(column: Column[Any], value: Any, names: Names) -> Any:
    """A value for programs; other people by the name they chose."""
    if column.name in SECRET:
        return value is not None
    if target_of(column) == "persons":
        return names.get(("persons", value), value)
    return value.isoformat() if isinstance(value, date) else value


def _words(column: Column[Any], value: Any, names: Names) -> str:
    """A value for people; nothing for what is empty, and for numbers that only the service reads."""
    if column.name in SECRET:
        return _("gespeichert, für niemanden lesbar") if value else ""
    if value is None:
        return ""
    if column.foreign_keys:
        return names.get((target_of(column) or "", value), "")
    return _said(value, CODES.get(column.name, {}))


def _said(value: Any, codes: Mapping[str, Any]) -> str:
    if isinstance(value, bool):
        return _("ja") if value else _("nein")
    if isinstance(value, datetime):
        return f"{_day(in_berlin(value).date())}, {in_berlin(value):%H:%M}"
    if isinstance(value, date):
        return _day(value)
    return _listed(value, codes)


def _listed(value: Any, codes: Mapping[str, Any]) -> str:
    """Codes in words, several with a comma between; what is nested as it stands."""
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {_listed(one, codes)}" for key, one in value.items())
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(_listed(one, codes) for one in value)
    return str(codes.get(value, value))


def _day(value: date) -> str:
    return format_date(value, "long", locale="en_GB" if str(get_locale()) == "en" else "de_DE")
