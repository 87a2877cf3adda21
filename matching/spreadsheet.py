"""People from spreadsheets: reads two CSV files, names every cell that is not in order, and writes the pairs.

A file has a header and one person a row, with commas or semicolons between the cells. Columns may stand in any
order; only ``key`` is needed. Several codes in one cell stand with spaces or ``|`` between them.

================  ========================================================================================
column            cell
================  ========================================================================================
key               identifies the person; the same key in both files is the same person
region            official code of a Kreis (5 digits) or a Land (2); a zero that the spreadsheet lost is put back
institution_type  code, or German or English name, of the table institution_types
topics            sought by a newcomer, offered by a mentor
formats           any codes; ``online`` alone means online only
languages         any codes; empty means ``de``
institution       any text; two people of one institution are never paired
places            mentors only: how many more newcomers she takes; empty means 1
waiting_days      newcomers only: how long she has waited; empty means 0
emphasis          newcomers only: ``near``, ``institution``, ``topics`` or empty
other_view        newcomers only: yes or no (also ja, nein, 1, 0, x)
not_my_kreis      newcomers only: yes or no
================  ========================================================================================
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from matching.institution_types import default_institution_types
from matching.points import EMPHASES
from matching.profile import Profile
from matching.regions import default_regions
from matching.tables import read_rows

BOTH = ("key", "region", "institution_type", "topics", "formats", "languages", "institution")
COLUMNS = {
    "newcomers": (*BOTH, "waiting_days", "emphasis", "other_view", "not_my_kreis"),
    "mentors": (*BOTH, "places"),
}
OUTCOME = ("newcomer", "mentor", "note")
YES, NO = {"yes", "ja", "1", "x", "true"}, {"", "no", "nein", "0", "false"}
FORMULA = tuple("=+-@\t\r\n'")
MOST_DIGITS = 6
LOST_ZERO = (1, 4)


class Trouble(NamedTuple):
    """A cell that is not in order; row 1 is the header. The code says what is wrong with the value."""

    row: int
    column: str
    code: str
    value: str


@dataclass
class Sheet:
    """One file: the people in it, or what is not in order."""

    side: str
    people: list[Profile] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)


def decode(content: bytes) -> str:
    """Text of a file as spreadsheets save it: UTF-8, else Windows' own code."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def read_people(text: str, side: str) -> Sheet:
    """Read one file.

    Parameters
    ----------
    text : str
    side : {"newcomers", "mentors"}

    Returns
    -------
    Sheet
        With all troubles at once; its people are complete only when there are none.

    Examples
    --------
    >>> sheet = read_people("key;region;places\\nada;3241;2\\nben;99;x\\n", "mentors")
    >>> sheet.people[0].region, sheet.people[0].places
    ('03241', 2)
    >>> [tuple(trouble) for trouble in sheet.troubles]
    [(3, 'region', 'unknown', '99'), (3, 'places', 'number', 'x')]
    """
    sheet = Sheet(side)
    header, *rows = list(csv.reader(io.StringIO(text), delimiter=_find_delimiter(text))) or [[]]
    names = [name.strip().lower() for name in header]
    sheet.troubles += _check_header(names, COLUMNS[side])
    if not sheet.troubles:
        _read_rows(sheet, names, rows)
    return sheet


def _find_delimiter(text: str) -> str:
    first = text.partition("\n")[0]
    return ";" if first.count(";") > first.count(",") else ","


def _check_header(names: list[str], known: tuple[str, ...]) -> Iterator[Trouble]:
    if "key" not in names:
        yield Trouble(1, "key", "missing_column", "")
    for at, name in enumerate(names):
        if name not in known:
            yield Trouble(1, name, "unknown_column", name)
        elif name in names[:at]:
            yield Trouble(1, name, "twice", name)


def _read_rows(sheet: Sheet, names: list[str], rows: Iterable[list[str]]) -> None:
    seen: set[str] = set()
    for number, cells in enumerate(rows, 2):
        if len(cells) > len(names):
            sheet.troubles.append(Trouble(number, "", "too_many_cells", str(len(cells))))
        elif any(cell.strip() for cell in cells):
            row = dict.fromkeys(names, "") | dict(zip(names, (cell.strip() for cell in cells), strict=False))
            _read_row(sheet, number, row, seen)


