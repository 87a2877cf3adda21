"""The report of a year: what is counted, that it is closed once, and that two reports tell of nobody."""

import csv
import io
import re
import zipfile
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

from mentoring.coordination.models import Report
from mentoring.coordination.reports import close_year, coming_year, counts_of
from mentoring.coordination.reports.actions import due_years
from mentoring.coordination.reports.counting import Year
from mentoring.core import clock
from mentoring.core.clock import standing_at
from mentoring.core.db import action, db
from tests.conftest import person
from tests.coordination.past_year import CLOSED, DAY, SUMMER, closed, searched, taught
from tests.mentorship.scenes import office
from tests.queries import counted_statements

BAVARIA = ("09162", "rehab_clinic")
MAIN = re.compile(r"<main.*?</main>", re.DOTALL)
PAGE = "/koordination/berichte/2030"


def total(counts, figure) -> int:
    return sum(row.people for row in counts.houses[figure])


def test_a_year_is_counted_from_rows_and_lines_that_outlive_the_people(app):
    searched(11, topics=("visibility", "officer_role"))
    searched(12, waited=9, ended="completed")
    searched(6, house=BAVARIA, waited=30, ended="ended_early")
    taught(7, 2)
    taught(3)
    content = closed()
    assert content["figures"]["needs"] == {"total": 29, "parts": {"found": 18, "open": "held", "over": "few"}}
    assert content["figures"]["begun"] == {"total": 18, "parts": {"within": 12, "later": 6}}
    assert content["figures"]["ended"]["total"] == 18
    assert content["trainings"] == {"trainings": 2, "dates": 2, "came": 7, "missed": "few"}
    land, topic = content["narrowed"]["land"], content["narrowed"]["topic"]["needs"]
    assert [land["needs"][code] for code in ("09", "03", "01")] == ["held", "held", "few"]
    assert "begun.later" not in land
    assert {code: one for code, one in topic.items() if one != "few"} == {
        "visibility": 29,
        "officer_role": 11,
    }


def test_mentors_are_spread_by_tandems_that_lived_when_the_year_ended(sqlite_app):
    for number in (1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3):
        searched(number, waited=1)
    searched(4, waited=1, ended="completed")
    searched(3, at=SUMMER + 365 * DAY, waited=1)
    parts = {row.part: row.people for row in counts_of(Year(2030)).houses["mentors"]}
    assert parts == {"one": 5, "two": 5, "more": 1}


def test_every_moment_is_in_one_year_by_german_clocks(sqlite_app):
    silvester = datetime(2030, 12, 31, 22, 59, 59, tzinfo=UTC)
    searched(1, at=silvester)
    searched(2, at=silvester + timedelta(seconds=1))
    assert [total(counts_of(Year(year)), "needs") for year in (2029, 2030, 2031)] == [0, 1, 2]


def test_time_closes_a_year_once_and_not_before_its_day(sqlite_app):
    searched(12)
    early = CLOSED - timedelta(hours=8)
    assert due_years(early) == []
    with standing_at(early):
        assert close_year(2030) is False
    first = closed()
    with standing_at(CLOSED + 400 * DAY):
        assert (due_years(clock.now()), close_year(2030)) == ([2031], False)
    assert closed() == first


def test_the_page_says_when_the_next_one_comes(sqlite_app, signed_in):
    searched(1)
    browser = signed_in(office())
    assert "Noch kein Bericht" in browser.get("/koordination/berichte").text
    for moment in (SUMMER, CLOSED - DAY):
        with standing_at(moment):
            assert coming_year() == 2030
    with standing_at(CLOSED):
        assert coming_year() == 2031


def difference(after, before):
    """What somebody learns who subtracts two reports: the cells that moved by less than five."""
    cells = {name: value for side in after["narrowed"].values() for name, value in flat(side)}
    known = {name: value for side in before["narrowed"].values() for name, value in flat(side)}
    both = [name for name in cells if isinstance(cells[name], int) and isinstance(known.get(name), int)]
    return {name: cells[name] - known[name] for name in both if 0 < abs(cells[name] - known[name]) < 5}


def flat(side):
    return (((series, code), value) for series, cells in side.items() for code, value in cells.items())


def test_one_who_joins_later_is_not_found_by_subtracting_two_reports_of_a_year(sqlite_app):
    searched(12, house=BAVARIA)
    searched(14)
    before = closed()
    naive = counts_of(Year(2030))
    searched(1, house=BAVARIA)
    leak = set(counts_of(Year(2030)).houses["needs"]) - set(naive.houses["needs"])
    assert [(row.land, row.kind, row.people) for row in leak] == [("09", "rehab_clinic", 13)]
    assert difference(closed(CLOSED + 30 * DAY), before) == {}
    assert db.session.query(Report).count() == 1


