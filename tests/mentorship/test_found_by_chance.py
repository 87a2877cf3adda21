"""What walks of chance beside the oracle found once, said as sentences."""

from datetime import timedelta

import pytest

from mentoring.core import clock
from mentoring.core.clock import standing_at
from mentoring.core.errors import NotAllowed, WrongState
from mentoring.mentorship.actions import (
    accept_enquiry,
    agree_to_extension,
    end_tandem,
    hold_talk,
    look_back,
    note_talk,
    propose_end,
    propose_extension,
    propose_handover,
    take_talk_back,
)
from tests.conftest import person
from tests.mentorship.scenes import asked, mentor, running, tandem


def test_who_goes_on_once_more_looks_back_anew(sqlite_app):
    pair = running()
    propose_end(pair.mentor, pair)
    look_back(pair.newcomer, pair, "Danke.", release=True)
    propose_extension(pair.newcomer, pair, pair.planned_end + timedelta(days=30))
    agree_to_extension(pair.mentor, pair)
    with standing_at(clock.now() + timedelta(days=20)):
        propose_end(pair.newcomer, pair)
        look_back(pair.mentor, pair, "Danke.", release=True)
        assert pair.state == "ending"
        look_back(pair.newcomer, pair, "Danke.", release=True)
    assert pair.state == "completed"


def test_an_extension_that_no_longer_lasts_longer_is_refused(sqlite_app):
    pair = running()
    until = pair.planned_end + timedelta(days=3)
    propose_extension(pair.newcomer, pair, until)
    with (
        standing_at(clock.now() + (until - pair.planned_end) + timedelta(days=200)),
        pytest.raises(WrongState),
    ):
        agree_to_extension(pair.mentor, pair)
    assert pair.planned_end == until - timedelta(days=3)


def test_nobody_hands_over_to_the_same_mentor(sqlite_app):
    profile = mentor(words={"places": 2})
    enquiry = asked(profile=profile)
    pair = running(accept_enquiry(profile.person, enquiry))
    with pytest.raises(WrongState):
        propose_handover(pair.newcomer, pair, profile)


def test_what_was_said_is_the_two_persons_own_until_the_end(sqlite_app):
    pair = tandem()
    talk = note_talk(pair.newcomer, pair)
    with pytest.raises(NotAllowed):
        hold_talk(person("Fremd Person", "newcomer"), talk)
    end_tandem(pair.mentor, pair)
    with pytest.raises(WrongState):
        take_talk_back(pair.newcomer, talk)
    assert talk.state == "held"