def _read_row(sheet: Sheet, number: int, row: Mapping[str, str], seen: set[str]) -> None:
    fields, troubles = _read_cells(number, row)
    if row["key"] in seen:
        troubles.append(Trouble(number, "key", "twice", row["key"]))
    seen.update([row["key"]] * bool(row["key"]))
    sheet.troubles += troubles
    if not troubles:
        sheet.people.append(Profile(**fields))


def _read_cells(number: int, row: Mapping[str, str]) -> tuple[dict[str, Any], list[Trouble]]:
    fields, troubles = {}, []
    for column, cell in row.items():
        read, code = READERS[column]
        try:
            fields[column] = read(cell)
        except (ValueError, KeyError):
            troubles.append(Trouble(number, column, code, cell))
    return fields, troubles


def _read_key(cell: str) -> str:
    if not cell:
        raise ValueError("empty")
    return unguard(cell)


def _read_region(cell: str) -> str:
    code = f"0{cell}" if cell.isdigit() and len(cell) in LOST_ZERO else cell
    if code and code not in default_regions():
        raise KeyError(code)
    return code


def _read_type(cell: str) -> str:
    if not cell or cell in default_institution_types():
        return cell
    names = {
        row[language].lower(): row["code"]
        for row in read_rows("institution_types")
        for language in ("de", "en")
    }
    return names[cell.lower()]


def _read_codes(cell: str) -> frozenset[str]:
    return frozenset(re.split(r"[\s|,;]+", cell)) - {""}


def _read_languages(cell: str) -> frozenset[str]:
    return _read_codes(cell) or frozenset({"de"})


def _read_number(cell: str) -> int:
    if not (cell.isascii() and cell.isdigit() and len(cell) <= MOST_DIGITS):
        raise ValueError(cell)
    return int(cell)


def _read_choice(cell: str) -> bool:
    if cell.lower() not in YES | NO:
        raise ValueError(cell)
    return cell.lower() in YES


def _read_emphasis(cell: str) -> str | None:
    if cell and cell not in EMPHASES:
        raise KeyError(cell)
    return cell or None


READERS: dict[str, tuple[Callable[[str], Any], str]] = {
    "key": (_read_key, "empty"),
    "region": (_read_region, "unknown"),
    "institution_type": (_read_type, "unknown"),
    "topics": (_read_codes, ""),
    "formats": (_read_codes, ""),
    "languages": (_read_languages, ""),
    "institution": (lambda cell: cell or None, ""),
    "places": (lambda cell: _read_number(cell or "1"), "number"),
    "waiting_days": (lambda cell: _read_number(cell or "0"), "number"),
    "emphasis": (_read_emphasis, "unknown"),
    "other_view": (_read_choice, "choice"),
    "not_my_kreis": (_read_choice, "choice"),
}


def guard(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula.

    >>> guard("=1+1"), guard("ada"), unguard(guard("=1+1"))
    ("'=1+1", 'ada', '=1+1')
    """
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def unguard(cell: str) -> str:
    """The cell as it was before."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA) else cell


def write_pairs(rows: Iterable[tuple[str, str, str]]) -> str:
    """CSV of newcomer, mentor and a note for who has nobody."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(OUTCOME)
    writer.writerows([guard(cell) for cell in row] for row in rows)
    return text.getvalue()


def read_pairs(text: str) -> list[tuple[str, str]]:
    """Newcomer and mentor of each row, the mentor empty for who has nobody.

    Raises
    ------
    ValueError
        When this is no file of pairs.
    """
    return [(newcomer, mentor) for newcomer, mentor, _ in _read_outcome(text)]


def read_notes(text: str) -> dict[str, str]:
    """What the same file notes about who has nobody."""
    return {newcomer: note for newcomer, mentor, note in _read_outcome(text) if not mentor}


def _read_outcome(text: str) -> list[list[str]]:
    header, *rows = list(csv.reader(io.StringIO(text), delimiter=_find_delimiter(text))) or [[]]
    if tuple(header) != OUTCOME or any(len(row) != len(OUTCOME) for row in rows):
        raise ValueError(f"pairs: the columns are not {OUTCOME}")
    return [[unguard(cell) for cell in row] for row in rows]
