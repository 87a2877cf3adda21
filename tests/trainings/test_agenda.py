"""The dates that lie ahead, day by day, and the ways between the views."""

import pytest

from mentoring.trainings import actions
from tests.queries import counted_statements
from tests.trainings.scenes import many_published, only_date, planned, published, trainer

URL = "/fortbildungen/tage"


def test_dates_stand_under_their_day_in_order_of_time(client):
    leader = trainer()
    late, early, next_day = planned(days=14.2), planned(days=14), planned(days=16)
    for title, time in (("Spät", late), ("Früh", early), ("Danach", next_day)):
        published(leader, time, title=title)
    page = client.get(URL).text
    assert page.index(">Früh<") < page.index(">Spät<") < page.index(">Danach<")
    assert page.count('class="app-month"') == len({one.starts_wall.date() for one in (late, early, next_day)})


def test_a_cancelled_date_is_called_so(client):
    leader = trainer()
    actions.cancel_date(leader, only_date(published(leader)))
    assert "Abgesagt" in client.get(URL).text


@pytest.mark.parametrize("url", [URL, "/fortbildungen", "/fortbildungen/monat/2027/1"])
def test_the_filter_stays_between_the_views(client, url):
    page = client.get(f"{url}?land=03&form=online").text
    ways = [f'href="{way}?form=online&amp;land=03"' in page for way in (URL, "/fortbildungen")]
    assert (ways, page.count("form=online&amp;land=03") >= 3) == ([True, True], True)


def test_an_empty_choice_says_so(client):
    published(trainer())
    assert "Keine Termine gefunden" in client.get(f"{URL}?land=04").text


def test_it_costs_the_same_for_ten_dates_and_for_a_thousand(app):
    leader, counts = trainer(), []
    for many in (10, 990):
        many_published(leader, many)
        with counted_statements() as statements:
            assert app.test_client().get(URL).status_code == 200
        counts.append(len(statements))
    assert counts[0] == counts[1] <= 6
