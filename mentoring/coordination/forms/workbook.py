"""Reading the first sheet of an XLSX file: its plain cells, and nothing that could run, refer elsewhere or swell."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree import ElementTree  # nosec B405: no part with a document type or entities is ever parsed

from flask_babel import gettext as _

from mentoring.coordination.forms.table import Cell, Table, Unreadable

MOST_PARTS = 300
MOST_COLUMNS = 200
LARGEST_PART = 8_000_000
LARGEST_WHOLE = 20_000_000
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
REFERENCE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
WHERE = re.compile(r"([A-Z]{1,3})[0-9]+")
BOOK, WORDS, WAYS = "xl/workbook.xml", "xl/sharedStrings.xml", "xl/_rels/workbook.xml.rels"


def read_workbook(content: bytes) -> Table:
    """The first sheet's cells as text. Raises Unreadable with a sentence."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            _refuse_dangers(book)
            return _first_sheet(book)
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, ElementTree.ParseError, ValueError) as error:
        raise Unreadable(_("Die Excel-Datei ist beschädigt. Bitte speichern Sie sie noch einmal.")) from error


def _refuse_dangers(book: zipfile.ZipFile) -> None:
    parts = book.infolist()
    if any("vbaproject" in part.filename.lower() for part in parts):
        raise Unreadable(
            _("Die Datei enthält Makros. Bitte speichern Sie sie als „Excel-Arbeitsmappe (.xlsx)“.")
        )
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_WHOLE:
        raise Unreadable(_too_large())
    if BOOK not in book.namelist():
        raise Unreadable(
            _("Das ist keine Excel-Tabelle. Bitte laden Sie eine Datei vom Typ XLSX oder CSV hoch.")
        )


def _too_large() -> str:
    return _("Die Datei wird beim Entpacken zu groß. Bitte kopieren Sie die Zeilen in eine neue Tabelle.")


def _part(book: zipfile.ZipFile, name: str) -> ElementTree.Element:
    """One part, parsed; what a header says about its size is not believed."""
    with book.open(name) as packed:
        text = packed.read(LARGEST_PART + 1)
    if len(text) > LARGEST_PART:
        raise Unreadable(_too_large())
    if b"\x00" in text or b"<!DOCTYPE" in text or b"<!ENTITY" in text:
        raise Unreadable(
            _("Die Excel-Datei enthält Teile, die wir nicht lesen. Bitte speichern Sie sie als CSV.")
        )
    return ElementTree.fromstring(text)  # nosec B314: see above, entities are refused


def _first_sheet(book: zipfile.ZipFile) -> Table:
    sheets = list(_part(book, BOOK).iter(f"{MAIN}sheet"))
    if not sheets:
        raise Unreadable(_("Die Excel-Datei hat kein Blatt mit Zeilen."))
    ways = {way.get("Id"): way.get("Target", "") for way in _part(book, WAYS)}
    target = ways[sheets[0].get(REFERENCE)].lstrip("/")
    sheet = _part(book, target if target.startswith("xl/") else f"xl/{target}")
    table = Table(list(_rows(sheet, _shared_words(book))), cells_merged=_merged_row(sheet))
    if len(sheets) > 1:
        name = sheets[0].get("name", "")
        table.notes.append(
            _("Die Datei hat mehrere Blätter. Gelesen wird nur das erste: „%(name)s“.", name=name)
        )
    return table


def _shared_words(book: zipfile.ZipFile) -> list[str]:
    if WORDS not in book.namelist():
        return []
    return [_text(entry) for entry in _part(book, WORDS).iter(f"{MAIN}si")]


def _text(node: ElementTree.Element) -> str:
    """The words of a cell; hints for pronunciation are no words."""
    silent = {id(part) for hint in node.iter(f"{MAIN}rPh") for part in hint.iter()}
    return "".join(part.text or "" for part in node.iter(f"{MAIN}t") if id(part) not in silent)


def _merged_row(sheet: ElementTree.Element) -> int:
    """The first row with merged cells, 0 without any."""
    ranges = [node.get("ref", "") for node in sheet.iter(f"{MAIN}mergeCell")]
    rows = [int(found) for one in ranges for found in re.findall(r"[0-9]+", one)[:1]]
    return min(rows, default=0)


def _rows(sheet: ElementTree.Element, words: list[str]) -> Iterator[tuple[int, list[Cell]]]:
    for position, row in enumerate(sheet.iter(f"{MAIN}row"), start=1):
        cells: list[Cell] = []
        for node in row.iter(f"{MAIN}c"):
            column = _column(node.get("r", ""), len(cells))
            if column >= MOST_COLUMNS:
                raise Unreadable(_too_large())
            cells += [""] * (column - len(cells)) + [_cell(node, words)]
        yield int(row.get("r") or position), cells


def _column(reference: str, following: int) -> int:
    """The number of a cell's column from "B7"; where it says nothing, the next one."""
    found = WHERE.fullmatch(reference)
    if found is None:
        return following
    number = 0
    for letter in found.group(1):
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


class Formula(str):
    """The shown words of a cell that computes."""

    __slots__ = ()


def _cell(node: ElementTree.Element, words: list[str]) -> Cell:
    kind, value = node.get("t", "n"), node.findtext(f"{MAIN}v", "")
    if node.find(f"{MAIN}f") is not None:
        return Formula(value)
    if kind == "s":
        return words[int(value)]
    if kind == "inlineStr":
        return _text(node)
    return value.removesuffix(".0") if kind == "n" else value
