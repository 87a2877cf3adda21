"""Words and addresses as iCalendar carries them: without control characters, escaped once, folded whole."""

import re
from urllib.parse import quote

from icalendar.prop import vCategory, vText, vUri

LINE_OCTETS = 75
ADDRESS_SCHEMES = frozenset({"http", "https", "mailto", "sip", "sips", "tel", "xmpp"})

_LINE_BREAK = re.compile("\r\n|[\r\n\u2028\u2029]")
# C0 without tab and line feed, delete, C1, lone surrogates, byte order mark, non-characters.
_UNSAYABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_UNIT = re.compile(r"\\.|.", re.DOTALL)
_URI_CHARACTERS = ":/?#[]@!$&'()*+,;=%~"


class UnwritableEvent(ValueError):
    """The event holds something that iCalendar cannot say; the message quotes nobody's words."""


class SafeText(vText):
    """TEXT that reads back as it was typed: icalendar's own takes a literal backslash-N for a line break."""

    __slots__ = ()

    def to_ical(self) -> bytes:
        return plain_text(self).translate(_ESCAPES).encode()


class SafeCategories(vCategory):
    """CATEGORIES whose single words are safe texts."""

    def to_ical(self) -> bytes:
        return b",".join(SafeText(one_line(str(word))).to_ical() for word in self.cats)


def plain_text(text: str) -> str:
    """What remains of a text: every kind of line break is a line feed, control characters are gone."""
    return _UNSAYABLE.sub("", _LINE_BREAK.sub("\n", text)).strip()


def one_line(text: str) -> str:
    """The same for titles and names, where a line break is a space."""
    return plain_text(text).replace("\n", " ")


def safe_uri(address: str) -> vUri:
    """An address without white space or control characters; UnwritableEvent unless it is for web or calls."""
    cleaned = quote(plain_text(address), safe=_URI_CHARACTERS)
    if cleaned.partition(":")[0].lower() not in ADDRESS_SCHEMES:
        raise UnwritableEvent("an address is neither a web nor a call address")
    return vUri(cleaned)


def fold(line: str) -> str:
    """Break a line at 75 octets, the next row's leading space counted; characters and escapes stay whole."""
    if len(line.encode()) <= LINE_OCTETS:
        return line
    rows, row, octets = [], "", 0
    for unit in _UNIT.findall(line):
        width = len(unit.encode())
        if octets + width > LINE_OCTETS:
            rows.append(row)
            row, octets = " ", 1
        row, octets = row + unit, octets + width
    return "\r\n".join([*rows, row])


def folded(lines: list[str]) -> str:
    """Content lines as they stand in a file, each ended by CRLF."""
    return "".join(f"{fold(line)}\r\n" for line in lines if line)
