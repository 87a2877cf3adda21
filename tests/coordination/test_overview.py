"""The office's first page says what needs a human today, and nothing else."""

import time_machine
from sqlalchemy import select

from mentoring.core import clock
from mentoring.core.db import action, db
from mentoring.core.outbox import Letter, mark_failed, write_letter
from mentoring.mentorship.actions import note_contact
from mentoring.offers.actions import open_consultation
from mentoring.privacy.actions import ask_for_erasure
from tests.conftest import person
from tests.coordination.crowd import crowd
from tests.mentorship.scenes import OLDENBURG, asked, handed_in, mentor, office, searching, tandem
from tests.queries import counted_statements


def test_an_empty_desk_says_so(app, signed_in):
    page = signed_in(office()).get("/koordination").text
    assert "Heute zu tun (0)" in page
    assert "Nichts wartet auf Sie." in page


def test_profiles_first_talks_and_failed_letters_are_counted(app, signed_in):
    handed_in()
    open_consultation("Lena", "lena@example.org", "", "")
    letter = action(lambda: write_letter("consultation.opened", to="weg@example.org").id)()
    mark_failed(letter, "SMTPRecipientsRefused 550")
    page = signed_in(office()).get("/koordination").text
    assert "Heute zu tun (3)" in page
    for words in (
        "Profil von Sabine Krüger",
        "Lena möchte ein Gespräch",
        "Ein Brief kam nicht an: weg@example.org",
    ):
        assert words in page


def test_a_newcomer_stands_on_the_desk_after_21_days_and_not_before(app, signed_in):
    now = clock.now()
    need = searching("Lena Hoffmann")
    coordinator = office()
    with time_machine.travel(now.replace(microsecond=0), tick=False) as travel:
        travel.shift(20 * 86400)
        assert need.person.account.name not in signed_in(coordinator).get("/koordination").text
        travel.shift(1 * 86400 + 60)
        page = signed_in(coordinator).get("/koordination").text
    assert "Lena Hoffmann" in page
    assert "sucht seit 21 Tagen" in page


def test_the_office_is_warned_while_placeholders_remain(app, signed_in, monkeypatch):
    coordinator = office()
    monkeypatch.setitem(app.config, "PLACEHOLDERS", ["OPERATOR_NAME"])
    assert "OPERATOR_NAME" in signed_in(coordinator).get("/koordination").text
    monkeypatch.setitem(app.config, "PLACEHOLDERS", [])
    assert "Vor dem Start noch eintragen" not in signed_in(coordinator).get("/koordination").text


def test_the_list_is_in_the_order_of_its_deadlines_and_narrows_by_kind(app, signed_in):
    with time_machine.travel("2026-01-05 10:00"):
        searching("Lena Hoffmann")
    with time_machine.travel("2026-02-01 10:00"):
        handed_in("Clara Vogel")
        browser = signed_in(office())
        page = browser.get("/koordination").text
        narrow = browser.get("/koordination?art=approval").text
        nothing = browser.get("/koordination?art=letter").text
    assert 0 < page.index("Lena Hoffmann") < page.index("Profil von Clara Vogel")
    assert ("überfällig seit" in page, "Wartende (1)" in page) == (True, True)
    assert ("Profil von Clara Vogel" in narrow, "Lena Hoffmann" in narrow) == (True, False)
    assert "Davon wartet gerade nichts." in nothing


def test_an_enquiry_nobody_answers_is_on_the_desk_after_its_reminder(app, signed_in):
    with time_machine.travel("2026-01-05 10:00"):
        asked()
        assert "Noch ohne Antwort" not in signed_in(office()).get("/koordination").text
    with time_machine.travel("2026-01-14 10:00"):
        page = signed_in(office()).get("/koordination").text
    assert "Anfrage von L. H. an S. K." in page


def test_what_a_leaving_account_leaves_behind_is_on_the_desk(app, signed_in):
    pair = tandem()
    ask_for_erasure(pair.mentor)
    page = signed_in(office()).get("/koordination?art=leaving").text
    assert "hat ihr Konto beendet" in page


