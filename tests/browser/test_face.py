"""Every page in both languages, light and dark, wide and narrow: accessible, whole, and without a look elsewhere."""

import pytest

from tests.browser.faults import face_faults, reflow_faults
from tests.browser.pages import ALL, NO_PAGES, ONCE, PAGES, Page, routes_that_show
from tests.browser.visitor import WIDTH, received

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


@pytest.fixture(scope="module")
def guests(house, chromium):
    with received(house, chromium) as arrived:
        yield arrived


@pytest.fixture(scope="module")
def guests_in_the_dark(house, chromium):
    with received(house, chromium, width=390, color_scheme="dark") as arrived:
        yield arrived


def test_every_page_is_in_the_table(house):
    assert routes_that_show(house.app) - NO_PAGES == set(PAGES)


@pytest.mark.parametrize("page", ALL, ids=str)
def test_a_page_is_accessible_and_whole_and_folds_to_a_narrow_screen(guests, scenes, page: Page):
    visitor = guests.visitor(page.role)
    address = page.address.format(**scenes)
    answer = visitor.go(address)
    expected = 404 if page.address == "/gibt-es-nicht" else 200
    assert (answer.status, answer.url.removeprefix(visitor.house.url)) == (expected, address)
    assert face_faults(visitor, "de") == []
    assert reflow_faults(visitor.page, 390, 320, WIDTH) == []


@pytest.mark.parametrize("page", ONCE, ids=str)
def test_a_page_in_english_is_accessible_and_whole_in_the_dark_on_a_telephone(
    guests_in_the_dark, scenes, page: Page
):
    visitor = guests_in_the_dark.visitor(page.role)
    address = "/en" + page.address.format(**scenes)
    answer = visitor.go(address)
    assert answer.url.removeprefix(visitor.house.url) == address
    assert [*face_faults(visitor, "en"), *reflow_faults(visitor.page, 390)] == []
