"""Too few people a week before, or when the deadline is over: who leads reads it on the page and in one letter."""

from datetime import timedelta

import pytest

from mentoring.core import clock
from mentoring.core.clock import standing_at
from mentoring.trainings import actions
from tests.conftest import person
from tests.trainings.letters import texts_to
from tests.trainings.scenes import letters_to, only_date, planned, published, trainer

DAY = timedelta(days=1)
THIN = "training.found_thin"


@pytest.fixture
def pair(sqlite_app):
    """Two who lead a training that needs two people, in ten days, and one of them registered."""
    first, second = trainer("Antje Vogt"), trainer("Bela Wolf")
    training = published(first, planned(days=10), minimum=2)
    actions.confirm_lead(second, actions.invite_lead(first, training, second))
    actions.register_for_training(person("Gast Eins"), training)
    return first, second, training


def warned(moment):
    with standing_at(moment):
        return actions.warn_of_thin_trainings(clock.now())


def test_all_who_lead_hear_of_it_once_a_week_before(pair):
    first, second, training = pair
    begin = only_date(training).starts_at
    moments = (7 * DAY + timedelta(seconds=1), 7 * DAY, 6 * DAY, DAY, -DAY)
    assert [warned(begin - before) for before in moments] == [0, 1, 0, 0, 0]
    assert [letters_to(leader).count(THIN) for leader in (first, second)] == [1, 1]
    with standing_at(begin - 6 * DAY):
        [text] = texts_to(first, THIN)
    assert ("Angemeldet: 1, nötig: 2." in text, training.title in text) == (True, True)


def test_who_leads_reads_of_it_in_the_own_area(pair, signed_in):
    *leaders, training = pair
    people = (*leaders, trainer("Cem Andere"), person("Gast Zwei"))
    with standing_at(only_date(training).starts_at - 6 * DAY):
        told = ["Angemeldet: 1, nötig: 2." in signed_in(one).get("/mein-bereich").text for one in people]
    assert told == [True, True, False, False]


def test_when_the_deadline_is_over_they_hear_of_it_then(sqlite_app):
    day = clock.in_berlin(clock.now()).date()
    published(leader := trainer(), planned(days=30), minimum=2, deadline=day)
    assert [warned(clock.now() + number * DAY) for number in (0, 1, 2, 24)] == [0, 1, 0, 0]
    assert letters_to(leader).count(THIN) == 1


def test_enough_people_a_cancellation_and_a_beginning_need_no_letter(pair):
    first, _second, training = pair
    begin = only_date(training).starts_at
    assert warned(begin - DAY) == 1
    with standing_at(begin):
        assert texts_to(first, THIN) == []
    with standing_at(begin - DAY):
        actions.register_for_training(person("Gast Zwei"), training)
        assert texts_to(first, THIN) == []


def test_the_pages_of_who_leads_say_so_and_those_of_others_do_not(pair, signed_in):
    first, second, training = pair
    url = f"/fortbildungen/{training.public_id}"
    with standing_at(only_date(training).starts_at - 3 * DAY):
        readers = [(first, "/fortbildungen/leitung"), (second, url), (person("Gast Drei"), url)]
        pages = [signed_in(reader).get(address).text for reader, address in readers]
    assert ["Angemeldet: 1, nötig: 2." in page for page in pages] == [True, True, False]
