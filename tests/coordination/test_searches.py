"""The office's page about somebody who waits: what happened, why nobody fits, who could, and the proposal."""

from datetime import timedelta
from http import HTTPStatus

import pytest
from flask.testing import FlaskClient

from mentoring.core import clock
from mentoring.core.db import db
from mentoring.core.looks import Look
from mentoring.mentorship.actions import Wishes, decline_enquiry, exclude_person, pause_mentor, pause_need
from mentoring.mentorship.models import Enquiry, Need
from mentoring.people.actions import change_roles
from mentoring.people.models import Institution
from tests.conftest import SignedIn, _add
from tests.coordination.crowd import crowd
from tests.mentorship.scenes import OLDENBURG, asked, handed_in, letters_of, mentor, office, searching, tandem
from tests.queries import counted_statements

MEMMINGEN = {"institution_type_code": "hospital", "land_code": "09", "kreis_ags": "09764"}


@pytest.fixture
def desk(signed_in: SignedIn, request: pytest.FixtureRequest) -> FlaskClient:
    """The browser of somebody of the office."""
    request.getfixturevalue("app" if "app" in request.fixturenames else "sqlite_app")
    return signed_in(office())


def looked(browser: FlaskClient, need: Need) -> str:
    """What the page says once it is said what for."""
    purpose = {"purpose": "waiting", "next": path(need)}
    answer = browser.post(f"/koordination/menschen/{need.person_id}/blick", data=purpose)
    assert answer.location == path(need)
    return str(browser.get(path(need)).text)


def path(need: Need) -> str:
    return f"/koordination/wartende/{need.id}"


def house() -> Institution:
    """A house of the catalogue."""
    one = Institution(name="Klinik am See", type_code="hospital", land_code="03")
    _add(one)
    return one


def nobody() -> tuple[Need, str]:
    return searching(), "Zurzeit hat niemand mit Erfahrung einen freien Platz."


def all_full() -> tuple[Need, str]:
    tandem()
    return searching("Clara Vogel"), "Bei 1 Mentor*in sind alle Plätze belegt."


def all_pausing() -> tuple[Need, str]:
    profile = mentor()
    pause_mentor(profile.person, profile, clock.in_berlin(clock.now()).date() + timedelta(days=9))
    return searching(), "1 Mentor*in macht Pause."


def one_to_approve() -> tuple[Need, str]:
    handed_in()
    return searching(), "1 Profil wartet auf Ihre Freigabe."


def another_form() -> tuple[Need, str]:
    mentor(words={"formats": ("online",)})
    return searching(wishes=Wishes(formats=("on_site",))), "treffen sich nur in anderer Form"


def one_house() -> tuple[Need, str]:
    shared = house().id
    mentor(institution_id=shared)
    return searching(institution_id=shared), "arbeitet in derselben Einrichtung"


def after_a_no() -> tuple[Need, str]:
    enquiry = asked()
    decline_enquiry(enquiry.mentor, enquiry)
    return (
        enquiry.need,
        "Nach einer Anfrage ohne Zusage schlagen wir dieselbe Person eine Zeit lang nicht vor",
    )


def apart() -> tuple[Need, str]:
    need, profile = searching(), mentor(**OLDENBURG)
    exclude_person(profile.person, need.person)
    return need, "An Plätzen, Themen und Treffen liegt es nicht."


CASES = (nobody, all_full, all_pausing, one_to_approve, another_form, one_house, after_a_no, apart)


@pytest.mark.parametrize("case", CASES)
def test_why_nobody_fits_is_said_in_words(sqlite_app, desk, case):
    need, reason = case()
    page = looked(desk, need)
    assert (reason in page, "Warum zurzeit niemand passt" in page) == (True, True)
    assert ("Tandem vorschlagen" in page, "Was jetzt hilft" in page) == (False, True)


def test_what_makes_it_hard_is_said_where_somebody_fits_too(sqlite_app, desk):
    mentor(words={"topics": ("funding",)}, **MEMMINGEN)
    page = looked(desk, searching())
    for reason in (
        "In der Region ist kein Platz frei.",
        "Niemand mit freiem Platz nennt",
        "Tandem vorschlagen",
    ):
        assert reason in page


def test_the_page_says_the_same_whether_somebody_is_on_a_private_list_or_not(sqlite_app, desk):
    need, near, far = searching(), mentor(), mentor("Max Fern", **MEMMINGEN)
    before = said(looked(desk, need))
    for someone in (near, far):
        exclude_person(someone.person, need.person)
    after = said(desk.get(path(need)).text)
    assert before == after


def said(page: str) -> list[str]:
    """The reasons of a page."""
    _before, _heading, rest = page.partition('id="warum"')
    return [line.strip() for line in rest.partition("</section>")[0].split("<li>")[1:]]


def test_three_who_could_fit_at_most_with_reasons_and_without_numbers(sqlite_app, desk):
    for number in range(5):
        mentor(f"Mentor Nummer{number}")
    page = looked(desk, searching())
    assert page.count("Tandem vorschlagen<") == 3
    assert "Arbeitet in der gleichen Art von Einrichtung wie Sie." in page


