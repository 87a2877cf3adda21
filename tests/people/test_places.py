"""The place search: as people type, bigger places first, by the index of the folded names."""

import pytest
from sqlalchemy import event, text

from mentoring.core.db import db
from mentoring.people.queries import has_postal_code, places_found


def labels(typed: str, limit: int = 20) -> list[str]:
    return [hit.label for hit in places_found(typed, limit)]


def regions(typed: str) -> list[tuple[str, str | None]]:
    return [(hit.land_code, hit.kreis_ags) for hit in places_found(typed)]


def test_a_town_that_is_its_own_kreis_stands_there_once_and_the_kreis_around_it_too(app):
    assert labels("Oldenburg") == [
        "Oldenburg (Oldenburg) (Stadt), Niedersachsen",
        "Oldenburg in Holstein – Kreis Ostholstein, Schleswig-Holstein",
        "Landkreis Oldenburg, Niedersachsen",
    ]
    assert regions("Oldenburg") == [("03", "03403"), ("01", "01055"), ("03", "03458")]


@pytest.mark.parametrize(
    "typed", ["Gießen", "giessen", "  GIESSEN ", "35390 Gießen", "Landkreis Gießen", "gieße"]
)
def test_a_place_is_found_however_it_is_typed(app, typed):
    assert "Gießen – Landkreis Gießen, Hessen" in labels(typed)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Köln", "Köln (Stadt), Nordrhein-Westfalen"),
        ("koeln", "Köln (Stadt), Nordrhein-Westfalen"),
        ("St. Augustin", "Sankt Augustin – Rhein-Sieg-Kreis, Nordrhein-Westfalen"),
        ("garmisch partenkirchen", "Garmisch-Partenkirchen – Landkreis Garmisch-Partenkirchen, Bayern"),
        ("Hamburg", "Hamburg"),
    ],
)
def test_umlauts_saints_hyphens_and_city_states_are_known(app, typed, found):
    assert labels(typed)[0] == found


def test_the_exact_name_comes_first_then_the_bigger_place(app):
    assert labels("Au")[0].startswith("Au – ")
    assert labels("Neustadt")[0] == "Neustadt – Neustadt an der Weinstraße (Stadt), Rheinland-Pfalz"
    assert labels("Bad ")[:2] == [
        "Bad Salzuflen – Kreis Lippe, Nordrhein-Westfalen",
        "Bad Homburg vor der Höhe – Hochtaunuskreis, Hessen",
    ]


def test_a_land_is_found_by_its_name_and_stands_for_all_of_it(app):
    assert regions("nordrhein") == [("05", None)]
    assert labels("nordrhein") == ["Nordrhein-Westfalen"]


def test_no_list_is_longer_than_asked_for(app):
    assert len(places_found("Neu")) == 20
    assert len(places_found("Neu", 5)) == 5


@pytest.mark.parametrize("typed", ["", "  ", "%", "_ldenburg", "26121", "\U0001f600", "<script>"])
def test_what_is_no_beginning_of_a_name_finds_nothing(app, typed):
    assert labels(typed) == []


@pytest.mark.parametrize(
    ("typed", "answer"), [("26121", True), (" D-26121 ", True), ("26121 Oldenburg", False), ("Ulm", False)]
)
def test_a_postal_code_is_recognised_where_it_stands_alone(typed, answer):
    assert has_postal_code(typed) is answer


def test_a_search_costs_two_queries(app):
    seen: list[str] = []

    def see(_connection, _cursor, sql, *_rest):
        seen.append(sql)

    event.listen(db.engine, "before_cursor_execute", see)
    places_found("Neustadt")
    event.remove(db.engine, "before_cursor_execute", see)
    assert len([sql for sql in seen if sql.startswith("SELECT")]) == 2


def test_the_index_answers_the_search(app):
    begin = "SELECT * FROM places WHERE folded >= 'olden' AND folded < 'oldeo'"
    explain = "EXPLAIN QUERY PLAN" if db.engine.dialect.name == "sqlite" else "EXPLAIN"
    plan = " ".join(str(row) for row in db.session.execute(text(f"{explain} {begin}")))
    assert "ix_places_folded" in plan
    assert "SCAN places" not in plan.replace("Index Scan", "")
