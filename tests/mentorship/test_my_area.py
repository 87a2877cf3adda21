""" "Mein Bereich" and the private list: where somebody stands, whose turn it is, and who shall not be suggested."""

import re

import pytest

from mentoring.mentorship.actions import accept_enquiry, leave_mentoring, withdraw_enquiry
from mentoring.mentorship.queries import exclusions_of
from mentoring.people.contributions import next_pages
from tests.conftest import person
from tests.mentorship.scenes import asked, handed_in, mentor, office, searching, tandem


def words_of(page: str) -> str:
    """What is read of the main part, with single spaces."""
    main = page.partition("<main")[2].partition("</main>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def area(browser) -> str:
    return words_of(browser.get("/mein-bereich").text)


def test_a_newcomer_is_led_to_topics_and_a_mentor_to_the_profile(app):
    both = person("Beides Zugleich", "newcomer", "mentor")
    assert [(page.endpoint, page.answered) for page in next_pages(both)] == [
        ("mentorship.topics_edit", False),
        ("mentorship.profiles_edit", False),
    ]


def test_who_waits_reads_since_when_whose_turn_until_when_and_what_comes_next(app, signed_in):
    enquiry = asked()
    words = area(signed_in(enquiry.newcomer))
    for told in (
        "Suche läuft seit",
        "Anfrage gesendet",
        "Antwort von S. K. bis",
        "09:00 Uhr",
        "Nach einem Ja öffnen",
    ):
        assert told in words
    assert "Sie sind am Zug" not in words


def test_who_has_asked_nobody_reads_that_it_is_their_turn(app, signed_in):
    enquiry = asked()
    withdraw_enquiry(enquiry.newcomer, enquiry)
    words = area(signed_in(enquiry.newcomer))
    assert ("Sie sind am Zug" in words, "zurückgezogen" in words, "Nach 21 Tagen" in words) == (
        True,
        True,
        True,
    )


def test_a_mentor_reads_what_waits_for_her_and_until_when(app, signed_in):
    enquiry = asked()
    browser = signed_in(enquiry.mentor)
    assert "Anfrage von L. H. wartet auf Antwort Sie haben Zeit bis" in area(browser)
    accept_enquiry(enquiry.mentor, enquiry)
    assert "Tandem mit L. H. Kennenlernen" in area(browser)


def test_a_mentor_reads_how_the_own_profile_stands(app, signed_in):
    profile = handed_in()
    assert "wartet auf Freigabe Die Koordination sieht es sich an." in area(signed_in(profile.person))


def test_a_trainer_reads_nothing_about_mentoring(app, signed_in):
    assert "Mentoring" not in area(signed_in(person("Tina Kurs", "trainer")))


def test_not_fitting_takes_a_person_out_of_the_suggestions_until_taken_back(app, signed_in):
    need, profile = searching(), mentor()
    browser = signed_in(need.person)
    answer = browser.post(f"/mentoring/ausschluesse/{profile.id}")
    assert answer.location == "/mentoring/vorschlaege#meldung"
    assert "S. K. wird Ihnen nicht mehr vorgeschlagen." in browser.get(answer.location).text
    assert "S. K." not in browser.get("/mentoring/mentorinnen").text
    assert "S. K." in browser.get("/mentoring/ausschluesse").text
    (listed,) = exclusions_of(need.person)
    browser.post(f"/mentoring/ausschluesse/{listed.id}/ende")
    assert (exclusions_of(need.person), "S. K." in browser.get("/mentoring/vorschlaege").text) == ([], True)


def test_nobody_learns_names_by_putting_strangers_on_the_list(app, signed_in):
    stranger = person("Unbekannte Person", "newcomer")
    browser = signed_in(person("Rita Leser", "newcomer"))
    assert browser.post(f"/mentoring/ausschluesse/{stranger.id}").status_code == 404
    assert browser.post("/mentoring/ausschluesse/99999").status_code == 404


def test_a_list_belongs_to_its_owner(app, signed_in):
    need, profile = searching(), mentor()
    signed_in(need.person).post(f"/mentoring/ausschluesse/{profile.id}")
    (listed,) = exclusions_of(need.person)
    for other in (profile.person, office()):
        assert signed_in(other).post(f"/mentoring/ausschluesse/{listed.id}/ende").status_code == 404
    assert len(exclusions_of(need.person)) == 1


@pytest.mark.parametrize(
    ("someone", "kept", "said"),
    [
        (lambda: handed_in().person, "trainer", "Bitte beenden Sie zuerst Ihr Mentoring-Profil."),
        (lambda: mentor().person, "trainer", "Bitte beenden Sie zuerst Ihr Mentoring-Profil."),
        (lambda: searching().person, "mentor", "Ihre Suche oder Ihr Tandem läuft noch."),
        (lambda: tandem().newcomer, "mentor", "Ihre Suche oder Ihr Tandem läuft noch."),
    ],
)
def test_nobody_gives_up_a_role_that_others_still_count_on(app, signed_in, someone, kept, said):
    answer = signed_in(someone()).post("/willkommen", data={"roles": [kept]})
    assert (answer.status_code, answer.text.count(said)) == (422, 2)


def test_who_has_left_mentoring_gives_up_the_role(app, signed_in):
    profile = mentor()
    leave_mentoring(profile.person, profile, {})
    answer = signed_in(profile.person).post("/willkommen", data={"roles": ["trainer"]})
    assert answer.status_code == 302


def test_the_private_list_offers_whom_somebody_had_an_enquiry_with(app, signed_in):
    enquiry = asked()
    mentor("Nie Gefragt")
    browser = signed_in(enquiry.mentor)
    page = browser.get("/mentoring/ausschluesse").text
    path = f"/mentoring/ausschluesse/{enquiry.newcomer_id}"
    assert (f'action="{path}"' in page, "N. G." in page) == (True, False)
    browser.post(path)
    assert enquiry.state == "returned"
    assert f'action="{path}"' not in browser.get("/mentoring/ausschluesse").text
