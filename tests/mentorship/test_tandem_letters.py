"""Every letter about a tandem: who gets it, where it leads, and what it never says."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from mentoring.core import clock
from mentoring.core.clock import standing_at
from mentoring.core.composing import compose
from mentoring.core.db import db
from mentoring.core.links import token_of
from mentoring.core.outbox import Letter
from mentoring.mentorship.actions import (
    agree_to_extension,
    confirm_agreement,
    draft_agreement,
    end_tandem,
    look_back,
    pause_tandem,
    propose_end,
    propose_extension,
    propose_handover,
    reopen_tandem,
    resume_tandem,
    strike_due_tandems,
)
from mentoring.mentorship.models import Tandem
from tests.mentorship.scenes import AGREED, EXPERIENCE, WORDS, letters_of, mentor, running, tandem

THANKS = "Ihre Geduld hat mir geholfen."
SECRETS = (
    WORDS,
    EXPERIENCE,
    THANKS,
    AGREED.goals,
    AGREED.learns,
    "Hoffmann",
    "Krüger",
    "lena-",
    "sabine-",
    "!",
)


def strike(pair: Tandem, times: int = 1) -> None:
    for _time in range(times):
        with standing_at(pair.clock_at):
            strike_due_tandems(clock.now())


def drafted() -> Tandem:
    pair = tandem()
    draft_agreement(pair.newcomer, pair, AGREED, after=0, confirm=True)
    return pair


def renewed() -> Tandem:
    pair = running()
    draft_agreement(pair.newcomer, pair, type(AGREED)(months=9), after=1, confirm=True)
    confirm_agreement(pair.mentor, pair, 2)
    return pair


def paused() -> Tandem:
    pair = running()
    pause_tandem(pair.newcomer, pair, clock.in_berlin(clock.now()).date() + timedelta(days=9))
    return pair


def resumed() -> Tandem:
    pair = paused()
    resume_tandem(pair.newcomer, pair)
    return pair


def proposed() -> Tandem:
    pair = running()
    propose_end(pair.newcomer, pair)
    return pair


def extension(pair: Tandem) -> Tandem:
    propose_extension(pair.newcomer, pair, pair.planned_end + timedelta(days=60))
    return pair


def agreed(pair: Tandem) -> Tandem:
    agree_to_extension(pair.mentor, extension(pair))
    return pair


def completed() -> Tandem:
    pair = proposed()
    for person in (pair.newcomer, pair.mentor):
        look_back(person, pair, THANKS, release=True)
    return pair


def reopened(*, both: bool = True) -> Tandem:
    pair = running()
    end_tandem(pair.newcomer, pair)
    for person in (pair.newcomer, pair.mentor)[: 1 + both]:
        reopen_tandem(person, pair)
    return pair


def handover() -> Tandem:
    pair = running()
    propose_handover(pair.newcomer, pair, mentor("Frauke Petersen"))
    return pair


def after(times: int, scene: Callable[[], Tandem]) -> Callable[[], Tandem]:
    """A scene some strikes of the clock later."""

    def later() -> Tandem:
        pair = scene()
        strike(pair, times)
        return pair

    return later


PAGE, STAND = "/mentoring/tandems/1", "/mentoring/stand/"
LETTERS = {
    "consented": (drafted, "mentor", PAGE),
    "agreed": (running, "newcomer", PAGE),
    "renewed": (renewed, "newcomer", PAGE),
    "paused": (paused, "mentor", PAGE),
    "resumed": (resumed, "mentor", PAGE),
    "end_proposed": (proposed, "mentor", PAGE),
    "extension_proposed": (lambda: extension(running()), "mentor", PAGE),
    "handover_proposed": (handover, "mentor", PAGE),
    "prolonged": (lambda: agreed(running()), "newcomer", PAGE),
    "extended": (lambda: agreed(proposed()), "newcomer", PAGE),
    "completed": (completed, "newcomer mentor", PAGE),
    "closed": (after(1, proposed), "newcomer mentor", PAGE),
    "wound_down": (after(2, paused), "newcomer mentor", PAGE),
    "lapsed": (after(4, tandem), "newcomer mentor", PAGE),
    "reopening_proposed": (lambda: reopened(both=False), "mentor", PAGE),
    "reopened": (reopened, "newcomer", PAGE),
    "first_talk_reminded": (after(1, tandem), "newcomer mentor", STAND),
    "questioned": (after(3, tandem), "newcomer mentor", STAND),
    "talk_missed": (after(1, running), "newcomer mentor", STAND),
    "end_neared": (after(2, running), "newcomer mentor", PAGE),
}


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_about_a_tandem_says_no_names_no_words_and_leads_on(sqlite_app, name):
    scene, sides, path = LETTERS[name]
    pair = scene()
    assert letters_of(f"tandem.{name}") == [getattr(pair, f"{side}_id") for side in sides.split()]
    rows = db.session.query(Letter).filter_by(template=f"tandem.{name}").all()
    texts = [mail.get_body(("plain",)).get_content() for mail in map(compose, rows) if mail is not None]
    assert len(texts) == len(rows)
    for text in texts:
        assert (path in text, [secret for secret in SECRETS if secret in text]) == (True, [])


def standing_path(template: str) -> str:
    letter = db.session.scalars(select(Letter).where(Letter.template == template).order_by(Letter.id)).first()
    return STAND + token_of(letter, "standing")


@pytest.mark.parametrize(
    ("answer", "state", "contact"),
    [
        ("contact", "getting_to_know", True),
        ("continue", "getting_to_know", False),
        ("end", "ended_early", False),
    ],
)
def test_one_click_behind_the_link_says_how_it_stands_once(app, client, answer, state, contact):
    pair = after(1, tandem)()
    path = standing_path("tandem.first_talk_reminded")
    assert [client.get(path).status_code for _time in range(2)] == [200, 200]
    statuses = [client.post(path, data={"answer": word}).status_code for word in ("perhaps", answer, answer)]
    found = db.session.get_one(Tandem, pair.id)
    assert (statuses, found.state, found.contact_at is not None) == ([422, 200, 410], state, contact)


def test_an_answer_starts_the_days_of_silence_anew_and_makes_the_letter_pointless(app, client):
    pair = after(3, tandem)()
    assert pair.asked_at is not None
    with standing_at(pair.asked_at + timedelta(days=3)):
        client.post(standing_path("tandem.questioned"), data={"answer": "continue"})
        found = db.session.get_one(Tandem, pair.id)
        assert (found.asked_at, found.clock_at > clock.now() + timedelta(days=27)) == (None, True)
    rows = db.session.query(Letter).filter_by(template="tandem.questioned").all()
    assert [compose(row) for row in rows] == [None, None]
