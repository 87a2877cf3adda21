"""Twenty thousand bad inputs on each database, over all routes, roles and fields: never an error of ours."""

import random
import re
import sys
import time
from collections import Counter
from functools import cache
from multiprocessing import get_context

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from tests.conftest import browser_of
from tests.corpus import ALL, PATHS
from tests.databases import fresh_app
from tests.proof.figures import say
from tests.web.house import READERS, addresses, furnish, reader
from tests.web.test_fuzz import asked_names, field_names

INPUTS, OF_A_SIGN_IN = 20_000, 500
LEFT_OUT = {"readiness.readyz", "security.logout"}
"""The invented house's letters are old, which a monitor is told rightly; and who signs out tries nothing more."""
VARIABLE = re.compile(r"<[^<>]*>")
Address = tuple[str, Rule, str]


def prove(share: float = 1) -> bool:
    """No answer of 5xx on both databases; a core for each of them."""
    of_each = int(INPUTS * share)
    beside = get_context("spawn").Process(target=_on_sqlite, args=(of_each,), daemon=True)
    beside.start()
    clean = _on("postgresql", of_each)
    beside.join()
    return clean and beside.exitcode == 0


def _on_sqlite(inputs: int) -> None:
    """What a process of its own does; it says how it went by its exit."""
    sys.exit(not _on("sqlite", inputs))


def _on(engine: str, inputs: int) -> bool:
    began, lot = time.monotonic(), random.Random(engine)
    statuses: Counter[int] = Counter()
    ours: Counter[str] = Counter()
    with fresh_app(engine) as app:
        furnish(app.test_client())
        doors = [
            (method, rule, address)
            for method in ("GET", "POST")
            for rule, address in addresses(app, method)
            if rule.endpoint not in LEFT_OUT
        ]
        browsers: list[FlaskClient] = []
        for number in range(inputs):
            browsers = browsers if number % OF_A_SIGN_IN else _browsers(app)
            what, status = _knock(lot, lot.choice(browsers), lot.choice(doors))
            statuses[status] += 1
            ours[what] += status >= 500
    _report(engine, time.monotonic() - began, statuses, +ours)
    return not +ours


def _browsers(app: Flask) -> list[FlaskClient]:
    """Everybody signed in anew: some forms close accounts."""
    return [app.test_client(), *(browser_of(app, reader(role)) for role in READERS)]


def _knock(lot: random.Random, browser: FlaskClient, door: Address) -> tuple[str, int]:
    method, rule, address = door
    if rule.arguments and lot.random() < 0.2:
        address = VARIABLE.sub(lambda _found: lot.choice(PATHS), rule.rule)
    words = {name: lot.choice(ALL) for name in lot.sample(_names(method), lot.randint(1, 12))}
    if method == "GET":
        status = browser.get(address, query_string=words).status_code
    else:
        status = browser.post(address, data=words).status_code
    return f"{method} {rule.endpoint} {address[:60]} {words}", status


@cache
def _names(method: str) -> list[str]:
    """What pages read from their query, or what forms hold, and a few that none does."""
    if method == "GET":
        return sorted(asked_names())
    return sorted({*field_names(), "role", "state", "person_id"})


def _report(engine: str, seconds: float, statuses: Counter[int], ours: Counter[str]) -> None:
    for what in ours:
        say(f"  5xx: {what}")
    say(
        f"fuzz, {engine}: {statuses.total()} bad inputs, {ours.total()} answers of 5xx, "
        f"statuses {dict(sorted(statuses.items()))}, {seconds:.0f} s"
    )
