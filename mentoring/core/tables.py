"""Tables as files for spreadsheets: every cell is words, and none is ever read as a formula."""

import csv
import io
from collections.abc import Sequence

Row = Sequence[str]
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet take words for a formula when a cell begins so."""


def guarded(text: str) -> str:
    """The words of a cell; an apostrophe before what would be a formula."""
    return (
        f"'{text}" if text.lstrip(" \n\u00a0\ufeff").startswith(DANGEROUS) or text.startswith("\n") else text
    )


def csv_table(rows: Sequence[Row]) -> bytes:
    """UTF-8 with the mark by which Excel knows it, semicolons as in Germany, every cell quoted."""
    lines = io.StringIO(newline="")
    writer = csv.writer(lines, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return lines.getvalue().encode("utf-8-sig")


def xlsx_table(title: str, rows: Sequence[Row]) -> bytes:
    """A workbook with one sheet; the first row stays in sight."""
    from xlsxwriter import Workbook

    answer = io.BytesIO()
    with Workbook(answer, {"in_memory": True}) as book:
        sheet, bold = book.add_worksheet(title), book.add_format({"bold": True})
        sheet.freeze_panes(1, 0)
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                sheet.write_string(number, column, guarded(cell), None if number else bold)
        sheet.autofit()
    return answer.getvalue()
