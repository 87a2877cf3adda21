"""Pages of a proposal for everybody: what they say in every state, and that many rows cost no more than few."""

import re

import pytest

from mentoring.coordination.cohort import draft_cohort, publish_cohorts, release_cohort, run_cohorts
from mentoring.coordination.cohort.actions import claim_cohort, note_progress
from mentoring.coordination.forms.cohorts import numbers_in, pairs_in
from mentoring.coordination.lifecycle import COHORT
from mentoring.coordination.models import Cohort
from mentoring.core import clock, steps
from mentoring.core.db import action, db
from mentoring.core.errors import NotAllowed, WrongState
from mentoring.core.journal import TIME
from mentoring.core.steps import take
from tests.conftest import person
from tests.coordination.crowd import computed, crowd, everybody, pairs
from tests.mentorship.scenes import office, searching
from tests.queries import counted_statements

HOME = "/koordination/vorschlaege"
MAIN = re.compile(r"<main.*?</main>", re.DOTALL)


def test_a_draft_is_made_from_the_page_with_ticks_places_and_wishes(sqlite_app, signed_in):
    crowd(3, 2, places=2)
    browser, draft = signed_in(office()), everybody()
    page = browser.get(f"{HOME}/neu").text
    assert page.count('name="newcomers"') == 3
    first, second = sorted(draft.places)
    sent = {
        "newcomers": [str(min(draft.newcomers)), "99999", "viel"],
        "places": [f"{first}-0", f"{second}-1"],
        **{"waiting_first": "y", "emphasis": "near"},
    }
    answer = browser.post(HOME, data=sent)
    run_cohorts(clock.now())
    cohort = db.session.query(Cohort).one()
    assert answer.headers["Location"] == f"{HOME}/{cohort.id}"
    assert pairs(cohort) == {min(draft.newcomers): second}
    assert (cohort.emphasis, cohort.waiting_first, cohort.lift_worst) == ("near", True, False)


def test_nobody_chosen_is_said_on_both_sides(sqlite_app, signed_in):
    crowd(1, 1)
    answer = signed_in(office()).post(HOME, data={"emphasis": "as_wished"})
    assert answer.status_code == 422
    for words in ("mindestens eine Person, die neu dabei ist", "mindestens einer Mentor*in einen Platz"):
        assert words in answer.text


def test_the_list_filters_by_land_and_says_who_waits_for_an_answer(sqlite_app, signed_in):
    crowd(16, 8)
    browser = signed_in(office())
    release_cohort(office(), computed(everybody(newcomers=frozenset(sorted(everybody().newcomers)[:1]))))
    publish_cohorts(clock.now())
    page = browser.get(f"{HOME}/neu?land=05").text
    assert page.count('name="newcomers"') == 2
    assert "Eine weitere Person wartet schon auf eine Antwort und nimmt nicht teil." in page


def test_waiting_running_failed_and_cancelled_say_what_is(sqlite_app, signed_in):
    crowd(1, 1)
    browser, cohort = signed_in(office()), draft_cohort(office(), everybody())
    path = f"{HOME}/{cohort.id}"
    assert "wartet auf die Berechnung" in browser.get(path).text
    claimed = claim_cohort()
    assert claimed is not None
    note_progress(*claimed, 40, "sum")
    page = browser.get(path).text
    assert "Was passt insgesamt am besten?" in page
    assert 'value="40"' in page
    assert browser.post(f"{path}/abbruch").status_code == 302
    assert "Die Berechnung wurde abgebrochen." in browser.get(path).text
    for part in ("paare", "ohne", "nachweis", "warum-nicht"):
        assert browser.get(f"{path}/{part}").status_code == 404


def test_the_result_speaks_in_words_and_never_of_points_of_a_pair(sqlite_app, signed_in):
    crowd(30, 5)
    browser, cohort = signed_in(office()), computed()
    for part in ("", "/paare", "/ohne"):
        main = MAIN.findall(browser.get(f"{HOME}/{cohort.id}{part}").text)[0]
        assert re.findall(r"Punkt|Prozent|%|Rang", main) == []
    assert "5 von 30" in browser.get(f"{HOME}/{cohort.id}").text
    gaps = browser.get(f"{HOME}/{cohort.id}/ohne").text
    assert "30 Menschen können nur dieselben 5 Plätze bekommen." in gaps
    sheet = browser.get(f"{HOME}/{cohort.id}/nachweis").text
    assert [words in sheet for words in (cohort.people_digest, cohort.pairs_digest, "Es stimmt.")] == [
        True
    ] * 3
    assert [name for name in ("Neu 1", "Mentor 1") if name in sheet] == []


