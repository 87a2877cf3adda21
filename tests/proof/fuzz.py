"""Twenty thousand bad inputs on each database, over all routes, roles and fields: never an error of ours."""

import random
import re
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from multiprocessing import get_context

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.exc import NoResultFound
from werkzeug.routing import Rule

from tests.conftest import browser_of
from tests.corpus import ALL, PATHS
from tests.databases import fresh_app
from tests.proof.figures import say
from tests.web.house import READERS, addresses, furnish, reader
from tests.web.test_fuzz import asked_names, field_names

INPUTS, OF_A_HOUSE, OF_A_SIGN_IN = 20_000, 5_000, 500
LEFT_OUT = {"readiness.readyz", "security.logout"}
"""The invented house's letters are old, which a monitor is told rightly; and who signs out tries nothing more."""
VARIABLE = re.compile(r"<[^<>]*>")
Address = tuple[str, Rule, str]


@dataclass
class Tally:
    """How often which status was the answer, and what was answered with 5xx, over all houses of a database."""

    lot: random.Random
    statuses: Counter[int] = field(default_factory=Counter)
    ours: Counter[str] = field(default_factory=Counter)

    @property
    def inputs(self) -> int:
        """How many inputs were given."""
        return self.statuses.total()

    def note(self, what: str, status: int) -> None:
        """One input and its answer."""
        self.statuses[status] += 1
        self.ours[what] += status >= 500


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
    """In one invented house after the other, since bad inputs close accounts and break trainings off."""
    began, tally = time.monotonic(), Tally(random.Random(engine))
    while tally.inputs < inputs:
        with fresh_app(engine) as app:
            _in_a_house(app, tally, min(OF_A_HOUSE, inputs - tally.inputs))
    _report(engine, time.monotonic() - began, tally)
    return not +tally.ours


def _in_a_house(app: Flask, tally: Tally, inputs: int) -> None:
    """Knock until all inputs are given, or until somebody who should sign in has gone."""
    furnish(app.test_client())
    doors = [
        (method, rule, address)
        for method in ("GET", "POST")
        for rule, address in addresses(app, method)
        if rule.endpoint not in LEFT_OUT
    ]
    for begun in range(0, inputs, OF_A_SIGN_IN):
        try:
            browsers = _browsers(app)
        except NoResultFound:
            return
        for _ in range(min(OF_A_SIGN_IN, inputs - begun)):
            tally.note(*_knock(tally.lot, tally.lot.choice(browsers), tally.lot.choice(doors)))


def _browsers(app: Flask) -> list[FlaskClient]:
    """Everybody signed in anew: some forms change passwords and end sign-ins."""
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


def _report(engine: str, seconds: float, tally: Tally) -> None:
    for what in +tally.ours:
        say(f"  5xx: {what}")
    say(
        f"fuzz, {engine}: {tally.inputs} bad inputs, {tally.ours.total()} answers of 5xx, "
        f"statuses {dict(sorted(tally.statuses.items()))}, {seconds:.0f} s"
    )
