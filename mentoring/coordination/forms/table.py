"""A table as it came, before anybody asks what it means: rows of cells out of a file or pasted text."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field

from flask_babel import gettext as _

Cell = str
DELIMITERS = ";\t,"
MOST_BYTES = 1_000_000
WIDE = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


class Unreadable(Exception):
    """A file nobody can read; carries the sentence that says so. `row` is where it was noticed."""

    def __init__(self, message: str, row: int = 1) -> None:
        super().__init__(message)
        self.message, self.row = message, row


@dataclass(slots=True)
class Table:
    """(number, cells) of every row; numbers count as a spreadsheet shows them. `notes` are worth knowing."""

    rows: list[tuple[int, list[Cell]]]
    notes: list[str] = field(default_factory=list)
    cells_merged: int = 0


def table_of_file(content: bytes) -> Table:
    """What an uploaded file holds. Raises Unreadable."""
    if not content.strip():
        raise Unreadable(_("Die Datei ist leer."))
    if len(content) > MOST_BYTES:
        raise Unreadable(_("Die Datei ist zu groß. Bitte höchstens 1 MB auf einmal."))
    if content.startswith(b"PK"):
        from mentoring.coordination.forms.workbook import read_workbook

        return read_workbook(content)
    _refuse_other_kinds(content)
    text, note = _decoded(content)
    table = table_of_text(text)
    table.notes += [note] if note else []
    return table


def _refuse_other_kinds(content: bytes) -> None:
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        words = _(
            "Die Datei hat ein altes Format oder ein Kennwort. Bitte speichern Sie sie als XLSX ohne Kennwort."
        )
        raise Unreadable(words)
    if content.startswith((b"%PDF", b"{\\rtf", b"\x89PNG", b"\xff\xd8")) or content.lstrip()[:1] == b"<":
        raise Unreadable(_("Das ist keine Tabelle. Bitte laden Sie eine Datei vom Typ XLSX oder CSV hoch."))


def _decoded(content: bytes) -> tuple[str, str]:
    """The text and, where its letters had to be guessed, a note."""
    try:
        return content.decode(WIDE.get(content[:2], "utf-8-sig")), ""
    except UnicodeDecodeError:
        pass
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        words = _("Die Zeichen der Datei sind nicht lesbar. Bitte speichern Sie sie als „CSV UTF-8“.")
        raise Unreadable(words) from None
    return text, _("Die Datei ist nicht in UTF-8 gespeichert. Bitte prüfen Sie die Umlaute in der Vorschau.")


def table_of_text(text: str) -> Table:
    """Rows divided by semicolon, tab or comma. Raises Unreadable."""
    if "\x00" in text:
        raise Unreadable(
            _("Die Datei enthält Zeichen, die kein Text sind. Bitte speichern Sie sie als „CSV UTF-8“.")
        )
    text = text.lstrip("\ufeff")
    first, _end, rest = text.partition("\n")
    if first.strip().lower().startswith("sep="):
        # Excel's own first line; an empty one keeps the numbers of rows as a spreadsheet counts them.
        text = "\n" + rest
    rows: list[tuple[int, list[Cell]]] = []
    try:
        rows.extend(_read(text))
    except csv.Error:
        words = _("Ein Anführungszeichen ist nicht geschlossen. Bitte prüfen Sie die Liste.")
        raise Unreadable(words, rows[-1][0] + 1 if rows else 1) from None
    return Table(rows)


def _read(text: str) -> Iterator[tuple[int, list[Cell]]]:
    first = text.lstrip().partition("\n")[0]
    delimiter = max(DELIMITERS, key=first.count)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    yield from enumerate(lines, start=1)


def text_of(rows: list[list[Cell]]) -> str:
    """The rows as text again, for the form that carries them from the preview to the button."""
    lines = io.StringIO(newline="")
    csv.writer(lines, delimiter=";", lineterminator="\n").writerows(rows)
    return lines.getvalue()
