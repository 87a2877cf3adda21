"""Reads a calendar as programs of others do (ical.js, node-ical, libical, vobject); what is missing says so loudly."""

import ctypes
import ctypes.util
import json
import shutil
import subprocess
from datetime import UTC
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
INSTALL_NODE_READERS = "npm install --prefix tests/clients --no-audit --no-fund"

_VEVENT = 4  # ICAL_VEVENT_COMPONENT
_ANY = 1  # ICAL_ANY_COMPONENT
_LIBICAL_TEXTS = ("uid", "summary", "description", "location")
_POINTER, _TEXT, _NUMBER = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int
_LIBICAL = {  # the result, then the arguments, as libical's ical.h declares them
    "icalparser_parse_string": (_POINTER, _TEXT),
    "icalrestriction_check": (_NUMBER, _POINTER),
    "icalcomponent_as_ical_string": (_TEXT, _POINTER),
    "icalcomponent_count_components": (_NUMBER, _POINTER, _NUMBER),
    "icalcomponent_get_first_component": (_POINTER, _POINTER, _NUMBER),
    "icalcomponent_get_next_component": (_POINTER, _POINTER, _NUMBER),
    "icalcomponent_free": (None, _POINTER),
    **{f"icalcomponent_get_{text}": (_TEXT, _POINTER) for text in _LIBICAL_TEXTS},
}


def read_with_ical_js(document: bytes) -> dict[str, Any]:
    """Name, component names and events as Thunderbird's reader sees them."""
    return _read_with_node(document)["ical.js"]


def read_with_node_ical(document: bytes) -> dict[str, Any]:
    """Events as node-ical sees them."""
    return _read_with_node(document)["node-ical"]


def read_with_libical(document: bytes) -> dict[str, Any]:
    """What Evolution's and KDE's reader sees, with its judgement by RFC 5546 and its complaints."""
    library = _libical()
    calendar = library.icalparser_parse_string(document)
    allowed = bool(library.icalrestriction_check(calendar))
    written = library.icalcomponent_as_ical_string(calendar).decode()
    found = {
        "allowed": allowed,
        "complaints": [line for line in written.splitlines() if line.startswith("X-LIC-ERROR")],
        "components": library.icalcomponent_count_components(calendar, _ANY),
        "events": [_libical_event(library, event) for event in _libical_events(library, calendar)],
    }
    library.icalcomponent_free(calendar)
    return found


def read_with_vobject(document: bytes) -> list[dict[str, Any]]:
    """Events as Radicale's and many CalDAV servers' reader sees them."""
    vobject = pytest.importorskip("vobject", reason="NOT READ by vobject: pip install vobject")
    calendar = vobject.readOne(document.decode())
    return [_vobject_event(event) for event in calendar.contents.get("vevent", [])]


def _vobject_event(event: Any) -> dict[str, Any]:
    said = {name: lines[0].value for name, lines in event.contents.items()}
    moments = (said["dtstart"].astimezone(UTC), said["dtend"].astimezone(UTC))
    starts, ends = (f"{moment:%Y-%m-%dT%H:%M:%SZ}" for moment in moments)
    return {**said, "wall": f"{said['dtstart']:%Y-%m-%dT%H:%M:%S}", "starts": starts, "ends": ends}


def _read_with_node(document: bytes) -> dict[str, Any]:
    if shutil.which("node") is None:
        pytest.skip("NOT READ by ical.js and node-ical: install node 18 or newer")
    if not (HERE / "node_modules" / "ical.js").exists():
        pytest.skip(f"NOT READ by ical.js and node-ical: run {INSTALL_NODE_READERS}")
    answer = subprocess.run(
        ["node", str(HERE / "read_ical.mjs")], input=document, capture_output=True, check=True, timeout=60
    )
    return json.loads(answer.stdout)


def _libical() -> ctypes.CDLL:
    name = ctypes.util.find_library("ical")
    if name is None:
        pytest.skip("NOT READ by libical: install Debian's libical3")
    library = ctypes.CDLL(name)
    for function, (result, *arguments) in _LIBICAL.items():
        getattr(library, function).restype = result
        getattr(library, function).argtypes = arguments
    return library


def _libical_events(library: ctypes.CDLL, calendar: int) -> list[int]:
    events, event = [], library.icalcomponent_get_first_component(calendar, _VEVENT)
    while event:
        events.append(event)
        event = library.icalcomponent_get_next_component(calendar, _VEVENT)
    return events


def _libical_event(library: ctypes.CDLL, event: int) -> dict[str, str]:
    texts = {text: getattr(library, f"icalcomponent_get_{text}")(event) for text in _LIBICAL_TEXTS}
    return {text: value.decode() for text, value in texts.items() if value is not None}
