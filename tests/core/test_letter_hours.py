"""Letters keep quiet hours, and what can wait comes once a working day in one letter."""

from datetime import datetime

import pytest
import time_machine
from sqlalchemy import select

from mentoring.accounts.models import Account
from mentoring.core import clock
from mentoring.core.clock import BERLIN
from mentoring.core.db import action, db
from mentoring.core.delivery import deliver_due
from mentoring.core.letter_hours import is_quiet, next_collection
from mentoring.core.outbox import Letter, oldest_due
from tests.conftest import person
from tests.core.mail_server import mail_server
from tests.core.stages import letter, letters
from tests.mentorship.scenes import searching

HOURS = {"QUIET_FROM": "21:00", "QUIET_UNTIL": "07:00", "DIGEST_AT": "07:30"}


@pytest.fixture(autouse=True)
def hours(app, monkeypatch):
    for name, value in HOURS.items():
        monkeypatch.setitem(app.config, name, value)


@pytest.fixture
def mailbox(app):
    with mail_server(app) as box:
        yield box


def berlin(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("hour", "quiet"), [("20:59", False), ("21:00", True), ("03:00", True), ("06:59", True), ("07:00", False)]
)
def test_the_quiet_hours_are_those_of_german_clocks(app, hour, quiet):
    assert [is_quiet(berlin(f"{day}T{hour}")) for day in ("2026-01-14", "2026-07-14")] == [quiet, quiet]


@pytest.mark.parametrize("hours_of_the_day", [("13:00", "14:00"), ("", "07:00"), ("08:00", "08:00")])
def test_quiet_hours_can_lie_within_a_day_or_be_none(app, monkeypatch, hours_of_the_day):
    for name, value in zip(("QUIET_FROM", "QUIET_UNTIL"), hours_of_the_day, strict=True):
        monkeypatch.setitem(app.config, name, value)
    quiet = [hour for hour in range(24) if is_quiet(berlin(f"2026-01-14T{hour:02}:30"))]
    assert quiet == ([13] if hours_of_the_day[0] == "13:00" else [])


def test_a_night_that_letters_slept_through_makes_none_of_them_late(app):
    waiting_at("2026-01-14T22:00", "enquiry.opened")
    written, night, day = (berlin(f"2026-01-1{at}") for at in ("4T22:00", "5T03:00", "5T07:10"))
    assert [oldest_due(moment) for moment in (written, night, day)] == [
        None,
        None,
        berlin("2026-01-15T07:00"),
    ]
    assert oldest_due(berlin("2026-01-15T20:00")) == berlin("2026-01-15T07:00")


@pytest.mark.parametrize(
    ("written", "collected"),
    [
        ("2026-01-14T07:29", "2026-01-14T07:30"),
        ("2026-01-14T07:30", "2026-01-15T07:30"),
        ("2026-01-16T12:00", "2026-01-19T07:30"),  # a Friday
        ("2026-04-02T12:00", "2026-04-07T07:30"),  # the day before Good Friday
        ("2026-12-24T12:00", "2026-12-28T07:30"),
        ("2026-10-23T12:00", "2026-10-26T07:30"),  # clocks change on the Sunday between
    ],
)
def test_what_can_wait_is_collected_on_the_next_working_day(app, written, collected):
    assert next_collection(berlin(written)) == berlin(collected)


def waiting_at(moment: str, template: str) -> int:
    """A letter about a search, written at a German time."""
    need = searching()
    with clock.standing_at(berlin(moment)):
        [letter_id] = letters(need.person_id, subject_id=need.id, template=template)
    return letter_id


def sent_at(moment: str) -> int:
    with time_machine.travel(berlin(moment), tick=False):
        return deliver_due()


def test_at_night_only_letters_of_security_leave_the_house(mailbox):
    someone = person("Ada Lovelace")
    with clock.standing_at(berlin("2026-01-14T23:00")):
        letters(someone.id, subject_id=someone.id, template="account.reset")
        letters("office@example.org", subject_id=None)
    assert [sent_at("2026-01-14T23:00"), len(mailbox.mails)] == [1, 1]
    assert mailbox.mails[0]["Subject"] == "Neues Passwort wählen"
    assert [sent_at("2026-01-15T06:59"), sent_at("2026-01-15T07:00")] == [0, 1]


