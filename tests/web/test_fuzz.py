"""Bad words in every query, every form and every address: never an error of ours, on both databases."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from wtforms.fields.core import UnboundField

import mentoring
from mentoring.core.access import PUBLIC
from mentoring.core.forms import Form
from tests.corpus import BAD, PATHS
from tests.web.house import READERS, access, addresses, reader, rules

ARGUMENT = re.compile(r"(?:args|form)\.(?:get|getlist)\(\s*\"(\w+)\"")


def asked_names() -> set[str]:
    """Names that some page reads from its query, as the code spells them, and a few that none does."""
    folder = Path(mentoring.__file__).parent
    code = "\n".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.py"))
    return {
        *ARGUMENT.findall(code),
        "land",
        "thema",
        "einrichtungsart",
        "format",
        "sprache",
        "q",
        "seite",
        "next",
    }


def field_names(form: type[Form] = Form) -> Iterator[str]:
    """Every field of every form of the house."""
    for child in form.__subclasses__():
        yield from (name for name in dir(child) if isinstance(getattr(child, name), UnboundField))
        yield from field_names(child)


def ours(answers: Iterator[tuple[str, int]]) -> list[tuple[str, int]]:
    """Answers that say that we have made a mistake."""
    # The house's invented letters are old and nobody sends them: a monitor is told so, whatever it asks.
    honest = "/readyz"
    return [(what, status) for what, status in answers if status >= 500 and not what.startswith(honest)]


def test_no_query_of_a_public_page_is_an_error_of_ours(full_app):
    browser = full_app.test_client()
    public = {rule.endpoint: url for rule, url in addresses(full_app) if access(full_app, rule) == PUBLIC}
    assert len(public) > 10
    names = asked_names()
    assert (
        ours(
            (f"{url} {bad[:20]!r}", browser.get(url, query_string=dict.fromkeys(names, bad)).status_code)
            for url in public.values()
            for bad in BAD
        )
        == []
    )


@pytest.mark.parametrize("role", ["newcomer in a tandem", "mentor", "trainer", "coordinator"])
def test_no_query_of_a_page_is_an_error_of_ours(full_sqlite_app, signed_in, role):
    browser, names = signed_in(reader(role)), asked_names()
    pages = {rule.endpoint: url for rule, url in addresses(full_sqlite_app)}
    assert (
        ours(
            (f"{url} {bad[:20]!r}", browser.get(url, query_string=dict.fromkeys(names, bad)).status_code)
            for url in pages.values()
            for bad in BAD[::2]
        )
        == []
    )


def test_no_word_in_an_address_is_an_error_of_ours(full_app):
    browser, tried = full_app.test_client(), 0
    for rule in rules(full_app, "GET"):
        for bad in PATHS:
            for name in rule.arguments:
                url = re.sub(rf"<[^<>]*\b{name}>", lambda _found, bad=bad: bad, rule.rule)
                tried += 1
                assert browser.get(re.sub(r"<[^<>]*>", "1", url)).status_code < 500, url
    assert tried > 50


@pytest.mark.parametrize("bad", [None, "9" * 40, "x" * 1500, "'\"%_\\\u202e😀"])
def test_no_form_is_an_error_of_ours(full_app, signed_in, bad):
    names, answers = set(field_names()), []
    assert len(names) > 20
    form = {} if bad is None else dict.fromkeys(names, bad)
    posts: dict[str, str] = {}
    for rule, url in addresses(full_app, "POST"):
        posts.setdefault(rule.endpoint, url)
    del posts["security.logout"]
    for role in READERS:
        browser = signed_in(reader(role))
        answers += [(f"{role} {url}", browser.post(url, data=form).status_code) for url in posts.values()]
    assert ours(iter(answers)) == []
    assert {status for _what, status in answers} >= {302, 403, 404, 422}


def test_words_that_were_sent_come_back_as_words(sqlite_app):
    evil = '"><script>alert(1)</script>'
    browser = sqlite_app.test_client()
    answer = browser.post("/erstgespraech", data={"name": evil, "email": evil, "words": evil})
    assert answer.status_code == 422
    assert "<script>alert" not in answer.text
    assert "&lt;script&gt;alert" in answer.text
