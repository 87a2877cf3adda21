"""Several dates in one form: rows that stay, warnings that are read, and hours that do not exist."""

import re

import pytest

from mentoring.core.db import db
from mentoring.trainings import actions
from mentoring.trainings.models import TrainingDate
from tests.queries import counted_statements
from tests.trainings.scenes import between, draft, on_a_workday, only_date, published, trainer
from tests.trainings.test_forms import row, typed

FIRST = {"day": "2027-05-04", "begin": "10:00", "end": "12:00"}


@pytest.fixture
def leader(app):
    return trainer()


def url_of(training):
    return f"/fortbildungen/{training.public_id}/termine/neu"


def post(signed_in, leader, training, *rows, **more):
    sent = {"rows": str(len(rows)), **more}
    for number, words in enumerate(rows, 1):
        sent |= row(words, number)
    return signed_in(leader).post(url_of(training), data=sent)


def read_mark(page):
    """What the button carries of the warnings that were read."""
    return re.search(r'name="read" value="(\w+)"', page)[1]


def walls(training):
    return [one.starts_wall for one in training.dates]


def test_several_dates_are_entered_at_once_and_empty_rows_count_for_nothing(leader, signed_in):
    training, empty = draft(leader), {"day": "", "begin": "", "end": ""}
    reply = post(signed_in, leader, training, FIRST, empty, {**FIRST, "day": "2027-05-11"}, empty)
    assert (reply.status_code, walls(training)) == (302, ["2027-05-04T10:00", "2027-05-11T10:00"])


def test_a_further_date_without_times_takes_those_of_the_one_before(leader, signed_in):
    training = draft(leader)
    post(
        signed_in,
        leader,
        training,
        FIRST,
        {"day": "2027-05-11"},
        {"day": "18.05.2027", "begin": "", "end": ""},
    )
    assert walls(training) == ["2027-05-04T10:00", "2027-05-11T10:00", "2027-05-18T10:00"]


def test_more_rows_keep_what_was_typed_and_end_at_ten(leader, signed_in):
    training = draft(leader)
    page = post(signed_in, leader, training, {**FIRST, "begin": "früh"}, then="more").text
    assert ('value="früh"' in page, page.count('-day" name'), training.dates) == (True, 4, [])
    page = post(signed_in, leader, training, *[FIRST] * 9, then="more").text
    assert (page.count("<fieldset"), "Weitere Termine" in page) == (10, False)


@pytest.mark.parametrize("rows", ["99999999", "-1", "x", "0"])
def test_a_count_of_rows_that_cannot_be_is_one(leader, signed_in, rows):
    page = post(signed_in, leader, draft(leader), {}, rows=rows)
    assert (page.status_code, page.text.count("<fieldset")) == (422, 1)


def test_one_wrong_row_stops_all_and_is_named(leader, signed_in):
    training = draft(leader)
    reply = post(
        signed_in, leader, training, FIRST, {**FIRST, "day": "2027-03-28", "begin": "02:30", "end": "04:00"}
    )
    assert (reply.status_code, training.dates) == (422, [])
    assert 'href="#termin-2-begin"' in reply.text


def test_an_hour_that_comes_twice_is_asked_about_in_its_row(leader, signed_in):
    training, night = draft(leader), {"day": "2027-10-31", "begin": "02:30", "end": "04:00"}
    page = post(signed_in, leader, training, FIRST, night).text
    assert ('name="termin-2-hour"' in page, 'name="termin-1-hour"' in page) == (True, False)
    rows = (FIRST, {**night, "hour": "1"})
    post(signed_in, leader, training, *rows, read=read_mark(post(signed_in, leader, training, *rows).text))
    assert f"{training.dates[-1].starts_at:%H:%M}" == "01:30"


