"""A first talk: anybody asks, the office answers, nobody else reads."""

from sqlalchemy import select

from mentoring.accounts.models import Attempt
from mentoring.core.db import db
from mentoring.core.delivery import compose
from mentoring.core.outbox import Letter
from mentoring.offers import actions
from mentoring.offers.models import Consultation
from tests.conftest import person

ASKED = {"name": "Lena Hoffmann", "email": "lena@example.org", "phone": "", "words": "Wir fangen gerade an."}


def test_anybody_may_ask_and_the_office_gets_a_letter_without_their_words(app, client):
    answer = client.post("/erstgespraech", data=ASKED)
    assert answer.status_code == 302
    asked = db.session.scalars(select(Consultation)).one()
    assert (asked.name, asked.state) == ("Lena Hoffmann", "open")
    letter = db.session.scalars(select(Letter)).one()
    assert letter.address == app.config["OFFICE_MAIL"]
    mail = compose(letter)
    assert "Hoffmann" not in mail.as_string()
    assert "Wir fangen" not in mail.as_string()


def test_a_missing_address_is_said_at_the_field_and_nothing_typed_is_lost(app, client):
    answer = client.post("/erstgespraech", data={**ASKED, "email": ""})
    assert answer.status_code == 422
    assert "Bitte Ihre E-Mail-Adresse eingeben." in answer.text
    assert "Wir fangen gerade an." in answer.text
    assert db.session.scalars(select(Consultation)).all() == []


def test_the_office_takes_it_up_and_finishes_it(app, signed_in):
    asked = actions.open_consultation("Lena", "lena@example.org", "", "")
    office = signed_in(person("Ruth Albers", "coordinator"))
    assert "lena@example.org" in office.get("/koordination/erstgespraeche").text
    office.post(f"/koordination/erstgespraeche/{asked.id}/aufnahme")
    assert db.session.get(Consultation, asked.id).state == "taken_up"
    office.post(f"/koordination/erstgespraeche/{asked.id}/abschluss")
    assert db.session.get(Consultation, asked.id).state == "done"
    assert "lena@example.org" not in office.get("/koordination/erstgespraeche").text


def test_nobody_but_the_office_reads_who_asked(app, signed_in):
    asked = actions.open_consultation("Lena", "lena@example.org", "", "")
    mentor = signed_in(person("Sabine Krüger", "mentor"))
    assert mentor.get("/koordination/erstgespraeche").status_code == 403
    assert mentor.post(f"/koordination/erstgespraeche/{asked.id}/abschluss").status_code == 403
    assert db.session.get(Consultation, asked.id).state == "open"


def test_a_flood_is_refused_kindly(app, client):
    for number in range(actions.MOST_IN_AN_HOUR):
        actions.open_consultation(f"Person {number}", "x@example.org", "", "")
    assert client.post("/erstgespraech", data=ASKED).status_code == 429
    assert len(db.session.scalars(select(Consultation)).all()) == actions.MOST_IN_AN_HOUR


def test_one_neighbourhood_asks_a_few_times_an_hour_and_others_still_can(app, client):
    def ask(address: str) -> int:
        return client.post("/erstgespraech", data=ASKED, environ_base={"REMOTE_ADDR": address}).status_code

    near = [f"198.51.100.{number}" for number in range(1, 8)]
    assert [ask(address) for address in near] == [302] * 6 + [429]
    assert [ask("203.0.113.9"), ask("2001:db8:0:1200::1"), ask("unknown")] == [302, 302, 302]
    assert [ask(f"2001:db8:0:12{number:02}::1") for number in range(6)] == [302] * 5 + [429]


def test_what_is_kept_of_a_visitor_is_a_keyed_hash(app, client):
    client.post("/erstgespraech", data=ASKED, environ_base={"REMOTE_ADDR": "198.51.100.7"})
    [key] = db.session.scalars(select(Attempt.key)).all()
    assert (len(key), "198" in bytes.fromhex(key).decode("latin-1")) == (64, False)
