"""Short messages of a tandem: read by the two alone, never in a letter, taken back and forgotten in time."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from mentoring.core import clock
from mentoring.core.clock import in_berlin, standing_at
from mentoring.core.composing import compose
from mentoring.core.db import db
from mentoring.core.errors import NotAllowed, TooMany, WrongState
from mentoring.core.outbox import Letter, mark_sent
from mentoring.mentorship.actions import end_tandem, forget_tandem_words, remove_message, write_message
from mentoring.mentorship.models import Message, Talk
from mentoring.mentorship.queries import messages_in
from tests.conftest import person
from tests.mentorship.scenes import asked, letters_of, office, tandem
from tests.mentorship.talking import PLACE, planned
from tests.queries import counted_statements

WORDS = "Passt Ihnen Dienstag um zehn?"
NOON = in_berlin(clock.now()).replace(hour=12, minute=0, second=0, microsecond=0)


def thread_of(pair):
    return f"/mentoring/tandems/{pair.id}/nachrichten"


def letters():
    return db.session.scalars(
        select(Letter).where(Letter.template == "message.written").order_by(Letter.id)
    ).all()


def test_the_two_read_what_they_write_and_nobody_else_finds_it(app, signed_in):
    pair = tandem()
    browser = signed_in(pair.newcomer)
    assert browser.post(thread_of(pair), data={"words": WORDS}).location == f"{thread_of(pair)}#meldung"
    for someone in (pair.newcomer, pair.mentor):
        pages = [
            signed_in(someone).get(path).text for path in (thread_of(pair), f"/mentoring/tandems/{pair.id}")
        ]
        assert [WORDS in page for page in pages] == [True, True]
    for stranger in (office(), person("Fremde Person", "mentor")):
        assert signed_in(stranger).get(thread_of(pair)).status_code == 404
        assert signed_in(stranger).post(thread_of(pair), data={"words": WORDS}).status_code == 404
    assert WORDS not in signed_in(office()).get(f"/mentoring/tandems/{pair.id}").text


@pytest.mark.parametrize("words", ["", "   ", "x" * 501])
def test_a_message_has_some_words_and_not_too_many(sqlite_app, signed_in, words):
    pair = tandem()
    answer = signed_in(pair.mentor).post(thread_of(pair), data={"words": words})
    assert (answer.status_code, list(messages_in(pair).rows)) == (422, [])


def test_before_both_have_said_yes_there_is_no_thread(app, signed_in):
    enquiry = asked()
    page = signed_in(enquiry.newcomer).get(f"/mentoring/anfragen/{enquiry.id}").text
    assert "/nachrichten" not in page


def test_the_letter_says_that_something_is_there_and_not_what(app):
    pair = tandem()
    write_message(pair.newcomer, pair, WORDS)
    (letter,) = letters()
    mail = str(compose(letter))
    assert (letter.account_id, "Neue Nachricht" in mail, thread_of(pair) in mail) == (
        pair.mentor_id,
        True,
        True,
    )
    assert [hidden for hidden in ("Dienstag", "Lena Hoffmann", "Sabine") if hidden in mail] == []


def test_there_is_one_letter_for_all_that_waits(app):
    pair = tandem()
    for _time in range(3):
        write_message(pair.newcomer, pair, WORDS)
    write_message(pair.mentor, pair, WORDS)
    assert letters_of("message.written") == [pair.mentor_id, pair.newcomer_id]


def test_the_next_letter_of_a_day_goes_the_next_morning(app):
    pair = tandem()
    with standing_at(NOON):
        write_message(pair.newcomer, pair, WORDS)
        mark_sent(letters()[0].id)
    with standing_at(NOON + timedelta(hours=2)):
        for _time in range(2):
            write_message(pair.newcomer, pair, WORDS)
    second = letters()[1]
    assert in_berlin(second.not_before) == (NOON + timedelta(days=1)).replace(hour=9)
    with standing_at(NOON + timedelta(days=1)):
        mark_sent(second.id)
    with standing_at(NOON + timedelta(days=3)):
        write_message(pair.newcomer, pair, WORDS)
        assert letters()[2].not_before == NOON + timedelta(days=3)


def test_who_has_answered_or_lost_it_again_needs_no_letter(app):
    pair = tandem()
    message = write_message(pair.newcomer, pair, WORDS)
    write_message(pair.mentor, pair, WORDS)
    to_mentor, to_newcomer = letters()
    assert [compose(letter) is None for letter in (to_mentor, to_newcomer)] == [True, False]
    remove_message(pair.newcomer, message)
    assert compose(letters()[0]) is None


def test_the_author_takes_a_message_back_within_a_day(app, signed_in):
    pair = tandem()
    message = write_message(pair.newcomer, pair, WORDS)
    path = f"/mentoring/nachrichten/{message.id}/ende"
    assert signed_in(pair.mentor).post(path).status_code == 404
    assert signed_in(pair.newcomer).post(path).location == f"{thread_of(pair)}#meldung"
    assert signed_in(pair.newcomer).post(path).status_code == 404
    assert db.session.scalars(select(Message)).all() == []


def test_after_a_day_a_message_stays(app, signed_in):
    pair = tandem()
    message = write_message(pair.newcomer, pair, WORDS)
    assert "Löschen" in signed_in(pair.newcomer).get(thread_of(pair)).text
    with standing_at(clock.now() + timedelta(days=1, minutes=1)):
        assert "Löschen" not in signed_in(pair.newcomer).get(thread_of(pair)).text
        with pytest.raises(WrongState, match="innerhalb eines Tages"):
            remove_message(pair.newcomer, message)
    with pytest.raises(NotAllowed):
        remove_message(pair.mentor, message)


def test_nobody_writes_into_an_ended_tandem_or_a_foreign_one(app, signed_in):
    pair = tandem()
    with pytest.raises(NotAllowed):
        write_message(office(), pair, WORDS)
    write_message(pair.mentor, pair, WORDS)
    end_tandem(pair.mentor, pair)
    with pytest.raises(WrongState, match="beendet"):
        write_message(pair.mentor, pair, WORDS)
    page = signed_in(pair.newcomer).get(thread_of(pair)).text
    assert (WORDS in page, "90 Tage danach" in page, "<textarea" in page) == (True, True, False)


def test_thirty_messages_a_day_are_enough(sqlite_app):
    pair = tandem()
    for _time in range(30):
        write_message(pair.mentor, pair, WORDS)
    with pytest.raises(TooMany, match="genug Nachrichten"):
        write_message(pair.mentor, pair, WORDS)


def test_words_are_forgotten_ninety_days_after_the_end(app):
    pair = tandem()
    talk = planned(pair)
    write_message(pair.mentor, pair, WORDS)
    end_tandem(pair.mentor, pair)
    assert forget_tandem_words(clock.now() + timedelta(days=89)) == 0
    assert [forget_tandem_words(clock.now() + timedelta(days=91)) for _time in range(2)] == [1, 0]
    db.session.expire_all()
    assert (db.session.scalars(select(Message)).all(), talk.link, talk.place) == ([], "", "")


def test_words_of_a_living_tandem_are_kept(app):
    pair = tandem()
    talk = planned(pair)
    write_message(pair.mentor, pair, WORDS)
    assert forget_tandem_words(clock.now() + timedelta(days=3650)) == 0
    assert (db.session.get_one(Talk, talk.id).place, messages_in(pair).total) == (PLACE, 1)


def test_a_long_thread_has_pages_at_the_same_cost(app, signed_in):
    pair, counts = tandem(), []
    write_message(pair.newcomer, pair, "das Älteste")
    browser = signed_in(pair.mentor)
    for number in (1, 24):
        for _message in range(number - 1):
            write_message(pair.newcomer, pair, WORDS)
        browser.get(thread_of(pair))
        with counted_statements() as statements:
            page = browser.get(thread_of(pair)).text
        counts.append((len(statements), "das Älteste" in page))
    assert [count for count, _oldest in counts] == [counts[0][0]] * 2
    assert [oldest for _count, oldest in counts] == [True, False]
    assert "das Älteste" in browser.get(f"{thread_of(pair)}?seite=2").text
