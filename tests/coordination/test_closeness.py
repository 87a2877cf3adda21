"""Closeness tables: edited with a preview, published with words, gone back to, and in force everywhere at once."""

import copy

import pytest
from sqlalchemy import func, select

from mentoring.coordination.closeness import faults_of, preview_of, publish_closeness
from mentoring.core.db import db
from mentoring.core.errors import NotAllowed, WrongState
from mentoring.core.journal import Entry
from mentoring.core.outbox import Letter
from mentoring.mentorship.actions import Wishes
from mentoring.mentorship.models import ClosenessVersion, Need
from mentoring.mentorship.queries import open_need_of
from mentoring.mentorship.suggestions import (
    bridged_types,
    closeness_in_force,
    flattened,
    nested,
    suggestions_for,
)
from mentoring.mentorship.suggestions.tables import delivered_values
from mentoring.people.models import Person
from tests.conftest import person
from tests.mentorship.scenes import mentor, office, searching
from tests.queries import counted_statements

FAR = {"institution_type_code": "self_help_contact_point", "land_code": "09", "kreis_ags": "09162"}
NEAR = {"institution_type_code": "hospital", "land_code": "03", "kreis_ags": "03403"}
WORDS = "Die Art der Einrichtung zählt jetzt mehr als der Weg."


def types_first() -> dict[str, object]:
    """Tables in which the kind of institution counts most, and the region nothing."""
    values = copy.deepcopy(delivered_values())
    for row in values["points"].values():
        row["institution_type"] += row["region"]
        row["region"] = 0
    return values


def first_suggestion(need: Need) -> str:
    db.session.rollback()
    fresh = open_need_of(db.session.get_one(Person, need.person_id))
    assert fresh is not None
    return suggestions_for(fresh, 1).cards[0].name


def two_ways() -> Need:
    """Somebody with one mentor near by in another kind of house, and one far away in the same kind."""
    need = searching()
    mentor("Nah Beidir", **NEAR)
    mentor("Fern Aberalike", **FAR)
    return need


def typed(**values: object) -> dict[str, object]:
    """The form as a browser sends it."""
    tables = {**flattened(delivered_values()), "bridged": bridged_types(delivered_values()), "over": 1}
    return {**tables, **values}


def test_a_new_version_orders_suggestions_and_reasons_at_once(app):
    need = two_ways()
    assert first_suggestion(need) == "N. B."
    publish_closeness(office(), types_first(), WORDS, over=1)
    assert first_suggestion(need) == "F. A."


def test_another_process_notices_a_new_version(app):
    need = two_ways()
    assert first_suggestion(need) == "N. B."
    kept = dict(app.extensions)
    publish_closeness(office(), types_first(), WORDS, over=1)
    app.extensions.clear()
    app.extensions.update(kept)
    assert first_suggestion(need) == "F. A."


def test_a_preview_counts_and_changes_nothing(sqlite_app):
    two_ways()
    found = preview_of(types_first())
    assert (found.searching, found.first, found.any) == (1, 1, 0)
    assert preview_of(delivered_values()).first == 0
    assert closeness_in_force().number == 1


def test_the_preview_page_says_so_without_names(sqlite_app, signed_in):
    two_ways()
    cells = flattened(types_first())
    page = signed_in(office()).post("/koordination/naehe/vorschau", data=typed(**cells)).text
    assert "Bei 1 von 1 Suchenden wäre der erste Vorschlag ein anderer." in page
    assert [name for name in ("Nah", "Fern", "Lena") if name in page] == []
    assert db.session.scalar(select(func.count()).select_from(ClosenessVersion)) == 0


