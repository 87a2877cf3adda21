"""Whom the suggestions page shows, why in words, and what it never says."""

import re
from datetime import timedelta

import pytest

from mentoring.core import clock
from mentoring.core.db import action, db
from mentoring.mentorship.actions import (
    Wishes,
    accept_enquiry,
    choose_topics,
    decline_enquiry,
    end_tandem,
    exclude_person,
    pause_mentor,
    refine_need,
    save_profile,
)
from mentoring.mentorship.models import Need
from mentoring.mentorship.queries import open_need_of
from mentoring.mentorship.suggestions import Suggestions, suggestions_for
from mentoring.people.models import Institution, Person
from tests.conftest import _add, person
from tests.mentorship.scenes import OLDENBURG, asked, handed_in, mentor, profile_words, searching
from tests.queries import counted_statements

REGION = ("Arbeitet in", "Liegt nahe")
REGION = ("Arbeitet in", "Liegt nahe")
MAIN = re.compile(r"<main.*?</main>", re.DOTALL)


def suggested(need: Need) -> Suggestions:
    db.session.rollback()
    fresh = open_need_of(db.session.get_one(Person, need.person_id))
    assert fresh is not None
    return suggestions_for(fresh)


def names(need: Need) -> list[str]:
    return [card.name for card in suggested(need).cards]


def sentences(need: Need) -> list[tuple[str, str]]:
    (card,) = suggested(need).cards
    return [(line.sign, line.text) for line in card.reasons]


@action
def move(someone: Person, **values: object) -> None:
    for name, value in values.items():
        setattr(someone, name, value)


def test_at_most_five_are_suggested(app):
    need = searching()
    for number in range(7):
        mentor(f"Person {number}")
    assert len(names(need)) == 5


def test_who_is_not_approved_paused_full_or_without_places_is_not_suggested(app):
    need = searching()
    handed_in("Neue Person")
    paused = mentor("Pausierte Person")
    pause_mentor(paused.person, paused, clock.in_berlin(clock.now()).date() + timedelta(days=3))
    enquiry = asked(searching("Andere Suche"), mentor("Volle Person"))
    accept_enquiry(enquiry.mentor, enquiry)
    mentor("Keine Plätze", {"places": 0})
    assert names(need) == []


def test_a_place_that_frees_up_is_suggested_at_once(app):
    need = searching()
    enquiry = asked(searching("Andere Suche"), mentor())
    pair = accept_enquiry(enquiry.mentor, enquiry)
    assert names(need) == []
    end_tandem(pair.mentor, pair)
    assert names(need) == ["S. K."]


def test_own_house_exclusions_cool_down_and_oneself_are_not_suggested(app):
    house = Institution(name="Klinik am See", type_code="hospital", land_code="03")
    _add(house)
    need = searching(institution_id=house.id)
    mentor("Gleiches Haus", institution_id=house.id)
    excluded, declined = mentor("Auf Liste"), mentor("Sagt Nein")
    exclude_person(excluded.person, need.person)
    enquiry = asked(need, declined)
    decline_enquiry(enquiry.mentor, enquiry)
    assert names(need) == []


def test_somebody_with_both_roles_is_not_suggested_to_herself(app):
    both = person("Beides Zugleich", "newcomer", "mentor", **OLDENBURG)
    need = choose_topics(both, ["visibility"])
    save_profile(both, profile_words(), submit=True)
    mentor("Andere Person")
    assert names(need) == ["A. P."]


def test_an_account_that_is_closed_is_not_suggested(app):
    need, profile = searching(), mentor()
    assert names(need) == ["S. K."]
    move(profile.person.account, active=False)
    assert names(need) == []


def test_what_mentors_change_is_learned_at_once(app):
    need, profile = searching(), mentor()
    both = "“, „".join(topic.de for topic in need.topics)
    assert ("plus", f"Hat Erfahrung mit „{both}“.") in sentences(need)
    save_profile(profile.person, profile_words(topics=("funding",)))
    assert ("note", "Nennt keines der Themen, die Sie gewählt haben.") in sentences(need)
    move(profile.person, land_code="09", kreis_ags=None)
    assert ("info", "Arbeitet in einem anderen Teil Deutschlands.") not in sentences(need)
    assert suggested(need).closeness.startswith("In Ihrer Region ist zurzeit niemand frei.")


@pytest.mark.parametrize(
    ("kreis", "expected"),
    [
        ("03403", ["Arbeitet in Ihrem Kreis."]),
        ("03458", ["Arbeitet in einem Nachbarkreis.", "Liegt nahe: höchstens 50 Kilometer Luftlinie."]),
        ("03404", ["Arbeitet in Ihrer Gegend."]),
        ("03241", ["Arbeitet in Ihrem Bundesland."]),
        ("04011", ["Arbeitet in einem Nachbarland.", "Liegt nahe: höchstens 50 Kilometer Luftlinie."]),
        ("05974", ["Arbeitet in einem Nachbarland."]),
        ("09162", ["Arbeitet in einem anderen Teil Deutschlands."]),
    ],
)
def test_closeness_is_said_step_by_step_and_near_only_within_fifty_kilometres(app, kreis, expected):
    need = searching()
    mentor(land_code=kreis[:2], kreis_ags=kreis)
    about_region = [
        text for _sign, text in sentences(need) if " Art von " not in text and text.startswith(REGION)
    ]
    about_region = [
        text for _sign, text in sentences(need) if " Art von " not in text and text.startswith(REGION)
    ]
    assert about_region == expected


