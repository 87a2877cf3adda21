"""The crowd and the dates of the benchmarks fit the tables as they are, and pages show them."""

from bench.crowd import settle
from bench.dates import plan
from mentoring.accounts.queries import SIGN_IN


def test_the_crowd_settles_and_its_newcomer_sees_suggestions(app, client):
    token = settle(30)
    with client.session_transaction() as cookie:
        cookie[SIGN_IN] = token
    page = client.get("/mentoring/vorschlaege")
    assert page.status_code == 200
    assert page.text.count("app-suggestion__main") == 5


def test_the_planned_dates_are_published(client):
    plan(7)
    assert client.get("/kalender/alle.ics").data.count(b"BEGIN:VEVENT") == 7
