"""Leading together: who is asked, whose name is shown, and who may do what."""

import pytest

from mentoring.core.db import db
from mentoring.core.errors import NotAllowed, WrongState
from mentoring.people.actions import create_calendar
from mentoring.trainings import actions
from mentoring.trainings.models import Lead
from tests.conftest import person
from tests.trainings.scenes import WORDS, draft, events, letters_to, planned, published, trainer


@pytest.fixture
def pair(app):
    """Somebody who leads a training, and somebody who is asked to lead it, too."""
    first, second = trainer("Antje Vogt"), trainer("Bela Wolf")
    training = published(first)
    return first, second, training, actions.invite_lead(first, training, second)


def test_who_begins_a_training_leads_it(app):
    someone = person("Neue Leitung", "trainer")
    assert [one.id for one in draft(someone).trainers] == [someone.id]


def test_a_name_is_shown_after_a_yes_only(client, pair):
    _first, second, training, lead = pair
    url, shown = f"/fortbildungen/{training.public_id}", []
    for act in (lambda: None, lambda: actions.confirm_lead(second, lead)):
        act()
        shown.append(("B. W." in client.get(url).text, "B. W." in client.get("/fortbildungen").text))
    assert shown == [(False, False), (True, True)]


def test_who_was_asked_reads_the_draft_and_may_do_nothing_before_a_yes(app, signed_in):
    first, second = trainer("Antje Vogt"), trainer("Bela Wolf")
    training = draft(first)
    lead = actions.invite_lead(first, training, second)
    browser, url = signed_in(second), f"/fortbildungen/{training.public_id}"
    asked = [browser.get(url).status_code, browser.get(f"{url}/bearbeiten").status_code]
    actions.confirm_lead(second, lead)
    assert (asked, browser.get(f"{url}/bearbeiten").status_code) == ([200, 404], 200)


def test_all_who_lead_may_edit_move_and_cancel(pair):
    _first, second, training, lead = pair
    with pytest.raises(NotAllowed):
        actions.edit_training(second, training, {**WORDS, "title": "Zu früh"})
    actions.confirm_lead(second, lead)
    actions.edit_training(second, training, {**WORDS, "title": "Zu zweit"})
    actions.move_date(second, training.dates[0], planned(days=20))
    actions.cancel_training(second, training)
    assert (training.title, training.state) == ("Zu zweit", "cancelled")


def test_letters_go_to_who_is_asked_and_to_who_asked(pair):
    first, second, training, lead = pair
    before = letters_to(first)
    actions.confirm_lead(second, lead)
    actions.leave_lead(second, lead)
    actions.decline_lead(second, actions.invite_lead(first, training, second))
    assert letters_to(second)[1:] == ["lead.invited", "lead.invited"]
    assert letters_to(first)[len(before) :] == ["lead.confirmed", "lead.left", "lead.declined"]


def test_nobody_is_asked_twice_and_no_stranger_asks(pair):
    first, second, training, lead = pair
    with pytest.raises(WrongState, match="schon eingeladen"):
        actions.invite_lead(first, training, second)
    with pytest.raises(NotAllowed):
        actions.invite_lead(trainer("Fremde Leitung"), training, person("Gast", "trainer"))
    actions.withdraw_lead(first, lead)
    assert actions.invite_lead(first, training, second).state == "invited"


def test_nobody_answers_for_somebody_else(pair):
    first, _second, _training, lead = pair
    for act in (actions.confirm_lead, actions.decline_lead):
        with pytest.raises(NotAllowed):
            act(first, lead)
    assert lead.state == "invited"


def test_the_last_who_leads_does_not_step_back(pair):
    first, second, training, lead = pair
    own = training.leads[0]
    with pytest.raises(WrongState, match="Sie leiten allein"):
        actions.leave_lead(first, own)
    actions.confirm_lead(second, lead)
    actions.leave_lead(first, own)
    assert [one.id for one in training.trainers] == [second.id]


def test_the_office_asks_somebody_where_nobody_leads(app):
    office, second = person("Olga Amt", "coordinator"), trainer("Bela Wolf")
    training = published(trainer("Antje Vogt"))
    actions.confirm_lead(second, actions.invite_lead(office, training, second))
    assert len(training.trainers) == 2


def test_what_somebody_leads_with_others_stands_in_their_calendar(client, pair):
    _first, second, _training, lead = pair
    url = f"/kalender/p/{create_calendar(second, 'Handy')}.ics"
    seen = [len(events(client, url))]
    tags = [client.get(url).headers["ETag"]]
    actions.confirm_lead(second, lead)
    seen.append(len(events(client, url)))
    tags.append(client.get(url).headers["ETag"])
    assert (seen, len(set(tags))) == ([0, 1], 2)


def test_asking_and_answering_by_forms(app, signed_in):
    first, second = trainer("Antje Vogt"), trainer("Bela Wolf")
    training = published(first)
    url = f"/fortbildungen/{training.public_id}/leitung"
    wrong = signed_in(first).post(url, data={"email": "niemand@example.org"})
    assert (wrong.status_code, "keine freigegebene Leitung" in wrong.text) == (422, True)
    assert signed_in(first).post(url, data={"email": second.account.email.upper()}).status_code == 302
    lead, browser = db.session.query(Lead).filter_by(state="invited").one(), signed_in(second)
    page = browser.get("/fortbildungen/leitung").text
    assert f'action="/fortbildungen/leitung/{lead.id}/zusage"' in page
    assert browser.post(f"/fortbildungen/leitung/{lead.id}/zusage").status_code == 302
    assert len(training.trainers) == 2


@pytest.mark.parametrize("deed", ["zusage", "absage", "abschied", "ruecknahme"])
def test_invitations_of_others_do_not_exist_for_strangers(pair, signed_in, deed):
    _first, _second, _training, lead = pair
    reply = signed_in(trainer("Fremde Leitung")).post(f"/fortbildungen/leitung/{lead.id}/{deed}")
    assert (reply.status_code, lead.state) == (404, "invited")
