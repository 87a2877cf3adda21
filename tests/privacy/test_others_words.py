"""The answer to what is kept: all of one's own, nothing of others but what was written to the reader."""

import json

import html5lib
import pytest

from mentoring.accounts.models import Account
from mentoring.core import clock
from mentoring.core.db import db
from mentoring.mentorship.models import Exclusion, Message, Reflection, Tandem, WishedMentor
from mentoring.privacy.queries import answer_for
from tests.conftest import _add, browser_of, person
from tests.databases import fresh_app
from tests.web.full_house import furnish_again
from tests.web.house import guest


@pytest.fixture(scope="module")
def house():
    """The demo's people, once for all tests here: none of them changes what another reads."""
    with fresh_app("sqlite") as app:
        furnish_again(app)
        yield app


def taken_along(browser) -> tuple[str, dict]:
    """The file as text, and what its JSON says."""
    answer = browser.get("/meine-daten/datei")
    page = html5lib.parse(answer.text, namespaceHTMLElements=False)
    return answer.text, json.loads(page.find(".//pre[@id='json']").text)["tables"]


def test_the_file_holds_every_column_about_the_reader(house):
    lena = guest("tandem")
    text, tables = taken_along(browser_of(house, lena))
    assert tables["accounts"][0]["email"] == lena.account.email
    assert tables["accounts"][0]["password"] is False
    assert lena.account.email in text
    for section in answer_for(lena.account):
        own = {one.name for one in section.table.columns if "personal" in one.info}
        written = set(tables[section.name][0])
        assert own - written <= {"words"}, section.name


@pytest.fixture(scope="module")
def pair(house):
    """The two of a tandem, each with words and secrets of their own."""
    tandem = db.session.query(Tandem).filter_by(newcomer_id=guest("tandem").id).one()
    lena, omar = tandem.newcomer, tandem.mentor
    ids = {"tandem_id": tandem.id, "written_at": clock.now()}
    _add(
        Message(author_id=omar.id, words="Grüße an Lena", **ids),
        Reflection(author_id=omar.id, kind="look_back", words="Nur für mich", **ids),
        Exclusion(person_id=omar.id, other_id=lena.id, created_at=clock.now()),
    )
    return lena, omar


def test_words_of_others_are_there_only_for_whom_they_were_written(house, pair):
    lena, omar = pair
    hers, tables = taken_along(browser_of(house, lena))
    his, _tables = taken_along(browser_of(house, omar))
    assert ("Grüße an Lena" in hers, "Grüße an Lena" in his) == (True, True)
    assert ("Nur für mich" in hers, "Nur für mich" in his) == (False, True)
    assert "exclusions" not in tables
    assert omar.account.name not in hers
    assert omar.account.email not in hers


def test_nobody_learns_on_whose_list_of_wishes_they_stand(house):
    wish = db.session.query(WishedMentor).first()
    sections = {section.name: section for section in answer_for(wish.mentor.account)}
    assert wish.words not in str([row for one in sections.values() for row in one.plain])


def test_a_stranger_of_the_two_reads_nothing_of_them(house, pair):
    text, tables = taken_along(browser_of(house, person("Frida Fremd")))
    assert "Grüße an Lena" not in text
    assert set(tables) == {"accounts", "persons", "sign_ins"}


def test_everybody_of_the_demo_gets_an_answer_with_their_own_address(house):
    accounts = db.session.query(Account).order_by(Account.id).all()
    answers = [{one.name: one for one in answer_for(account)} for account in accounts]
    assert [answer["accounts"].plain[0]["email"] for answer in answers] == [one.email for one in accounts]
    assert len(accounts) > 15
