"""A form sent off with attacks in all its text fields: what a field refuses becomes milder, at last harmless."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from mentoring.core import clock
from tests.browser.filled_forms import TICK, element_of

ATTACKS: tuple[Callable[[int], str], ...] = (
    lambda n: f"=1\"'><x-{n} x-{n}='1'>\r\nBcc: x-{n}\u2028X-{n}:1\r\nEND:VEVENT",
    lambda n: f"=\"'><x-{n}>\r\nX-{n}:1",
    lambda n: f"=o'x-{n}='@example.org",
    lambda n: f"https://a.example/?'x-{n}='\"><x-{n}>",
)
"""For a page, a table, a calendar and a head of a letter at once; shorter; as an address of a person and of a page."""
FIRST = {"text": 0, "textarea": 0, "search": 0, "email": 2, "url": 3}
"""With which of them a kind of field begins; other kinds hold no words."""
HONEST: dict[str, Callable[[], str]] = {
    "date": lambda: (clock.now() + timedelta(days=20)).date().isoformat(),
    "time": lambda: "10:00",
    "number": lambda: "1",
    "tel": lambda: "030 123456",
    "password": lambda: "vier bunte Wörter im Wind",
    "email": lambda: "ada@example.org",
}
"""What fits a field of such a kind when nothing stands in it."""
NAMED = {"phone": "0441 123456", "kreis": "Dithmarschen", "last_day": "", "end": "17:00", "code": "1"}
"""What fits fields that are called so, or end so."""
REFUSED, TAKEN = 422, (200, 302)
_numbers = count(1)


@dataclass(slots=True)
class Attack:
    """One form that was sent: the last answer, and by its number each field whose words were not refused."""

    answer: TestResponse
    carried: dict[int, str]

    @property
    def is_taken(self) -> bool:
        """Whether the house took it."""
        return self.answer.status_code in TAKEN


@dataclass(slots=True)
class _Written:
    """A field for words, and how mild they have become."""

    number: int
    step: int
    honest: str

    @property
    def words(self) -> str:
        return ATTACKS[self.step](self.number) if self.step < len(ATTACKS) else self.honest


def attack(browser: FlaskClient, path: str, endpoint: str, fitting: dict[str, str]) -> Attack:
    """Send a form until it is taken, or nothing milder is left. `fitting` is what some fields must hold."""
    form = element_of(browser.get(path).text, path, endpoint, browser.application)
    written = {one.get("name"): _begin(one) for one in form.iter() if _kind(one) in FIRST}
    written = {name: one for name, one in written.items() if name not in fitting}
    kept = {**_kept(form), **fitting}
    while True:
        words = {name: one.words for name, one in written.items()}
        answer = browser.post(form.get("action") or path, data={**kept, **words})
        refused = [one for name, one in written.items() if one.words != one.honest and _is_at(answer, name)]
        if answer.status_code != REFUSED or not refused:
            return Attack(answer, _carried(endpoint, written))
        for one in refused:
            one.step += 1


def _kind(element: Any) -> str:
    if not element.get("name"):
        return ""
    return str(element.get("type", "text") if element.tag == "input" else element.tag)


def _begin(element: Any) -> _Written:
    kind = _kind(element)
    value = (element.text or "").strip() if kind == "textarea" else element.get("value", "")
    return _Written(next(_numbers), FIRST[kind], _fitting(element, value, "Gut"))


def _fitting(element: Any, value: str, otherwise: str = "") -> str:
    """What a field may well hold: by its name, what stands there already, or by its kind."""
    name = element.get("name").rpartition("-")[2]
    return NAMED[name] if name in NAMED else value or HONEST.get(_kind(element), lambda: otherwise)()


def _kept(form: Any) -> dict[str, str]:
    """What is hidden or chosen stays, the first of each choice where none is; ticks are set."""
    kept: dict[str, str] = {}
    for one in form.iter():
        kind, name = _kind(one), one.get("name", "")
        if kind in ("radio", "checkbox"):
            kept[name] = one.get("value", TICK) if _counts(one, kept) else kept[name]
        elif kind in KEPT:
            kept[name] = KEPT[kind](one)
    return kept


def _counts(choice: Any, kept: dict[str, str]) -> bool:
    return choice.get("checked") is not None or choice.get("name") not in kept


def _picked(select: Any) -> str:
    options = [one for one in select.iter("option") if one.get("value")]
    marked = [one for one in options if one.get("selected") is not None]
    return str((marked or options)[0].get("value"))


KEPT: dict[str, Callable[[Any], str]] = {
    "select": _picked,
    **dict.fromkeys(("hidden", *HONEST), lambda one: _fitting(one, one.get("value", ""))),
}


def _is_at(answer: TestResponse, name: str) -> bool:
    """Whether a message stands at the field."""
    return f'id="{name}-fehler"' in answer.text


def _carried(endpoint: str, written: dict[str, _Written]) -> dict[int, str]:
    return {one.number: f"{endpoint} {name}" for name, one in written.items() if one.step < len(ATTACKS)}
