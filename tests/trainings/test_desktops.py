"""A desktop that is subscribed follows what becomes of dates: vdirsyncer fetches, khal shows."""

from datetime import date, timedelta

import pytest

from mentoring.core import clock
from mentoring.people.actions import create_calendar
from mentoring.trainings import actions
from tests.clients.followers import Desktop, served
from tests.conftest import person
from tests.trainings.scenes import WORDS, between, only_date, planned, published, trainer


@pytest.fixture
def subscribed(sqlite_app, tmp_path):
    """A way to subscribe a new desktop to a path of the app."""
    with served(sqlite_app) as url:
        yield lambda path: Desktop(tmp_path, url + path)


def shown(time):
    return [f"{wall:%Y-%m-%d %H:%M}" for wall in (time.starts_wall, time.ends_wall)]


def summer_night():
    """The night of next year in which summer ends: eight hours on the wall, nine on a watch."""
    year = clock.now().year + 1
    sunday = max(day for day in range(25, 32) if date(year, 10, day).weekday() == 6)
    return between(f"{year}-10-{sunday - 1}T22:00", f"{year}-10-{sunday}T06:00")


def test_a_desktop_follows_a_move_a_cancellation_and_a_removal(subscribed):
    leader, first, later, night = trainer(), planned(days=10), planned(days=12), summer_night()
    one = only_date(training := published(leader, first))
    stays = [published(leader, night, title="Eine lange Nacht").title, *shown(night), "CONFIRMED"]
    desktop = subscribed("/kalender/land/03.ics")
    assert desktop.look() == [[training.title, *shown(first), "CONFIRMED"], stays]
    actions.move_date(leader, one, later)
    assert desktop.look() == [[training.title, *shown(later), "CONFIRMED"], stays]
    actions.cancel_date(leader, one)
    assert desktop.look() == [[f"Abgesagt: {training.title}", *shown(later), "CANCELLED"], stays]
    actions.edit_training(leader, training, {**WORDS, "laender": ["04"]})
    assert (desktop.look(), night.ends_at - night.starts_at) == ([stays], timedelta(hours=9))


def test_a_desktop_shows_the_own_place_on_a_waiting_list(subscribed):
    training, guest = published(trainer(), planned(days=8), seats=1), person("Gast Eins")
    for someone in (person("Gast Zwei"), guest):
        actions.register_for_training(someone, training)
    desktop = subscribed(f"/kalender/p/{create_calendar(guest, 'Handy')}.ics")
    assert desktop.look() == [[f"Warteliste: {training.title}", *shown(planned(days=8)), "TENTATIVE"]]