def test_publishing_needs_words_and_is_noted_and_public(sqlite_app, signed_in):
    coordinator = office()
    browser, cells = signed_in(coordinator), typed(region_elsewhere=20)
    assert browser.post("/koordination/naehe", data=cells).status_code == 422
    assert browser.post("/koordination/naehe", data={**cells, "words": WORDS}).status_code == 302
    noted = db.session.scalars(select(Entry).where(Entry.event == "closeness.published")).one()
    assert (noted.actor_id, noted.subject_id) == (coordinator.id, 2)
    assert db.session.scalar(select(func.count()).select_from(Letter)) == 0
    page = sqlite_app.test_client().get("/mentoring/reihenfolge").text
    assert "Fassung 2, gültig seit" in page
    assert WORDS in page


def test_going_back_is_a_new_version_equal_to_the_old_one(sqlite_app, signed_in):
    publish_closeness(office(), types_first(), WORDS, over=1)
    sent = {"over": 2, "words": "Zurück zum Anfang."}
    answer = signed_in(office()).post("/koordination/naehe/fassungen/1", data=sent)
    assert answer.status_code == 302
    present = db.session.get_one(ClosenessVersion, 3)
    assert (present.tables, present.equal_to) == (delivered_values(), 1)
    assert [one.number for one in db.session.scalars(select(ClosenessVersion))] == [2, 3]


def test_who_comes_second_is_told_and_nobody_else_publishes(app):
    publish_closeness(office(), types_first(), WORDS, over=1)
    with pytest.raises(WrongState, match="eine andere Fassung"):
        publish_closeness(office(), delivered_values(), WORDS, over=1)
    with pytest.raises(NotAllowed):
        publish_closeness(person("Lena Hoffmann", "mentor"), delivered_values(), WORDS, over=2)


FAULTS = {
    "points_near_region": ({"points_near_format": 61}, "ergibt 1001 Punkte"),
    "points_balanced_topics": (
        {"points_balanced_topics": 290, "points_balanced_format": 70},
        "durch 60 teilbar",
    ),
    "region_neighbour_kreis": ({"region_neighbour_kreis": 91}, "ergibt aus"),
    "view_bridge": ({"view_bridge": 33}, "ergibt aus"),
}


@pytest.mark.parametrize("cell", FAULTS)
def test_what_does_not_add_up_is_said_where_it_stands(sqlite_app, signed_in, cell):
    values, words = FAULTS[cell]
    found = faults_of(nested({**flattened(delivered_values()), **values}, ()))
    assert {name: words in text for name, text in found.items()} == {cell: True}
    answer = signed_in(office()).post("/koordination/naehe/vorschau", data=typed(**values))
    assert answer.status_code == 422
    assert answer.text.count(words) == 2


def test_what_is_no_number_is_said_at_its_cell(sqlite_app, signed_in):
    answer = signed_in(office()).post("/koordination/naehe/vorschau", data=typed(region_online="viel"))
    assert answer.status_code == 422
    assert 'href="#region_online"' in answer.text


def test_the_delivered_tables_can_be_published_as_they_are():
    values = delivered_values()
    assert nested(flattened(values), bridged_types(values)) == values


def test_a_bridge_that_is_taken_away_is_no_bridge_any_more(app):
    need = searching(wishes=Wishes(), institution_type_code="hospital")
    mentor("Sabine Krüger", land_code="09", kreis_ags="09162")
    before = suggestions_for(need).cards[0].reasons[0].text
    values = {**delivered_values(), "bridges": []}
    publish_closeness(office(), values, WORDS, over=1)
    db.session.rollback()
    assert [before, suggestions_for(need).cards[0].reasons[-1].text] == [
        "Kennt die Zusammenarbeit von Selbsthilfe und Klinik von der anderen Seite.",
        "Arbeitet in einer anderen Art von Einrichtung als Sie.",
    ]


def test_the_preview_costs_the_same_with_one_and_with_three_who_search(app):
    costs = []
    mentor()
    for number in (1, 2):
        for each in range(number):
            searching(f"Person {each}")
        with counted_statements() as statements:
            preview_of(types_first())
        costs.append(len(statements))
    assert costs[0] == costs[1]
