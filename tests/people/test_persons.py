""" "Mein Bereich", the profile, and the person beside every account."""

from datetime import timedelta

import pytest

from mentoring.accounts.models import Account
from mentoring.accounts.policy import requires_second_factor
from mentoring.core import clock
from mentoring.core.db import action, db
from mentoring.core.journal import TIME, record
from mentoring.people import contributions
from mentoring.people.actions import create_coordinator
from mentoring.people.contributions import Section
from mentoring.people.models import Person
from mentoring.people.wording import initials
from tests.conftest import person

UNCLEAR = 422


@action
def register(name: str) -> int:
    account = Account(
        email="lena@example.org", name=name, fs_uniquifier="x", created_at=clock.now() - timedelta(1)
    )
    db.session.add(account)
    db.session.flush()
    record("account.registered", TIME, account.id)
    return account.id


def test_a_person_stands_beside_every_account(app):
    someone = db.session.get_one(Person, register("Lena Hoffmann"))
    assert (someone.display_name, someone.roles, someone.region) == ("L. H.", [], "")


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Lena Hoffmann", "L. H."),
        ("Prof. Dr. Anna von der Aue-Berg", "A. A."),
        ("Ömer Ülker Öz", "Ö. Ö."),
        ("lena", "L."),
        ("", "N. N."),
    ],
)
def test_somebody_is_called_by_first_and_last_initial(name, called):
    assert initials(name) == called


def test_my_area_shows_the_steps_of_a_newcomer(app, signed_in, monkeypatch):
    monkeypatch.setattr(contributions, "NEXT_PAGES", {"newcomer": "people.persons_edit"})
    monkeypatch.setattr(contributions, "ANSWERED", {})
    monkeypatch.setattr(contributions, "SECTIONS", [])
    page = (
        signed_in(person("Lena Hoffmann", "newcomer", institution_type_code="hospital"))
        .get("/mein-bereich")
        .text
    )
    assert "Guten Tag, Lena Hoffmann" in page
    labels = ["Was Sie hier möchten", "Ihre Einrichtung", "Ihr Ort", "Themen und Wünsche"]
    assert [page.index(label) for label in labels] == sorted(page.index(label) for label in labels)
    assert [page.count(words) for words in (">Fertig<", ">Offen<", ">Noch nicht möglich<")] == [2, 1, 1]


def test_my_area_asks_somebody_without_a_role_kindly(app, signed_in):
    page = signed_in(person()).get("/mein-bereich").text
    assert "Sagen Sie uns, was Sie hier möchten." in page
    assert 'href="/willkommen"' in page


def test_my_area_holds_what_other_rooms_say_in_their_order(app, signed_in, monkeypatch):
    writers = [
        lambda someone: Section(20, "components/icon.html"),
        lambda someone: None,
        lambda someone: Section(10, "components/icon.html", {"whose": someone.id}),
    ]
    monkeypatch.setattr(contributions, "SECTIONS", writers)
    someone = person("Lena Hoffmann", "newcomer")
    found = contributions.sections_for(someone)
    assert [(section.order, section.words) for section in found] == [(10, {"whose": someone.id}), (20, {})]
    assert "Guten Tag, Lena Hoffmann" in signed_in(someone).get("/mein-bereich").text