@pytest.mark.parametrize(
    ("kreis", "words"),
    [
        ("03403", ""),
        ("03458", "Aus Ihrem Kreis ist zurzeit niemand frei, aber aus der Nachbarschaft."),
        ("03241", "Aus Ihrer Nähe ist zurzeit niemand frei, aber aus Ihrem Bundesland."),
        ("04011", "Aus Ihrem Bundesland ist zurzeit niemand frei, aber aus einem Nachbarland."),
        ("09162", "In Ihrer Region ist zurzeit niemand frei. Online ist ein Austausch bundesweit möglich."),
    ],
)
def test_the_page_says_how_near_anybody_is(app, kreis, words):
    need = searching()
    mentor(land_code=kreis[:2], kreis_ags=kreis)
    assert suggested(need).closeness == words


def test_at_most_one_note_stands_on_a_card(app):
    need = searching(kreis_ags="05974", land_code="05")
    mentor("Andere Art", {"topics": ("visibility",)}, institution_type_code="practice")
    notes = [text for sign, text in sentences(need) if sign == "note"]
    assert len(notes) == 1
    assert notes[0].startswith("Nicht genannt: „Rolle und Zeitbudget")


def test_what_is_unknown_is_called_unknown(app):
    need = searching(land_code=None, kreis_ags=None, institution_type_code=None)
    mentor()
    unknown = [text for _sign, text in sentences(need) if "nicht bekannt" in text]
    assert unknown == [
        "Der Ort ist nicht bekannt.",
        "Die Art der Einrichtung ist nicht bekannt.",
        "Wie Treffen stattfinden können, ist nicht bekannt.",
    ]


def test_a_group_is_not_told_from_an_organisation(app):
    need = searching(institution_type_code="self_help_group")
    for kind in ("self_help_group", "self_help_organisation"):
        mentor(f"Person {kind}", institution_type_code=kind)
    cards = suggested(need).cards
    said = {tuple(line.text for line in card.reasons) for card in cards}
    assert ({card.role for card in cards}, len(said)) == ({"Selbsthilfe, Bremen"}, 1)
    assert "Kommt wie Sie aus der Selbsthilfe." in next(iter(said))


def test_wishes_change_who_is_suggested(app):
    need = searching()
    mentor("Nur Telefon", {"formats": ("phone",)})
    mentor("Gleicher Kreis", kreis_ags="03403", land_code="03")
    refine_need(need.person, need, Wishes(formats=("online",), not_my_kreis=True))
    assert names(need) == []
    refine_need(need.person, need, Wishes(formats=("online",)))
    assert names(need) == ["G. K."]


def test_near_equals_stand_in_an_order_of_each_persons_own_that_stays(app):
    for number in range(5):
        mentor(f"Person {chr(65 + number)}")
    orders = {}
    for number in range(8):
        need = searching(f"Suche {number}")
        orders[number] = [names(need), names(need)]
    assert all(first == second for first, second in orders.values())
    assert len({tuple(first) for first, _second in orders.values()}) > 1


def test_the_page_shows_no_number_or_verdict_of_fit(app, signed_in):
    need = searching()
    mentor(kreis_ags="03403", land_code="03")
    main = MAIN.search(signed_in(need.person).get("/mentoring/vorschlaege").text)
    assert main is not None
    text = re.sub(r"<[^>]+>", " ", main.group())
    assert re.findall(r"\d+\s*%|\d+ Punkte|Passt sehr gut|[★☆]|\b(?:[6-9]\d\d|1000)\b", text) == []
    assert "2 von 2" not in text


def test_nobody_to_suggest_is_no_dead_end(app, signed_in):
    need = searching()
    page = signed_in(need.person).get("/mentoring/vorschlaege").text
    assert "Zurzeit passt niemand zu allen Ihren Angaben" in page
    for path in ("/mentoring/mentorinnen", "/fortbildungen"):
        assert f'href="{path}"' in page


def test_whoever_waits_for_an_answer_reads_on_but_asks_nobody_else(app, signed_in):
    need = searching()
    asked(need, mentor())
    mentor("Zweite Person")
    page = signed_in(need.person).get("/mentoring/vorschlaege").text
    assert ("Sie haben schon jemanden gefragt" in page, "/anfrage" in page) == (True, False)


def test_without_topics_the_page_asks_for_them_first(app, signed_in):
    browser = signed_in(person("Lena Hoffmann", "newcomer"))
    assert browser.get("/mentoring/vorschlaege").location == "/mentoring/themen"
    assert (
        browser.post("/mentoring/themen", data={"topics": ["visibility"]}).location
        == "/mentoring/vorschlaege"
    )


@pytest.mark.parametrize("number", [0, 6])
def test_one_to_five_topics_are_chosen(app, signed_in, number):
    someone = person("Lena Hoffmann", "newcomer")
    slugs = ["visibility", "funding", "handover", "diversity", "eye_level", "re_award"][:number]
    answer = signed_in(someone).post("/mentoring/themen", data={"topics": slugs})
    assert (answer.status_code, open_need_of(someone)) == (422, None)
    assert [slug for slug in slugs if f'value="{slug}" checked' not in answer.text] == []


def test_the_page_costs_the_same_with_one_and_with_many_mentors(app, signed_in):
    need, costs = searching(), []
    browser = signed_in(need.person)
    for number in (1, 12):
        for each in range(number):
            mentor(f"Person {each}")
        for _visit in range(2):
            db.session.remove()
            with counted_statements() as statements:
                assert browser.get("/mentoring/vorschlaege").status_code == 200
            costs.append(len(statements))
    assert costs == [12, 9, 12, 9]
