"""Membership: a house applies, its mailbox confirms, the office answers, and nothing is kept for longer than needed."""

import time_machine
from sqlalchemy import select

from mentoring.core import clock
from mentoring.core.clock import JOBS
from mentoring.core.db import db
from mentoring.core.outbox import Letter
from mentoring.offers import actions
from mentoring.offers.models import MembershipApplication
from tests.conftest import person
from tests.offers.scenes import APPLIED, applied, link_in, mails, office
from tests.queries import counted_statements

DESK = "/koordination/mitgliedschaft"
TYPED = {
    "institution": "Klinikum Ahornbogen",
    "type_code": "hospital",
    "land": "03",
    "name": "Lena Hoffmann",
    "email": "lena@example.org",
    "phone": "",
    "words": "Wir fangen gerade an.",
}


def stored() -> list[MembershipApplication]:
    db.session.rollback()
    return list(db.session.scalars(select(MembershipApplication).order_by(MembershipApplication.id)))


def test_the_office_reads_of_it_only_when_the_mailbox_has_confirmed(app, signed_in):
    client, desk = app.test_client(), signed_in(office())
    assert "lena@example.org" in client.post("/mitglied-werden", data=TYPED).text
    assert [letter.address for letter in db.session.scalars(select(Letter))] == ["lena@example.org"]
    assert "Ahornbogen" not in desk.get(DESK).text
    assert desk.post(f"{DESK}/{stored()[0].id}/mitglied").status_code == 404
    link = link_in("application.opened", "/mitglied-werden/")
    assert "Antrag bestätigen" in client.get(link).text
    assert [one.state for one in stored()] == ["unconfirmed"]
    assert client.post(link).status_code == 200
    assert (client.post(link).status_code, client.get(link).status_code) == (410, 410)
    assert ("Klinikum Ahornbogen" in desk.get(DESK).text, len(mails("application.confirmed"))) == (True, 1)
    words = "".join(mails("application.confirmed") + mails("application.received"))
    assert [hidden in words for hidden in ("Ahornbogen", "Hoffmann", "Wir fangen")] == [False] * 3


def test_what_is_missing_is_said_and_nothing_typed_is_lost(sqlite_app):
    answer = sqlite_app.test_client().post("/mitglied-werden", data={**TYPED, "land": "", "institution": ""})
    assert answer.status_code == 422
    for words in ("Bitte den Namen der Einrichtung eingeben.", "Bitte ein Land wählen.", "Wir fangen gerade"):
        assert words in answer.text
    assert stored() == []


def test_the_office_talks_and_admits_and_the_house_reads_how_it_stands(app, signed_in):
    one, desk = applied(), signed_in(office())
    desk.post(f"{DESK}/{one.id}/aufnahme")
    assert ["Ruth Albers" in words for words in mails("application.taken_up")] == [True]
    page = app.test_client().get(link_in("application.taken_up", "/ihre-anfrage/")).text
    assert ("Mitgliedschaft" in page, "Ruth Albers" in page, "lena@example.org" in page) == (
        True,
        True,
        False,
    )
    desk.post(f"{DESK}/{one.id}/mitglied")
    assert [(one.state, one.closed_at is not None) for one in stored()] == [("member", True)]
    assert (len(mails("application.admitted")), "Ahornbogen" in desk.get(DESK).text) == (1, False)


def test_a_refusal_has_words_that_stand_behind_the_link_alone(sqlite_app, signed_in):
    one, desk = applied(), signed_in(office())
    assert desk.post(f"{DESK}/{one.id}/absage", data={"words": ""}).status_code == 422
    desk.post(f"{DESK}/{one.id}/absage", data={"words": "Bitte im Herbst wieder."})
    assert "Herbst" not in mails("application.declined")[0]
    link = link_in("application.declined", "/ihre-anfrage/")
    assert "Bitte im Herbst wieder." in sqlite_app.test_client().get(link).text
    assert desk.get(f"{DESK}/{one.id}/absage").status_code == 409


def test_who_applied_takes_it_back_and_the_office_hears_of_it(sqlite_app):
    applied()
    client, link = sqlite_app.test_client(), link_in("application.received", "/ihre-anfrage/")
    assert client.post(link).status_code == 200
    assert [(one.state, one.words) for one in stored()] == [("withdrawn", "")]
    assert (len(mails("application.withdrawn")), client.post(link).status_code) == (1, 410)


def test_what_is_answered_goes_after_ninety_days_and_what_nobody_confirmed_after_seven(app):
    with time_machine.travel("2026-01-05 10:00"):
        actions.admit_member(office(), applied())
        applied()
        actions.open_application(APPLIED)
    forget = JOBS["applications.forget"]
    for day, left in (("2026-01-12 09:00", 3), ("2026-01-12 10:01", 2), ("2026-04-06 10:01", 1)):
        with time_machine.travel(day):
            forget(clock.now())
        assert len(stored()) == left
    assert [one.state for one in stored()] == ["received"]


def test_nobody_but_the_office_reads_who_applies(sqlite_app, signed_in):
    one, mentor = applied(), signed_in(person("Sabine Krüger", "mentor"))
    assert (mentor.get(DESK).status_code, mentor.post(f"{DESK}/{one.id}/mitglied").status_code) == (403, 403)
    assert [one.state for one in stored()] == ["received"]


def test_three_that_wait_cost_as_many_queries_as_one(app, signed_in):
    browser, counts = signed_in(office()), []
    for more in (1, 2):
        for _number in range(more):
            applied()
        db.session.expire_all()
        with counted_statements() as seen:
            browser.get(DESK)
        counts.append(len(seen))
    assert counts[0] == counts[1]