def test_one_who_joins_between_two_years_stands_in_the_later_one_alone(sqlite_app):
    searched(12)
    before = closed()
    searched(1, at=datetime(2031, 1, 15, tzinfo=UTC))
    searched(3, at=datetime(2031, 3, 1, tzinfo=UTC))
    after = closed(CLOSED + 365 * DAY, 2031)
    assert (before["figures"]["needs"]["total"], after["figures"]["needs"]["total"]) == (12, "few")
    assert after["narrowed"]["land"] == {"trainings": {}, "came": {}}
    assert closed() == before


def test_no_address_gives_a_report_of_other_days(sqlite_app, signed_in):
    searched(12)
    closed()
    browser = signed_in(office())
    paths = [f"/koordination/berichte/{year}" for year in (2029, 2031, 0)]
    assert [browser.get(path).status_code for path in (*paths, f"{paths[0]}/datei")] == [404] * 4
    pages = [browser.get(f"{PAGE}{asked}").text for asked in ("", "?von=2030-01-01&bis=2030-05-31&land=09")]
    assert MAIN.findall(pages[0]) == MAIN.findall(pages[1])


def test_page_csv_and_workbook_say_the_same_and_nothing_more(sqlite_app, signed_in):
    searched(12, house=BAVARIA)
    searched(3, waited=2)
    searched(14, waited=40, ended="completed")
    taught(8)
    closed()
    browser = signed_in(office())
    page, lines = browser.get(PAGE).text, browser.get(f"{PAGE}/datei").data.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(lines), delimiter=";"))[1:]
    assert [row for row in rows if row[4] not in page] == []
    numbers = re.findall(r'<td class="num[^"]*">([^<]+)</td>', page)
    assert set(numbers) <= {row[4] for row in rows}
    with zipfile.ZipFile(io.BytesIO(browser.get(f"{PAGE}/datei?art=xlsx").data)) as book:
        words = book.read("xl/sharedStrings.xml").decode()
    assert [row[4] for row in rows if f">{row[4]}<" not in words] == []
    assert browser.get(f"{PAGE}/datei?art=pdf").status_code == 404


def test_the_database_holds_nothing_that_the_page_hides(sqlite_app):
    searched(12, house=BAVARIA)
    searched(3)
    content = closed()
    assert content["narrowed"]["land"]["needs"]["03"] == "few"
    stored = db.session.execute(text("SELECT content FROM reports")).scalar_one()
    assert sorted(set(re.findall(r"\d+", re.sub(r'"\d+":', "", stored)))) == ["0", "1", "15", "21"]


def test_ten_people_and_a_thousand_cost_the_same_statements(app):
    cost_of_closing()
    costs = []
    for number in (10, 990):
        many(number)
        costs.append(cost_of_closing())
    assert costs[0] == costs[1]
    assert costs[0] <= 16


@action
def many(number: int) -> None:
    """Lines and rows for the query to read; what they say is looked at elsewhere."""
    searched.__wrapped__(min(number, 10), waited=3)
    if number > 10:
        columns = "at, event, subject_id, details"
        lines = f"INSERT INTO entries ({columns}) SELECT {columns} FROM entries"
        for _doubled in range(7):
            db.session.execute(text(lines))


def cost_of_closing() -> int:
    db.session.remove()
    with counted_statements() as statements:
        counts_of(Year(2030))
    return len(statements)


def test_the_page_costs_the_same_however_much_it_tells(sqlite_app, signed_in):
    browser, costs = signed_in(office()), []
    for number in (1, 40):
        searched(number, waited=2)
        with standing_at(CLOSED):
            close_year(2030)
        browser.get(PAGE)
        with counted_statements() as statements:
            assert browser.get(PAGE).status_code == 200
        costs.append(len(statements))
        forget_reports()
    assert costs[0] == costs[1]


@action
def forget_reports() -> None:
    db.session.query(Report).delete()


@pytest.mark.parametrize("path", ["/koordination/berichte", PAGE, f"{PAGE}/datei"])
def test_only_the_office_reads_reports(sqlite_app, signed_in, path):
    searched(1)
    closed()
    roles = ("mentor", "coordinator")
    answers = [signed_in(person("Rita Rolle", role)).get(path).status_code for role in roles]
    assert answers == [403, 200]


def test_every_figure_leads_to_its_definition(sqlite_app, signed_in):
    searched(12, waited=3)
    closed()
    for start in ("", "/en"):
        page = signed_in(office()).get(f"{start}{PAGE}").text
        wanted = set(re.findall(r'href="#(begriff-[^"]+)"', page))
        assert wanted == {
            f"begriff-{code}" for code in ("needs", "begun", "ended", "mentors", "trainings", "came")
        }
        assert [one for one in wanted if page.count(f'id="{one}"') != 1] == []