def test_holding_on_to_a_pair_makes_a_new_draft_and_compares(sqlite_app, signed_in):
    crowd(2, 2)
    browser, first = signed_in(office()), computed()
    (newcomer, mentor), (other, partner) = pairs(first).items()
    sent = {"pair": f"{newcomer}-{partner}", "kind": "fixed"}
    answer = browser.post(f"{HOME}/{first.id}/aenderung", data=sent)
    run_cohorts(clock.now())
    page = browser.get(answer.headers["Location"]).text
    assert f"Gegenüber Entwurf Nr. {first.id}" in page
    assert "Für 2 Personen ändert sich etwas." in page
    second = db.session.query(Cohort).order_by(Cohort.id.desc()).first()
    assert pairs(second) == {newcomer: partner, other: mentor}
    assert "Paare festhalten oder ausschließen (2)" in browser.get(f"{HOME}/neu?lauf={second.id}").text


def test_publishing_is_one_button_and_the_worker_does_the_rest(sqlite_app, signed_in):
    crowd(2, 2)
    browser, cohort = signed_in(office()), computed()
    path = f"{HOME}/{cohort.id}"
    assert "2 Vorschläge veröffentlichen" in browser.get(path).text
    browser.post(f"{path}/veroeffentlichung")
    assert "0 von 2 Paaren sind geprüft und gefragt." in browser.get(path).text
    publish_cohorts(clock.now())
    page = browser.get(path).text
    assert "2 Vorschläge warten auf Antworten." in page
    assert browser.post(f"{path}/veroeffentlichung").status_code == 409


def test_many_rows_cost_as_many_queries_as_few(sqlite_app, signed_in):
    browser, costs = signed_in(office()), []
    crowd(2, 1, named="first ")
    computed()
    for number in (10, 190):
        crowd(number, number // 3, named=f"{number} ")
        cohort = computed()
        pages = ("neu", str(cohort.id), f"{cohort.id}/paare", f"{cohort.id}/ohne", f"neu?lauf={cohort.id}")
        browser.get(f"{HOME}/{cohort.id}/paare")
        costs.append([cost_of(browser, f"{HOME}/{page}") for page in pages])
    assert costs[0] == costs[1]


def cost_of(browser, path) -> int:
    db.session.remove()
    with counted_statements() as statements:
        assert browser.get(path).status_code == 200
    return len(statements)


def test_codes_of_a_form_are_whole_numbers_or_nothing():
    assert numbers_in(["1-2", "1", "a-b", "-3", "1-2-3", "٣-4"], 2) == [(1, 2)]
    assert pairs_in(["1-2-fixed", "3-4-excluded", "5-6-free"], "fixed") == ((1, 2),)


class Tried(Exception):
    """Carries an outcome out of an action, which then undoes everything."""


@action
def attempt(cohort: Cohort, state: str, step: str, actor: object) -> None:
    with steps._through_the_door():
        cohort.state = state
    db.session.flush()
    try:
        entry = take(step, cohort, actor)
    except (NotAllowed, WrongState) as error:
        raise Tried(type(error).__name__) from None
    raise Tried(cohort.state if entry else "nothing")


@pytest.mark.parametrize("step", COHORT.steps, ids=lambda step: step.name)
def test_a_step_is_taken_by_its_parties_from_its_states_only(sqlite_app, step):
    searching()
    cohort = fresh()
    actors = {"coordinator": office(), "system": TIME, "stranger": person("Fremde Person", "mentor")}
    for state in COHORT.states:
        for name, actor in actors.items():
            with pytest.raises(Tried) as tried:
                attempt(cohort, state, step.name, actor)
            assert str(tried.value) == expected(step, state, name), (state, name)


@action
def fresh() -> Cohort:
    cohort = Cohort(made_at=clock.now())
    db.session.add(cohort)
    db.session.flush()
    return cohort


def expected(step, state, name) -> str:
    if name not in step.by:
        return "NotAllowed"
    if state == step.target and state in COHORT.terminal:
        return "nothing"
    return step.target if state in step.sources else "WrongState"
