"""The English catalogue is complete, and says what the German says."""

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from tests.web.verdicts import verdicts_in

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = ROOT / "mentoring" / "translations" / "en" / "LC_MESSAGES" / "messages.po"
KEYWORDS = {"_": None, "_l": None, "gettext": None, "lazy_gettext": None, "ngettext": (1, 2)}
METHODS = {
    "mentoring": [("**.py", "python")],
    "templates": [("**.html", "jinja2"), ("**.txt", "jinja2")],
}
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]")


def _sources() -> set[str]:
    found: set[str] = set()
    for folder, methods in METHODS.items():
        options = {pattern: {} for pattern, _method in methods}
        for _file, _line, words, _comments, _context in extract_from_dir(
            ROOT / folder, methods, options, keywords=KEYWORDS
        ):
            found.add(words if isinstance(words, str) else words[0])
    return found


@pytest.fixture(scope="module")
def english() -> dict[str, Message]:
    with CATALOGUE.open("rb") as lines:
        return {(m.id if isinstance(m.id, str) else m.id[0]): m for m in read_po(lines, locale="en") if m.id}


def test_every_german_sentence_has_an_english_one(english):
    missing = [words for words in _sources() if words not in english or not all(_strings(english[words]))]
    assert missing == []


def test_the_catalogue_holds_nothing_that_no_page_says(english):
    assert sorted(set(english) - _sources()) == []


def test_both_languages_have_the_same_placeholders(english):
    for message in english.values():
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        names = {name for words in ids for name in PLACEHOLDER.findall(words)}
        assert {name for words in _strings(message) for name in PLACEHOLDER.findall(words)} <= names, (
            message.id
        )
        assert set(PLACEHOLDER.findall(_strings(message)[-1])) == set(PLACEHOLDER.findall(ids[-1])), (
            message.id
        )


def test_no_sentence_of_a_page_or_letter_judges(english):
    said = [
        words
        for one in english.values()
        for words in (*_strings(one), *(one.id if _plural(one) else (one.id,)))
    ]
    assert (len(said) > 4_000, [verdict for words in said for verdict in verdicts_in(words)]) == (True, [])


def _plural(message: Message) -> bool:
    return isinstance(message.id, tuple)


def test_no_template_writes_a_number_per_hundred():
    texts = {path: path.read_text(encoding="utf-8") for path in (ROOT / "templates").rglob("*.*")}
    assert [str(path) for path, text in texts.items() if re.search(r"\}\}\s*(%|Prozent|percent)", text)] == []


def test_no_sentence_shouts(english):
    assert [message.id for message in english.values() if "!" in "".join(_strings(message))] == []
    assert [words for words in english if "!" in words] == []


def _strings(message: Message) -> tuple[str, ...]:
    return message.string if isinstance(message.string, tuple) else (message.string,)
