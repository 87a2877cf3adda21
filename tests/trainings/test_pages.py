"""Pages of trainings: what they show to whom, what they filter, and what they cost."""

from datetime import timedelta

import pytest
import time_machine

from mentoring.core import clock
from mentoring.core.db import db
from mentoring.trainings import actions
from mentoring.trainings.models import Registration, TrainerProfile
from tests.conftest import person
from tests.queries import counted_statements
from tests.trainings.scenes import draft, many_published, only_date, planned, published, trainer


def text_of(client, url):
    reply = client.get(url)
    assert reply.status_code == 200, url
    return reply.get_data(as_text=True)


def test_the_list_shows_what_is_published_and_no_draft(client):
    leader = trainer()
    published(leader, title="Sichtbar")
    draft(leader, title="Verborgen")
    page = text_of(client, "/fortbildungen")
    assert ("Sichtbar" in page, "Verborgen" in page, "T. B." in page) == (True, False, True)
    assert "Tom Berger" not in page


FILTERS = (
    ("form=online", {"Netz", "Alle"}),
    ("form=on_site", {"Alle"}),
    ("land=03", {"Netz", "Alle"}),
    ("land=04", {"Alle"}),
    ("art=hospital", {"Netz", "Alle"}),
    ("art=practice", {"Alle"}),
    ("thema=officer_role", {"Netz"}),
    ("frei=1", {"Alle"}),
    ("form=online&land=04", {"Alle"}),
    ("land=zz", {"Alle"}),
    ("form=nirgends", {"Netz", "Alle"}),
)


@pytest.mark.parametrize(("query", "expected"), FILTERS)
def test_filters_leave_what_fits(client, query, expected):
    leader = trainer()
    narrow = published(leader, title="Netz", seats=1)
    published(leader, title="Alle", format="hybrid", venue="Soest", laender=[], audience=[], topics=[])
    actions.register_for_training(person("Gast Eins"), narrow)
    page = text_of(client, f"/fortbildungen?{query}")
    assert {title for title in ("Netz", "Alle") if f">{title}</a>" in page} == expected


SUBSCRIPTIONS = (
    ("", "/kalender/alle.ics"),
    ("?land=03&form=online", "/kalender/auswahl.ics?form=online&amp;land=03"),
    ("?form=online", "/kalender/auswahl.ics?form=online"),
    ("?art=hospital", "/kalender/einrichtungsart/hospital.ics"),
    ("?thema=officer_role", "/kalender/thema/officer_role.ics"),
    ("?thema=officer_role&land=03", "/kalender/auswahl.ics?land=03&amp;thema=officer_role"),
    ("?land=03&thema=erfunden", "/kalender/land/03.ics"),
    ("?land=zz", "/kalender/alle.ics"),
)


@pytest.mark.parametrize(("query", "feed"), SUBSCRIPTIONS)
def test_the_box_offers_the_calendar_that_exists_for_the_filter(client, query, feed):
    page = text_of(client, f"/fortbildungen{query}")
    assert f'href="webcal://localhost{feed}"' in page
    assert f'value="http://localhost{feed}"' in page
    assert client.get(feed).status_code == 200


def test_the_month_shows_its_dates_in_a_table(client):
    time = planned()
    published(trainer(), time, title="Im Monat")
    page = text_of(client, f"/fortbildungen/monat/{time.starts_wall:%Y/%m}")
    assert "<table" in page
    assert f"{time.starts_wall:%H:%M} Im Monat</a>" in page


@pytest.mark.parametrize("month", ["2027/13", "2027/0", "1999/1", "99999/1", "4294967296/1"])
def test_months_that_are_not_there_are_not_found(client, month):
    assert client.get(f"/fortbildungen/monat/{month}").status_code == 404


@pytest.mark.parametrize("page", ["0", "-1", "99999999999999999999", "x", "7"])
def test_pages_that_are_not_there_are_empty(client, page):
    assert client.get(f"/fortbildungen?seite={page}").status_code == 200


def test_the_list_costs_the_same_for_ten_dates_and_for_a_thousand(app, signed_in):
    leader = trainer()
    browser, counts = signed_in(leader), []
    for many in (10, 990):
        many_published(leader, many)
        for client in (app.test_client(), browser):
            with counted_statements() as statements:
                text_of(client, "/fortbildungen")
            counts.append(len(statements))
    assert counts[:2] == counts[2:]
    assert max(counts) <= 6


def test_own_trainings_cost_the_same_for_one_and_for_twenty(app, signed_in):
    leader = trainer()
    browser, counts = signed_in(leader), []
    for many in (1, 19):
        many_published(leader, many)
        with counted_statements() as statements:
            text_of(browser, "/fortbildungen/leitung")
        counts.append(len(statements))
    assert counts[0] == counts[1] <= 9


def test_a_page_shows_the_way_in_to_who_has_a_seat_only(client, signed_in):
    training, guest, other = published(trainer()), person("Gast Eins"), person("Gast Zwei")
    actions.register_for_training(guest, training)
    url = f"/fortbildungen/{training.public_id}"
    seen = ["room.example.org" in text_of(one, url) for one in (client, signed_in(other), signed_in(guest))]
    assert seen == [False, False, True]


