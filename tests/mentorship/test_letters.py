"""Every letter of the room: who gets it, what it is called, where it leads, and what it never says."""

from datetime import timedelta

import pytest

from mentoring.core import clock
from mentoring.core.clock import standing_at
from mentoring.core.db import db
from mentoring.core.delivery import compose
from mentoring.core.outbox import Letter
from mentoring.mentorship.actions import (
    accept_enquiry,
    answer_question,
    ask_about_return,
    ask_back,
    ask_whether_current,
    cancel_enquiry,
    decline_enquiry,
    end_tandem,
    exclude_person,
    expire_enquiry,
    lapse_need,
    leave_mentoring,
    let_wishes_go,
    move_on,
    pause_mentor,
    pause_need,
    reinstate_mentor,
    remind_of_enquiry,
    report_on_need,
    return_mentor,
    suspend_mentor,
    wish_for_mentor,
    withdraw_enquiry,
)
from mentoring.mentorship.actions.mentors import end_due_pauses
from mentoring.mentorship.models import Enquiry, MentorProfile, Need
from tests.mentorship.scenes import (
    EXPERIENCE,
    OFFER_WORDS,
    WORDS,
    asked,
    handed_in,
    mentor,
    offered,
    office,
    proposed,
    searching,
    tandem,
)

OFFICE_WORDS = "Worte der Koordination"
QUESTION_WORDS, ANSWER_WORDS = "Eine Frage vorab", "Eine Antwort darauf"
OPENED_LATER = (WORDS, OFFER_WORDS, QUESTION_WORDS, ANSWER_WORDS, EXPERIENCE, OFFICE_WORDS)
SECRETS = (*OPENED_LATER, "Hoffmann", "Krüger", "lena-", "sabine-", "!")


def accepted():
    tandem()


def superseded():
    profile = mentor()
    first = asked(searching(), profile)
    asked(searching("Lena Hoffmann"), profile)
    accept_enquiry(first.mentor, first)


def declined():
    enquiry = asked()
    decline_enquiry(enquiry.mentor, enquiry)


def withdrawn():
    enquiry = asked()
    withdraw_enquiry(enquiry.newcomer, enquiry)


def expired():
    enquiry = asked()
    with standing_at(enquiry.expires_at):
        expire_enquiry(enquiry)


def reminded():
    enquiry = asked()
    with standing_at(enquiry.remind_at):
        remind_of_enquiry(enquiry)


def returned():
    enquiry = asked()
    exclude_person(enquiry.newcomer, enquiry.mentor)


def cancelled():
    cancel_enquiry(office(), asked(), OFFICE_WORDS)


def ended():
    pair = tandem()
    end_tandem(pair.newcomer, pair)


def profile_returned():
    return_mentor(office(), handed_in(), OFFICE_WORDS)


def suspended() -> tuple[MentorProfile, object]:
    profile, coordinator = mentor(), office()
    suspend_mentor(coordinator, profile, OFFICE_WORDS)
    return profile, coordinator


def reinstated():
    profile, coordinator = suspended()
    reinstate_mentor(coordinator, profile)


def resumed():
    profile, now = mentor(), clock.now()
    pause_mentor(profile.person, profile, clock.in_berlin(now).date() + timedelta(days=5))
    with standing_at(now + timedelta(days=6)):
        end_due_pauses(clock.now())


def rested():
    profile = mentor(words={"places": 3})
    for enquiry in [asked(searching(), profile) for _time in range(2)]:
        with standing_at(enquiry.expires_at):
            expire_enquiry(enquiry)


def return_asked():
    profile, now = mentor(), clock.now()
    pause_mentor(profile.person, profile, clock.in_berlin(now).date() + timedelta(days=9))
    with standing_at(now + timedelta(days=8)):
        ask_about_return(profile)


def reported():
    need = searching()
    with standing_at(need.waiting_since + timedelta(days=20)):
        report_on_need(need)


def questioned() -> Need:
    need = searching()
    with standing_at(need.question_at):
        ask_whether_current(need)
    return need


def need_rested():
    need = searching()
    for _time in range(4):
        with standing_at(need.question_at):
            ask_whether_current(need)


def need_lapsed():
    need = searching()
    pause_need(need.person, need)
    with standing_at(need.stopped_at + timedelta(days=190)):
        lapse_need(need)


def leaving() -> tuple[MentorProfile, int]:
    pair = tandem()
    profile = db.session.get_one(MentorProfile, pair.mentor_id)
    leave_mentoring(office(), profile, {pair.id: None}, OFFICE_WORDS)
    return profile, pair.id


def left():
    profile = mentor()
    leave_mentoring(profile.person, profile, {})


def paused_by_office():
    day = clock.in_berlin(clock.now()).date() + timedelta(days=30)
    pause_mentor(office(), mentor(), day, OFFICE_WORDS)


def asked_back() -> Enquiry:
    enquiry = asked()
    ask_back(enquiry.mentor, enquiry, QUESTION_WORDS)
    return enquiry


