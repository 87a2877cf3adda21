"""A form sends people on to our own pages only."""

import pytest

from mentoring.core.addresses import own_path

OURS = [
    "/",
    "/impressum",
    "/en/impressum",
    "/en",
    "/en/",
    "/impressum?a=1&b=//x",
    "/datenschutz#teil",
    "/?next=https://evil.example",
]
FOREIGN = [
    "",
    "impressum",
    "//evil.example",
    "///evil.example",
    "////evil.example",
    "/\\evil.example",
    "/\\/evil.example",
    "\\\\evil.example",
    "https://evil.example",
    "https:evil.example",
    "http:///evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    " //evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "\x00/impressum",
    "/impressum\r\nSet-Cookie: a=b",
    "/en//evil.example",
    "/en/\\evil.example",
    "/en/https://evil.example",
    "/%5cevil.example",
    "/%2fevil.example",
    "/%2f%2fevil.example",
    "/en/%5cevil.example",
    "/;evil",
    "/.//evil.example",
    "/..//evil.example",
    "/./evil",
    "/@evil.example",
    "/no-such-page",
    "/EN/impressum",
    "/en/en/impressum",
    "/darstellung",
    "/impressum\u202e",
    "/impressum\ud800",
    "／／evil.example",
]


@pytest.fixture(autouse=True)
def in_a_page(sqlite_app):
    with sqlite_app.test_request_context("/"):
        yield


@pytest.mark.parametrize("wanted", OURS)
def test_our_own_pages_are_followed(wanted):
    assert own_path(wanted, "/default") == wanted


@pytest.mark.parametrize("wanted", FOREIGN)
def test_everything_else_leads_to_the_default(wanted):
    assert own_path(wanted, "/default") == "/default"


def test_the_default_is_the_start_page():
    assert own_path("//evil.example") == "/"
