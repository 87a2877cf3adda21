"""What opens up for the two of a tandem, what stays closed for everybody else, and how it ends."""

from datetime import timedelta

import pytest

from mentoring.core.clock import standing_at
from mentoring.core.db import db
from mentoring.mentorship.actions import accept_enquiry, end_tandem
from mentoring.mentorship.models import Tandem
from mentoring.mentorship.queries import free_places_by_land
from mentoring.people.models import Institution
from tests.conftest import _add, person
from tests.mentorship.scenes import EXPERIENCE, WORDS, asked, letters_of, mentor, office, searching, tandem


def page_of(pair: Tandem) -> str:
    return f"/mentoring/tandems/{pair.id}"


def test_names_and_contacts_open_up_for_both(app, signed_in):
    pair = tandem()
    for reader, partner in ((pair.newcomer, pair.mentor), (pair.mentor, pair.newcomer)):
        page = signed_in(reader).get(page_of(pair)).text
        assert [partner.account.name in page, partner.account.email in page, WORDS in page] == [True] * 3
    assert EXPERIENCE in signed_in(pair.newcomer).get(page_of(pair)).text


def test_before_a_yes_neither_side_reads_names_contacts_or_words(app, signed_in):
    enquiry = asked()
    secrets = {enquiry.newcomer: ("Sabine Krüger", EXPERIENCE), enquiry.mentor: ("Lena Hoffmann", WORDS)}
    for reader, hidden in secrets.items():
        other = enquiry.mentor if reader is enquiry.newcomer else enquiry.newcomer
        page = signed_in(reader).get(f"/mentoring/anfragen/{enquiry.id}").text
        assert [secret for secret in (*hidden, other.account.email) if secret in page] == []


def test_strangers_find_neither_enquiry_nor_tandem(app, signed_in):
    pair = tandem()
    browser = signed_in(person("Fremde Person", "newcomer", "mentor", "trainer"))
    paths = (page_of(pair), f"/mentoring/anfragen/{pair.enquiry_id}")
    assert [browser.get(path).status_code for path in paths] == [404, 404]
    assert browser.post(f"{page_of(pair)}/ende").status_code == 404


def test_the_office_reads_states_and_dates_only(app, signed_in):
    pair = tandem()
    browser = signed_in(office())
    for path in (page_of(pair), f"/mentoring/anfragen/{pair.enquiry_id}"):
        page = browser.get(path)
        hidden = (WORDS, EXPERIENCE, "Lena Hoffmann", pair.newcomer.account.email, pair.mentor.account.email)
        assert (page.status_code, [secret for secret in hidden if secret in page.text]) == (200, [])


def test_a_group_keeps_its_name_without_consent(app, signed_in):
    group = Institution(
        name="Leben mit Rheuma Soest", type_code="self_help_group", land_code="05", kreis_ags="05974"
    )
    _add(group)
    home = {"institution_type_code": "self_help_group", "land_code": "05", "kreis_ags": "05974"}
    enquiry = asked(searching(institution_id=group.id, **home))
    pair = accept_enquiry(enquiry.mentor, enquiry)
    page = signed_in(pair.mentor).get(page_of(pair)).text
    assert ("Rheuma" in page, "Selbsthilfegruppe, Kreis Soest" in page) == (False, True)


@pytest.mark.parametrize("ending", ["newcomer", "mentor"])
def test_either_ends_it_and_the_search_goes_on_with_the_days_waited(app, ending):
    enquiry = asked()
    began = enquiry.need.waiting_since
    with standing_at(began + timedelta(days=10)):
        pair = accept_enquiry(enquiry.mentor, enquiry)
    with standing_at(began + timedelta(days=50)):
        assert pair.need.days_waited == 10
        end_tandem(getattr(pair, ending), pair)
        assert (pair.state, pair.need.state, pair.need.days_waited) == ("ended_early", "searching", 10)
    other = pair.mentor_id if ending == "newcomer" else pair.newcomer_id
    assert letters_of("tandem.ended") == [other]


def test_the_office_ends_it_for_both_who_are_told_in_neutral_words(app, signed_in):
    pair = tandem()
    signed_in(office()).post(f"{page_of(pair)}/ende")
    assert (db.session.get_one(Tandem, pair.id).state, letters_of("tandem.ended")) == (
        "ended_early",
        [pair.newcomer_id, pair.mentor_id],
    )


def test_an_ended_tandem_frees_its_place_and_hides_contacts(app, signed_in):
    pair = tandem()
    assert free_places_by_land() == {}
    signed_in(pair.mentor).post(f"{page_of(pair)}/ende")
    assert free_places_by_land() == {"04": 1}
    assert pair.newcomer.account.email not in signed_in(pair.mentor).get(page_of(pair)).text


def test_ending_twice_says_so_once(app):
    pair = tandem()
    for _time in range(2):
        end_tandem(pair.mentor, pair)
    assert letters_of("tandem.ended") == [pair.newcomer_id]


def test_a_freed_place_can_be_asked_for_again(app):
    pair = tandem()
    end_tandem(pair.newcomer, pair)
    profile = mentor("Zweite Person")
    assert asked(pair.need, profile).state == "open"
