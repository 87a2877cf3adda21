"""Processes that die in the middle: what people were told is saved must be there, and no letter may be lost."""

import http.client
import random
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage

from sqlalchemy import func, select

from mentoring.core.db import db
from mentoring.core.journal import Entry
from mentoring.core.outbox import Letter
from tests.core.mail_server import mail_server
from tests.core.stages import consultation, letters
from tests.proof.caller import Caller, signed_in
from tests.proof.figures import say
from tests.proof.site import ENGINES, Site, Web, kill, open_site

WRITERS, WEBS, KILLS = 8, 3, 80
BREATH = 0.05
"""Seconds a writer waits between two writes, or processes that begin anew would starve on two cores."""
MAILS, MAIL_KILLS, WORKERS = 400, 20, 3
LONGEST_WAIT = 120
EVENT = "need.confirmed"
SEARCHING = ("neu", "wartet")
"""Personas who can say again and again that they still search, which the journal keeps line by line."""


@dataclass
class Notes:
    """What writers were told: how often saving was acknowledged, by status, and how often a server was gone."""

    acknowledged: int = 0
    one_at_a_time: threading.Lock = field(default_factory=threading.Lock)
    counts: Counter[str] = field(default_factory=Counter)
    stop: threading.Event = field(default_factory=threading.Event)


def prove_web(share: float = 1) -> bool:
    """Web processes are killed while people write; True when nothing acknowledged is lost."""
    return all([_web_on(engine, max(2, int(KILLS * share))) for engine in ENGINES])


def _web_on(engine: str, kills: int) -> bool:
    with open_site(engine) as site:
        webs = [site.start_web() for _ in range(WEBS)]
        with writing(site, webs) as notes:
            _kill_again_and_again(site, webs, kills)
        return _report(engine, kills, notes)


@contextmanager
def writing(site: Site, webs: list[Web]) -> Iterator[Notes]:
    """People who write without a break until the block ends."""
    notes = Notes()
    writers = [_writer(site, webs, notes, number) for number in range(WRITERS)]
    for writer in writers:
        writer.start()
    try:
        yield notes
    finally:
        notes.stop.set()
        for writer in writers:
            writer.join()


def _writer(site: Site, webs: list[Web], notes: Notes, number: int) -> threading.Thread:
    caller = signed_in(site, SEARCHING[number % len(SEARCHING)], webs[number % len(webs)].url)
    return threading.Thread(target=_write, args=(caller, webs, notes, number), name=f"writer-{number}")


def _write(caller: Caller, webs: list[Web], notes: Notes, number: int) -> None:
    """Say again and again that one still searches; the form's token is read once."""
    lot = random.Random(number)
    while not notes.stop.wait(BREATH):
        try:
            if not caller.token:
                caller.get("/mein-bereich")
            status = caller.post("/mentoring/wunsch/bestaetigung")
        except (OSError, http.client.HTTPException):
            notes.counts["server gone"] += 1
            caller.knock_at(lot.choice(webs).url)
            continue
        with notes.one_at_a_time:
            notes.counts[str(status)] += 1
            notes.acknowledged += status < 400


def _kill_again_and_again(site: Site, webs: list[Web], kills: int) -> None:
    lot = random.Random(kills)
    for _ in range(kills):
        time.sleep(lot.uniform(0.2, 0.8))
        at = lot.randrange(WEBS)
        kill(webs[at].process)
        webs[at] = site.start_web(webs[at].port)


def _report(engine: str, kills: int, notes: Notes) -> bool:
    lost = max(0, notes.acknowledged - stored_writes())
    ours = sum(number for status, number in notes.counts.items() if status.startswith("5"))
    say(
        f"chaos web, {engine}: {kills} kills, {notes.acknowledged} acknowledged writes, {lost} lost, "
        f"{ours} answers of 5xx, {notes.counts['server gone']} times a server was gone"
    )
    return not lost and not ours and notes.acknowledged > kills


def stored_writes() -> int:
    """How many of what people were told is saved the journal holds."""
    db.session.rollback()
    return db.session.scalar(select(func.count()).where(Entry.event == EVENT)) or 0


def prove_mail(share: float = 1) -> bool:
    """Workers are killed while they send; True when every letter arrives, twice only under its own Message-ID."""
    return all([_mail_on(engine, max(2, int(MAIL_KILLS * share))) for engine in ENGINES])


def _mail_on(engine: str, kills: int) -> bool:
    lot = random.Random(kills)
    settings = {"LETTER_LEASE_SECONDS": 5, "WORKER_SECONDS": 1, "SMTP_STARTTLS": 0}
    with open_site(engine, **settings) as site, mail_server(site.app) as mailbox:
        site.environment |= {name: str(site.app.config[name]) for name in ("SMTP_HOST", "SMTP_PORT")}
        wanted = {f"p{number:04}@example.org" for number in range(MAILS)}
        letters(*sorted(wanted), subject_id=consultation().id)
        db.session.remove()
        mailbox.on_data = slowly
        workers = [site.start("worker") for _ in range(WORKERS)]
        for _ in range(kills):
            time.sleep(lot.uniform(1.0, 3.0))
            at = lot.randrange(WORKERS)
            kill(workers[at])
            workers[at] = site.start("worker")
        wait_until_sent()
        arrived = [mail for mail in mailbox.mails if str(mail["X-Recipients"]) in wanted]
        return _report_mail(engine, kills, wanted, arrived)


def slowly(_mail: EmailMessage) -> str:
    """A server that takes its time: a kill meets a letter in somebody's hands."""
    time.sleep(0.1)
    return "250 OK"


def wait_until_sent() -> None:
    until = time.monotonic() + LONGEST_WAIT
    unsent = select(func.count(Letter.id)).where(Letter.state.in_(("waiting", "leased")))
    while db.session.scalar(unsent) and time.monotonic() < until:
        db.session.rollback()
        time.sleep(0.5)


def _report_mail(engine: str, kills: int, wanted: set[str], arrived: list[EmailMessage]) -> bool:
    to = Counter(str(mail["X-Recipients"]) for mail in arrived)
    ids = {(str(mail["X-Recipients"]), str(mail["Message-ID"])) for mail in arrived}
    lost = wanted - set(to)
    say(
        f"chaos mail, {engine}: {kills} kills of {WORKERS} workers, {len(wanted)} letters, {len(lost)} lost, "
        f"{to.total() - len(to)} repeated, {len(ids) - len(to)} under another Message-ID"
    )
    return not lost and len(ids) == len(to)
