"""Sixteen people at once: a minute of mixed pages and forms without an error, and eight minutes without growing."""

import random
import threading
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.proof.caller import Caller, signed_in
from tests.proof.figures import percentile, say
from tests.proof.site import ENGINES, Site, open_site

CLIENTS, MINUTE, EIGHT_MINUTES, MOST_GROWTH = 16, 60, 480, 0.05
WARM_UP = 0.25
PAGES = {
    "neu": ("/mein-bereich", "/mentoring/vorschlaege", "/mentoring/mentorinnen", "/fortbildungen", "/konto"),
    "mentorin": ("/mein-bereich", "/mentoring/profil", "/fortbildungen", "/mein-bereich/kalender"),
    "leitung": ("/fortbildungen/leitung", "/fortbildungen", "/mein-bereich"),
    "koordination": ("/koordination", "/koordination/freigaben", "/koordination/einladungen"),
}
EVERYBODY = ("/", "/fortbildungen", "/kalender/alle.ics", "/kalender/alle.json", "/datenschutz", "/en/")


@dataclass
class Watch:
    """How long answers took, in seconds, and their statuses."""

    seconds: list[float] = field(default_factory=list)
    statuses: Counter[str] = field(default_factory=Counter)

    def errors(self) -> int:
        """Answers that are our mistake, and connections that broke."""
        return sum(number for status, number in self.statuses.items() if status[0] in "5b")


def prove_load(share: float = 1) -> bool:
    """Mixed load on both databases; True without an error."""
    return all([_load_on(engine, MINUTE * share) for engine in ENGINES])


def _load_on(engine: str, seconds: float) -> bool:
    with open_site(engine) as site:
        web = site.start_web()
        site.start("worker")
        watch = busy(site, [web.url], seconds)
    report(f"load, {engine}", seconds, [watch])
    return not watch.errors()


def busy(site: Site, urls: Sequence[str], seconds: float) -> Watch:
    """Everybody goes from page to page until the time is over; the servers are shared out among them."""
    watch, until = Watch(), time.monotonic() + seconds
    slugs = [list(PAGES)[number % len(PAGES)] for number in range(CLIENTS)]
    # Four of a kind sit side by side at each server.
    callers = [
        (slug, signed_in(site, slug, urls[at // len(PAGES) % len(urls)])) for at, slug in enumerate(slugs)
    ]
    people = [
        threading.Thread(target=_walk, args=(caller, slug, number, until, watch), name=f"client-{number}")
        for number, (slug, caller) in enumerate(callers)
    ]
    for one in people:
        one.start()
    for one in people:
        one.join()
    return watch


def _walk(caller: Caller, slug: str, number: int, until: float, watch: Watch) -> None:
    lot, turn = random.Random(number), 0
    while time.monotonic() < until:
        turn += 1
        began = time.monotonic()
        try:
            status = str(_one_step(caller, slug, f"L{number} {turn}", lot))
        except OSError as error:
            status = f"broken: {type(error).__name__}"
        watch.seconds.append(time.monotonic() - began)
        watch.statuses[status] += 1


def _one_step(caller: Caller, slug: str, label: str, lot: random.Random) -> int:
    """Mostly a page; now and then a form that writes."""
    if lot.random() < 0.1:
        caller.token or caller.get("/mein-bereich/kalender")
        return caller.post("/mein-bereich/kalender", label=label)
    return caller.get(lot.choice((*PAGES[slug], *EVERYBODY)))


def report(what: str, seconds: float, watches: Sequence[Watch]) -> None:
    """How many answers there were, how long they took, and how they ended."""
    taken = sorted(taken for watch in watches for taken in watch.seconds)
    statuses = sum((watch.statuses for watch in watches), Counter[str]())
    errors = sum(watch.errors() for watch in watches)
    say(
        f"{what}: {CLIENTS} clients, {seconds:.0f} s, {len(taken)} answers, {errors} errors, "
        f"half within {percentile(taken, 0.5) * 1000:.0f} ms, 95 % within {percentile(taken, 0.95) * 1000:.0f} ms, "
        f"statuses {dict(sorted(statuses.items()))}"
    )


def prove_soak(engine: str, share: float = 1) -> bool:
    """Eight minutes of the same on one database; True when the server's memory stays as it is after warming up."""
    seconds = EIGHT_MINUTES * share
    with open_site(engine) as site:
        web = site.start_web()
        busy(site, [web.url], seconds * WARM_UP)
        before = resident(web.process.pid)
        watch = busy(site, [web.url], seconds * (1 - WARM_UP))
        after = resident(web.process.pid)
    growth = after / before - 1
    report(f"soak, {engine}", seconds, [watch])
    say(f"soak: {before / 2**20:.0f} MB warmed up, {after / 2**20:.0f} MB at the end, growth {growth:.1%}")
    return growth < MOST_GROWTH and not watch.errors()


def resident(pid: int) -> int:
    """Bytes of memory that a process holds."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmRSS"))
