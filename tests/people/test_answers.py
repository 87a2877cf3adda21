"""The first questions: what somebody would like here, where they work, in which place."""

from http import HTTPStatus

import pytest

from mentoring.core.db import db
from mentoring.core.errors import NotAllowed, WrongState
from mentoring.people import contributions
from mentoring.people.actions import choose_roles
from mentoring.people.models import Person, role_names
from tests.conftest import person

UNCLEAR = 422


@pytest.fixture(autouse=True)
def topics_come_next(monkeypatch):
    """No other room says where its people go on to: these tests say it themselves."""
    monkeypatch.setattr(contributions, "NEXT_PAGES", {})
    monkeypatch.setattr(contributions, "ANSWERED", {})
    monkeypatch.setattr(contributions, "HELD", {})


def stored(someone: Person) -> Person:
    db.session.expire_all()
    return db.session.get_one(Person, someone.id)


def test_roles_are_stored_and_the_institution_is_asked_next(app, signed_in):
    someone = person()
    answer = signed_in(someone).post("/willkommen", data={"roles": ["newcomer", "mentor"]})
    assert (answer.status_code, answer.location) == (HTTPStatus.FOUND, "/profil/einrichtungsart")
    assert role_names(stored(someone).roles) == {"newcomer", "mentor"}


def test_roles_can_be_changed_and_the_office_keeps_its_own(app, signed_in):
    someone = person("Lena Hoffmann", "newcomer", "coordinator")
    signed_in(someone).post("/willkommen", data={"roles": ["trainer"]})
    assert role_names(stored(someone).roles) == {"trainer", "coordinator"}


def test_without_a_choice_the_page_says_what_to_do(app, signed_in):
    answer = signed_in(person()).post("/willkommen", data={})
    assert answer.status_code == UNCLEAR
    assert answer.text.count("Bitte wählen Sie mindestens eine Möglichkeit.") == 2
    assert "<title>Fehler: Willkommen" in answer.text


def test_nobody_becomes_a_coordinator_by_a_forged_form(app, signed_in):
    someone = person("Lena Hoffmann", "newcomer")
    answer = signed_in(someone).post("/willkommen", data={"roles": ["newcomer", "coordinator"]})
    assert answer.status_code == UNCLEAR
    with pytest.raises(NotAllowed):
        choose_roles(someone, ["coordinator"])
    assert role_names(stored(someone).roles) == {"newcomer"}


def test_a_newcomer_is_led_from_one_open_question_to_the_next(app, signed_in):
    contributions.leads_to("newcomer", "people.persons_edit")
    browser = signed_in(person("Lena Hoffmann", "newcomer"))
    kind = browser.post("/profil/einrichtungsart", data={"type_code": "hospital"})
    place = browser.post("/profil/ort", data={"land": "03"})
    assert (kind.location, place.location) == ("/profil/ort", "/profil")


def test_an_answered_page_and_one_that_does_not_exist_are_passed_over(app, signed_in):
    contributions.leads_to("newcomer", "people.persons_edit", lambda someone: True)
    contributions.leads_to("mentor", "nowhere.pages_show")
    someone = person("Lena Hoffmann", "newcomer", "mentor", institution_type_code="hospital")
    assert signed_in(someone).post("/profil/ort", data={"land": "03"}).location == "/mein-bereich"


def test_the_kind_of_institution_is_enough(app, signed_in):
    someone = person()
    signed_in(someone).post("/profil/einrichtungsart", data={"type_code": "rehab_clinic"})
    assert (stored(someone).institution_type_code, stored(someone).institution) == ("rehab_clinic", None)


def test_kinds_stand_under_their_sectors_and_those_not_yet_offered_are_missing(app, signed_in):
    page = signed_in(person()).get("/profil/einrichtungsart").text
    assert "Krankenhaus, Reha und Pflege" in page
    assert 'value="hospital"' in page
    assert 'value="pharmacy"' not in page


@pytest.mark.parametrize("kind", ["", "pharmacy", "nonsense", "x" * 1000])
def test_a_kind_that_is_not_offered_is_asked_again_and_the_name_stays(app, signed_in, kind):
    someone = person()
    answer = signed_in(someone).post(
        "/profil/einrichtungsart", data={"type_code": kind, "name": "Klinik <b>"}
    )
    assert answer.status_code == UNCLEAR
    assert 'value="Klinik &lt;b&gt;"' in answer.text
    assert stored(someone).institution_type_code is None


def test_a_name_that_is_too_long_is_refused_at_its_field(app, signed_in):
    data = {"type_code": "hospital", "name": "K" * 100_000}
    answer = signed_in(person()).post("/profil/einrichtungsart", data=data)
    assert answer.status_code == UNCLEAR
    assert 'id="name-fehler"' in answer.text
    assert "Bitte höchstens 120 Zeichen eingeben." in answer.text


