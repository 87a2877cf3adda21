"""Every answer of every route says what kind it is, and is of that kind."""

import json
from collections.abc import Callable

from werkzeug.test import TestResponse

from tests.web.house import addresses, reader

KINDS: dict[str, Callable[[bytes], bool]] = {
    "text/html; charset=utf-8": lambda body: body[:15].lower() == b"<!doctype html>",
    "text/plain; charset=utf-8": lambda body: b"<" not in body,
    "text/calendar; charset=utf-8": lambda body: body.startswith(b"BEGIN:VCALENDAR\r\n"),
    "text/csv; charset=utf-8": lambda body: body.startswith(b"\xef\xbb\xbf"),
    "application/json": lambda body: json.loads(body) is not None,
    "application/pdf": lambda body: body.startswith(b"%PDF-"),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": lambda body: body.startswith(b"PK"),
}
KNOCKS = (("GET", "newcomer in a tandem"), ("GET", "coordinator"), ("POST", "newcomer in a tandem"))


def is_odd(answer: TestResponse) -> bool:
    """Whether an answer with something in it is not what it says; redirects are empty or a short page."""
    of_its_kind = KINDS.get(answer.content_type)
    return bool(answer.data) and (of_its_kind is None or not of_its_kind(answer.data))


def test_every_answer_is_of_the_kind_it_says(full_sqlite_app, signed_in):
    odd, kinds = [], set()
    for method, role in KNOCKS:
        browser = signed_in(reader(role))
        doors = {rule.endpoint: url for rule, url in reversed([*addresses(full_sqlite_app, method)])}
        for endpoint in doors.keys() - {"security.logout", "privacy.erasures_create"}:
            answer = browser.open(doors[endpoint], method=method)
            kinds.add(answer.content_type)
            odd += [(method, endpoint, role, answer.content_type)] if is_odd(answer) else []
    assert odd == []
    assert {"text/html; charset=utf-8", "text/calendar; charset=utf-8", "application/json"} <= kinds
