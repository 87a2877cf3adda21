"""Calls for help: the office reads only what a person chose to share, takes it up and closes it."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from mentoring.core import clock
from mentoring.core.composing import compose
from mentoring.core.db import db
from mentoring.core.errors import NotAllowed
from mentoring.core.outbox import Letter
from mentoring.mentorship.actions import (
    Plea,
    approve_mentor,
    call_for_help,
    finish_call,
    forget_help_words,
    save_profile,
    take_up_call,
    withdraw_call,
)
from mentoring.mentorship.models import HelpCall
from mentoring.mentorship.queries import unfinished_call_of
from tests.conftest import person
from tests.mentorship.scenes import asked, letters_of, office, profile_words, searching, tandem

PAGE, DESK = "/mentoring/hilfe", "/koordination/hilfe"
ONE_ROW = 2  # the desk says it in the row and again in the words of its link
WORDS = "Wir finden keinen Termin."


def calls():
    return db.session.scalars(select(HelpCall).order_by(HelpCall.id)).all()


def read_at_desk(signed_in) -> str:
    """The office's page after looking at every call, which is noted."""
    browser = signed_in(office())
    for call in calls():
        browser.post(f"{DESK}/{call.id}/blick")
    return browser.get(DESK).text


def test_who_shares_nothing_is_read_by_name_alone(app, signed_in):
    pair = tandem()
    form = {"contact": "none", "about": "unsaid", "words": ""}
    assert signed_in(pair.newcomer).post(PAGE, data=form).location == f"{PAGE}#meldung"
    page = read_at_desk(signed_in)
    assert ("Lena Hoffmann" in page, "die Person meldet sich selbst" in page) == (True, True)
    hidden = (pair.newcomer.account.email, "S. K.", f"/mentoring/tandems/{pair.id}")
    assert [words for words in hidden if words in page] == []


def test_who_is_with_nobody_yet_is_not_asked_about_whom(sqlite_app, signed_in):
    browser, words = signed_in(person("Nina Neu", "newcomer")), ("Worum geht es?", "Ihr Gegenüber")
    page = browser.get(PAGE).text
    assert [one in page for one in words] == [False, False]
    sent = {"contact": "mail", "words": WORDS}
    assert browser.post(PAGE, data=sent).location == f"{PAGE}#meldung"
    assert [one in signed_in(tandem().newcomer).get(PAGE).text for one in words] == [True, True]


def test_the_office_reads_what_was_chosen(app, signed_in):
    pair = tandem()
    form = {"contact": "mail", "about": f"tandem-{pair.id}", "words": WORDS}
    signed_in(pair.newcomer).post(PAGE, data=form)
    page = read_at_desk(signed_in)
    told = (WORDS, pair.newcomer.account.email, "Tandem von L. H. und S. K.")
    assert [words in page for words in told] == [True] * 3


def test_an_enquiry_can_be_what_it_is_about(app, signed_in):
    enquiry = asked()
    form = {"contact": "mail", "about": f"enquiry-{enquiry.id}", "words": ""}
    signed_in(enquiry.mentor).post(PAGE, data=form)
    assert f"/mentoring/anfragen/{enquiry.id}" in read_at_desk(signed_in)


def test_nobody_names_what_is_not_theirs(app, signed_in):
    pair, stranger = tandem(), searching("Fremde Person").person
    form = {"contact": "mail", "about": f"tandem-{pair.id}", "words": ""}
    assert signed_in(stranger).post(PAGE, data=form).status_code == 422
    with pytest.raises(NotAllowed):
        call_for_help(stranger, Plea("mail", about=pair))
    assert calls() == []


@pytest.mark.parametrize(
    ("entered", "said"),
    [
        ({"contact": ""}, "Bitte wählen Sie, ob und wie die Koordination Sie erreicht."),
        ({"contact": "phone"}, "In Ihrem Profil steht keine Telefonnummer."),
        ({"words": "x" * 501}, "Bitte höchstens 500 Zeichen eingeben."),
    ],
)
def test_what_is_missing_is_said(sqlite_app, signed_in, entered, said):
    form = {"contact": "mail", "about": "unsaid", "words": "", **entered}
    answer = signed_in(tandem().mentor).post(PAGE, data=form)
    assert (answer.status_code, said in answer.text, calls()) == (422, True, [])


def test_who_wants_a_call_has_a_number(app, signed_in):
    someone = person("Ruth Anruf", "newcomer", phone="0421 1234")
    signed_in(someone).post(PAGE, data={"contact": "phone", "about": "unsaid"})
    page = read_at_desk(signed_in)
    assert ("0421 1234" in page, someone.account.email in page) == (True, False)


