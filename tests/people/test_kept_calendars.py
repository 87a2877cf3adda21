"""After a new password somebody reads which calendar addresses go on, and only who has some."""

import pytest
from sqlalchemy import select

from mentoring.accounts.actions import set_password
from mentoring.core.db import db
from mentoring.core.delivery import compose
from mentoring.core.outbox import Letter
from mentoring.people.actions import create_calendar, revoke_calendar
from mentoring.people.queries import own_calendars
from tests.conftest import person


def mails() -> list:
    rows = select(Letter).where(Letter.template == "calendars.kept").order_by(Letter.id)
    return [mail for row in db.session.scalars(rows) if (mail := compose(row)) is not None]


@pytest.mark.parametrize("count", [0, 1, 2])
def test_a_new_password_is_followed_by_a_letter_about_the_calendars_that_go_on(app, count):
    someone = person()
    for number in range(count):
        create_calendar(someone, f"Praxis {number}", neutral=False)
    set_password(someone.account, "a hash")
    assert [mail["Subject"] for mail in mails()] == ["Diese Kalender-Adressen gelten weiter"] * min(count, 1)
    for mail in mails():
        text = mail.get_body(("plain",)).get_content()
        assert (text.count("\n- eingerichtet am "), "Praxis" in text) == (count, False)
        assert "http://localhost/mein-bereich/kalender" in text


def test_who_has_revoked_all_of_them_before_the_letter_leaves_gets_none(app):
    someone = person()
    create_calendar(someone, "Handy", neutral=False)
    set_password(someone.account, "a hash")
    [calendar] = own_calendars(someone)
    revoke_calendar(someone, calendar)
    assert mails() == []