def test_somebody_registers_and_gives_the_seat_back_by_buttons(app, signed_in):
    training, guest = published(trainer()), person("Gast Eins")
    browser, url = signed_in(guest), f"/fortbildungen/{training.public_id}"
    reply = browser.post(f"{url}/anmeldung")
    assert reply.headers["Location"] == f"{url}#meldung"
    assert "Sie sind angemeldet." in text_of(browser, url)
    assert browser.post(f"{url}/abmeldung").status_code == 302
    assert "Sie sind abgemeldet." in text_of(browser, url)
    assert db.session.query(Registration.state).all() == [("cancelled",)]


def test_participants_are_named_to_who_leads_the_training_and_the_office_only(app, signed_in):
    leader, guest = trainer(), person("Gast Eins")
    training = published(leader)
    actions.register_for_training(guest, training)
    url = f"/fortbildungen/{training.public_id}/teilnehmende"
    pages = (text_of(signed_in(leader), url), signed_in(person("Olga Amt", "coordinator")).post(url).text)
    for page in pages:
        assert ("Gast Eins" in page, guest.account.email in page) == (True, True)
    assert signed_in(trainer("Fremde Leitung")).get(url).status_code == 404
    assert signed_in(guest).get(url).status_code == 403


def test_a_trainer_whose_profile_rests_no_longer_reads_who_takes_part_also_of_what_is_over(app, signed_in):
    leader, guest, office = trainer(), person("Gast Eins"), person("Olga Amt", "coordinator")
    training = published(leader)
    actions.register_for_training(guest, training)
    actions.suspend_trainer(office, db.session.get_one(TrainerProfile, leader.id))
    url = f"/fortbildungen/{training.public_id}/teilnehmende"
    refused = signed_in(leader).get(url)
    assert (refused.status_code, "Gast Eins" in refused.text) == (403, False)
    assert "Wer teilnimmt, sieht so lange nur die Koordination." in refused.text
    assert "Gast Eins" in signed_in(office).post(url).text
    with time_machine.travel(clock.now() + timedelta(days=90)):
        assert signed_in(leader).get(url).status_code == 403


FOREIGN = ("bearbeiten", "termine/neu", "absage", "teilnehmende", "veroeffentlichung")


@pytest.mark.parametrize("part", FOREIGN)
def test_foreign_trainings_do_not_exist_for_strangers(app, signed_in, part):
    training, stranger = draft(trainer()), signed_in(trainer("Fremde Leitung"))
    url = f"/fortbildungen/{training.public_id}"
    assert [stranger.get(url).status_code, stranger.post(f"{url}/{part}").status_code] == [404, 404]
    assert training.state == "draft"


@pytest.mark.parametrize("part", ["verschieben", "absage", "entfernen"])
def test_foreign_dates_do_not_exist_for_strangers(app, signed_in, part):
    one, stranger = only_date(published(trainer())), signed_in(trainer("Fremde Leitung"))
    assert stranger.post(f"/termine/{one.public_id}/{part}").status_code == 404
    assert one.state == "planned"


def test_the_office_may_cancel_but_not_edit(app, signed_in):
    training, office = published(trainer()), signed_in(person("Olga Amt", "coordinator"))
    url = f"/fortbildungen/{training.public_id}"
    assert office.post(f"{url}/bearbeiten").status_code == 403
    assert office.post(f"{url}/absage").status_code == 302
    assert training.state == "cancelled"


def test_my_area_shows_where_somebody_takes_part(app, signed_in):
    leader, guest = trainer(), person("Gast Eins")
    training = published(leader, title="Meine erste", seats=1)
    actions.register_for_training(guest, training)
    waiting = person("Gast Zwei")
    actions.register_for_training(waiting, training)
    tags = [text_of(signed_in(one), "/mein-bereich").count(">Warteliste<") for one in (guest, waiting)]
    assert tags == [0, 1]
    assert "Meine erste" in text_of(signed_in(guest), "/mein-bereich")


def test_addresses_of_trainings_and_dates_are_random(app):
    leader = trainer()
    ids = {one.public_id for one in (published(leader), published(leader), only_date(published(leader)))}
    assert [len(bytes.fromhex(one)) for one in ids] == [10, 10, 10]


def test_before_a_date_is_added_to_what_is_published_the_page_says_who_will_be_told(app, signed_in):
    leader = trainer()
    training = published(leader)
    browser, url = signed_in(leader), f"/fortbildungen/{training.public_id}/termine/neu"
    assert "Angemeldet ist noch niemand." in text_of(browser, url)
    actions.register_for_training(person("Gast Eins"), training)
    assert "Angemeldet: eine Person (Gast Eins)" in text_of(browser, url)
    assert "Brief" not in text_of(browser, f"/fortbildungen/{draft(leader).public_id}/termine/neu")
