"""Forms of trainers: what goes wrong is said at the field, and nothing typed is lost."""

import pytest
from sqlalchemy import func, select

from mentoring.core.db import db
from mentoring.trainings import actions
from mentoring.trainings.models import Training, TrainingDate
from tests.conftest import person
from tests.trainings.scenes import (
    WORDS,
    draft,
    on_a_workday,
    only_date,
    profile_of,
    published,
    trainer,
)

NEW = "/fortbildungen/leitung/neu"


def sent(**changes):
    return {**WORDS, "deadline": "", "seats": "12", **changes}


def count(model):
    return db.session.scalar(select(func.count()).select_from(model))


def test_a_trainer_drafts_dates_and_publishes_by_forms(app, signed_in):
    leader = trainer()
    browser = signed_in(leader)
    url = browser.post(NEW, data=sent(deadline="31.12.2030")).headers["Location"].removesuffix("#meldung")
    time = on_a_workday()
    browser.post(f"{url}/termine/neu", data=row(typed(time)))
    browser.post(f"{url}/veroeffentlichung")
    training = db.session.query(Training).one()
    assert (training.state, training.seats, str(training.deadline)) == ("published", 12, "2030-12-31")
    assert [kind.code for kind in training.audience] == ["hospital"]
    assert (only_date(training).starts_at, only_date(training).ends_at) == (time.starts_at, time.ends_at)


def row(words, number=1):
    """What is typed into one row of the form for several dates."""
    return {f"termin-{number}-{name}": value for name, value in words.items()}


def typed(time, **changes):
    start, end = time.starts_wall, time.ends_wall
    last = f"{end:%Y-%m-%d}" if end.date() != start.date() else ""
    words = {"day": f"{start:%Y-%m-%d}", "begin": f"{start:%H:%M}", "end": f"{end:%H:%M}", "last_day": last}
    return {**words, **changes}


WRONG = (
    ({"title": ""}, "Bitte einen Titel eingeben."),
    ({"title": "x" * 121}, "Bitte höchstens 120 Zeichen eingeben."),
    ({"description": "x" * 100_000}, "Bitte höchstens 4000 Zeichen eingeben."),
    ({"seats": "0"}, "Bitte eine Zahl von 1 bis 500 eingeben."),
    ({"seats": "501"}, "Bitte eine Zahl von 1 bis 500 eingeben."),
    ({"seats": "99999999999999999999"}, "Bitte eine Zahl von 1 bis 500 eingeben."),
    ({"deadline": "bald"}, "Bitte ein Datum wie 14.01.2027 eingeben."),
    ({"format": "on_site"}, "Bitte den Ort eingeben."),
    ({"join_link": "javascript:alert(1)"}, "Bitte eine Adresse eingeben, die mit https:// beginnt."),
    ({"join_link": "https://[kaputt"}, "Bitte eine Adresse eingeben, die mit https:// beginnt."),
)


@pytest.mark.parametrize(("changes", "message"), WRONG)
def test_what_is_wrong_is_said_and_what_was_typed_stays(app, signed_in, changes, message):
    reply = signed_in(trainer()).post(NEW, data=sent(**{"summary": "Das bleibt stehen.", **changes}))
    page = reply.get_data(as_text=True)
    assert (reply.status_code, page.count(message) >= 2) == (422, True)
    assert "Das bleibt stehen." in page
    assert count(Training) == 0


@pytest.mark.parametrize("field", ["kind", "format", "laender", "audience", "topics", "language"])
def test_choices_that_do_not_exist_are_refused(app, signed_in, field):
    assert signed_in(trainer()).post(NEW, data=sent(**{field: "erfunden"})).status_code == 422
    assert count(Training) == 0


def test_editing_shows_what_is_stored_and_keeps_it(app, signed_in):
    leader = trainer()
    training = published(leader)
    url, browser = f"/fortbildungen/{training.public_id}/bearbeiten", signed_in(leader)
    page = browser.get(url).get_data(as_text=True)
    assert (training.title in page, training.join_link in page) == (True, True)
    assert page.count("checked") >= 4
    assert browser.post(url, data=sent(seats="7")).status_code == 302
    assert (training.seats, only_date(training).sequence) == (7, 0)


