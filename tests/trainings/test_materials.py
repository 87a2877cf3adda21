"""Links of a training: for all, or for who has a seat."""

import pytest

from mentoring.core.errors import NotAllowed
from mentoring.trainings import actions
from tests.conftest import person
from tests.trainings.scenes import published, trainer


@pytest.fixture
def training(app):
    """A training with a link for all and one for who takes part."""
    leader = trainer()
    found = published(leader, seats=1)
    for title, for_all in (("Einladung", True), ("Folien", False)):
        actions.add_material(leader, found, title, f"https://example.org/{title}", for_all=for_all)
    return found


def seen(browser, training):
    page = browser.get(f"/fortbildungen/{training.public_id}").text
    return [f"https://example.org/{title}" in page for title in ("Einladung", "Folien")]


def test_links_are_for_all_or_for_who_has_a_seat(client, signed_in, training):
    guest, late = person("Gast Eins"), person("Gast Zwei")
    for someone in (guest, late):
        actions.register_for_training(someone, training)
    readers = (client, signed_in(late), signed_in(guest), signed_in(training.trainers[0]))
    assert [seen(one, training)[1] for one in readers] == [False, False, True, True]
    assert [seen(one, training)[0] for one in readers] == [True] * 4


def test_links_are_entered_and_removed_by_forms(app, signed_in, training):
    browser, url = signed_in(training.trainers[0]), f"/fortbildungen/{training.public_id}/materialien"
    for wrong in ("javascript:alert(1)", "data:text/html,x", "//example.org", ""):
        assert browser.post(url, data={"title": "Neu", "url": wrong}).status_code == 422
    assert browser.post(url, data={"title": "Neu", "url": "https://example.org/neu"}).status_code == 302
    assert [one.title for one in training.materials] == ["Einladung", "Folien", "Neu"]
    gone = training.materials[0].id
    assert browser.post(f"{url}/{gone}/entfernen").status_code == 302
    assert browser.post(f"{url}/{gone}/entfernen").status_code == 404
    assert [one.title for one in training.materials] == ["Folien", "Neu"]


def test_strangers_enter_and_remove_nothing(app, signed_in, training):
    stranger, url = trainer("Fremde Leitung"), f"/fortbildungen/{training.public_id}/materialien"
    assert signed_in(stranger).get(url).status_code == 404
    with pytest.raises(NotAllowed):
        actions.add_material(stranger, training, "x", "https://example.org", for_all=True)
    with pytest.raises(NotAllowed):
        actions.remove_material(stranger, training, training.materials[0])
    assert len(training.materials) == 2
