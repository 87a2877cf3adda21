"""More is found than a page shows: how many, a way on by kind, and the same few statements."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import true

from mentoring.core import clock
from mentoring.core.db import action, db
from mentoring.offers.models import PracticeExample
from mentoring.search.actions import keep_anew
from tests.conftest import person
from tests.queries import counted_statements
from tests.search.test_findings import GROUPS, TITLES, page
from tests.trainings.scenes import many_published, trainer

PAGER = re.compile(r'class="app-pager.*?</nav>', re.DOTALL)
RESULT = re.compile(r'role="status">([^<]+)<')


@action
def many_examples(writer, count):
    """Published examples, the first one the newest."""
    words = {"institution_type_code": "hospital", "land_code": "03", "question": "Wer?", "helped": "Wir."}
    for number in range(count):
        told = clock.now() - timedelta(minutes=number)
        moments = {"edited_at": told, "submitted_at": told, "published_at": told}
        one = PracticeExample(author=writer, title=f"Nummer {number}", differently="", **words, **moments)
        db.session.add(one)
    db.session.flush()
    db.session.execute(PracticeExample.__table__.update().values(state="published"))
    db.session.expire_all()
    keep_anew(true(), true())


def many(count):
    """So many trainings and so many examples that have one word in common."""
    many_published(trainer(f"Tom {count}"), count)
    many_examples(person(f"Meike {count}", "mentor"), count)


def shown(told):
    """The numbers in the titles of what a page shows."""
    return [int(title.removeprefix("Nummer ")) for title in TITLES.findall(told)]


@pytest.mark.parametrize("kind", ["fortbildungen", "praxisbeispiele"])
def test_what_is_more_than_a_page_is_read_page_by_page(app, client, kind):
    many(23)
    told = page(client, "Nummer")
    assert (shown(told), "46 Ergebnisse" in told) == ([*range(10)] * 2, True)
    assert told.count("Hier stehen die ersten 10 von 23.") == 2
    assert f'href="/suche?q=Nummer&amp;bereich={kind}">Alle 23 ansehen' in told
    pages = [page(client, "Nummer", bereich=kind, seite=number) for number in (1, 2)]
    assert [shown(one) for one in pages] == [[*range(20)], [20, 21, 22]]
    assert [len(GROUPS.findall(one)) for one in pages] == [1, 1]
    assert "Seite 2 von 2" in PAGER.search(pages[1])[0]
    assert f'href="/suche?seite=1&amp;q=Nummer&amp;bereich={kind}" rel="prev"' in PAGER.search(pages[1])[0]


def test_help_beyond_the_first_is_read_on_its_own_page(sqlite_app):
    browser = sqlite_app.test_client()
    alone = page(browser, "sch", bereich="hilfe")
    pages, counted = TITLES.findall(alone), int(RESULT.search(alone)[1].split()[0])
    assert len(pages) == min(counted, 20) > 10
    told = page(browser, "sch").partition('id="gefunden-hilfe"')[2]
    assert TITLES.findall(told) == pages[:10]
    assert f"Hier stehen die ersten 10 von {counted}." in told


@pytest.mark.parametrize("wrong", ["99", "-1", "0", "x", "9" * 30])
def test_a_page_that_is_not_there_is_the_first(sqlite_app, wrong):
    many(3)
    told = page(sqlite_app.test_client(), "Nummer", bereich="fortbildungen", seite=wrong)
    assert (shown(told), PAGER.search(told)) == ([0, 1, 2], None)


def test_a_kind_that_is_none_or_finds_nothing_leads_on(sqlite_app):
    browser = sqlite_app.test_client()
    everything = page(browser, "Kosten")
    assert GROUPS.findall(page(browser, "Kosten", bereich="menschen")) == GROUPS.findall(everything)
    assert 'href="/suche?q=Kosten"' in page(browser, "Kosten", bereich="praxisbeispiele")
    assert GROUPS.findall(page(browser, "", bereich="hilfe")) == ["themen"]


def test_few_and_many_take_the_same_number_of_statements(app, client):
    counts = []
    for count in (10, 90):
        many(count)
        for kind, there in (("", 20), ("fortbildungen", min(count, 20)), ("praxisbeispiele", min(count, 20))):
            with counted_statements() as statements:
                assert len(shown(page(client, "Nummer", bereich=kind))) == there
            counts.append(len(statements))
    assert counts[:3] == counts[3:]
    assert "200 Ergebnisse" in page(client, "Nummer")
