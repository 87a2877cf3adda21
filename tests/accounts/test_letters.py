"""What people choose about their letters, on the page of their account and by the link in a letter."""

import pytest
from sqlalchemy import select

from mentoring.accounts.actions import choose_letters
from mentoring.accounts.models import Account, LetterChoice
from mentoring.accounts.queries import paces_of
from mentoring.core.db import db
from mentoring.core.delivery import compose
from mentoring.core.links import Link, token_of
from mentoring.core.outbox import Letter
from tests.conftest import person
from tests.core.stages import letters
from tests.mentorship.scenes import searching

ONE_CLICK = {"List-Unsubscribe": "One-Click"}


def reminder() -> Letter:
    need = searching()
    [letter_id] = letters(need.person_id, subject_id=need.id, template="need.reported")
    return db.session.get_one(Letter, letter_id)


def path_of(letter: Letter) -> str:
    return f"/briefe/abbestellen/{token_of(letter, 'turn_off')}"


def pace(letter: Letter) -> str | None:
    db.session.rollback()
    choice = db.session.get(LetterChoice, (letter.account_id, "reminders"))
    return None if choice is None else choice.pace


def test_a_reminder_says_to_mail_programs_and_people_how_to_turn_it_off(app):
    letter = reminder()
    mail = compose(letter)
    assert mail["List-Unsubscribe"] == f"<http://localhost{path_of(letter)}>"
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    for kind in ("plain", "html"):
        assert path_of(letter) in mail.get_body((kind,)).get_content()


def test_an_essential_letter_cannot_be_turned_off(app):
    someone = person("Ada Lovelace")
    [letter_id] = letters(someone.id, subject_id=someone.id, template="account.reset")
    mail = compose(db.session.get_one(Letter, letter_id))
    assert (mail["List-Unsubscribe"], mail["List-Unsubscribe-Post"]) == (None, None)
    assert db.session.scalars(select(Link).where(Link.purpose == "turn_off")).all() == []


def test_a_mail_program_turns_letters_off_without_sign_in_page_or_token_of_ours(app, client, monkeypatch):
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", True)
    letter = reminder()
    assert [client.post(path_of(letter), data=ONE_CLICK).status_code for _time in range(2)] == [200, 200]
    assert (pace(letter), compose(letter)) == ("never", None)


def test_looking_at_the_page_turns_nothing_off(app, client):
    letter = reminder()
    page = client.get(path_of(letter))
    assert (page.status_code, client.head(path_of(letter)).status_code, pace(letter)) == (200, 200, None)
    assert "Erinnerungen" in page.text


def test_a_link_of_another_purpose_turns_nothing_off(app, client):
    letter = reminder()
    other = f"/briefe/abbestellen/{token_of(letter, 'search')}"
    assert (client.get(other).status_code, client.post(other).status_code, pace(letter)) == (404, 404, None)


def test_somebody_chooses_for_every_kind_when_its_letters_come(app, signed_in):
    someone = person("Ada Lovelace")
    chosen = {**paces_of(someone.account), "reminders": "never", "answers": "daily"}
    assert signed_in(someone).post("/konto/briefe", data=chosen).location == "/konto#meldung"
    assert paces_of(someone.account) == chosen
    assert signed_in(someone).get("/konto/briefe").text.count(" checked") == len(chosen)


@pytest.mark.parametrize("wrong", [{"answers": "never"}, {"answers": ""}, {"answers": "hourly"}])
def test_what_somebody_waits_for_cannot_be_turned_off(app, signed_in, wrong):
    someone = person("Ada Lovelace")
    before = paces_of(someone.account)
    answer = signed_in(someone).post("/konto/briefe", data={**before, **wrong})
    assert (answer.status_code, paces_of(someone.account)) == (422, before)


def test_what_was_chosen_holds_for_letters_to_come(app, monkeypatch):
    monkeypatch.setitem(app.config, "DIGEST_AT", "07:30")
    first = reminder()
    account = db.session.get_one(Account, first.account_id)
    choose_letters(account, {"reminders": "at_once"})
    [second] = letters(account.id, subject_id=first.subject_id, template="need.reported")
    assert (first.daily, db.session.get_one(Letter, second).daily) == (True, False)
