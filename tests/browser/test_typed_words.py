"""Words from every text field come out of pages, calendars, tables and letters as words, whatever they are made of.

Every form of the house is sent off with attacks in all its text fields. What was stored then stands in every row of
the columns it was found in, and everything that shows words is read again: a new field is among them by itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from markupsafe import Markup

from mentoring.core import clock
from mentoring.core.composing import compose
from mentoring.core.db import db
from mentoring.core.outbox import Letter
from mentoring.people.actions import create_calendar
from tests.browser.attacked import ATTACKS, attack
from tests.browser.copied_house import Column, CopiedHouse
from tests.browser.filled_forms import FORMS
from tests.browser.pages import NO_PAGES, ONCE
from tests.browser.scenes import somebody
from tests.browser.visitor import client_of
from tests.intact import (
    MARK,
    Properties,
    faults_of_calendar,
    faults_of_letter,
    faults_of_page,
    faults_of_table,
    properties_of,
)
from tests.web.house import addresses

pytestmark = pytest.mark.xdist_group("forms")
NOT_TAKEN = {
    **dict.fromkeys(("accounts.codes_create", "accounts.recovery_codes_create"), "no code is right"),
    **dict.fromkeys(("accounts.second_factors_create", "accounts.second_factors_update"), "the same"),
    "security.login": "no password is right",
    "coordination.previews_create": "takes whole tables: tests/coordination/test_tables_of_people.py",
    "coordination.wishes_create": "this person searches already; calls_create enters the same",
    "mentorship.look_backs_update": "this tandem goes on; its words stand where those of interims_update do",
    "trainings.leads_create": "asks for the address of somebody who trains",
}
"""Forms that refuse what is sent here, and why."""
NEVER_STORED = {
    "accounts.resets_create email",
    "accounts.sign_in_letters_create brief-email",
    "security.login email",
    "mentorship.look_backs_update words",
}
"""Fields by which somebody is looked for, and one of NOT_TAKEN."""
FITTING = {
    "mentorship.extensions_create": {"until": (clock.now() + timedelta(days=500)).date().isoformat()},
    "mentorship.check_in_links_create": {"answer": "call"},
    "mentorship.check_ins_update": {"answer": "call"},
}
"""What some fields must hold that offer no choice of their own."""
INVITATION = frozenset({("VCALENDAR", "METHOD"), ("VEVENT", "ATTENDEE"), ("VEVENT", "ORGANIZER")})
"""What a calendar in a letter has and others have not."""
MOVED = 302
FILES = {
    "coordination.people_exports_create": "/koordination/menschen",
    "trainings.exports_create": "/fortbildungen/{training}/teilnehmende",
}


@dataclass
class Sent:
    """What came of sending every form: fields by their numbers, words as they were stored, refusals and faults."""

    carried: dict[int, str] = field(default_factory=dict)
    stored: set[int] = field(default_factory=set)
    words: dict[Column, str] = field(default_factory=dict)
    refused: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)


@dataclass
class Outputs:
    """What the house says once the attacks stand everywhere: faults, and the numbers of fields that were seen."""

    seen: set[int] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)

    def look(self, where: object, text: str, faults: list[str]) -> None:
        self.seen.update(int(number) for number in MARK.findall(text))
        self.faults += [f"{where}: {fault}" for fault in faults]


@pytest.fixture(scope="module")
def copy(house, scenes, tmp_path_factory) -> Iterator[CopiedHouse]:
    with CopiedHouse.opened(house, tmp_path_factory.mktemp("copies") / "copy") as opened:
        yield opened


@pytest.fixture(scope="module")
def sent(house, scenes, copy) -> Sent:
    """Every form, each on a house as it was before."""
    found = Sent()
    for endpoint, (path, role) in FORMS.items():
        tried = attack(client_of(copy, role), path.format(**scenes), endpoint, FITTING.get(endpoint, {}))
        words = copy.columns_with_marks()
        copy.lay_back(house)
        found.carried |= tried.carried
        found.words |= words
        found.stored |= {int(number) for value in words.values() for number in MARK.findall(value)}
        found.refused |= set() if tried.is_taken else {endpoint}
        if tried.answer.status_code != MOVED:
            found.faults += [f"{endpoint}: {fault}" for fault in faults_of_page(tried.answer.text)]
    return found


def test_every_form_takes_the_words_or_is_known_to_refuse_them(sent):
    assert (sent.refused, sent.faults) == (set(NOT_TAKEN), [])
    assert len(sent.carried) > 90


def test_every_field_whose_words_were_taken_is_followed(sent):
    lost = {where for number, where in sent.carried.items() if number not in sent.stored}
    assert (lost, len(sent.words) > 50) == (NEVER_STORED, True)


@pytest.fixture(scope="module")
def calendars(copy) -> list[str]:
    """Addresses of all calendars and other files, three personal calendars among them."""
    with copy.app.app_context():
        secrets = [create_calendar(somebody(slug), "Handy") for slug in ("wartet", "tandem", "leitung")]
        known = [url for rule, url in addresses(copy.app) if rule.endpoint in NO_PAGES]
        db.session.remove()
    return [*known, *(f"/kalender/p/{secret}.ics" for secret in secrets)]


@pytest.fixture(scope="module")
def known(copy, calendars) -> Properties:
    """The properties of calendars before anybody attacked."""
    browser = client_of(copy, "coordinator")
    answers = [browser.get(url) for url in calendars]
    found = [properties_of(one.data) for one in answers if one.mimetype == "text/calendar"]
    return frozenset().union(*found)


@pytest.fixture(scope="module")
def filled(copy, sent, known) -> CopiedHouse:
    """The house in which what was stored of the attacks stands in every row."""
    copy.fill(sent.words)
    return copy


def test_pages_stay_whole(filled, scenes):
    outputs, browsers = Outputs(), {page.role: client_of(filled, page.role) for page in ONCE}
    for page in ONCE:
        answer = browsers[page.role].get(page.address.format(**scenes))
        outputs.look(page, answer.text, faults_of_page(answer.text) if answer.data else [])
    assert (outputs.faults, len(outputs.seen) > 40) == ([], True)


def test_calendars_stay_whole(filled, calendars, known):
    outputs, browser = Outputs(), client_of(filled, "coordinator")
    for url in calendars:
        answer = browser.get(url)
        if answer.mimetype == "text/calendar":
            outputs.look(url, answer.text, faults_of_calendar(answer.data, known))
    assert (outputs.faults, len(outputs.seen) > 5) == ([], True)


def test_tables_stay_whole(filled, scenes, calendars):
    outputs, browser = Outputs(), client_of(filled, "coordinator")
    posted = [
        attack(browser, path.format(**scenes), endpoint, {"kind": "csv"}).answer
        for endpoint, path in FILES.items()
    ]
    read = [answer for answer in map(browser.get, calendars) if answer.mimetype == "text/csv"]
    for answer in (*posted, *read):
        assert answer.mimetype == "text/csv"
        outputs.look("a table", answer.text, faults_of_table(answer.data))
    assert (outputs.faults, len(outputs.seen) > 2) == ([], True)


def test_letters_stay_whole(filled, known):
    outputs, kinds = Outputs(), set()
    with filled.app.app_context():
        for letter in db.session.query(Letter).order_by(Letter.id):
            if (mail := compose(letter)) is not None:
                words = f"{mail['Subject']} {mail.get_body(('plain',)).get_content()}"
                faults = faults_of_letter(mail.as_bytes(), known | INVITATION)
                outputs.look(letter.template, words, faults)
                kinds.add(letter.template)
        db.session.remove()
    assert (outputs.faults, len(outputs.seen) > 5, len(kinds) > 40) == ([], True, True)


@pytest.mark.parametrize("words", [word(7) for word in ATTACKS[:2]])
def test_what_does_not_guard_its_words_is_caught(words):
    page = f"<html><body><p title='{Markup(words)}'>{words}</p></body></html>"
    event = f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:{words}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    letter = f"To: a@example.org\r\nSubject: {words}\r\n\r\nGuten Tag\r\n"
    table = f"Name;Ort\r\n{words};Soest\r\n"
    known = frozenset({("VEVENT", "UID"), ("VEVENT", "SUMMARY")})
    assert [
        bool(faults_of_page(page)),
        bool(faults_of_calendar(event.encode(), known)),
        bool(faults_of_letter(letter.encode(), known)),
        bool(faults_of_table(table.encode())),
    ] == [True] * 4
