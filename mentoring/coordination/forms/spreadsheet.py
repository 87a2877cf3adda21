"""Reading colleagues from rows of a spreadsheet: comma, semicolon or tab; faults are named by row and column."""

import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from email_validator import EmailNotValidError, validate_email
from flask_babel import gettext as _

from mentoring.core.forms import LINE, clean_line
from mentoring.people.actions import InvitedPerson
from mentoring.people.catalogue import folded
from mentoring.people.queries import known_addresses, laender, offered_types

MOST_ROWS = 1000
QUOTED = 40
COLUMNS = ("name", "email", "einrichtungsart", "land", "rolle")
OTHER_NAMES = {
    "e mail": "email",
    "mail": "email",
    "e mail adresse": "email",
    "einrichtungstyp": "einrichtungsart",
    "art der einrichtung": "einrichtungsart",
    "bundesland": "land",
    "rollen": "rolle",
}
ROLE_WORDS = {
    "newcomer": ("newcomer", "neu dabei", "neu", "einsteiger", "einsteigerin"),
    "mentor": ("mentor", "mentorin", "erfahrung teilen"),
    "trainer": ("trainer", "trainerin", "fortbildung", "fortbildungen anbieten", "fortbildungsleitung"),
}
FEMALE_ENDING = re.compile(r"[*:_/]in(nen)?\b")
BETWEEN_ROLES = re.compile(r"[,;+&/]| und ")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in one cell, or worth knowing; rows count from 1 like in a spreadsheet, the header included."""

    row: int
    column: str
    message: str


@dataclass(frozen=True, slots=True)
class Row:
    """One colleague of the list, with the number of the row."""

    number: int
    invited: InvitedPerson


@dataclass(frozen=True, slots=True)
class Sheet:
    """A list as it was read: with `faults`, nothing of it counts; `notes` name rows that need no letter."""

    rows: list[Row] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    notes: list[Fault] = field(default_factory=list)


class _Wrong(Exception):
    """A cell that cannot be read; carries the sentence that says so."""


def read_sheet(text: str) -> Sheet:
    """Read a pasted list. Nothing is written; known and repeated addresses are left out with a note."""
    sheet = Sheet()
    try:
        lines = list(_lines(text.lstrip("\ufeff")))
    except csv.Error:
        sheet.faults.append(
            Fault(1, "", _("Ein Anführungszeichen ist nicht geschlossen. Bitte prüfen Sie die Liste."))
        )
        return sheet
    sheet.faults.extend(_header_faults(lines))
    if not sheet.faults:
        _read_rows(sheet, lines)
    return sheet


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """(number, cells) of every row that is not empty."""
    first = text.lstrip().partition("\n")[0]
    delimiter = max(";\t,", key=first.count)
    for number, cells in enumerate(csv.reader(io.StringIO(text), delimiter=delimiter, strict=True), start=1):
        cleaned = [clean_line(cell) or "" for cell in cells]
        if any(cleaned):
            yield number, cleaned


def _header(cells: list[str]) -> list[str]:
    names = [folded(cell) for cell in cells]
    return [OTHER_NAMES.get(name, name) for name in names]


def _header_faults(lines: list[tuple[int, list[str]]]) -> list[Fault]:
    number, cells = lines[0] if lines else (1, [])
    names = _header(cells)
    missing = [name for name in COLUMNS if name not in names]
    faults = [Fault(number, name, _("Diese Spalte fehlt in der ersten Zeile.")) for name in missing]
    for position, name in enumerate(names):
        if name not in COLUMNS:
            given = cells[position][:QUOTED]
            faults.append(Fault(number, given, _("Diese Spalte kennen wir nicht. Bitte löschen Sie sie.")))
        elif name in names[:position]:
            faults.append(Fault(number, name, _("Diese Spalte steht zweimal da.")))
    return faults or _size_faults(lines)


def _size_faults(lines: list[tuple[int, list[str]]]) -> list[Fault]:
    if len(lines) == 1:
        return [Fault(lines[0][0], "", _("Unter der ersten Zeile steht noch niemand."))]
    if len(lines) > MOST_ROWS + 1:
        return [
            Fault(
                lines[MOST_ROWS + 1][0],
                "",
                _("Bitte höchstens %(most)s Personen auf einmal.", most=MOST_ROWS),
            )
        ]
    return []


def _read_rows(sheet: Sheet, lines: list[tuple[int, list[str]]]) -> None:
    names = _header(lines[0][1])
    readers = _readers()
    for number, cells in lines[1:]:
        if len(cells) > len(names) and any(cells[len(names) :]):
            sheet.faults.append(Fault(number, "", _("Diese Zeile hat mehr Spalten als die erste.")))
        padded = cells + [""] * (len(names) - len(cells))
        values = _values(sheet, number, dict(zip(names, padded, strict=False)), readers)
        if len(values) == len(COLUMNS):
            sheet.rows.append(Row(number, InvitedPerson(*(values[name] for name in COLUMNS))))
    _leave_out(sheet)


Reader = Callable[[str], Any]


def _values(sheet: Sheet, number: int, cells: dict[str, str], readers: dict[str, Reader]) -> dict[str, Any]:
    values = {}
    for name in COLUMNS:
        try:
            values[name] = readers[name](cells[name])
        except _Wrong as wrong:
            sheet.faults.append(Fault(number, name, str(wrong)))
    return values


def _readers() -> dict[str, Reader]:
    """How each column is read; the words of the catalogue are looked up once."""
    kinds = {
        word: kind.code for kind in offered_types() for word in (kind.code, folded(kind.de), folded(kind.en))
    }
    regions = {
        word: land.code for land in laender() for word in (land.code, folded(land.name), land.short.lower())
    }
    roles = {word: name for name, words in ROLE_WORDS.items() for word in words}
    return {
        "name": _name,
        "email": _email,
        "einrichtungsart": lambda text: _known(text, kinds, _("Hier fehlt die Einrichtungsart.")),
        "land": lambda text: _known(text, regions, _("Hier fehlt das Land.")),
        "rolle": lambda text: _roles(text, roles),
    }


def _name(text: str) -> str:
    if not text:
        raise _Wrong(_("Hier fehlt der Name."))
    if len(text) > LINE:
        raise _Wrong(_("Bitte höchstens %(most)s Zeichen eingeben.", most=LINE))
    return text


def _email(text: str) -> str:
    if not text:
        raise _Wrong(_("Hier fehlt die E-Mail-Adresse."))
    try:
        return validate_email(text, check_deliverability=False).normalized
    except EmailNotValidError:
        raise _Wrong(
            _("„%(text)s“ ist keine E-Mail-Adresse wie name@example.org.", text=text[:QUOTED])
        ) from None


def _known(text: str, words: dict[str, str], missing: str) -> str:
    if not text:
        raise _Wrong(missing)
    found = words.get(text.lower()) or words.get(folded(text))
    if found is None:
        raise _Wrong(_("„%(text)s“ kennen wir nicht.", text=text[:QUOTED]))
    return found


def _roles(text: str, words: dict[str, str]) -> tuple[str, ...]:
    plain = FEMALE_ENDING.sub("", text.lower())
    parts = [part.strip() for part in BETWEEN_ROLES.split(plain) if part.strip()]
    if not parts:
        raise _Wrong(_("Hier fehlt die Rolle."))
    return tuple(dict.fromkeys(_known(part, words, "") for part in parts))


def _leave_out(sheet: Sheet) -> None:
    """Take repeated and known addresses out of the list, and say so kindly."""
    first: dict[str, int] = {}
    known = known_addresses([row.invited.email for row in sheet.rows])
    for row in list(sheet.rows):
        email = row.invited.email.lower()
        if email in first:
            note = _(
                "Dieselbe Adresse steht schon in Zeile %(row)s. Sie bekommt einen Brief.", row=first[email]
            )
        elif email in known:
            note = _("Ist schon dabei.") if known[email] else _("Hat schon einen Brief bekommen.")
        else:
            first[email] = row.number
            continue
        sheet.rows.remove(row)
        sheet.notes.append(Fault(row.number, "email", note))