def answered():
    enquiry = asked_back()
    answer_question(enquiry.newcomer, enquiry, ANSWER_WORDS)


def sent_by_itself():
    need, profile = searching(), mentor()
    enquiry = asked(need, profile)
    wish_for_mentor(need.person, need, mentor("Sabine Krüger"), WORDS)
    let_wishes_go(need.person, need, by_itself=True)
    decline_enquiry(enquiry.mentor, enquiry)
    move_on(need)


LETTERS = [
    (sent_by_itself, "wish.sent", ["Ihre nächste Anfrage ist unterwegs"], "/mentoring/anfragen/2"),
    (asked_back, "enquiry.asked_back", ["S. K. hat eine Rückfrage"], "/mentoring/anfragen/1"),
    (answered, "enquiry.answered", ["L. H. hat Ihre Rückfrage beantwortet"], "/mentoring/antwort/"),
    (offered, "enquiry.offered", ["S. K. bietet Ihnen einen Austausch an"], "/mentoring/antwort/"),
    (
        proposed,
        "enquiry.proposed",
        ["Ein Vorschlag der Koordination: L. H.", "Ein Vorschlag der Koordination: S. K."],
        "/mentoring/antwort/",
    ),
    (asked, "enquiry.opened", ["L. H. möchte sich mit Ihnen austauschen"], "/mentoring/antwort/"),
    (
        reminded,
        "enquiry.reminded",
        ["Eine Anfrage wartet noch auf Ihre Antwort"],
        "/mentoring/antwort/",
    ),
    (
        accepted,
        "enquiry.accepted",
        ["Sie und S. K. haben beide Ja gesagt", "Sie und L. H. haben beide Ja gesagt"],
        "/mentoring/tandems/1",
    ),
    (declined, "enquiry.declined", ["Antwort auf Ihre Anfrage"], "/mentoring/vorschlaege"),
    (superseded, "enquiry.superseded", ["Der Platz wurde soeben vergeben"], "/mentoring/vorschlaege"),
    (returned, "enquiry.returned", ["Ihre Anfrage ist zurück"], "/mentoring/vorschlaege"),
    (withdrawn, "enquiry.withdrawn", ["Eine Anfrage an Sie wurde zurückgezogen"], ""),
    (expired, "enquiry.expired", ["Die Zeit für eine Anfrage ist abgelaufen"] * 2, "/mentoring/"),
    (cancelled, "enquiry.cancelled", ["Eine Anfrage wurde beendet"] * 2, "/mentoring/anfragen/1"),
    (ended, "tandem.ended", ["Ihr Tandem ist beendet"], ""),
    (mentor, "mentor.approved", ["Ihr Profil ist freigegeben"], "/mentoring/profil"),
    (profile_returned, "mentor.returned", ["Eine Bitte zu Ihrem Profil"], "/mentoring/profil"),
    (suspended, "mentor.suspended", ["Ihr Profil ruht zurzeit"], "/mentoring/profil"),
    (reinstated, "mentor.reinstated", ["Sie können Ihr Profil wieder einreichen"], "/mentoring/profil"),
    (rested, "mentor.rested", ["Ihr Profil macht Pause"], "/mentoring/rueckkehr/"),
    (return_asked, "mentor.return_asked", ["Sind Sie bald wieder da?"], "/mentoring/rueckkehr/"),
    (paused_by_office, "mentor.paused", ["Ihr Profil macht Pause"], "/mentoring/profil"),
    (leaving, "mentor.farewell_begun", ["Ihr Abschied als Mentor*in"], "/mentoring/profil"),
    (left, "mentor.left", ["Danke für Ihre Zeit als Mentor*in"], "/mentoring/profil"),
    (leaving, "farewell.planned", ["S. K. hört als Mentor*in auf"], "/mentoring/tandems/1"),
    (reported, "need.reported", ["Wie es um Ihre Suche steht"], "/mentoring/vorschlaege"),
    (questioned, "need.questioned", ["Suchen Sie noch?"], "/mentoring/suche/"),
    (need_rested, "need.rested", ["Ihre Suche macht Pause"], "/mentoring/suche/"),
    (need_lapsed, "need.lapsed", ["Ihre Suche ist beendet"], "/mentoring/suche/"),
    (resumed, "mentor.resumed", ["Ihre Pause ist vorbei"], "/mentoring/profil/pause"),
]


@pytest.mark.parametrize(("scene", "template", "subjects", "path"), LETTERS, ids=[row[1] for row in LETTERS])
def test_a_letter_says_what_happened_and_keeps_names_contacts_and_words(app, scene, template, subjects, path):
    scene()
    rows = db.session.query(Letter).filter_by(template=template).order_by(Letter.id)
    mails = [mail for mail in map(compose, rows) if mail is not None]
    assert [mail["Subject"] for mail in mails] == subjects
    for mail in mails:
        text = mail.get_body(("plain",)).get_content()
        assert path in text
        assert [secret for secret in SECRETS if secret in text] == []
