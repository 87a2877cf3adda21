"""Letters leave the house once, in spite of servers that refuse, break and wait."""

import random
import smtplib
import ssl
import threading
from datetime import timedelta
from email.message import EmailMessage

import pytest
import time_machine
from sqlalchemy import func, select

from mentoring.core import clock
from mentoring.core.clock import JOBS
from mentoring.core.db import action, db
from mentoring.core.delivery import deliver_due
from mentoring.core.outbox import BACK_OFF, Letter, lease_letter, oldest_due
from mentoring.offers.models import Consultation
from tests.conftest import person
from tests.core.mail_server import mail_server
from tests.core.stages import consultation, letter, letters


@pytest.fixture
def mailbox(app):
    with mail_server(app) as box:
        yield box


def waiting_letter(address: str = "office@example.org") -> int:
    [letter_id] = letters(address, subject_id=consultation().id)
    return letter_id


def by_state() -> dict[str, int]:
    db.session.rollback()
    rows = db.session.execute(select(Letter.state, func.count()).group_by(Letter.state))
    return {state: count for state, count in rows}


def test_a_letter_is_delivered_once(mailbox):
    letter_id = waiting_letter()
    assert [deliver_due(), deliver_due()] == [1, 0]
    assert mailbox.recipients() == ["office@example.org"]
    sent = letter(letter_id)
    assert (sent.state, sent.attempts, sent.lease_until, sent.problem) == ("sent", 1, None, None)
    assert oldest_due(clock.now()) is None


def test_a_letter_says_who_writes_and_that_a_machine_wrote_it(mailbox):
    letter_id = waiting_letter()
    deliver_due()
    [mail] = mailbox.mails
    assert mail["Message-ID"] == f"<{letter(letter_id).message_id}@example.org>"
    assert mail["From"] == "Augenhöhe <mentoring@example.org>"
    assert (mail["Auto-Submitted"], mail["To"]) == ("auto-generated", "office@example.org")
    assert mail["Subject"] == "Jemand bittet um ein Erstgespräch"
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]
    for part in mail.iter_parts():
        assert "http://localhost/koordination/erstgespraeche" in part.get_content()


def test_a_server_that_cannot_now_is_asked_later_with_the_same_message_id(mailbox):
    letter_id = waiting_letter()
    mailbox.on_data = lambda _mail: "451 try later"
    deliver_due()
    put_off = letter(letter_id)
    assert (put_off.state, put_off.problem, put_off.lease_until) == ("waiting", "SMTPDataError 451", None)
    assert deliver_due() == 0
    mailbox.on_data = lambda _mail: "250 OK"
    with time_machine.travel(put_off.not_before + timedelta(seconds=1)):
        assert deliver_due() == 1
    assert letter(letter_id).state == "sent"
    assert (len(mailbox.mails), len(set(mailbox.message_ids()))) == (2, 1)


def test_a_server_is_asked_less_and_less_often_and_then_no_more(mailbox):
    letter_id = waiting_letter()
    mailbox.answers["office@example.org"] = "450 mailbox busy"
    pauses, moment = [], clock.now()
    for _ in range(len(BACK_OFF) + 1):
        with time_machine.travel(moment, tick=False):
            assert deliver_due() == 1
        pauses.append(letter(letter_id).not_before - moment)
        moment = max(moment, letter(letter_id).not_before)
    assert pauses[:-1] == list(BACK_OFF)
    assert (letter(letter_id).state, letter(letter_id).problem) == ("failed", "SMTPRecipientsRefused 450")


def test_a_server_that_will_never_take_a_letter_is_not_asked_again(mailbox):
    letter_id = waiting_letter("gone@example.org")
    mailbox.answers["gone@example.org"] = "550 no such mailbox"
    deliver_due()
    assert (letter(letter_id).state, letter(letter_id).problem) == ("failed", "SMTPRecipientsRefused 550")
    assert "gone@example.org" not in (letter(letter_id).problem or "")
    with time_machine.travel(clock.now() + timedelta(days=30)):
        assert deliver_due() == 0


def test_a_server_that_is_not_there_is_asked_later(app):
    letter_id = waiting_letter()
    before = {name: app.config[name] for name in ("SMTP_HOST", "SMTP_PORT")}
    app.config.update(SMTP_HOST="127.0.0.1", SMTP_PORT=1)
    try:
        deliver_due()
    finally:
        app.config.update(before)
    assert (letter(letter_id).state, letter(letter_id).problem) == ("waiting", "ConnectionRefusedError")


def test_a_letter_that_cannot_be_written_does_not_hold_up_the_others(mailbox):
    asked_id = consultation().id
    [broken] = letters("first@example.org", subject_id=asked_id, template="no.such_template")
    letters("second@example.org", subject_id=asked_id)
    assert deliver_due() == 2
    assert mailbox.recipients() == ["second@example.org"]
    assert (letter(broken).state, letter(broken).problem) == ("waiting", "KeyError")


def test_a_letter_about_what_is_gone_is_dropped(mailbox):
    letter_id = waiting_letter()
    action(lambda: db.session.execute(Consultation.__table__.delete()))()
    assert deliver_due() == 1
    assert (letter(letter_id).state, mailbox.mails) == ("dropped", [])