def test_a_single_letter_that_can_wait_goes_by_itself_in_the_morning(mailbox):
    letter_id = waiting_at("2026-01-14T12:00", "need.reported")
    assert [sent_at("2026-01-14T12:01"), sent_at("2026-01-15T07:30")] == [0, 1]
    assert (letter(letter_id).state, letter(letter_id).digest_id) == ("sent", None)
    assert [mail["Subject"] for mail in mailbox.mails] == ["Wie es um Ihre Suche steht"]


def three_waiting() -> tuple[int, list[int]]:
    """A newcomer's three letters of one day: two reminders, and a third whose reason is gone."""
    need = searching()
    with clock.standing_at(berlin("2026-01-14T12:00")):
        kinds = ("need.reported", "mentor.return_asked", "need.reported")
        ids = [letters(need.person_id, subject_id=need.id, template=kind)[0] for kind in kinds]
    return need.person_id, ids


def test_several_letters_that_can_wait_come_as_one_with_a_part_for_each(mailbox):
    _person_id, ids = three_waiting()
    assert [sent_at("2026-01-15T07:30"), sent_at("2026-01-15T07:31")] == [1, 0]
    [mail] = mailbox.mails
    assert mail["Subject"] == "Wie es um Ihre Suche steht, und eine weitere Nachricht"
    text, page = (mail.get_body((kind,)).get_content().replace("\r", "") for kind in ("plain", "html"))
    assert (text.count("Guten Tag,"), text.count("\n-- \n")) == (1, 1)
    assert text.count("Wie es um Ihre Suche steht\n--------------------------\n") == 2
    assert (page.count("<h1"), page.count("<h2"), page.count("Vorschläge ansehen</a>")) == (1, 2, 2)
    assert {letter(one).state for one in ids} == {"sent"}


def test_a_digest_whose_parts_have_all_lost_their_reason_is_dropped(mailbox):
    someone = person("Ada Lovelace")
    with clock.standing_at(berlin("2026-01-14T12:00")):
        ids = [letters(someone.id, subject_id=99, template="need.reported")[0] for _time in range(2)]
    sent_at("2026-01-15T07:30")
    assert ({letter(one).state for one in ids}, mailbox.mails) == ({"dropped"}, [])


def test_a_digest_that_was_refused_comes_again_under_its_own_message_id(mailbox):
    _person_id, ids = three_waiting()
    mailbox.on_data = lambda _mail: "451 try later"
    assert sent_at("2026-01-15T07:30") == 1
    assert {letter(one).state for one in ids} == {"collected"}
    mailbox.on_data = lambda _mail: "250 OK"
    assert sent_at("2026-01-15T07:32") == 1
    assert ({letter(one).state for one in ids}, len(set(mailbox.message_ids()))) == ({"sent"}, 1)


def test_a_digest_that_will_never_be_taken_fails_with_all_its_parts(mailbox):
    person_id, ids = three_waiting()
    mailbox.on_data = lambda _mail: "554 never"
    sent_at("2026-01-15T07:30")
    rows = db.session.scalars(select(Letter.state).where(Letter.account_id == person_id)).all()
    assert ({letter(one).state for one in ids}, set(rows)) == ({"failed"}, {"failed"})


def test_two_letters_with_one_of_yesterday_do_not_wait_for_those_of_tomorrow(mailbox):
    first = waiting_at("2026-01-14T12:00", "need.reported")
    later = waiting_at("2026-01-15T12:00", "need.reported")
    sent_at("2026-01-15T12:01")
    assert (letter(first).state, letter(later).state) == ("sent", "waiting")


@action
def speak_english(person_id: int) -> None:
    db.session.get_one(Account, person_id).language = "en"


def test_the_parts_of_a_digest_speak_the_language_of_its_reader(mailbox):
    person_id, _ids = three_waiting()
    speak_english(person_id)
    sent_at("2026-01-15T07:30")
    text = mailbox.mails[0].get_body(("plain",)).get_content()
    assert (text.startswith("Hello,"), "Guten Tag" in text, text.count("Hello,")) == (True, False, 1)
    assert mailbox.mails[0]["List-Unsubscribe"].startswith("<http://localhost/en/briefe/abbestellen/")
