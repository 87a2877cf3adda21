"""Links in letters: one purpose, one use, and nothing stored that opens them."""

import threading
from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select

from mentoring.core import clock
from mentoring.core.db import action, db
from mentoring.core.errors import Gone, NotFound
from mentoring.core.links import Link, external_url, find_link, make_link, token_of, use_link
from mentoring.core.outbox import Letter
from tests.core.stages import letter, letters

use = action(use_link)


def linked(purpose: str = "answer", days: int = 7) -> str:
    """The token of a fresh link in a fresh letter."""
    [letter_id] = letters("ada@example.org", subject_id=None)

    @action
    def link() -> None:
        make_link(db.session.get_one(Letter, letter_id), purpose, 5, clock.now() + timedelta(days=days))

    link()
    return token_of(letter(letter_id), purpose)


def test_a_link_leads_to_its_subject(app):
    assert find_link(linked(), "answer").subject_id == 5


def test_looking_uses_nothing_up(app):
    token = linked()
    assert [find_link(token, "answer").used_at for _ in range(3)] == [None, None, None]


def test_a_link_acts_once(app):
    token = linked()
    link = find_link(token, "answer")
    use(link)
    with pytest.raises(Gone):
        use(link)
    with pytest.raises(Gone):
        find_link(token, "answer")


def test_a_link_ends_with_its_time(app):
    link = find_link(token := linked(days=7), "answer")
    with time_machine.travel(clock.now() + timedelta(days=7, seconds=1)):
        with pytest.raises(Gone):
            find_link(token, "answer")
        with pytest.raises(Gone):
            use(link)
    assert find_link(token, "answer").used_at is None


def test_a_link_has_ended_at_the_very_moment_of_its_end(sqlite_app):
    token = linked(days=7)
    link = find_link(token, "answer")
    with time_machine.travel(link.expires_at, tick=False):
        with pytest.raises(Gone):
            use(link)
        with pytest.raises(Gone):
            find_link(token, "answer")


@pytest.mark.parametrize("wrong", ["", "x", "x" * 43, "ä" * 43, "\x00", "../../etc/passwd"])
def test_a_token_that_never_was_is_not_found(app, wrong):
    linked()
    with pytest.raises(NotFound):
        find_link(wrong, "answer")


def test_a_link_serves_its_own_purpose_only(app):
    token = linked("answer")
    with pytest.raises(NotFound):
        find_link(token, "sign_in")


def test_a_token_is_unlike_that_of_another_letter_and_another_purpose(app):
    one, two = (letter(letter_id) for letter_id in letters("a@example.org", "a@example.org", subject_id=None))
    tokens = {token_of(one, "answer"), token_of(two, "answer"), token_of(one, "sign_in")}
    assert (len(tokens), {len(token) for token in tokens}) == (3, {43})
    assert token_of(one, "answer") in tokens


def test_the_database_does_not_hold_the_token(app):
    token = linked()
    for table in (Link.__table__, Letter.__table__):
        for row in db.session.execute(select(table)):
            assert token not in str(row)
    assert db.session.scalar(select(Link.token_hash)) != token


def test_of_two_clicks_at_once_one_wins(app):
    token, gate, outcomes = linked(), threading.Barrier(2), []

    def click() -> None:
        with app.app_context():
            link = find_link(token, "answer")
            gate.wait(5)
            try:
                use(link)
                outcomes.append("used")
            except Gone:
                outcomes.append("gone")

    clicks = [threading.Thread(target=click) for _ in range(2)]
    for one in clicks:
        one.start()
    for one in clicks:
        one.join()
    assert sorted(outcomes) == ["gone", "used"]


def test_a_link_that_was_used_in_an_action_that_failed_is_still_good(app):
    token = linked()

    @action
    def use_and_fail() -> None:
        use_link(find_link(token, "answer"))
        raise LookupError

    with pytest.raises(LookupError):
        use_and_fail()
    assert find_link(token, "answer").used_at is None


@pytest.mark.parametrize(
    ("public", "language", "address"),
    [
        ("http://localhost", "de", "http://localhost/impressum"),
        ("http://localhost", "en", "http://localhost/en/impressum"),
        ("https://netz.example/mentoring/", "de", "https://netz.example/mentoring/impressum"),
        ("https://netz.example/mentoring", "en", "https://netz.example/mentoring/en/impressum"),
    ],
)
def test_addresses_in_letters_follow_the_public_address(sqlite_app, monkeypatch, public, language, address):
    monkeypatch.setitem(sqlite_app.config, "PUBLIC_URL", public)
    with sqlite_app.test_request_context("/", headers={"Host": "evil.example"}):
        assert external_url("web.imprint", language) == address
