"""Who finds a training: everybody, the network, who has the link, or mentors among themselves."""

import pytest
from sqlalchemy import select

from mentoring.core.db import db
from mentoring.core.errors import WrongState
from mentoring.people.actions import create_calendar
from mentoring.trainings import actions
from mentoring.trainings.models import Training
from mentoring.trainings.queries.visibility import led_by
from tests.conftest import person
from tests.trainings.scenes import WORDS, draft, events, only_date, planned, published, trainer

HIDDEN = {
    "network": {"visibility": "network"},
    "unlisted": {"visibility": "unlisted"},
    "circle": {"kind": "exchange_circle"},
}
READERS = ("nobody", "newcomer", "mentor", "coordinator")
LISTED = {"network": "newcomer mentor coordinator", "unlisted": "", "circle": "mentor coordinator"}
SHOWN = {**LISTED, "unlisted": "nobody newcomer mentor coordinator"}


@pytest.fixture
def browsers(client, signed_in):
    """A browser for each kind of reader."""
    people = {name: signed_in(person(f"{name.title()} Eins", name)) for name in READERS[1:]}
    return {"nobody": client, **people}


@pytest.mark.parametrize("hidden", HIDDEN)
def test_lists_and_pages_show_it_to_whom_it_is_for(browsers, hidden):
    time = planned()
    training = published(trainer(), time, title="Geschützt", **HIDDEN[hidden])
    lists = ("/fortbildungen", f"/fortbildungen/monat/{time.starts_wall:%Y/%m}")
    for url in lists:
        found = [name for name, browser in browsers.items() if "Geschützt" in browser.get(url).text]
        assert found == LISTED[hidden].split(), url
    page = f"/fortbildungen/{training.public_id}"
    found = [name for name, browser in browsers.items() if browser.get(page).status_code == 200]
    assert found == SHOWN[hidden].split()


@pytest.mark.parametrize("hidden", HIDDEN)
def test_no_calendar_of_many_names_it(client, hidden):
    training = published(trainer(), title="Geschützt", **HIDDEN[hidden])
    feeds = ("alle.ics", "land/03.ics", "einrichtungsart/hospital.ics", "thema/officer_role.ics")
    for url in (*feeds, "auswahl.ics?form=online&land=03"):
        assert events(client, f"/kalender/{url}") == [], url
    assert client.get("/kalender/alle.json").get_json()["events"] == []
    assert training.feed_keys == (f"fortbildung/{training.public_id}" if hidden == "unlisted" else "")


@pytest.mark.parametrize("hidden", HIDDEN)
def test_only_what_is_found_by_its_address_has_a_calendar_and_files_of_its_own(client, hidden):
    training = published(trainer(), **HIDDEN[hidden])
    own = (
        f"/fortbildungen/{training.public_id}/termine.ics",
        f"/termine/{only_date(training).public_id}.ics",
    )
    expected = 200 if hidden == "unlisted" else 404
    assert [client.get(url).status_code for url in own] == [expected] * 2


@pytest.mark.parametrize("hidden", HIDDEN)
def test_who_takes_part_has_it_in_their_own_calendar(client, hidden):
    training, guest = published(trainer(), **HIDDEN[hidden]), person("Gast Eins", "mentor")
    actions.register_for_training(guest, training)
    assert len(events(client, f"/kalender/p/{create_calendar(guest, 'Handy')}.ics")) == 1


def test_a_draft_is_seen_by_the_office_and_whoever_leads_it(browsers, signed_in):
    leader = trainer()
    page = f"/fortbildungen/{draft(leader, title='Entwurf').public_id}"
    found = [name for name, browser in browsers.items() if browser.get(page).status_code == 200]
    assert (found, signed_in(leader).get(page).status_code) == (["coordinator"], 200)


def test_who_leads_one_training_leads_no_other(app):
    own, _others = published(leader := trainer()), published(trainer("Mara Blum"))
    led = db.session.scalars(select(Training.id).where(led_by(leader.id))).all()
    assert led == [own.id]


def test_who_is_not_signed_in_is_asked_to_and_comes_back(client):
    url = f"/fortbildungen/{published(trainer(), visibility='network').public_id}"
    assert client.get(url).headers["Location"] == f"/einloggen?next={url}"


@pytest.mark.parametrize("shown", ["public", "unlisted"])
def test_what_is_published_does_not_vanish(app, shown):
    leader = trainer()
    training = published(leader, visibility=shown)
    for change in ({"visibility": "network"}, {"visibility": shown, "kind": "exchange_circle"}):
        with pytest.raises(WrongState, match="bleibt für alle sichtbar"):
            actions.edit_training(leader, training, {**WORDS, **change})
    assert (training.visibility, training.kind) == (shown, "training")


def test_what_is_hidden_opens_up(client):
    leader = trainer()
    training = published(leader, visibility="network")
    tag = client.get("/kalender/alle.ics").headers["ETag"]
    actions.edit_training(leader, training, WORDS)
    assert client.get("/kalender/alle.ics", headers={"If-None-Match": tag}).status_code == 200
    assert len(events(client)) == 1


def test_the_form_offers_what_can_still_be_chosen(app, signed_in):
    leader = trainer()
    url = f"/fortbildungen/{published(leader, visibility='unlisted').public_id}/bearbeiten"
    page = signed_in(leader).get(url).text
    offered = [f'value="{name}"' in page for name in ("public", "unlisted", "network", "exchange_circle")]
    assert offered == [True, True, False, False]