def test_gaps_are_said_in_words_and_figures_lead_on(app, signed_in):
    searching("Lena Hoffmann")
    browser = signed_in(office())
    page = browser.get("/koordination").text
    assert "1 Person sucht, wo kein Platz frei ist: Niedersachsen." in page
    mentor("Max Alt", **OLDENBURG)
    db.session.expire_all()
    page = browser.get("/koordination").text
    assert "ist im selben Bundesland auch ein Platz frei" in page
    assert "1 freier Platz, 1 Person sucht" in page


def test_a_thousand_rows_cost_as_many_queries_as_ten(sqlite_app, signed_in):
    counts = []
    for rows in (10, 990):
        with time_machine.travel("2026-01-05 10:00"):
            crowd(rows, 1, named=f"{rows} ")
        db.session.remove()
        with time_machine.travel("2026-03-20 10:00"):
            browser = signed_in(office())
            with counted_statements() as statements:
                page = browser.get("/koordination?art=waiting").text
        counts.append(len(statements))
    assert ("Heute zu tun (1000)" in page, "Seite 1 von 40" in page) == (True, True)
    assert counts[0] == counts[1]


def test_three_who_wait_cost_as_many_queries_as_one(app, signed_in):
    with time_machine.travel("2026-01-05 10:00"):
        searching("Lena Hoffmann")
    browser = signed_in(office())
    with counted_statements() as one:
        browser.get("/koordination")
    with time_machine.travel("2026-01-05 10:00"):
        searching("Jonas Weber")
        searching("Clara Vogel")
    db.session.expire_all()
    with counted_statements() as three:
        page = browser.get("/koordination").text
    assert "Heute zu tun (3)" in page
    assert len(three) == len(one)


def test_two_without_contact_for_three_weeks_are_on_the_desk_until_they_talk(app, signed_in):
    with time_machine.travel("2026-01-05 10:00"):
        pair = tandem()
    for day, shown in (("2026-01-25 10:00", False), ("2026-01-27 10:00", True)):
        with time_machine.travel(day):
            assert ("noch nicht gesprochen" in signed_in(office()).get("/koordination").text) == shown
    with time_machine.travel("2026-01-27 11:00"):
        note_contact(pair.mentor, pair)
        assert "noch nicht gesprochen" not in signed_in(office()).get("/koordination").text


def test_only_the_office_sees_it(app, signed_in, client):
    assert client.get("/koordination").status_code == 302
    assert signed_in(person("Max Neu", "mentor")).get("/koordination").status_code == 403


def failed(*problems: str) -> list[int]:
    """Letters to one address that did not arrive."""
    ids = [
        action(lambda: write_letter("consultation.opened", to="weg@example.org").id)() for _one in problems
    ]
    for letter_id, problem in zip(ids, problems, strict=True):
        mark_failed(letter_id, problem)
    return ids


def states() -> list[str]:
    db.session.rollback()
    return list(db.session.scalars(select(Letter.state).order_by(Letter.id)))


def test_what_did_not_reach_one_person_is_one_row_with_a_way_on(app, signed_in):
    first, _second = failed("SMTPRecipientsRefused 550", "SMTPRecipientsRefused 550")
    browser = signed_in(office())
    page = browser.get("/koordination").text
    assert (page.count('label">Ein Brief kam nicht an: weg@example.org<'), "abgelehnt" in page) == (1, True)
    assert browser.post(f"/koordination/briefe/{first}/neu").location == "/koordination#meldung"
    assert states() == ["waiting", "waiting"]
    assert browser.post(f"/koordination/briefe/{first}/erledigt").status_code == 409


def test_a_letter_that_nobody_needs_any_more_leaves_the_desk(app, signed_in):
    [letter_id] = failed("ConnectionRefusedError")
    browser = signed_in(office())
    page = browser.get("/koordination").text
    assert ("auch nach mehreren Versuchen" in page, "abgelehnt" in page) == (True, False)
    browser.post(f"/koordination/briefe/{letter_id}/erledigt")
    assert (states(), "Ein Brief kam nicht an" in browser.get("/koordination").text) == (["dropped"], False)
