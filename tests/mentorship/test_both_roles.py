"""One account in both roles: a mentor in one topic who is new in another."""

from mentoring.mentorship.queries import open_need_of, profile_of, tandems_of
from tests.conftest import person
from tests.mentorship.scenes import BREMEN, asked, mentor, office, searching

PROFILE = {
    **{"topics": ["visibility"], "formats": ["online"], "languages": ["de"], "places": "2"},
    **{"experience": "Zehn Jahre Öffentlichkeitsarbeit.", "then": "submit"},
}


def test_somebody_shares_experience_in_one_topic_and_searches_in_another_page_by_page(app, signed_in):
    both = person("Bea Beides", "newcomer", "mentor", **BREMEN)
    browser, desk = signed_in(both), signed_in(office())
    assert browser.post("/mentoring/profil", data=PROFILE).status_code == 302
    assert desk.post(f"/koordination/freigaben/mentorinnen/{both.id}").status_code == 302
    assert browser.post("/mentoring/themen", data={"topics": ["officer_role"]}).status_code == 302
    assert (profile_of(both).state, open_need_of(both).state) == ("active", "searching")
    page = browser.get("/mein-bereich").text
    for words in ("Ihr Profil als Mentor*in", "Suche läuft", "Mentor*innen", "aktiv"):
        assert words in page


def both_roles(signed_in):
    """Somebody in both roles, with the browser."""
    profile = mentor("Bea Beides", {"topics": ("officer_role", "visibility")})
    browser = signed_in(profile.person)
    browser.post("/willkommen", data={"roles": ["newcomer", "mentor"]})
    browser.post("/mentoring/themen", data={"topics": ["officer_role", "visibility"]})
    return profile, browser


def test_nobody_is_suggested_to_herself_nor_can_ask_herself(app, signed_in):
    profile, browser = both_roles(signed_in)
    other = mentor("Otto Anders", land_code="05", kreis_ags=None)
    page = browser.get("/mentoring/vorschlaege").text
    assert (f"/mentorinnen/{other.id}" in page, f"/mentorinnen/{profile.id}/" in page) == (True, False)
    assert f"/mentorinnen/{profile.id}" not in browser.get("/mentoring/mentorinnen").text
    path = f"/mentoring/mentorinnen/{profile.id}/anfrage"
    assert browser.post(path, data={"words": "Guten Tag"}).status_code == 409


def test_both_roles_have_a_tandem_each_and_one_place_for_both(app, signed_in):
    profile, browser = both_roles(signed_in)
    as_mentor = asked(searching("Lena Hoffmann"), profile)
    as_newcomer = asked(open_need_of(profile.person), mentor("Otto Anders", land_code="05", kreis_ags=None))
    assert browser.post(f"/mentoring/anfragen/{as_mentor.id}/zusage").status_code == 302
    asked_browser = signed_in(as_newcomer.mentor)
    assert asked_browser.post(f"/mentoring/anfragen/{as_newcomer.id}/zusage").status_code == 302
    tandems = tandems_of(profile.person)
    assert {(one.newcomer_id == profile.id, one.mentor_id == profile.id) for one in tandems} == {
        (True, False),
        (False, True),
    }
    page = browser.get("/mein-bereich").text
    assert ("Tandem mit L. H." in page, "Tandem mit O. A." in page) == (True, True)
