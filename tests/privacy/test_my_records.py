""" "Meine Daten": consents, and looks of the office."""

from mentoring.core.db import db
from mentoring.core.looks import note_look
from mentoring.people.actions import set_institution
from mentoring.people.models import Consent, Person
from tests.conftest import person


def test_a_consent_is_kept_with_its_words_and_taken_back(sqlite_app, signed_in):
    someone = person("Lena Hoffmann")
    browser = signed_in(someone)
    set_institution(someone, "self_help_group", "Gruppe Apfel", consent=True)
    assert "wieder nur „Selbsthilfe“" in browser.get("/meine-daten/einwilligung-gruppenname").text
    browser.post("/meine-daten/einwilligung-gruppenname")
    db.session.expire_all()
    kept = db.session.query(Consent).one()
    assert (kept.subject, kept.version, kept.withdrawn_at is not None) == ("group_name", 1, True)
    assert db.session.get_one(Person, someone.id).group_name_consent_at is None
    assert "zurückgenommen am" in browser.get("/meine-daten").text


def test_somebody_reads_who_of_the_office_looked_once_a_day(app, signed_in):
    someone, ruth = person("Lena Hoffmann"), person("Ruth Albers", "coordinator")
    for _time in range(3):
        note_look(ruth, someone.id, "approval")
    note_look(ruth, ruth.id, "approval")
    page = signed_in(someone).get("/meine-daten").text
    assert page.count("Freigabe eines Profils") == 1
    assert "R. A." in page
    assert "Bisher hat niemand nachgesehen" in signed_in(ruth).get("/meine-daten").text


def test_the_office_says_what_for_before_it_reads_about_somebody(sqlite_app, signed_in):
    someone, ruth = person("Lena Hoffmann", phone="0441 4711"), person("Ruth Albers", "coordinator")
    desk, address = signed_in(ruth), f"/koordination/menschen/{someone.id}"
    assert someone.account.email not in desk.get(address).text
    assert desk.post(f"{address}/blick", data={"purpose": "curiosity"}).status_code == 422
    assert desk.post(f"{address}/blick", data={"purpose": "letter"}).location == address
    assert someone.account.email in desk.get(address).text
    assert "Ein Brief kam nicht an" in signed_in(someone).get("/meine-daten").text
    desk.post("/koordination/menschen/datei", data={"kind": "csv"})
    assert "Liste als Datei geholt" in signed_in(someone).get("/meine-daten").text
