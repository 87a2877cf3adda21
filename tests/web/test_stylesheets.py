"""The design system's stylesheet is served without what no page can use, and otherwise unchanged."""

import gzip
import re

import pytest

from mentoring.web.places import top_level
from mentoring.web.static_files import KERN, static_url
from mentoring.web.stylesheets import needed_rules

SHEET = '@charset "UTF-8";.k-a,.k-b:hover{x:1}@media print{.k-b{y:2}.k-a--big{y:3}}@font-face{f:g}p:not(.k-b){z:4}'


def whole() -> str:
    return (top_level("static") / KERN).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("k-a k-b", SHEET),
        (
            "class='k-a'",
            '@charset "UTF-8";.k-a{x:1}@media print{.k-a--big{y:3}}@font-face{f:g}p:not(.k-b){z:4}',
        ),
        (
            "'k-a--' ~ size",
            '@charset "UTF-8";.k-a{x:1}@media print{.k-a--big{y:3}}@font-face{f:g}p:not(.k-b){z:4}',
        ),
        ("k-b", '@charset "UTF-8";.k-b:hover{x:1}@media print{.k-b{y:2}}@font-face{f:g}p:not(.k-b){z:4}'),
        ("", '@charset "UTF-8";@font-face{f:g}p:not(.k-b){z:4}'),
    ],
)
def test_rules_stay_when_their_classes_are_named(words, expected):
    assert needed_rules(SHEET, words, "k-") == expected


def test_a_list_in_brackets_is_one_selector():
    rule = ":is(.k-a,.k-b) p,.k-c{x:1}"
    assert needed_rules(rule, "k-b", "k-") == ":is(.k-a,.k-b) p{x:1}"


def test_with_every_class_named_the_stylesheet_is_the_one_of_the_package():
    everything = " ".join(re.findall(r"kern-[\w-]+", whole()))
    squeezed = [re.sub(r"\s", "", text) for text in (needed_rules(whole(), everything, "kern-"), whole())]
    assert squeezed[0] == squeezed[1]


def test_what_is_served_is_half_as_heavy_and_keeps_what_pages_name(sqlite_app):
    answer = sqlite_app.test_client().get(static_url(KERN), buffered=True)
    served = answer.data.decode()
    assert len(gzip.compress(answer.data)) < 20_000 < len(gzip.compress(whole().encode()))
    kept = [name in served for name in (".kern-btn--secondary", ".kern-alert--danger", ".kern-accordion")]
    assert kept == [True, True, False]