def test_a_letter_reaches_the_address_that_an_account_has_now(mailbox):
    someone = person("Ada Lovelace")
    letters(someone.id, subject_id=consultation().id)

    @action
    def move() -> None:
        someone.account.email = "new@example.org"

    move()
    deliver_due()
    assert mailbox.recipients() == ["new@example.org"]


@pytest.mark.parametrize(
    "address",
    [
        "ada@example.org\nBcc: eve@example.net",
        "ada@example.org\r\n\r\nbody",
        "ada@example.org, eve@example.net",
        "ada@example.org;eve@example.net",
        "Eve <eve@example.net>",
        "ada@example.org\x01",
        "ada\x07@example.org",
        "",
        "@",
        "nobody",
    ],
)
def test_what_is_not_one_plain_address_gets_no_letter(mailbox, address):
    asked_id = consultation().id
    [broken] = letters(address, subject_id=asked_id)
    letters("good@example.org", subject_id=asked_id)
    deliver_due()
    assert mailbox.recipients() == ["good@example.org"]
    assert letter(broken).state != "sent"


def test_a_domain_with_an_umlaut_is_written_so_that_every_server_knows_it(mailbox):
    waiting_letter("ada@selbsthilfe-köln.example")
    deliver_due()
    assert mailbox.recipients() == ["ada@xn--selbsthilfe-kln-ltb.example"]


def test_three_workers_lose_nothing_and_send_nothing_twice(app, mailbox):
    asked_id = consultation().id
    everybody = sorted(f"p{number:02}@example.org" for number in range(60))
    letters(*everybody, subject_id=asked_id)

    work_together(app)
    assert mailbox.recipients() == everybody
    assert by_state() == {"sent": 60}


def test_a_letter_is_leased_to_one_worker_until_the_lease_ends(app):
    letter_id = waiting_letter()
    assert [lease_letter(), lease_letter()] == [letter_id, None]
    with time_machine.travel(clock.now() + timedelta(minutes=5, seconds=1)):
        assert lease_letter() == letter_id
    assert letter(letter_id).attempts == 2


def test_no_transaction_is_open_while_a_server_takes_its_time(app, mailbox):
    waiting_letter()
    done: list[str] = []

    def write_meanwhile(_mail: object) -> str:
        with app.app_context():
            consultation(name="Meanwhile")
            done.append("written")
        return "250 OK"

    mailbox.on_data = write_meanwhile
    deliver_due()
    assert (done, by_state()) == (["written"], {"sent": 1})


def test_a_server_shows_a_certificate_before_it_learns_a_letter(sqlite_app, monkeypatch):
    """Links to sign in stand in letters: whoever sits between us and the server must not read along."""
    asked: list[ssl.SSLContext] = []
    monkeypatch.setattr(smtplib.SMTP, "starttls", lambda _server, context: asked.append(context))
    with mail_server(sqlite_app) as box:
        sqlite_app.config["SMTP_STARTTLS"] = True
        waiting_letter()
        deliver_due()
    assert [(one.verify_mode, one.check_hostname) for one in asked] == [(ssl.CERT_REQUIRED, True)]
    assert box.recipients() == ["office@example.org"]


def test_an_address_without_an_account_is_forgotten_a_month_after_its_letter_left(mailbox):
    old, [failed] = waiting_letter(), letters("never@example.org", subject_id=consultation().id)
    mailbox.answers["never@example.org"] = "550 no such mailbox"
    deliver_due()
    [kept] = letters("later@example.org", subject_id=consultation().id)
    for days, left in ((29, {old, failed, kept}), (31, {failed, kept})):
        with time_machine.travel(clock.now() + timedelta(days=days)):
            JOBS["letters.forget"](clock.now())
        assert set(db.session.scalars(select(Letter.id))) == left
        db.session.rollback()


def test_a_server_that_refuses_us_and_not_the_recipient_is_asked_again(app, mailbox):
    letter_id = waiting_letter()
    mailbox.on_sender = "550 we do not know you"
    deliver_due()
    assert (letter(letter_id).state, letter(letter_id).problem) == ("waiting", "SMTPSenderRefused 550")


def test_three_workers_and_a_server_that_refuses_three_in_ten_for_now_send_all_and_nothing_twice(
    app, mailbox
):
    """Refused mails are kept by the server, too: what counts is what it took."""
    asked_id, dice, taken = consultation().id, random.Random(7), []
    everybody = sorted(f"p{number:02}@example.org" for number in range(40))
    letters(*everybody, subject_id=asked_id)

    def answer(mail: EmailMessage) -> str:
        if dice.random() < 0.3:
            return "451 try later"
        taken.append(str(mail["X-Recipients"]))
        return "250 OK"

    mailbox.on_data = answer
    moment, rounds = clock.now(), 0
    while by_state() != {"sent": 40} and rounds < len(BACK_OFF):
        with time_machine.travel(moment, tick=False):
            work_together(app)
        moment, rounds = moment + BACK_OFF[rounds] + timedelta(seconds=1), rounds + 1
    assert (sorted(taken), by_state(), rounds > 1) == (everybody, {"sent": 40}, True)
    assert len(set(mailbox.message_ids())) == 40


def work_together(app) -> None:
    """Three workers at once, each until nothing is due."""

    def work() -> None:
        with app.app_context():
            deliver_due()

    workers = [threading.Thread(target=work) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
