"""The crowd of the benchmarks fits the tables as they are, and its newcomer sees suggestions."""

from bench.crowd import settle
from mentoring.accounts.queries import SIGN_IN


def test_the_crowd_settles_and_its_newcomer_sees_suggestions(app, client):
    token = settle(30)
    with client.session_transaction() as cookie:
        cookie[SIGN_IN] = token
    page = client.get("/mentoring/vorschlaege")
    assert page.status_code == 200
    assert page.text.count("app-suggestion__main") == 5