def test_what_happened_is_told_with_days_and_never_with_words(sqlite_app, desk):
    enquiry = asked()
    page = looked(desk, enquiry.need)
    told = ("Suche begonnen", "S. K.: Anfrage gesendet", "wartet schon eine Anfrage", enquiry.words)
    assert [words in page for words in told] == [True, True, True, False]


def test_a_search_that_rests_says_so(sqlite_app, desk):
    need = searching()
    mentor()
    pause_need(need.person, need)
    page = looked(desk, need)
    assert ("Diese Suche ruht zurzeit" in page, "Tandem vorschlagen" in page) == (True, False)


def test_the_office_says_what_for_before_it_reads_and_the_person_reads_of_it(app, desk):
    need = searching()
    first = desk.get(path(need)).text
    assert ("Wozu sehen Sie nach?" in first, need.person.account.email in first) == (True, False)
    assert db.session.query(Look).count() == 0
    looked(desk, need)
    assert [(one.person_id, one.purpose) for one in db.session.query(Look)] == [(need.person_id, "waiting")]


def test_the_preview_shows_both_letters_and_a_proposal_waits_for_both(app, desk):
    need, profile = searching(), mentor()
    looked(desk, need)
    address = f"{path(need)}/vorschlag/{profile.id}"
    preview = desk.get(address).text
    for told in ("Ein Vorschlag der Koordination: S. K.", "Ein Vorschlag der Koordination: L. H."):
        assert told in preview
    for told in ("Arbeitet in der gleichen Art von Einrichtung wie Sie.", "Sucht Ihre Erfahrung mit"):
        assert told in preview
    assert desk.post(address).location == f"{path(need)}#meldung"
    enquiry = db.session.query(Enquiry).one()
    assert (enquiry.awaiting, enquiry.state, enquiry.missing) == ("both", "open", {"newcomer", "mentor"})
    assert letters_of("enquiry.proposed") == [profile.id, need.person_id]


def test_the_second_click_proposes_nothing_more(app, desk):
    need, profile = searching(), mentor()
    address = f"{path(need)}/vorschlag/{profile.id}"
    assert [desk.post(address).status_code for _click in range(2)] == [HTTPStatus.FOUND, HTTPStatus.CONFLICT]
    assert db.session.query(Enquiry).count() == 1


def test_who_cannot_come_together_is_told_kindly_and_not_why(app, desk):
    need, profile = searching(), mentor()
    exclude_person(profile.person, need.person)
    looked(desk, need)
    address = f"{path(need)}/vorschlag/{profile.id}"
    page = desk.get(address).text
    told = ("Diese beiden können zurzeit nicht zusammenkommen.", "Welcher es ist, sagen wir nicht.")
    assert [words in page for words in told] == [True, True]
    assert (desk.post(address).status_code, db.session.query(Enquiry).count()) == (HTTPStatus.CONFLICT, 0)


def test_nobody_proposes_for_themselves(sqlite_app, signed_in):
    need, profile = searching(), mentor()
    change_roles(office(), need.person, ["newcomer", "coordinator"])
    browser = signed_in(need.person)
    page = browser.get(path(need)).text
    assert ("Das ist Ihre eigene Suche" in page, "Tandem vorschlagen" in page) == (True, False)
    address = f"{path(need)}/vorschlag/{profile.id}"
    assert "kommt von einer anderen Person der Koordination" in browser.get(address).text
    assert browser.post(address).status_code == HTTPStatus.FORBIDDEN


@pytest.mark.parametrize("method", ["get", "post"])
def test_only_the_office_has_these_pages(sqlite_app, signed_in, method):
    need, profile = searching(), mentor()
    for someone in (need.person, profile.person):
        for address in ("/koordination/wartende", path(need), f"{path(need)}/vorschlag/{profile.id}"):
            answer = getattr(signed_in(someone), method)(address)
            assert answer.status_code in (HTTPStatus.FORBIDDEN, HTTPStatus.METHOD_NOT_ALLOWED)


def test_three_mentors_cost_the_page_as_many_queries_as_one(app, desk):
    need, counts = searching(), []
    for number in range(1, 4):
        mentor(f"Mentor Nummer{number}")
        looked(desk, need)
        db.session.expire_all()
        with counted_statements() as statements:
            page = desk.get(path(need)).text
        counts.append((page.count("Tandem vorschlagen<"), len(statements)))
    assert [shown for shown, _queries in counts] == [1, 2, 3]
    assert counts[0][1] == counts[2][1]


def test_the_list_costs_the_same_with_three_and_with_sixty(sqlite_app, desk):
    crowd(3, 1)
    with counted_statements() as few:
        desk.get("/koordination/wartende")
    crowd(57, 1, named="b")
    with counted_statements() as many:
        page = desk.get("/koordination/wartende").text
    assert (len(many), page.count('<th scope="row">')) == (len(few), 50)


def test_the_desk_leads_to_the_page(sqlite_app, desk):
    with clock.standing_at(clock.now() - timedelta(days=22)):
        need = searching()
    assert f'href="{path(need)}"' in desk.get("/koordination").text
