"""What stays whole whatever people type: the faults of a page, a calendar, a table and a letter."""

import csv
import io
import re
from collections import Counter
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from html.parser import HTMLParser
from typing import Any

from icalendar import Calendar

from mentoring.core.tables import DANGEROUS

MARK = re.compile(r"x-(\d+)(?!\d)", re.IGNORECASE)
"""By these the words of each field are known again, wherever they come out."""
Properties = frozenset[tuple[str, str]]
HEADERS = {
    *("From", "Date", "Message-ID", "Auto-Submitted", "To", "Subject", "MIME-Version", "Content-Type"),
    *("List-Unsubscribe", "List-Unsubscribe-Post", "Content-Transfer-Encoding"),
}
"""All that a letter of the house ever says in its head."""


class Reading(HTMLParser):
    """A page as a browser reads it: what was made out of words of people."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = [tag, *(name for name, _value in attrs)]
        self.faults += [f"made out of words: {name}" for name in made if MARK.search(name)]
        self.faults += [
            f"a script in {name}"
            for name, value in attrs
            if (value or "").strip().lower().startswith("javascript:")
        ]

    def handle_comment(self, data: str) -> None:
        self.faults += ["a comment out of words"] if MARK.search(data) else []


def faults_of_page(text: str) -> list[str]:
    """Elements, attributes and comments made out of words, addresses that run, and an end that is not there."""
    made = Reading(text).faults if MARK.search(text) else []
    return [*made, *([] if text.rstrip().endswith("</html>") else ["the page does not end"])]


def properties_of(document: bytes) -> Properties:
    """Which properties stand in which components."""
    parts: list[Any] = Calendar.from_ical(document).walk()
    return frozenset((part.name, name) for part in parts for name in part)


def faults_of_calendar(document: bytes, known: Properties) -> list[str]:
    """Properties and components that no calendar had before, lines that break, and events that became two."""
    try:
        more = properties_of(document) - known
    except ValueError:
        return ["no calendar"]
    lines = document.replace(b"\r\n ", b"").split(b"\r\n")
    broken = [line for line in lines if re.search(rb"[\r\n\x0b\x85]|\xe2\x80[\xa8\xa9]", line)]
    uids = [line for line in lines if line.startswith(b"UID")]
    whole = len(set(uids)) == lines.count(b"BEGIN:VEVENT") == lines.count(b"END:VEVENT")
    return [
        *(f"{part} has {name}" for part, name in sorted(more)),
        *(["a line is broken"] if broken else []),
        *([] if whole else ["events and their names do not agree"]),
    ]


def faults_of_table(content: bytes) -> list[str]:
    """Cells that would run, rows of another length, and cells without quotes."""
    text = content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True))
    again = io.StringIO(newline="")
    csv.writer(again, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows(rows)
    running = [cell for row in rows for cell in row if cell.strip(" \n").startswith(DANGEROUS)]
    return [
        *(["a cell would run"] if running else []),
        *([] if len({len(row) for row in rows if row}) == 1 else ["a row has another length"]),
        *([] if again.getvalue() == text else ["a cell is not quoted"]),
    ]


def faults_of_letter(raw: bytes, known: Properties) -> list[str]:
    """Headers that are none of ours or come twice, and what is wrong with its page and its calendar."""
    mail: Any = message_from_bytes(raw, policy=default)
    counts = Counter(mail.keys())
    faults = [f"{name} stands there {count} times" for name, count in counts.items() if count > 1]
    faults += [f"a header {name}" for name in counts.keys() - HEADERS]
    return faults + [fault for part in mail.walk() for fault in _faults_of_part(part, known)]


def _faults_of_part(part: EmailMessage, known: Properties) -> list[str]:
    if part.get_content_type() == "text/html":
        return faults_of_page(part.get_content())
    if part.get_content_type() == "text/calendar":
        return faults_of_calendar(part.get_payload(decode=True), known)  # type: ignore[arg-type]
    return [] if part.get_content_type() in ("text/plain", "multipart/alternative") else ["a strange part"]
