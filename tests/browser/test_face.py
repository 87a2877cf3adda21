"""Every page in both languages, light and dark, wide and narrow: accessible, whole, and without a look elsewhere."""

import pytest

from tests.browser.faults import axe_faults, face_faults, reflow_faults
from tests.browser.pages import ALL, NO_PAGES, ONCE, PAGES, Page, routes_that_show
from tests.browser.visitor import received

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


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("page", ALL, ids=str)
def test_a_page_is_accessible_and_whole(guests, scenes, page: Page, language: str):
    visitor = guests.visitor(page.role)
    address = page.address.format(**scenes)
    answer = visitor.go(address if language == "de" else f"/en{address}")
    expected = 404 if page.address == "/gibt-es-nicht" else 200
    path = answer.url.removeprefix(visitor.house.url)
    assert (answer.status, path) == (expected, address if language == "de" else f"/en{address}")
    assert face_faults(visitor, language) == []


@pytest.mark.parametrize("page", ONCE, ids=str)
def test_a_page_is_readable_in_the_dark_and_on_a_narrow_screen(guests_in_the_dark, scenes, page: Page):
    visitor = guests_in_the_dark.visitor(page.role)
    visitor.go(page.address.format(**scenes))
    faults = [*axe_faults(visitor.page, "color-contrast"), *reflow_faults(visitor.page, 390, 320)]
    assert faults == []
