"""What two people type reaches neither a letter nor the office: whatever it is, both read the same."""

from collections.abc import Callable

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from mentoring.core import clock
from mentoring.core.clock import standing_at
from mentoring.core.composing import compose
from mentoring.core.db import action, db
from mentoring.core.outbox import Letter
from mentoring.mentorship.actions import write_message
from mentoring.mentorship.models import Message, Talk
from tests.mentorship.scenes import office, tandem
from tests.mentorship.talking import planned

TYPED = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=100)
ABOUT_THEM = ("talk.planned", "message.written")
Read = Callable[[str, str, str], list[str]]


@action
def type_in(link: str, place: str, words: str) -> None:
    talk, message = db.session.scalars(select(Talk)).one(), db.session.scalars(select(Message)).one()
    talk.link, talk.place, message.words = link, place, words


def letters() -> list[str]:
    """The plain text of what will be sent about them."""
    waiting = db.session.scalars(select(Letter).where(Letter.template.in_(ABOUT_THEM)).order_by(Letter.id))
    mails = [mail for letter in waiting.all() if (mail := compose(letter)) is not None]
    return [str(mail.get_body(("plain",)).get_content()) for mail in mails]  # type: ignore[union-attr]


@pytest.fixture
def read(sqlite_app: Flask, signed_in) -> Read:
    """Letters and the office's pages after something was typed."""
    pair, now = tandem(), clock.now()
    planned(pair)
    write_message(pair.newcomer, pair, "Hallo")
    browser = signed_in(office())
    assert len(letters()) == 2
    paths = (f"/mentoring/tandems/{pair.id}", f"/mentoring/anfragen/{pair.enquiry_id}", "/koordination")

    def pages(link: str, place: str, words: str) -> list[str]:
        type_in(link, place, words)
        with standing_at(now):
            read = [browser.get(path).text for path in paths]
        lines = [line for page in read for line in page.splitlines() if "csrf_token" not in line]
        return [*letters(), *lines]

    return pages


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(link=TYPED, place=TYPED, words=TYPED)
def test_letters_and_the_office_read_the_same_whatever_is_typed(
    read: Read, link: str, place: str, words: str
):
    before = read("", "", "x")
    assert len(before) > 20
    assert read(f"https://raum.example.org/{link}", place, words) == before
