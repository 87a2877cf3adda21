"""A reminder whose reason has gone by the time it leaves is dropped, at once or from the letter it was collected in."""

import pytest
import time_machine

from mentoring.core import clock
from mentoring.core.db import db
from mentoring.core.delivery import compose, deliver_due
from mentoring.core.outbox import Letter
from tests.core.mail_server import mail_server
from tests.core.stages import letter, letters
from tests.web.reminders import REASONS


@pytest.mark.parametrize("template", REASONS)
def test_a_reminder_is_written_while_there_is_a_reason_and_dropped_afterwards(sqlite_app, template):
    account_id, subject_id, end = REASONS[template]()
    [letter_id] = letters(account_id, subject_id=subject_id, template=template)
    reminder = db.session.get_one(Letter, letter_id)
    assert compose(reminder) is not None
    end()
    assert compose(letter(letter_id)) is None


def test_reminders_that_were_collected_before_their_reasons_went_are_left_out(app, monkeypatch):
    monkeypatch.setitem(app.config, "DIGEST_AT", "07:30")
    account_id, subject_id, end = REASONS["need.questioned"]()
    for template in ("need.questioned", "need.reported"):
        letters(account_id, subject_id=subject_id, template=template)
    end()
    [gone] = letters(account_id, subject_id=subject_id, template="need.rested")
    with mail_server(app) as mailbox, time_machine.travel(letter(gone).not_before, tick=False):
        assert (letter(gone).daily, letter(gone).not_before <= clock.now()) == (True, True)
        deliver_due()
    [mail] = [mail for mail in mailbox.mails if "Ihre Suche macht Pause" in mail["Subject"]]
    assert mail["Subject"] == "Ihre Suche macht Pause"
    assert "Suchen Sie noch?" not in mail.get_body(("plain",)).get_content()
