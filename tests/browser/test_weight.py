"""What a page weighs when nothing is cached: bytes over the wire, requests, and whom they go to."""

import pytest

from tests.browser.visitor import NOBODY, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
MOST_BYTES, MOST_REQUESTS = 120 * 1024, 10
PAGES = {
    "start page": ("/", NOBODY),
    "trainings": ("/fortbildungen", NOBODY),
    "one training": ("/fortbildungen/{training}", NOBODY),
    "suggestions": ("/mentoring/vorschlaege", "newcomer"),
    "the area of one's own": ("/mein-bereich", "newcomer"),
}


def cold_load(visitor: Visitor, path: str) -> dict[str, int]:
    """Bytes over the wire of everything a page loads into an empty cache, by address."""
    line = visitor.window.new_cdp_session(visitor.page)
    asked: dict[str, str] = {}
    weights: dict[str, int] = {}
    line.on("Network.requestWillBeSent", lambda one: asked.update({one["requestId"]: one["request"]["url"]}))
    line.on(
        "Network.loadingFinished",
        lambda one: weights.update({asked[one["requestId"]]: int(one["encodedDataLength"])}),
    )
    line.send("Network.enable")
    line.send("Network.setCacheDisabled", {"cacheDisabled": True})
    visitor.page.goto(visitor.house.url + path, wait_until="networkidle")
    return weights


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_light(house, chromium, scenes, name):
    path, role = PAGES[name]
    visitor = Visitor(house, chromium)
    if role != NOBODY:
        visitor.is_a(role)
    weights = cold_load(visitor, path.format(**scenes))
    visitor.window.close()
    assert visitor.trouble == []
    assert len(weights) <= MOST_REQUESTS, weights
    assert sum(weights.values()) <= MOST_BYTES, weights