def test_the_profile_is_stored(app, signed_in):
    someone = person()
    data = {"display_name": " Lena  aus Bremen ", "name": "Lena Hofmann", "phone": "+49 421 12345-6"}
    answer = signed_in(someone).post("/profil", data=data, follow_redirects=True)
    db.session.expire_all()
    assert "Ihre Angaben sind gespeichert." in answer.text
    kept = (someone.display_name, someone.account.name, someone.phone)
    assert kept == ("Lena aus Bremen", "Lena Hofmann", "+49 421 12345-6")


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("display_name", "", "Bitte eingeben, wie andere Sie vor einer Zusage lesen sollen."),
        ("display_name", "x" * 61, "Bitte höchstens 60 Zeichen eingeben."),
        ("name", " ", "Bitte Ihren Namen eingeben."),
        ("name", "x" * 100_000, "Bitte höchstens 120 Zeichen eingeben."),
        ("phone", "ruf mich an", "Bitte eine Telefonnummer wie 0441 123456 eingeben."),
        ("phone", "<script>", "Bitte eine Telefonnummer wie 0441 123456 eingeben."),
    ],
)
def test_a_faulty_profile_is_shown_again_with_all_that_was_typed(app, signed_in, field, value, words):
    someone = person()
    data = {"display_name": "Lena", "name": "Lena <i>Hofmann</i>", "phone": "0421 1", field: value}
    answer = signed_in(someone).post("/profil", data=data)
    assert answer.status_code == UNCLEAR
    assert answer.text.count(words) == 2
    assert f'id="{field}-fehler"' in answer.text
    assert field == "name" or 'value="Lena &lt;i&gt;Hofmann&lt;/i&gt;"' in answer.text
    assert (someone.display_name, someone.account.name) == ("L. H.", "Lena Hoffmann")


def test_words_no_database_keeps_are_refused(app, signed_in):
    answer = signed_in(person()).post("/profil", data={"display_name": "L\x00H", "name": "Lena"})
    assert answer.status_code == 400


def test_reading_pages_of_people_writes_nothing(app, signed_in):
    someone = person("Lena Hoffmann", "newcomer", "coordinator")
    browser = signed_in(someone)
    for path in ("/willkommen", "/mein-bereich", "/profil", "/profil/ort?ort=Ulm", "/profil/einrichtungsart"):
        assert browser.get(path).status_code == 200
        assert browser.head(path).status_code == 200


def test_the_first_coordinator_comes_from_the_command_line(app):
    made = create_coordinator("Buero@Example.org", "Ina Kurz")
    again = create_coordinator("buero@example.org", "Jemand Anders")
    assert (again.id, again.account.name, again.has_role("coordinator")) == (made.id, "Ina Kurz", True)
    assert made.account.confirmed_at is not None


def test_the_office_signs_in_with_two_factors(app):
    assert requires_second_factor(create_coordinator("buero@example.org", "Ina Kurz").id)
    assert not requires_second_factor(person("Lena Hoffmann", "mentor").id)


def test_who_joins_the_office_signs_in_anew_with_two_factors(app, signed_in):
    someone = person("Lena Hoffmann", "mentor")
    browser = signed_in(someone)
    create_coordinator(someone.account.email, "Lena Hoffmann")
    assert browser.get("/koordination").status_code == 302
    assert browser.get("/mein-bereich").location.startswith("/einloggen")


def test_who_is_of_the_office_already_stays_signed_in(app, signed_in):
    someone = person("Ina Kurz", "coordinator")
    browser = signed_in(someone)
    create_coordinator(someone.account.email, "Ina Kurz")
    assert browser.get("/koordination").status_code == 200


@pytest.mark.parametrize(
    "name",
    ["lena@example.org", "Jetzt https://evil.example", "www.evil.example", "Lena 0441 12345", "evil.de"],
)
def test_the_name_before_a_yes_holds_no_contact(app, signed_in, name):
    someone = person("Lena Hoffmann", "newcomer")
    answer = signed_in(someone).post("/profil", data={"display_name": name, "name": "Lena Hoffmann"})
    assert answer.status_code == 422
    assert answer.text.count("Kontakte öffnen sich nach einer Zusage.") == 2
    assert someone.display_name == "L. H."


@pytest.mark.parametrize("name", ["L. H.", "Dr. Lena", "Lena von der Kontaktstelle", "Team 2027", "Org-Team"])
def test_other_names_before_a_yes_are_free(app, signed_in, name):
    data = {"display_name": name, "name": "Lena Hoffmann"}
    assert signed_in(person("Lena Hoffmann", "newcomer")).post("/profil", data=data).status_code == 302
