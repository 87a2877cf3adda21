"""How a mentor's profile is handed in, approved, paused and left, and how all mentors are read."""

from datetime import timedelta

import pytest

from mentoring.core import clock
from mentoring.core import queries as core_queries
from mentoring.core.clock import standing_at
from mentoring.core.db import db
from mentoring.core.errors import NotAllowed
from mentoring.mentorship.actions import (
    accept_enquiry,
    approve_mentor,
    pause_mentor,
    reinstate_mentor,
    resume_mentor,
    return_mentor,
    save_profile,
    suspend_mentor,
)
from mentoring.mentorship.actions.mentors import end_due_pauses
from mentoring.mentorship.models import MentorProfile
from mentoring.mentorship.queries import (
    active_mentor_count_by_land,
    free_places_by_land,
    mentors,
    submitted_profiles,
)
from tests.conftest import person
from tests.mentorship.scenes import (
    EXPERIENCE,
    asked,
    handed_in,
    letters_of,
    mentor,
    office,
    profile_words,
    searching,
)
from tests.queries import counted_statements


def in_days(days: int):
    return clock.in_berlin(clock.now()).date() + timedelta(days=days)


def listed(browser, query: str = "") -> list[str]:
    """The names in the list of mentors, in alphabetical order."""
    page = browser.get(f"/mentoring/mentorinnen{query}").text
    return sorted(part.split("</h2>")[0] for part in page.split('<h2 class="app-h3" id="person-')[1:])


def names(browser, query: str = "") -> list[str]:
    return [line.split(">", 1)[1] for line in listed(browser, query)]


def test_a_profile_waits_for_the_office_and_is_seen_after_approval(app):
    profile = handed_in()
    assert (profile.state, submitted_profiles(), active_mentor_count_by_land()) == (
        "submitted",
        [profile],
        {},
    )
    approve_mentor(office(), profile)
    assert (profile.state, submitted_profiles(), active_mentor_count_by_land()) == ("active", [], {"04": 1})
    assert letters_of("mentor.approved") == [profile.id]


def test_the_office_returns_a_profile_with_words_that_the_mentor_reads(app, signed_in):
    profile = handed_in()
    return_mentor(office(), profile, "Bitte nennen Sie Themen.")
    assert profile.state == "draft"
    assert "Bitte nennen Sie Themen." in signed_in(profile.person).get("/mentoring/profil").text
    assert letters_of("mentor.returned") == [profile.id]


def test_only_the_office_approves(app):
    profile = handed_in()
    for someone in (profile.person, person("Fremde Person", "mentor", "trainer")):
        with pytest.raises(NotAllowed):
            approve_mentor(someone, profile)


def test_a_profile_is_written_and_handed_in_on_its_page(app, signed_in):
    someone = person("Sabine Krüger", "mentor")
    sent = {
        "topics": ["visibility"],
        "formats": ["online"],
        "languages": ["de", "en"],
        "places": "2",
        "experience": EXPERIENCE,
        "then": "submit",
    }
    assert signed_in(someone).post("/mentoring/profil", data=sent).status_code == 302
    profile = db.session.get_one(MentorProfile, someone.id)
    assert (profile.state, profile.places, profile.languages) == ("submitted", 2, ("de", "en"))
    assert [topic.slug for topic in profile.topics] == ["visibility"]


@pytest.mark.parametrize("places", ["10", "-1", ""])
def test_places_are_a_number_from_nought_to_nine(app, signed_in, places):
    someone = person("Sabine Krüger", "mentor")
    sent = {"topics": ["visibility"], "formats": ["online"], "languages": ["de"], "places": places}
    answer = signed_in(someone).post("/mentoring/profil", data=sent)
    assert (answer.status_code, db.session.get(MentorProfile, someone.id)) == (422, None)
    assert "Bitte eine Zahl von 0 bis 9 eingeben." in answer.text


def test_whoever_is_no_mentor_writes_no_profile(app):
    with pytest.raises(NotAllowed):
        save_profile(person("Lena Hoffmann", "newcomer"), profile_words())


def test_a_pause_says_first_what_goes_back_and_then_gives_it_back(app, signed_in):
    profile = mentor(words={"places": 3})
    for name in ("Erste Person", "Zweite Person"):
        asked(searching(name), profile)
    browser = signed_in(profile.person)
    assert "2 Anfragen gehen zurück." in browser.get("/mentoring/profil/pause").text
    assert browser.post("/mentoring/profil/pause", data={"until": in_days(30).isoformat()}).status_code == 302
    assert (profile.state, profile.paused_until) == ("paused", in_days(30))
    assert len(letters_of("enquiry.returned")) == 2


@pytest.mark.parametrize(("until", "status"), [("", 422), ("bald", 422), ("2020-01-01", 409)])
def test_a_pause_needs_a_day_to_come(app, signed_in, until, status):
    profile = mentor()
    answer = signed_in(profile.person).post("/mentoring/profil/pause", data={"until": until})
    assert (answer.status_code, profile.state) == (status, "active")


