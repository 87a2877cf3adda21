"""A first talk or advice: anybody asks, the office answers, who asked sees how it stands, nobody else reads."""

from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select

from mentoring.accounts.actions.attempts import LIMITS
from mentoring.accounts.models import Attempt
from mentoring.core import clock
from mentoring.core.clock import JOBS
from mentoring.core.db import db
from mentoring.core.errors import WrongState
from mentoring.core.outbox import Letter
from mentoring.offers import actions
from mentoring.offers.models import Consultation
from tests.conftest import person
from tests.offers.scenes import asked, link_in, mails, office
from tests.queries import counted_statements

ASKED = {"name": "Lena Hoffmann", "email": "lena@example.org", "phone": "", "words": "Wir fangen gerade an."}
DESK = "/koordination/erstgespraeche"


def stored() -> list[Consultation]:
    db.session.rollback()
    return list(db.session.scalars(select(Consultation).order_by(Consultation.id)))


def test_anybody_may_ask_and_no_letter_repeats_their_words(app, client):
    for path in ("/erstgespraech", "/beratung"):
        assert client.post(path, data=ASKED).status_code == 302
    assert [(one.name, one.kind, one.state) for one in stored()] == [
        ("Lena Hoffmann", "first_talk", "open"),
        ("Lena Hoffmann", "advice", "open"),
    ]
    letters = db.session.scalars(select(Letter).order_by(Letter.id)).all()
    assert [letter.address for letter in letters] == [app.config["OFFICE_MAIL"], "lena@example.org"] * 2
    words = "".join(mails("consultation.opened") + mails("consultation.received"))
    assert [hidden in words for hidden in ("Hoffmann", "Wir fangen")] == [False, False]
    assert ("ein Erstgespräch" in words, "eine Beratung" in words) == (True, True)


def test_a_missing_address_is_said_at_the_field_and_nothing_typed_is_lost(sqlite_app):
    answer = sqlite_app.test_client().post("/beratung", data={**ASKED, "email": "", "phone": "gern"})
    assert answer.status_code == 422
    assert "Bitte Ihre E-Mail-Adresse eingeben." in answer.text
    assert "Bitte eine Telefonnummer wie 0441 123456 eingeben." in answer.text
    assert "Wir fangen gerade an." in answer.text
    assert stored() == []


def test_the_office_takes_it_up_arranges_a_date_and_finishes_it(app, signed_in):
    one, browser = asked(kind="advice"), signed_in(office())
    assert "Wir fangen an." in browser.get(DESK).text
    assert browser.get(f"{DESK}/{one.id}/termin").status_code == 409
    browser.post(f"{DESK}/{one.id}/aufnahme")
    day = (clock.now() + timedelta(days=9)).date()
    assert browser.post(f"{DESK}/{one.id}/termin", data={"day": day, "begins": "10:30"}).status_code == 302
    page = browser.get(DESK).text
    assert ("Ruth Albers" in page, "10:30 Uhr" in page, "Termin steht" in page) == (True, True, True)
    browser.post(f"{DESK}/{one.id}/abschluss")
    assert [(one.state, one.closed_at is not None) for one in stored()] == [("done", True)]
    assert "lena@example.org" not in browser.get(DESK).text


def test_who_asked_reads_by_the_link_how_it_stands(sqlite_app):
    one, desk, browser = asked(), office(), sqlite_app.test_client()
    page = browser.get(link_in("consultation.received", "/ihre-anfrage/")).text
    assert ("Erstgespräch" in page, "meldet sich bei Ihnen" in page) == (True, True)
    assert ("lena@example.org" in page, "Wir fangen an." in page) == (False, False)
    actions.take_up_consultation(desk, one)
    actions.take_up_consultation(desk, one)
    assert ["Ruth Albers" in words for words in mails("consultation.taken_up")] == [True]
    actions.arrange_consultation(desk, one, clock.now() + timedelta(days=3))
    assert (len(mails("consultation.arranged")), mails("consultation.taken_up")) == (1, [])
    assert "Termin steht" in browser.get(link_in("consultation.arranged", "/ihre-anfrage/")).text


def test_who_asked_takes_it_back_by_the_link_and_the_words_are_gone(app, client):
    one = asked()
    link = link_in("consultation.received", "/ihre-anfrage/")
    assert client.get(link).status_code == 200
    assert [one.state for one in stored()] == ["open"]
    assert "Zurückgenommen" in client.post(link).text
    assert [(one.state, one.words) for one in stored()] == [("withdrawn", "")]
    assert (client.post(link).status_code, len(mails("consultation.withdrawn"))) == (410, 1)
    with pytest.raises(WrongState):
        actions.take_up_consultation(office(), one)


def test_somebody_with_an_account_sees_it_in_their_own_area_and_nobody_else_does(sqlite_app, signed_in):
    lena, other = person("Lena Hoffmann", "newcomer"), person("Jonas Weber", "newcomer")
    signed_in(lena).post("/beratung", data={**ASKED, "email": lena.account.email})
    [one] = stored()
    letter = db.session.scalars(select(Letter).where(Letter.template == "consultation.received")).one()
    assert (one.person_id, letter.account_id) == (lena.id, lena.id)
    pages = [signed_in(who).get("/mein-bereich").text for who in (lena, other)]
    assert ["Was Sie die Koordination gefragt haben" in page for page in pages] == [True, False]
    back = f"/mein-bereich/anfragen/{one.id}/ruecknahme"
    assert [signed_in(who).post(back).status_code for who in (other, lena)] == [404, 302]
    assert [one.state for one in stored()] == ["withdrawn"]


