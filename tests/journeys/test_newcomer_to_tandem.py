"""A newcomer registers, sees suggestions, asks; a mentor answers from the letter; both see the tandem."""

import re
import secrets

import pytest

from tests.journeys.walker import names_of

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
WORDS = "Wir möchten mit zwei Kliniken anfangen und suchen Rat."


@pytest.fixture
def asked(arrive, house):
    """A newcomer who has asked: the window, the address, and the id of who was asked."""
    newcomer, address = arrive(), f"nora-{secrets.token_hex(3)}@example.org"
    newcomer.registers("Nora Neumann", address)
    newcomer.answers_first_questions()
    newcomer.press("Anfrage schreiben")
    mentor_id = int(re.search(r"/mentorinnen/(\d+)/anfrage$", newcomer.page.url)[1])
    newcomer.fill(words=WORDS)
    newcomer.press("Anfrage senden")
    return newcomer, address, mentor_id


def test_a_newcomer_sees_suggestions_with_reasons_after_four_questions(arrive):
    newcomer = arrive()
    newcomer.registers("Nora Neumann", f"nora-{secrets.token_hex(3)}@example.org")
    assert newcomer.heading == "Willkommen"
    newcomer.answers_first_questions()
    cards = newcomer.page.locator("main article")
    assert (newcomer.heading, 1 <= cards.count() <= 5) == ("Vorschläge für Sie", True)
    reasons = [card.locator(".app-reasons li").count() for card in cards.all()]
    assert min(reasons) > 0


def test_names_and_contacts_open_when_the_mentor_says_yes_from_the_letter(asked, arrive, house):
    newcomer, address, mentor_id = asked
    shown, name, mentor_address = names_of(house, mentor_id)
    assert (shown in newcomer.words, name in newcomer.words) == (True, False)
    mentor = arrive()
    mentor.opens_letter(mentor_address, "/mentoring/antwort/")
    assert (address in mentor.words, WORDS in mentor.words) == (False, False)
    mentor.choose("Ja, wir lernen uns kennen")
    mentor.press("Antwort senden")
    assert mentor.heading == "Danke für Ihre Antwort"
    newcomer.opens_letter(address, "/mentoring/tandems/")
    assert newcomer.heading == f"Ihr Tandem mit {name}"
    assert mentor_address in newcomer.words


def test_the_mentor_signs_in_by_letter_and_sees_the_tandem(asked, arrive, house):
    _newcomer, address, mentor_id = asked
    _shown, _name, mentor_address = names_of(house, mentor_id)
    mentor = arrive()
    mentor.opens_letter(mentor_address, "/mentoring/antwort/")
    mentor.choose("Ja, wir lernen uns kennen")
    mentor.press("Antwort senden")
    mentor.press("Einloggen")
    mentor.page.locator("[name='brief-email']").fill(mentor_address)
    mentor.press("Link schicken")
    mentor.opens_letter(mentor_address, "/einloggen/link/")
    mentor.press("Einloggen")
    mentor.press("Zum Tandem")
    assert mentor.heading == "Ihr Tandem mit Nora Neumann"
    assert (address in mentor.words, WORDS in mentor.words) == (True, True)


def test_a_mentor_says_no_without_a_reason_and_the_newcomer_may_ask_on(asked, arrive, house):
    newcomer, _address, mentor_id = asked
    mentor_address = names_of(house, mentor_id)[2]
    mentor = arrive()
    mentor.opens_letter(mentor_address, "/mentoring/antwort/")
    mentor.choose("Zurzeit passt es nicht")
    mentor.press("Antwort senden")
    newcomer.go("/mentoring/vorschlaege")
    offered = newcomer.page.locator("main article a[href$='/anfrage']")
    asked_again = newcomer.page.locator(f"main a[href='/mentoring/mentorinnen/{mentor_id}/anfrage']")
    assert (offered.count() > 0, asked_again.count()) == (True, 0)