def test_a_holiday_is_a_warning_after_which_one_can_go_on(leader, signed_in):
    training, corpus_christi = draft(leader, laender=["05"]), {**FIRST, "day": "2027-05-27"}
    page = post(signed_in, leader, training, corpus_christi).text
    assert ("ist ein Feiertag: Fronleichnam." in page, "Trotzdem speichern" in page) == (True, True)
    mark = read_mark(page)
    assert post(signed_in, leader, training, {**FIRST, "day": "2027-05-06"}, read=mark).status_code == 422
    assert post(signed_in, leader, training, corpus_christi, read=mark).status_code == 302
    assert walls(training) == ["2027-05-27T10:00"]


def test_a_holiday_elsewhere_warns_whom_it_concerns(leader, signed_in):
    corpus_christi = {**FIRST, "day": "2027-05-27"}
    everywhere = post(signed_in, leader, draft(leader, laender=[]), corpus_christi).text
    assert "ist ein Feiertag in Baden-Württemberg, Bayern, Hessen" in everywhere.replace("&uuml;", "ü")
    assert post(signed_in, leader, draft(leader, laender=["03"]), corpus_christi).status_code == 302


def test_who_leads_something_else_then_is_warned_also_of_drafts_and_of_rows_that_overlap(leader, signed_in):
    other = draft(leader, title="Mein anderes")
    actions.add_date(leader, other, between("2027-05-04T11:00", "2027-05-04T13:00"))
    page = post(signed_in, leader, draft(leader), FIRST, FIRST).text
    assert "Gleichzeitig leiten Sie: Mein anderes" in page
    assert "Zwei dieser Termine überschneiden sich" in page


ALIKE = (
    ({}, True),
    ({"audience": ["practice"]}, False),
    ({"audience": []}, True),
    ({"laender": ["04"]}, False),
    ({"laender": []}, True),
    ({"visibility": "unlisted"}, False),
)


@pytest.mark.parametrize(("values", "warned"), ALIKE)
def test_what_others_offer_to_the_same_people_is_a_warning(leader, signed_in, values, warned):
    time = between("2027-05-04T11:00", "2027-05-04T13:00")
    published(trainer("Bela Wolf"), time, title="Das andere", **values)
    reply = post(signed_in, leader, draft(leader), FIRST)
    assert ("Zur selben Zeit ist für dieselben Menschen: Das andere" in reply.text) == warned


def test_moving_warns_too_but_not_of_the_date_itself(leader, signed_in):
    one = only_date(published(leader))
    url, browser = f"/termine/{one.public_id}/verschieben", signed_in(leader)
    assert browser.post(url, data=typed(on_a_workday(hours=3))).status_code == 302
    holiday = {"day": "2027-10-03", "begin": "10:00", "end": "12:00", "last_day": ""}
    page = browser.post(url, data=holiday).text
    assert "Tag der Deutschen Einheit" in page
    mark = read_mark(page)
    assert browser.post(url, data={**holiday, "read": mark}).status_code == 302
    assert one.starts_wall == "2027-10-03T10:00"


def test_units_that_were_said_count_instead_of_the_clock(leader, signed_in):
    training = draft(leader)
    post(signed_in, leader, training, {**FIRST, "units": "2", "end": "14:00"})
    one = only_date(training)
    assert (one.counted_units, one.units) == (2, 2)
    browser, url = signed_in(leader), f"/termine/{one.public_id}/verschieben"
    assert browser.post(url, data={**FIRST, "end": "14:00", "units": ""}).status_code == 302
    assert (one.counted_units, one.sequence) == (5, 0)
    assert browser.post(url, data={**FIRST, "units": "401"}).status_code == 422


def test_warnings_cost_the_same_for_one_row_and_for_ten(leader, signed_in):
    training, browser, counts = draft(leader), signed_in(leader), []
    browser.get(url_of(training))
    for many in (1, 10):
        sent = {"rows": str(many)}
        for number in range(1, many + 1):
            sent |= row({**FIRST, "day": f"2027-05-{number:02d}"}, number)
        with counted_statements() as statements:
            assert browser.post(url_of(training), data=sent).status_code == 422
        counts.append(len(statements))
    assert counts[0] == counts[1]
    assert db.session.query(TrainingDate).count() == 0
