"""Reading colleagues from rows of a spreadsheet, pasted or uploaded; faults are named by row and column."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from flask_babel import gettext as _

from mentoring.coordination.forms.columns import (
    OPTIONAL,
    OTHER_NAMES,
    QUOTED,
    REQUIRED,
    Wrong,
    guard_cell,
    guard_offer,
    guard_topics,
    kreis_in,
    readers,
)
from mentoring.coordination.forms.table import (
    DELIMITERS,
    Cell,
    Table,
    Unreadable,
    table_of_file,
    table_of_text,
    text_of,
)
from mentoring.coordination.forms.vocabulary import Vocabulary, vocabulary
from mentoring.core.forms import clean_line
from mentoring.people.actions import InvitedPerson
from mentoring.people.catalogue import folded
from mentoring.people.queries import known_addresses

MOST_ROWS = 1000
COLUMNS = (*REQUIRED, *OPTIONAL)
OFFERS = ("formate", "sprachen", "plaetze")
Line = tuple[int, list[Cell]]


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


@dataclass(slots=True)
class Sheet:
    """A list as it was read: with `faults`, nothing of it counts; `notes` name rows that need no letter."""

    rows: list[Row] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    notes: list[Fault] = field(default_factory=list)
    text: str = ""


def read_sheet(text: str) -> Sheet:
    """Read a pasted list. Nothing is written; known and repeated addresses are left out with a note."""
    return _sheet(lambda: table_of_text(text))


def read_upload(content: bytes) -> Sheet:
    """The same for a file."""
    return _sheet(lambda: table_of_file(content))


def _sheet(read: Callable[[], Table]) -> Sheet:
    sheet = Sheet()
    try:
        table = read()
    except Unreadable as unreadable:
        sheet.faults.append(Fault(unreadable.row, "", unreadable.message))
        return sheet
    sheet.notes += [Fault(1, "", note) for note in table.notes]
    if table.cells_merged:
        words = _(
            "Hier sind Zellen verbunden. Bitte heben Sie das auf, jede Person braucht ihre eigene Zeile."
        )
        sheet.faults.append(Fault(table.cells_merged, "", words))
    lines = [(number, cells) for number, cells in table.rows if any(clean_line(cell) for cell in cells)]
    sheet.faults.extend(_header_faults(lines))
    if not sheet.faults:
        _read_rows(sheet, lines)
    sheet.text = text_of([[str(cell) for cell in cells] for _number, cells in lines]) if lines else ""
    return sheet


def _header(cells: list[Cell]) -> list[str]:
    names = [folded(clean_line(cell) or "") for cell in cells]
    return [OTHER_NAMES.get(name, name) for name in names]


def _header_faults(lines: list[Line]) -> list[Fault]:
    number, cells = lines[0] if lines else (1, [])
    names = _header(cells)
    if len(names) == 1 and len(lines) > 1 and not set(DELIMITERS) & set(cells[0]):
        return [
            Fault(
                number, "", _("Zwischen den Spalten fehlt ein Trennzeichen: Semikolon, Tabulator oder Komma.")
            )
        ]
    faults = [
        Fault(number, name, _("Diese Spalte fehlt in der ersten Zeile."))
        for name in REQUIRED
        if name not in names
    ]
    for position in range(len(names)):
        faults += _name_faults(number, position, names, cells, lines)
    return faults or _size_faults(lines)


def _name_faults(number: int, at: int, names: list[str], cells: list[Cell], lines: list[Line]) -> list[Fault]:
    name = names[at]
    if not name:
        used = any(len(row) > at and clean_line(row[at]) for _number, row in lines[1:])
        nameless = _("Über der Spalte %(number)s steht kein Name.", number=at + 1)
        return [Fault(number, "", nameless)] if used else []
    if name not in COLUMNS:
        given = (clean_line(cells[at]) or "")[:QUOTED]
        return [Fault(number, given, _("Diese Spalte kennen wir nicht. Bitte löschen Sie sie."))]
    return [Fault(number, name, _("Diese Spalte steht zweimal da."))] if name in names[:at] else []


def _size_faults(lines: list[Line]) -> list[Fault]:
    if len(lines) == 1:
        return [Fault(lines[0][0], "", _("Unter der ersten Zeile steht noch niemand."))]
    if len(lines) > MOST_ROWS + 1:
        words = _("Bitte höchstens %(most)s Personen auf einmal.", most=MOST_ROWS)
        return [Fault(lines[MOST_ROWS + 1][0], "", words)]
    return []


def _read_rows(sheet: Sheet, lines: list[Line]) -> None:
    names, known = _header(lines[0][1]), vocabulary()
    read = readers(known)
    for number, cells in lines[1:]:
        if misshapen := _shape_fault(names, cells):
            sheet.faults.append(Fault(number, "", misshapen))
            continue
        padded = cells + [""] * (len(names) - len(cells))
        values = _values(sheet, number, dict(zip(names, padded, strict=False)), read)
        if not _row_faults(sheet, number, values) and len(values) == len(COLUMNS):
            sheet.rows.append(Row(number, _invited(sheet, number, values, known)))
    _leave_out(sheet)


def _shape_fault(names: list[str], cells: list[Cell]) -> str:
    if any(clean_line(cell) for cell in cells[len(names) :]):
        return _("Diese Zeile hat mehr Spalten als die erste.")
    if _header(cells)[: len(names)] == names:
        return _("Hier stehen noch einmal die Namen der Spalten. Bitte löschen Sie die Zeile.")
    if len(cells) == 1 and set(DELIMITERS) & set(cells[0]):
        return _("Diese Zeile hat andere Trennzeichen als die erste.")
    return ""


def _values(
    sheet: Sheet, number: int, cells: dict[str, Cell], read: dict[str, Callable[[str], Any]]
) -> dict[str, Any]:
    """What the cells mean; a column that the list does not have counts as empty."""
    values = {}
    for name in COLUMNS:
        raw = cells.get(name, "")
        try:
            guard_cell(raw)
            if type(raw) is not str:
                raise Wrong(_("Hier steht eine Formel. Bitte fügen Sie die Zelle als Wert ein."))
            values[name] = read[name](clean_line(raw) or "")
        except Wrong as wrong:
            sheet.faults.append(Fault(number, name, str(wrong)))
    return values


def _row_faults(sheet: Sheet, number: int, values: dict[str, Any]) -> bool:
    """Whether cells that are right alone do not go together."""
    roles, found = values.get("rolle"), False
    checks: list[tuple[str, Callable[[Any], object]]] = [
        ("kreis", lambda kreise: kreis_in(values["land"], kreise))
    ]
    if roles is not None:
        checks.append(("themen", lambda slugs: guard_topics(slugs, roles)))
        checks += [(name, lambda given: guard_offer(given, roles)) for name in OFFERS]
    for name, check in checks:
        try:
            if name in values and not (name == "kreis" and "land" not in values):
                check(values[name])
        except Wrong as wrong:
            sheet.faults.append(Fault(number, name, str(wrong)))
            found = True
    return found


def _invited(sheet: Sheet, number: int, values: dict[str, Any], known: Vocabulary) -> InvitedPerson:
    house, protected = values["einrichtung"], values["einrichtungsart"] in known.protected
    if house and protected:
        words = _(
            "Den Namen einer Gruppe nehmen wir nicht auf. Die Person gibt ihn selbst an, wenn sie möchte."
        )
        sheet.notes.append(Fault(number, "einrichtung", words))
    return InvitedPerson(
        name=values["name"],
        email=values["email"],
        type_code=values["einrichtungsart"],
        land_code=values["land"],
        roles=values["rolle"],
        topics=values["themen"],
        kreis_ags=kreis_in(values["land"], values["kreis"]),
        house="" if protected else house,
        formats=values["formate"],
        languages=values["sprachen"],
        places=values["plaetze"],
    )


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
