"""Guessing a password over four processes: the eleventh try is refused wherever it knocks."""

from collections.abc import Sequence

from tests.proof.caller import Caller
from tests.proof.figures import say
from tests.proof.site import ENGINES, open_site

WEBS, ALLOWED, TRIES = 4, 10, 14


def prove(_share: float = 1) -> bool:
    """Wrong passwords for one address, each at another process; True when ten are looked at and no more."""
    return all([_limits_on(engine) for engine in ENGINES])


def _limits_on(engine: str) -> bool:
    with open_site(engine) as site:
        webs = [site.start_web() for _ in range(WEBS)]
        refused = guess([web.url for web in webs])
    say(f"limits, {engine}: {TRIES} wrong sign-ins over {WEBS} processes, refused from number {refused[:1]}")
    return refused == list(range(ALLOWED + 1, TRIES + 1))


def guess(urls: Sequence[str]) -> list[int]:
    """Try wrong passwords at one door after the other; the numbers of the tries that were refused."""
    statuses = []
    for turn in range(TRIES):
        caller = Caller(urls[turn % len(urls)])
        caller.get("/einloggen")
        words = {"email": "neu@demo.example.org", "password": f"a wrong password {turn}"}
        statuses.append(caller.post("/einloggen", **words))
    return [number + 1 for number, status in enumerate(statuses) if status == 429]
