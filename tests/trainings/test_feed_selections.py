"""Calendars of free combinations, and the one for programs that read JSON."""

import pytest

from mentoring.core import clock
from mentoring.core.feed_answers import looks_of
from mentoring.trainings import actions
from tests.queries import counted_statements
from tests.trainings.scenes import WORDS, events, only_date, planned, published, trainer

ALL = "/kalender/alle.json"
SELECTION = "/kalender/auswahl.ics"


def uids(client, query):
    return {str(event["UID"]) for event in events(client, f"{SELECTION}?{query}")}


@pytest.fixture
def houses(client):
    """UIDs of four dates that differ in one thing each."""
    leader = trainer()
    changes = {
        "first": {},
        "bremen": {"laender": ["04"]},
        "practice": {"audience": ["practice"]},
        "hall": {"format": "on_site", "venue": "Saal 2", "topics": []},
        "both": {"format": "hybrid", "venue": "Saal 2"},
    }
    return {name: only_date(published(leader, **values)).uid for name, values in changes.items()}


COMBINED = (
    ("land=03&art=hospital", "first hall both"),
    ("land=03&land=04", "first bremen practice hall both"),
    ("land=04&art=practice", ""),
    ("form=on_site", "hall both"),
    ("form=online&land=03&thema=officer_role", "first practice both"),
    ("form=online&form=on_site", "first bremen practice hall both"),
    ("", "first bremen practice hall both"),
)


@pytest.mark.parametrize(("query", "names"), COMBINED)
def test_of_each_kind_one_must_fit_and_of_all_kinds_each(client, houses, query, names):
    assert uids(client, query) == {houses[name] for name in names.split()}


def test_a_selection_by_kreis_holds_what_takes_place_there_and_its_tag_follows(client):
    leader, hall = trainer(), {"format": "on_site", "venue": "Rathaus"}
    published(leader)
    there = published(leader, kreis_ags="03452", **hall)
    assert uids(client, "kreis=03452") == {only_date(there).uid}
    assert b"X-WR-CALNAME:Fortbildungen: " in client.get(f"{SELECTION}?kreis=03452").data
    tags = [client.get(f"{SELECTION}?kreis={ags}").headers["ETag"] for ags in ("03452", "03454")]
    actions.edit_training(leader, there, {**WORDS, **hall, "kreis_ags": "03454"})
    asked = zip(("03452", "03454"), tags, strict=True)
    replies = [client.get(f"{SELECTION}?kreis={ags}", headers={"If-None-Match": tag}) for ags, tag in asked]
    assert [(reply.status_code, reply.data.count(b"BEGIN:VEVENT")) for reply in replies] == [
        (200, 0),
        (200, 1),
    ]


def test_the_order_of_a_selection_changes_neither_answer_nor_tag(client, houses):
    queries = (
        "land=03&land=04&art=hospital",
        "art=hospital&land=04&land=03",
        "land=04&land=03&land=03&art=hospital&x=1",
    )
    answers = [client.get(f"{SELECTION}?{query}") for query in queries]
    assert len({(one.status_code, one.data, one.headers["ETag"]) for one in answers}) == 1
    assert b"auswahl.ics?art=hospital&land=03&land=04" in answers[0].data.replace(b"\r\n ", b"")


def test_the_tag_of_a_selection_follows_each_of_its_parts(client):
    leader = trainer()
    training, url = published(leader), f"{SELECTION}?land=04&art=practice"
    tags = [client.get(url).headers["ETag"]]
    for change in ({"laender": ["04"]}, {"laender": ["04"], "audience": ["practice"]}, {"laender": ["05"]}):
        actions.edit_training(leader, training, {**WORDS, **change})
        tags.append(client.get(url).headers["ETag"])
    assert len(set(tags)) == 4
    actions.edit_training(leader, training, {**WORDS, "laender": ["06"]})
    assert client.get(url, headers={"If-None-Match": tags[-1]}).status_code == 304


def test_the_tag_of_a_form_follows_a_training_that_changes_it(client):
    leader = trainer()
    training = published(leader)
    before = [client.get(f"{SELECTION}?form={name}").headers["ETag"] for name in ("online", "on_site")]
    actions.edit_training(leader, training, {**WORDS, "format": "on_site", "venue": "Saal 2"})
    after = [client.get(f"{SELECTION}?form={name}").headers["ETag"] for name in ("online", "on_site")]
    assert [old == new for old, new in zip(before, after, strict=True)] == [False, False]


def test_a_second_look_at_a_selection_costs_four_statements_at_most(client):
    url = f"{SELECTION}?land=04&land=05&art=practice&thema=funding&form=online"
    tag = client.get(url).headers["ETag"]
    looks_of(client.application).clear()
    with counted_statements() as statements:
        assert client.get(url, headers={"If-None-Match": tag}).status_code == 304
    assert len(statements) <= 4


WRONG = ("land=99", "land=03&art=x", "form=zoom", "thema=alle", "land=" + "0" * 5000)


@pytest.mark.parametrize("query", [*WRONG, "&".join(f"land={number}" for number in range(100))])
def test_a_selection_of_what_does_not_exist_is_not_found(client, query):
    assert client.get(f"{SELECTION}?{query}").status_code == 404


def test_programs_read_in_json_what_calendars_say(client):
    training = published(trainer(), time := planned())
    reply = client.get(ALL)
    [event] = reply.get_json()["events"]
    one = only_date(training)
    assert (event["uid"], event["title"], event["status"]) == (one.uid, training.title, "CONFIRMED")
    assert event["starts_at"] == clock.in_berlin(time.starts_at).isoformat()
    assert set(event["calendars"]) >= {"alle", "land/03", "einrichtungsart/hospital", "form/online"}
    assert b"room.example.org" not in reply.data


def test_json_answers_with_a_tag_too(client):
    leader = trainer()
    one = only_date(published(leader))
    first = client.get(ALL)
    known = {"If-None-Match": first.headers["ETag"]}
    assert (first.mimetype, client.get(ALL, headers=known).status_code) == ("application/json", 304)
    actions.cancel_date(leader, one)
    assert client.get(ALL, headers=known).get_json()["events"][0]["status"] == "CANCELLED"
