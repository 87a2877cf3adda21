"""How far a calendar looks, how much it holds, and what follows from a new way of writing events."""

import time_machine

from mentoring.core import clock
from mentoring.core.clock import JOBS
from mentoring.core.db import action, db
from mentoring.trainings.calendar import dates
from mentoring.trainings.models import TrainingDate
from mentoring.trainings.queries import feeds
from tests.trainings.scenes import events, many_published, only_date, planned, published, trainer


def test_a_calendar_forgets_after_ninety_days_and_its_tag_follows(client):
    published(trainer(), planned(days=2))
    tag = client.get("/kalender/alle.ics").headers["ETag"]
    seen = []
    for days in (91, 94):
        with time_machine.travel(clock.now().timestamp() + days * 86400, tick=False):
            reply = client.get("/kalender/alle.ics", headers={"If-None-Match": tag})
            seen.append((reply.status_code, len(events(client))))
    assert seen == [(200, 1), (200, 0)]


def test_a_calendar_does_not_look_beyond_eighteen_months(client):
    leader = trainer()
    near = only_date(published(leader, planned(days=540)))
    published(leader, planned(days=560))
    assert [str(event["UID"]) for event in events(client)] == [near.uid]


def test_a_calendar_that_is_full_keeps_what_comes_next(client, monkeypatch):
    leader = trainer()
    many_published(leader, 8)
    monkeypatch.setattr(feeds, "MOST_EVENTS", 5)
    assert len(events(client)) == 5
    with time_machine.travel(clock.now().timestamp() + 5 * 86400, tick=False):
        assert {str(event["UID"]) for event in events(client)} >= {f"{n}@example.org" for n in (5, 6, 7)}


def test_a_new_way_of_writing_reaches_stored_events_and_their_calendars(app, monkeypatch):
    one = only_date(published(trainer()))
    _age(one.id)
    before = feeds.feed_version("alle")
    assert JOBS["calendar.write"](clock.now()) == 1
    assert JOBS["calendar.write"](clock.now()) == 0
    assert one.renderer_version == dates.RENDERER_VERSION
    assert f"\r\nUID:{one.uid}\r\n" in one.ics_fragment
    assert feeds.feed_version("alle") == before + 1


@action
def _age(date_id: int) -> None:
    old = db.session.get_one(TrainingDate, date_id)
    old.renderer_version, old.ics_fragment = 0, "BEGIN:VEVENT\r\nEND:VEVENT\r\n"