def test_asking_again_changes_the_one_call(app, signed_in):
    pair = tandem()
    browser = signed_in(pair.mentor)
    for words in (WORDS, "Es hat sich etwas geändert."):
        browser.post(PAGE, data={"contact": "mail", "about": "unsaid", "words": words})
    assert [(call.words, call.state) for call in calls()] == [("Es hat sich etwas geändert.", "open")]
    assert "Es hat sich etwas geändert." in browser.get(PAGE).text


def test_the_person_sees_how_it_stands(app, signed_in):
    pair, desk = tandem(), office()
    call = call_for_help(pair.mentor, Plea("mail"))
    browser = signed_in(pair.mentor)
    assert "liegt bei der Koordination" in browser.get("/mein-bereich").text
    for _click in range(2):
        signed_in(desk).post(f"{DESK}/{call.id}/aufnahme")
    assert "jemand kümmert sich" in browser.get("/mein-bereich").text
    assert letters_of("help_call.taken_up") == [pair.mentor_id]
    signed_in(desk).post(f"{DESK}/{call.id}/abschluss")
    assert (unfinished_call_of(pair.mentor), "jemand kümmert" in browser.get(PAGE).text) == (None, False)


def test_it_lies_on_the_desk_until_it_is_done(app, signed_in):
    call = call_for_help(tandem().mentor, Plea("mail"))
    desk, browser = office(), signed_in(office())
    assert browser.get("/koordination").text.count("bittet um Hilfe") == ONE_ROW
    take_up_call(desk, call)
    assert browser.get("/koordination").text.count("bittet um Hilfe") == ONE_ROW
    finish_call(desk, call)
    assert browser.get("/koordination").text.count("bittet um Hilfe") == 0


def test_letters_say_neither_who_nor_why(app):
    call = call_for_help(tandem().newcomer, Plea("mail", WORDS))
    letter = db.session.scalars(select(Letter).where(Letter.template == "help_call.opened")).one()
    mail = str(compose(letter))
    assert [
        hidden for hidden in ("Termin", "Lena", "L. H.", call.person.account.email) if hidden in mail
    ] == []
    take_up_call(office(), call)
    assert compose(letter) is None


def test_taking_it_back_takes_the_words_along(app, signed_in):
    pair = tandem()
    call = call_for_help(pair.newcomer, Plea("mail", WORDS))
    browser = signed_in(pair.newcomer)
    assert [browser.post(f"{PAGE}/ende").status_code for _click in range(2)] == [302, 404]
    assert (call.state, call.words, WORDS in read_at_desk(signed_in)) == ("withdrawn", "", False)


def test_nobody_of_the_office_reads_a_call_of_their_own_partner_or_their_own(app, signed_in):
    pair = tandem()
    both = person("Beides Zugleich", "mentor", "coordinator")
    enquiry = asked(searching("Andere Suche"), _mentor_profile(both))
    call = call_for_help(enquiry.newcomer, Plea("mail", WORDS))
    own = call_for_help(both, Plea("mail", "Eigene Bitte"))
    open_to_all = call_for_help(pair.newcomer, Plea("mail", "Für alle"))
    browser = signed_in(both)
    looks = [browser.post(f"{DESK}/{one.id}/blick").status_code for one in (call, own, open_to_all)]
    assert looks == [404, 404, 302]
    page = browser.get(DESK).text
    assert [words in page for words in (WORDS, "Eigene Bitte", "Für alle")] == [False, False, True]
    assert browser.get("/koordination").text.count("bittet um Hilfe") == ONE_ROW
    assert [browser.post(f"{DESK}/{one.id}/aufnahme").status_code for one in (call, own)] == [404, 404]


def _mentor_profile(someone):
    profile = save_profile(someone, profile_words(), submit=True)
    approve_mentor(office(), profile)
    return profile


def test_only_the_office_acts_on_calls(app, signed_in):
    pair = tandem()
    call = call_for_help(pair.mentor, Plea("mail"))
    for act in (take_up_call, finish_call, withdraw_call):
        with pytest.raises(NotAllowed):
            act(pair.newcomer, call)
    with pytest.raises(NotAllowed):
        finish_call(pair.mentor, call)


def test_words_are_forgotten_ninety_days_after_it_is_done(app):
    call, other = (
        call_for_help(one, Plea("mail", WORDS)) for one in (tandem().mentor, searching("Nur Da").person)
    )
    finish_call(office(), call)
    assert forget_help_words(clock.now() + timedelta(days=89)) == 0
    assert [forget_help_words(clock.now() + timedelta(days=91)) for _time in range(2)] == [1, 0]
    db.session.expire_all()
    assert (call.words, other.words) == ("", WORDS)
