"""What the two agree on: whose yes counts, what a change does, and what paper says."""

from dataclasses import replace

import pytest
from sqlalchemy import text, update
from sqlalchemy.exc import IntegrityError

from mentoring.core import clock
from mentoring.core.db import action, db
from mentoring.core.errors import NotAllowed, WrongState
from mentoring.mentorship.actions import confirm_agreement, draft_agreement, end_tandem
from mentoring.mentorship.models import Agreement, Tandem
from mentoring.mentorship.queries import agreements_of
from tests.conftest import person
from tests.mentorship.scenes import AGREED, letters_of, office, running, tandem

OWN = "Wie man einen langen Atem behält."


def page_of(pair: Tandem) -> str:
    return f"/mentoring/tandems/{pair.id}/vereinbarung"


def test_it_runs_with_the_second_yes_and_both_times_are_kept(app):
    pair = tandem()
    first = draft_agreement(pair.newcomer, pair, AGREED, after=0, confirm=True)
    assert (pair.state, pair.agreement_id, letters_of("tandem.consented")) == (
        "getting_to_know",
        None,
        [pair.mentor_id],
    )
    confirm_agreement(pair.mentor, pair, 1)
    times = (first.newcomer_confirmed_at is not None, first.mentor_confirmed_at is not None)
    assert (pair.state, pair.agreement_id, times) == ("running", first.id, (True, True))
    assert letters_of("tandem.agreed") == [pair.newcomer_id]


def test_the_same_person_twice_is_not_two_yeses(app):
    pair = tandem()
    draft_agreement(pair.newcomer, pair, AGREED, after=0, confirm=True)
    confirm_agreement(pair.newcomer, pair, 1)
    assert pair.state == "getting_to_know"


def test_a_change_is_a_new_version_without_a_yes_and_the_old_one_holds_until_both_agree(app):
    pair = running()
    draft_agreement(pair.mentor, pair, replace(AGREED, months=9, learns=OWN), after=1)
    newest, old = agreements_of(pair)
    assert (newest.number, newest.confirmed, newest.newcomer_confirmed_at) == (2, False, None)
    assert (pair.state, pair.agreement_id, old.confirmed) == ("running", old.id, True)
    before = pair.planned_end
    confirm_agreement(pair.newcomer, pair, 2)
    confirm_agreement(pair.mentor, pair, 2)
    months = (pair.planned_end.year - before.year) * 12 + pair.planned_end.month - before.month
    assert (pair.agreement_id, months, letters_of("tandem.renewed")) == (newest.id, 3, [pair.newcomer_id])


def test_each_writes_only_their_own_wish_to_learn(app):
    pair = tandem()
    draft_agreement(pair.newcomer, pair, AGREED, after=0)
    draft_agreement(pair.mentor, pair, replace(AGREED, learns=OWN), after=1)
    newest = agreements_of(pair)[0]
    assert (newest.newcomer_learns, newest.mentor_learns) == (AGREED.learns, OWN)


def test_the_same_words_are_no_new_version_and_keep_the_yes(app):
    pair = running()
    draft_agreement(pair.newcomer, pair, AGREED, after=1, confirm=True)
    assert [version.number for version in agreements_of(pair)] == [1]


def test_nobody_confirms_or_overwrites_what_they_have_not_read(app):
    pair = tandem()
    draft_agreement(pair.newcomer, pair, AGREED, after=0)
    draft_agreement(pair.newcomer, pair, replace(AGREED, months=3), after=1)
    with pytest.raises(WrongState, match="soeben geändert"):
        confirm_agreement(pair.mentor, pair, 1)
    with pytest.raises(WrongState, match="soeben geändert"):
        draft_agreement(pair.mentor, pair, AGREED, after=1)


def test_nobody_else_agrees_for_them(app):
    pair = tandem()
    draft_agreement(pair.newcomer, pair, AGREED, after=0)
    for stranger in (office(), person("Fremde Person", "newcomer", "mentor")):
        with pytest.raises(NotAllowed):
            confirm_agreement(stranger, pair, 1)


def test_nothing_is_agreed_on_after_the_end(app):
    pair = running()
    end_tandem(pair.mentor, pair)
    with pytest.raises(WrongState):
        draft_agreement(pair.mentor, pair, replace(AGREED, months=3), after=1)


@action
def _write(statement: object) -> None:
    db.session.execute(statement)


def test_the_database_lets_nobody_run_without_the_yes_of_both(app):
    pair = tandem()
    draft = draft_agreement(pair.newcomer, pair, AGREED, after=0, confirm=True)
    fakes = (
        update(Tandem).values(state="running"),
        update(Tandem).values(state="running", agreement_id=draft.id, agreed=True),
        update(Tandem).values(state="running", agreement_id=draft.id, agreed=False),
        update(Agreement).values(confirmed=True),
        text("UPDATE agreements SET mentor_confirmed_at = NULL, confirmed = NULL"),
    )
    for fake in fakes:
        with pytest.raises((IntegrityError, WrongState)):
            _write(fake)
    assert db.session.get_one(Tandem, pair.id).state == "getting_to_know"


def test_a_yes_that_is_in_force_cannot_be_taken_out_of_the_database(app):
    running()
    with pytest.raises((IntegrityError, WrongState)):
        _write(update(Agreement).values(mentor_confirmed_at=None, confirmed=False))


FORM = {
    "topics": list(AGREED.topics),
    "goals": AGREED.goals,
    "learns": OWN,
    "months": "7",
    "rhythm": AGREED.rhythm,
    "channels": ["phone"],
    "confidentiality": AGREED.confidentiality,
    "roles": AGREED.roles,
    "stopping": AGREED.stopping,
}


def test_the_page_says_what_is_new_and_paper_holds_every_line(app, signed_in):
    pair = running()
    browser = signed_in(pair.mentor)
    browser.post(f"{page_of(pair)}/bearbeiten", data={**FORM, "after": "1", "confirm": "y"})
    page = browser.get(page_of(pair)).text
    paper = page.partition('class="app-dl"')[2].partition("app-noprint")[0]
    lines = (AGREED.goals, AGREED.learns, OWN, "7 Monate", AGREED.rhythm, "Telefon")
    rest = (
        AGREED.confidentiality,
        AGREED.roles,
        AGREED.stopping,
        "Lena Hoffmann",
        "Sabine Krüger",
        "noch nicht",
    )
    assert [line for line in (*lines, *rest) if line not in paper] == []
    assert ("<del>6 Monate</del>" in page, "<ins>7 Monate</ins>" in page) == (True, True)


def test_the_form_keeps_words_that_do_not_fit_and_says_what_to_do(app, signed_in):
    pair = tandem()
    browser = signed_in(pair.newcomer)
    answer = browser.post(f"{page_of(pair)}/bearbeiten", data={**FORM, "months": "99", "after": "0"})
    assert (answer.status_code, OWN in answer.text, "von 1 bis 24" in answer.text) == (422, True, True)
    assert agreements_of(pair) == []


def test_the_office_reads_no_agreement(app, signed_in):
    pair = running()
    browser = signed_in(office())
    assert browser.get(page_of(pair)).status_code == 404
    assert AGREED.goals not in browser.get(f"/mentoring/tandems/{pair.id}").text


def test_length_is_counted_in_months_of_the_calendar(app):
    pair = running()
    today = clock.in_berlin(clock.now()).date()
    assert ((pair.planned_end.year - today.year) * 12 + pair.planned_end.month - today.month) == 6