def test_a_short_pause_ends_by_itself_on_its_day(app):
    profile, start = mentor(), clock.now()
    pause_mentor(profile.person, profile, in_days(30))
    with standing_at(start + timedelta(days=29)):
        assert end_due_pauses(clock.now()) == 0
    with standing_at(start + timedelta(days=30)):
        assert [end_due_pauses(clock.now()) for _round in range(2)] == [1, 0]
    assert (profile.state, profile.paused_until) == ("active", None)
    assert letters_of("mentor.resumed") == [profile.id]


def test_after_a_long_pause_nobody_comes_back_silently(app):
    profile, start = mentor(), clock.now()
    pause_mentor(profile.person, profile, in_days(91))
    with standing_at(start + timedelta(days=120)):
        assert end_due_pauses(clock.now()) == 0
        resume_mentor(profile.person, profile)
    assert (profile.state, letters_of("mentor.resumed")) == ("active", [])


def test_fewer_places_than_tandems_end_nothing(app):
    enquiry = asked()
    pair = accept_enquiry(enquiry.mentor, enquiry)
    save_profile(enquiry.mentor, profile_words(places=0))
    assert (pair.state, free_places_by_land()) == ("getting_to_know", {})


def test_the_office_lets_a_profile_rest_and_allows_it_again(app, signed_in):
    enquiry, coordinator = asked(), office()
    profile = db.session.get_one(MentorProfile, enquiry.mentor_id)
    suspend_mentor(coordinator, profile, "Bitte rufen Sie an.")
    assert (profile.state, enquiry.state, profile.office_words) == (
        "suspended",
        "returned",
        "Bitte rufen Sie an.",
    )
    assert signed_in(enquiry.newcomer).get(f"/mentoring/mentorinnen/{profile.id}").status_code == 404
    reinstate_mentor(coordinator, profile)
    assert (profile.state, letters_of("mentor.reinstated")) == ("draft", [profile.id])


def test_the_list_shows_who_can_be_asked_and_nobody_else(app, signed_in):
    reader = person("Rita Leser", "mentor")
    mentor("Aktive Person")
    full = asked(searching(), mentor("Volle Person"))
    accept_enquiry(full.mentor, full)
    handed_in("Neue Person")
    paused = mentor("Pausierte Person")
    pause_mentor(paused.person, paused, in_days(9))
    assert names(signed_in(reader)) == ["A. P."]


def test_the_list_is_narrowed_by_land_type_and_topic(app, signed_in):
    browser = signed_in(person("Rita Leser", "newcomer"))
    mentor("Bremer Person")
    home = {"institution_type_code": "hospital", "land_code": "05", "kreis_ags": None}
    mentor("Nord Rhein", {"topics": ("funding",)}, **home)
    assert names(browser) == ["B. P.", "N. R."]
    assert (
        names(browser, "?land=05")
        == names(browser, "?einrichtung=hospital")
        == names(browser, "?thema=funding")
    )
    assert names(browser, "?thema=funding") == ["N. R."]
    assert names(browser, "?land=04&thema=funding") == []


def test_nobody_finds_groups_by_their_type(app, signed_in):
    browser = signed_in(person("Rita Leser", "newcomer"))
    mentor("Gruppen Sprecherin", institution_type_code="self_help_group")
    page = browser.get("/mentoring/mentorinnen?einrichtung=self_help_group").text
    assert 'value="self_help_group"' not in page
    assert ("Selbsthilfe, Bremen" in page, "Selbsthilfegruppe," in page) == (True, False)


def test_the_list_costs_the_same_with_one_and_with_many(app, signed_in):
    browser, costs = signed_in(person("Rita Leser", "newcomer")), []
    for number in (1, 12):
        for each in range(number):
            mentor(f"Person {each}")
        db.session.remove()
        with counted_statements() as statements:
            assert browser.get("/mentoring/mentorinnen").status_code == 200
        costs.append(len(statements))
    assert costs == [6, 6]


def test_a_long_list_goes_page_by_page(app, signed_in, monkeypatch):
    monkeypatch.setattr(mentors, "PER_PAGE", 2)
    monkeypatch.setattr(core_queries.Page.__init__, "__defaults__", (2,))
    browser = signed_in(person("Rita Leser", "newcomer"))
    for name in ("Anna Eins", "Berta Zwei", "Carla Drei"):
        mentor(name)
    pages = [names(browser, f"?seite={number}") for number in (1, 2, 3)]
    assert [len(page) for page in pages] == [2, 1, 0]
    assert sorted(pages[0] + pages[1]) == ["A. E.", "B. Z.", "C. D."]


def test_a_profile_before_a_yes_keeps_name_house_and_words(app, signed_in):
    profile = mentor()
    page = signed_in(person("Rita Leser", "newcomer")).get(f"/mentoring/mentorinnen/{profile.id}").text
    assert ("S. K." in page, "Selbsthilfekontaktstelle, Bremen" in page) == (True, True)
    hidden = ("Sabine Krüger", EXPERIENCE, profile.person.account.email, "Bremen (")
    assert [secret for secret in hidden if secret in page] == []


def test_people_are_read_by_signed_in_people_only(app, client):
    profile = mentor()
    for path in ("/mentoring/mentorinnen", f"/mentoring/mentorinnen/{profile.id}", "/mentoring/vorschlaege"):
        answer = client.get(path)
        assert (answer.status_code, "/einloggen" in answer.location) == (302, True)
