"""From a profile through the office's approval to published dates: who may, and when not."""

import pytest
import time_machine

from mentoring.core import clock
from mentoring.core.clock import JOBS
from mentoring.core.errors import NotAllowed, WrongState
from mentoring.core.journal import entries_of
from mentoring.trainings import actions, queries
from tests.conftest import person
from tests.queries import counted_statements
from tests.trainings.scenes import draft, only_date, planned, profile_of, published, trainer
from tests.trainings.test_registrations import letters_to


def test_a_trainer_hands_in_and_the_office_approves(app):
    someone, office = person("Neue Leitung", "trainer"), person("Olga Amt", "coordinator")
    actions.save_trainer_profile(someone, "Moderation")
    assert [profile.id for profile in queries.submitted_trainers()] == [someone.id]
    actions.approve_trainer(office, profile_of(someone))
    assert (profile_of(someone).state, queries.submitted_trainers()) == ("active", [])
    assert letters_to(someone) == ["trainer.approved"]


def test_the_office_asks_for_more_and_its_words_stay_on_the_page(app):
    someone, office = person("Neue Leitung", "trainer"), person("Olga Amt", "coordinator")
    profile = actions.save_trainer_profile(someone, "Moderation")
    actions.return_trainer(office, profile, "Bitte Beispiele nennen.")
    assert (profile.state, profile.return_words) == ("draft", "Bitte Beispiele nennen.")
    assert letters_to(someone) == ["trainer.returned"]


def test_nobody_approves_themselves(app):
    someone = person("Neue Leitung", "trainer")
    with pytest.raises(NotAllowed):
        actions.approve_trainer(someone, actions.save_trainer_profile(someone, "Ich"))


def test_a_trainer_leaves_and_comes_back_as_a_draft(app):
    leader, office = trainer(), person("Olga Amt", "coordinator")
    actions.leave_trainer(leader, profile_of(leader))
    actions.come_back_trainer(leader, profile_of(leader))
    actions.suspend_trainer(office, profile_of(leader))
    actions.reinstate_trainer(office, profile_of(leader))
    assert profile_of(leader).state == "draft"
    assert letters_to(leader) == ["trainer.approved", "trainer.suspended", "trainer.reinstated"]


def test_only_approved_trainers_publish(app):
    someone = person("Neue Leitung", "trainer")
    training = draft(someone)
    actions.add_date(someone, training, planned())
    with pytest.raises(NotAllowed, match="freigegeben"):
        actions.publish_training(someone, training)
    assert training.state == "draft"


def test_who_is_suspended_adds_no_dates_to_what_is_published(app):
    leader = trainer()
    training = published(leader)
    actions.suspend_trainer(person("Olga Amt", "coordinator"), profile_of(leader))
    with pytest.raises(NotAllowed, match="freigegeben"):
        actions.add_date(leader, training, planned(days=30))
    assert len(training.dates) == 1


def test_nobody_publishes_without_a_date(app):
    leader = trainer()
    with pytest.raises(WrongState, match="Termin"):
        actions.publish_training(leader, draft(leader))


def test_publishing_takes_one_statement_more_for_each_date(app):
    leader, counts = trainer(), []
    for many in (1, 10):
        training = draft(leader)
        for number in range(many):
            actions.add_date(leader, training, planned(days=10 + number))
        with counted_statements() as statements:
            actions.publish_training(leader, training)
        counts.append(len(statements))
    assert counts[0] <= 16
    assert counts[1] == counts[0] + 9


@pytest.mark.parametrize("act", [actions.publish_training, actions.cancel_training])
def test_strangers_change_nothing(app, act):
    training = published(trainer())
    with pytest.raises(NotAllowed):
        act(trainer("Fremde Leitung"), training)
    assert training.state == "published"


def test_a_published_date_is_never_removed(app):
    leader = trainer()
    training = published(leader)
    with pytest.raises(WrongState, match="abgesagt"):
        actions.remove_date(leader, only_date(training))
    assert len(training.dates) == 1


def test_a_date_of_a_draft_moves_without_traces_and_can_be_removed(app):
    leader = trainer()
    training = draft(leader)
    one = actions.add_date(leader, training, planned())
    actions.move_date(leader, one, planned(days=20))
    assert (one.state, one.sequence) == ("planned", 0)
    actions.remove_date(leader, one)
    assert training.dates == []


def test_a_training_is_over_after_its_last_date(app):
    leader = trainer()
    training = published(leader, planned(days=2))
    actions.add_date(leader, training, planned(days=9))
    done = []
    for days in (5, 10, 11):
        with time_machine.travel(clock.now().timestamp() + days * 86400, tick=False):
            done.append(JOBS["trainings.finish"](clock.now()))
    assert (done, training.state) == ([0, 1, 0], "done")
    assert [entry.event for entry in entries_of("training", training.id)][-1] == "training.finished"


def test_nobody_stops_being_a_trainer_while_people_still_register(app, signed_in):
    leader = trainer()
    training = published(leader)
    browser = signed_in(leader)
    answer = browser.post("/willkommen", data={"roles": ["mentor"]})
    assert (answer.status_code, answer.text.count("Bitte sagen Sie sie zuerst ab.")) == (422, 2)
    actions.cancel_training(leader, training)
    assert browser.post("/willkommen", data={"roles": ["mentor"]}).status_code == 302