IMPOSSIBLE = (
    ({"day": "2027-03-28", "begin": "02:30", "end": "04:00"}, "Diese Uhrzeit gibt es an dem Tag nicht"),
    ({"day": "2027-10-31", "begin": "02:30", "end": "04:00"}, "diese Stunde gibt es zweimal"),
    ({"day": "2027-05-05", "begin": "10:00", "end": "09:00"}, "Das Ende muss nach dem Beginn liegen."),
    ({"day": "2027-05-05", "begin": "10:00", "end": "11:00", "last_day": "2027-06-05"}, "höchstens 14 Tage"),
    ({"day": "2020-05-05", "begin": "10:00", "end": "11:00"}, "der bevorsteht"),
    ({"day": "9999-12-31", "begin": "23:59", "end": "23:59"}, "Das Ende muss nach dem Beginn"),
    ({"day": "0001-01-01", "begin": "00:00", "end": "01:00"}, "Diese Uhrzeit gibt es an dem Tag nicht"),
    ({"day": "irgendwann", "begin": "10:00", "end": "11:00"}, "Bitte ein Datum wie 14.01.2027 eingeben."),
    ({"day": "2027-05-05", "begin": "früh", "end": "11:00"}, "Bitte eine Uhrzeit wie 10:00 eingeben."),
)


@pytest.mark.parametrize(("words", "message"), IMPOSSIBLE)
def test_impossible_times_are_refused(app, signed_in, words, message):
    leader = trainer()
    training = draft(leader)
    reply = signed_in(leader).post(f"/fortbildungen/{training.public_id}/termine/neu", data=row(words))
    page = reply.get_data(as_text=True)
    assert (reply.status_code, message in page, words["begin"] in page) == (422, True, True)
    assert count(TrainingDate) == 0


@pytest.mark.parametrize(("hour", "begins"), [("0", "00:30"), ("1", "01:30")])
def test_an_hour_that_comes_twice_is_asked_about(app, signed_in, hour, begins):
    leader = trainer()
    training = draft(leader, laender=["05"])
    words = {"day": "2027-10-31", "begin": "02:30", "end": "04:00", "hour": hour}
    signed_in(leader).post(f"/fortbildungen/{training.public_id}/termine/neu", data=row(words))
    assert f"{only_date(training).starts_at:%H:%M}" == begins
    assert only_date(training).starts_wall == "2027-10-31T02:30"


def test_a_date_is_moved_by_its_form(app, signed_in):
    leader = trainer()
    one, later = only_date(published(leader)), on_a_workday(days=30)
    url, browser = f"/termine/{one.public_id}/verschieben", signed_in(leader)
    assert one.starts_wall.partition("T")[2] in browser.get(url).get_data(as_text=True)
    assert browser.post(url, data=typed(later)).status_code == 302
    assert (one.state, one.starts_at, one.sequence) == ("moved", later.starts_at, 1)


def test_a_profile_is_handed_in_by_its_form(app, signed_in):
    someone = person("Neue Leitung", "trainer")
    browser = signed_in(someone)
    empty = browser.post("/fortbildungen/profil", data={"about": "  "})
    assert (empty.status_code, "ein paar Sätzen" in empty.get_data(as_text=True)) == (422, True)
    assert browser.post("/fortbildungen/profil", data={"about": "Moderation"}).status_code == 302
    assert (profile_of(someone).state, profile_of(someone).about) == ("submitted", "Moderation")


def test_what_the_office_asks_for_stands_on_the_profile(app, signed_in):
    someone = person("Neue Leitung", "trainer")
    profile = actions.save_trainer_profile(someone, "Moderation")
    actions.return_trainer(person("Olga Amt", "coordinator"), profile, "Bitte Beispiele nennen.")
    page = signed_in(someone).get("/fortbildungen/profil").get_data(as_text=True)
    assert "Bitte Beispiele nennen." in page
