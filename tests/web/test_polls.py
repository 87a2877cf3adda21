"""A look for news at a known calendar is answered before the app is woken, and never otherwise than the app would."""

from dataclasses import replace

import pytest

from mentoring.core.feed_answers import looks_of
from mentoring.people.actions import create_calendar, revoke_calendar
from mentoring.people.queries import own_calendars
from mentoring.trainings import actions
from tests.conftest import person
from tests.trainings.scenes import only_date, planned, published, trainer

FEEDS = (
    "/kalender/alle.ics",
    "/en/kalender/alle.ics",
    "/kalender/land/03.ics",
    "/kalender/auswahl.ics?form=online&land=03",
    "/kalender/alle.json",
)


def asked(client, url, tag):
    return client.get(url, headers={"If-None-Match": tag})


def woken(app):
    """How often the app itself is asked, as a list that grows."""
    asked_for = []
    app.before_request_funcs.setdefault(None, []).insert(0, lambda: asked_for.append(True))
    return asked_for


@pytest.fixture
def watched(app):
    """How often the app is woken; of looks it knows none before, and takes none along to the next test."""
    looks_of(app).clear()
    calls = woken(app)
    yield calls
    app.before_request_funcs[None].pop(0)
    looks_of(app).clear()


@pytest.mark.parametrize("url", FEEDS)
def test_a_look_without_news_wakes_nobody_and_reads_as_the_app_would_say_it(client, watched, url):
    published(trainer())
    tag = client.get(url).headers["ETag"]
    looks_of(client.application).clear()
    by_app, by_poll = asked(client, url, tag), asked(client, url, tag)
    assert (by_app.status_code, by_poll.status_code, len(watched)) == (304, 304, 2)
    names = ("ETag", "Cache-Control")
    assert [by_poll.headers[name] for name in names] == [by_app.headers[name] for name in names]


def test_a_look_with_news_reads_them(client, watched):
    leader = trainer()
    one = only_date(published(leader))
    tag = client.get(FEEDS[0]).headers["ETag"]
    actions.move_date(leader, one, planned(days=20))
    reply = asked(client, FEEDS[0], tag)
    assert (reply.status_code, reply.headers["ETag"] != tag, len(watched)) == (200, True, 2)


@pytest.mark.parametrize("known", ['"{}"', 'W/"x", W/"{}"', 'W/"{}"'])
def test_tags_are_known_in_every_spelling(client, watched, known):
    tag = client.get(FEEDS[0]).headers["ETag"].removeprefix('W/"').removesuffix('"')
    watched.clear()
    assert (asked(client, FEEDS[0], known.format(tag)).status_code, watched) == (304, [])


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_only_looks_are_answered_so(client, method):
    tag = client.get(FEEDS[0]).headers["ETag"]
    assert getattr(client, method)(FEEDS[0], headers={"If-None-Match": tag}).status_code == 405


def test_a_new_day_is_news(client, time_machine):
    time_machine.move_to("2027-03-01 23:00 +0100")
    tag = client.get(FEEDS[0]).headers["ETag"]
    time_machine.move_to("2027-03-02 00:01 +0100")
    assert asked(client, FEEDS[0], tag).status_code == 200


def test_an_own_calendar_is_looked_at_in_the_same_way_until_it_is_revoked(client, watched):
    someone = person()
    url = f"/kalender/p/{create_calendar(someone, 'Handy')}.ics"
    tag = client.get(url).headers["ETag"]
    known = asked(client, url, tag)
    assert (known.status_code, known.headers["Cache-Control"].split(",")[0], len(watched)) == (
        304,
        "private",
        1,
    )
    assert known.headers["X-Robots-Tag"] == "noindex"
    revoke_calendar(someone, own_calendars(someone)[0])
    assert asked(client, url, tag).status_code == 410


def test_no_address_stays_in_memory(client):
    token = create_calendar(person(), "Handy")
    client.get(f"/kalender/p/{token}.ics")
    assert token not in str(looks_of(client.application))


def test_when_the_database_refuses_to_say_the_app_is_asked(client, watched):
    tag = client.get(FEEDS[0]).headers["ETag"]
    [(address, look)] = looks_of(client.application).items()
    looks_of(client.application)[address] = replace(look, statement="SELECT nothing")
    assert asked(client, FEEDS[0], tag).status_code == 304
    assert len(watched) == 2