def test_nobody_but_the_office_reads_who_asked_and_nobody_answers_themselves(sqlite_app, signed_in):
    ruth = office()
    mine = actions.open_consultation("Ruth Albers", "ruth@example.org", "", "", person=ruth)
    mentor = signed_in(person("Sabine Krüger", "mentor"))
    assert mentor.get(DESK).status_code == 403
    assert mentor.post(f"{DESK}/{mine.id}/abschluss").status_code == 403
    assert signed_in(ruth).post(f"{DESK}/{mine.id}/aufnahme").status_code == 404
    assert "ruth@example.org" not in signed_in(ruth).get(DESK).text
    assert "ruth@example.org" in signed_in(office("Tobias Brandt")).get(DESK).text


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"day": "2026-01-04", "begins": "10:00"}, "Bitte einen Tag in den nächsten zwölf Monaten wählen."),
        ({"day": "9999-01-04", "begins": "10:00"}, "Bitte einen Tag in den nächsten zwölf Monaten wählen."),
        ({"day": "2026-01-05", "begins": "08:00"}, "Bitte einen Termin wählen, der noch kommt."),
        ({"day": "2026-03-29", "begins": "02:30"}, "Diese Uhrzeit gibt es an diesem Tag nicht genau einmal."),
        ({"day": "", "begins": ""}, "Bitte den Tag des Gesprächs eingeben."),
    ],
)
def test_a_date_that_cannot_be_is_said_at_the_field(sqlite_app, signed_in, typed, words):
    with time_machine.travel("2026-01-05 10:00", tick=False):
        one, desk = asked(), office()
        actions.take_up_consultation(desk, one)
        answer = signed_in(desk).post(f"{DESK}/{one.id}/termin", data=typed)
    assert (answer.status_code, words in answer.text) == (422, True)
    assert [one.state for one in stored()] == ["taken_up"]


def test_what_is_done_is_deleted_after_ninety_days_and_what_waits_stays(app):
    with time_machine.travel("2026-01-05 10:00"):
        done, _waiting = asked(), asked()
        actions.finish_consultation(office(), done)
    forget = JOBS["consultations.forget"]
    for day, left in (("2026-04-05 09:00", 2), ("2026-04-06 10:01", 1), ("2027-04-06", 1)):
        with time_machine.travel(day):
            forget(clock.now())
        assert len(stored()) == left


def test_a_flood_from_everywhere_ends_somewhere_and_is_refused_kindly(sqlite_app, monkeypatch):
    monkeypatch.setitem(
        LIMITS, "office_form", LIMITS["office_form"].__class__(4, timedelta(hours=1), "Ruf an")
    )
    answers = [
        sqlite_app.test_client().post(
            "/erstgespraech",
            data={**ASKED, "email": f"p{number}@example.org"},
            environ_base={"REMOTE_ADDR": f"198.51.{number}.1"},
        )
        for number in range(6)
    ]
    assert [answer.status_code for answer in answers] == [302] * 4 + [429] * 2
    assert ("Ruf an" in answers[-1].text, len(stored())) == (True, 4)


def test_no_mailbox_is_filled_with_receipts(sqlite_app):
    statuses = [
        sqlite_app.test_client().post(
            "/beratung", data=ASKED, environ_base={"REMOTE_ADDR": f"198.51.{number}.1"}
        )
        for number in range(5)
    ]
    assert [answer.status_code for answer in statuses] == [302] * 3 + [429] * 2


def test_one_neighbourhood_asks_a_few_times_an_hour_and_others_still_can(sqlite_app):
    client, count = sqlite_app.test_client(), iter(range(99))

    def ask(address: str) -> int:
        typed = {**ASKED, "email": f"p{next(count)}@example.org"}
        return client.post("/erstgespraech", data=typed, environ_base={"REMOTE_ADDR": address}).status_code

    near = [f"198.51.100.{number}" for number in range(1, 8)]
    assert [ask(address) for address in near] == [302] * 6 + [429]
    assert [ask("203.0.113.9"), ask("2001:db8:0:1200::1"), ask("unknown")] == [302, 302, 302]
    assert [ask(f"2001:db8:0:12{number:02}::1") for number in range(6)] == [302] * 5 + [429]


def test_what_is_kept_of_a_visitor_is_a_keyed_hash(sqlite_app):
    sqlite_app.test_client().post("/erstgespraech", data=ASKED, environ_base={"REMOTE_ADDR": "198.51.100.7"})
    keys = db.session.scalars(select(Attempt.key)).all()
    assert [(len(key), "198" in bytes.fromhex(key).decode("latin-1")) for key in keys] == [(64, False)] * 3


def test_three_who_wait_cost_as_many_queries_as_one(app, signed_in):
    desk = office()
    browser = signed_in(desk)
    counts = []
    for more in (1, 2):
        for _number in range(more):
            actions.take_up_consultation(desk, asked())
        db.session.expire_all()
        with counted_statements() as seen:
            browser.get(DESK)
        counts.append(len(seen))
    assert counts[0] == counts[1]
