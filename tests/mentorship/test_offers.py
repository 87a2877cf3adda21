"""Pages on which mentors offer: whom they show, what they keep, and who may."""

from mentoring.core.db import db
from mentoring.mentorship.actions import Wishes, decline_enquiry, exclude_person
from mentoring.mentorship.models import Enquiry
from mentoring.people.models import Institution
from tests.conftest import _add
from tests.mentorship.scenes import OFFER_WORDS, asked, mentor, offered, searching
from tests.queries import counted_statements

OPEN = Wishes(allows_offers=True)
NAMES = ("Lena", "Hoffmann", "L. H.", "lena-")


def listed(browser) -> int:
    return browser.get("/mentoring/angebote").text.count("Austausch anbieten<")


def test_a_mentor_reads_who_allows_offers_without_a_name_and_why_it_fits(app, signed_in):
    need, profile = searching(wishes=OPEN), mentor()
    page = signed_in(profile.person).get("/mentoring/angebote").text
    assert "Selbsthilfekontaktstelle, Niedersachsen" in page
    assert "Sucht Ihre Erfahrung mit" in page
    form = signed_in(profile.person).get(f"/mentoring/angebote/{need.id}").text
    assert [name for name in NAMES if name in page + form] == []


def test_who_does_not_allow_offers_stands_on_no_list(app, signed_in):
    need, profile = searching(), mentor()
    browser = signed_in(profile.person)
    assert (listed(browser), browser.get(f"/mentoring/angebote/{need.id}").status_code) == (0, 404)


def test_at_most_five_are_shown_and_three_cost_as_many_queries_as_one(app, signed_in):
    profile = mentor(words={"places": 9})
    browser = signed_in(profile.person)
    counts = {}
    for number in range(1, 8):
        searching(f"Person {number}", OPEN)
        listed(browser)  # what the process keeps of the tables of closeness is read once
        db.session.expire_all()
        with counted_statements() as statements:
            counts[number] = (listed(browser), len(statements))
    assert [shown for shown, _queries in counts.values()] == [1, 2, 3, 4, 5, 5, 5]
    assert counts[1][1] == counts[3][1]


def test_kept_apart_asked_already_or_declined_nobody_is_offered(app, signed_in):
    profile = mentor(words={"places": 9})
    apart, waiting, declined, free = (searching(f"Person {number}", OPEN) for number in range(4))
    exclude_person(apart.person, profile.person)
    asked(waiting, mentor("Andere Person"))
    enquiry = asked(declined, profile)
    decline_enquiry(enquiry.mentor, enquiry)
    browser = signed_in(profile.person)
    found = [
        browser.get(f"/mentoring/angebote/{one.id}").status_code for one in (apart, waiting, declined, free)
    ]
    assert (found, listed(browser)) == ([404, 404, 404, 200], 1)


def test_colleagues_of_one_house_are_not_offered(app, signed_in):
    house = Institution(name="Klinik am See", type_code="hospital", land_code="03")
    _add(house)
    searching("Lena Hoffmann", OPEN, institution_id=house.id)
    assert listed(signed_in(mentor(institution_id=house.id).person)) == 0


def test_an_offer_goes_through_the_form_and_asks_for_words(app, signed_in):
    need, profile = searching(wishes=OPEN), mentor()
    browser, path = signed_in(profile.person), f"/mentoring/angebote/{need.id}"
    assert browser.post(path, data={"words": " "}).status_code == 422
    assert browser.post(path, data={"words": OFFER_WORDS}).status_code == 302
    enquiry = db.session.query(Enquiry).one()
    assert (enquiry.awaiting, enquiry.words, enquiry.missing) == ("newcomer", OFFER_WORDS, {"newcomer"})


def test_without_a_free_place_the_page_says_so(app, signed_in):
    enquiry = offered()
    searching("Zweite Person", OPEN)
    page = signed_in(enquiry.mentor).get("/mentoring/angebote").text
    assert ("Zurzeit ist kein Platz frei" in page, "Austausch anbieten<" in page) == (True, False)