def test_a_place_is_searched_chosen_and_stored_as_its_kreis(app, signed_in):
    someone = person()
    browser = signed_in(someone)
    page = browser.get("/profil/ort?ort=Bad+Zwischenahn").text
    value = page.partition('name="region"')[2].partition('value="')[2].partition('"')[0]
    assert "Bad Zwischenahn – Landkreis Ammerland, Niedersachsen" in page
    browser.post("/profil/ort", data={"ort": "Bad Zwischenahn", "region": value})
    assert (stored(someone).land_code, stored(someone).kreis_ags) == ("03", "03451")


def test_the_land_alone_is_enough_and_forgets_the_kreis(app, signed_in):
    someone = person(land_code="03", kreis_ags="03451")
    answer = signed_in(someone).post("/profil/ort", data={"land": "04"})
    assert answer.location == "/profil#meldung"
    assert (stored(someone).land_code, stored(someone).kreis_ags) == ("04", None)


def test_a_postal_code_gets_a_plain_answer_and_stays_in_the_box(app, signed_in):
    page = signed_in(person()).get("/profil/ort?ort=26121").text
    assert page.count("Bitte einen Ort eingeben. Postleitzahlen kennen wir nicht.") == 2
    assert 'value="26121"' in page


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Xyzburg", "Diesen Ort haben wir nicht gefunden."),
        ("", "Bitte einen Ort eingeben."),
        ("   ", "Bitte einen Ort eingeben."),
        ("O" * 100_000, "Bitte höchstens 80 Zeichen eingeben."),
    ],
)
def test_a_search_without_an_answer_says_what_to_do(app, signed_in, typed, words):
    page = signed_in(person()).get("/profil/ort", query_string={"ort": typed}).text
    assert words in page
    assert 'id="ort-fehler"' in page


def test_what_is_typed_into_the_search_is_never_read_as_markup(app, signed_in):
    page = signed_in(person()).get("/profil/ort", query_string={"ort": '"><script>alert(1)</script>'}).text
    assert "<script>alert" not in page
    assert "&#34;&gt;&lt;script&gt;alert(1)&lt;/script&gt;" in page


@pytest.mark.parametrize("region", ["", "ort-1", "kreis-99999", "land-03", "x\u00e4"])
def test_only_a_hit_of_the_search_can_be_chosen_and_the_search_stays(app, signed_in, region):
    someone = person()
    answer = signed_in(someone).post("/profil/ort", data={"ort": "Oldenburg", "region": region})
    assert answer.status_code == UNCLEAR
    assert 'value="Oldenburg"' in answer.text
    assert "Landkreis Oldenburg, Niedersachsen" in answer.text
    assert stored(someone).land_code is None


@pytest.mark.parametrize("land", ["", "17", "Bremen"])
def test_a_land_that_is_none_is_asked_again(app, signed_in, land):
    answer = signed_in(person()).post("/profil/ort", data={"land": land})
    assert answer.status_code == UNCLEAR
    assert 'id="land-fehler"' in answer.text


@pytest.mark.parametrize(
    "path", ["/willkommen", "/profil/einrichtungsart", "/profil/ort", "/profil", "/mein-bereich"]
)
def test_strangers_are_asked_to_sign_in(app, client, path):
    answer = client.get(path)
    assert (answer.status_code, answer.location) == (HTTPStatus.FOUND, f"/einloggen?next={path}")


def seen_by_others(someone: Person) -> str:
    return "Bitte beenden Sie zuerst Ihr Profil." if someone.has_role("mentor") else ""


def test_a_role_in_which_others_still_see_somebody_is_not_given_up(app, signed_in):
    contributions.is_held_by("mentor", seen_by_others)
    someone = person("Lena Hoffmann", "newcomer", "mentor")
    answer = signed_in(someone).post("/willkommen", data={"roles": ["newcomer"]})
    assert (answer.status_code, answer.text.count("Bitte beenden Sie zuerst Ihr Profil.")) == (UNCLEAR, 2)
    with pytest.raises(WrongState):
        choose_roles(someone, ["newcomer"])
    assert role_names(stored(someone).roles) == {"newcomer", "mentor"}


def test_other_roles_come_and_go_meanwhile(app, signed_in):
    contributions.is_held_by("mentor", seen_by_others)
    someone = person("Lena Hoffmann", "newcomer", "mentor")
    signed_in(someone).post("/willkommen", data={"roles": ["mentor", "trainer"]})
    assert role_names(stored(someone).roles) == {"mentor", "trainer"}
