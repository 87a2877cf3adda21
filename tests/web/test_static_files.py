"""Static files: for ever in every cache, compressed, and nothing outside their folder."""

import gzip
import re

import pytest

from mentoring.web.places import top_level
from mentoring.web.static_files import digest, static_url


@pytest.fixture
def browser(sqlite_app):
    return sqlite_app.test_client()


def test_a_file_may_be_kept_for_ever(browser):
    answer = browser.get(static_url("theme.css"), buffered=True)
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "max-age=315360000, public, immutable"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.data == (top_level("static") / "theme.css").read_bytes()
    assert "Set-Cookie" not in answer.headers


def test_a_file_comes_compressed_to_who_can_read_it(browser):
    answer = browser.get(static_url("theme.css"), headers={"Accept-Encoding": "gzip"}, buffered=True)
    assert (answer.headers["Content-Encoding"], answer.headers["Vary"]) == ("gzip", "Accept-Encoding")
    assert gzip.decompress(answer.data) == (top_level("static") / "theme.css").read_bytes()


@pytest.mark.parametrize(
    "path",
    [
        f"/static/{digest()}/no-such.css",
        f"/static/{digest()}/",
        f"/static/{digest()}/../config.py",
        f"/static/{digest()}/%2e%2e/%2e%2e/config.py",
        f"/static/{digest()}/..%2fconfig.py",
        f"/static/{digest()}//etc/passwd",
        f"/static/{digest()}/theme.css.gz",
        "/static/000000000000/theme.css",
        "/static/theme.css",
        "/config.py",
        "/templates/layouts/page.html",
    ],
)
def test_what_is_no_file_of_ours_is_not_found(browser, path):
    assert browser.get(path).status_code == 404


def test_a_page_cannot_link_to_a_file_that_is_not_there():
    with pytest.raises(FileNotFoundError):
        static_url("no-such.css")


def test_every_file_that_a_stylesheet_names_is_there():
    root = top_level("static")
    for sheet in root.glob("*.css"):
        for named in re.findall(r"url\(\s*[\"']?([^\"')#?]+)", sheet.read_text(encoding="utf-8")):
            assert named.startswith("data:") or (sheet.parent / named).is_file(), f"{sheet.name}: {named}"


def test_a_page_of_the_other_language_uses_the_same_files(browser):
    for page in ("/", "/en/"):
        files = set(re.findall(r'(?:href|src)="([^"]*/static/[^"]+)"', browser.get(page).text))
        assert files
        assert {name for name in files if not name.startswith(f"/static/{digest()}/")} == set()
        assert {browser.get(name, buffered=True).status_code for name in files} == {200}
