"""What forms keep of what people write, and what they say when something is missing."""

import pytest
from werkzeug.datastructures import MultiDict

from mentoring.core.forms import (
    Form,
    clean,
    clean_line,
    email_line,
    is_unreadable,
    number,
    pick,
    pick_many,
    select,
    text_block,
    text_line,
    tick,
)


class Example(Form):
    """One field of every kind."""

    name = text_line("Name", missing="Bitte einen Namen eingeben.", most=10)
    words = text_block("Worte", most=20)
    email = email_line("E-Mail", missing="Bitte eine Adresse eingeben.")
    size = number("Größe", least=1, most=9)
    way = pick("Weg", {"a": "A", "b": "B"}, missing="Bitte einen Weg wählen.")
    many = pick_many("Viele", {"a": "A", "b": "B", "c": "C"}, most=2)
    land = select("Land", {"": "–", "03": "Niedersachsen"}, missing="Bitte ein Land wählen.")
    yes = tick("Ja", missing="Bitte zustimmen.")


GOOD = {"name": "Ada", "email": "ada@example.org", "way": "a", "land": "03", "yes": "y"}


@pytest.fixture
def filled(sqlite_app):
    def fill(**changes: object) -> Example:
        with sqlite_app.test_request_context("/", method="POST", data=MultiDict({**GOOD, **changes})):
            form = Example()
            form.validate()
            return form

    return fill


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (None, None),
        ("  Ada  ", "Ada"),
        ("a\r\nb", "a\nb"),
        ("a\x00\x07\x1b[31mb", "a[31mb"),
        ("a\tb", "a\tb"),
        ("Mu\u0308nchen", "München"),
        ("\ud800x", "x"),
        ("\x85x\x7f", "x"),
    ],
)
def test_text_is_kept_without_what_nobody_can_read(typed, kept):
    assert clean(typed) == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [(None, None), ("a\nb\r\n c\t d", "a b c d"), ("a\u2028b\x0bc", "a bc"), ("\n\n", "")],
)
def test_a_line_stays_one_line(typed, kept):
    assert clean_line(typed) == kept


def test_cleaning_twice_changes_nothing_more():
    for text in ("  e\u0301\x00 ", "\x00 a", "a \x01", "\u1e9b\u0323", "\r"):
        assert clean(clean(text)) == clean(text)


def test_a_good_form_is_taken_as_it_is(filled):
    form = filled(words=" Zwei\r\nZeilen ", size="3", many="a")
    assert form.errors == {}
    assert (form.words.data, form.size.data, form.many.data) == ("Zwei\nZeilen", 3, ["a"])


@pytest.mark.parametrize(
    ("changes", "errors"),
    [
        ({"name": ""}, {"name": ["Bitte einen Namen eingeben."]}),
        ({"name": " \x00\t "}, {"name": ["Bitte einen Namen eingeben."]}),
        ({"name": "x" * 11}, {"name": ["Bitte höchstens 10 Zeichen eingeben."]}),
        ({"words": "x" * 21}, {"words": ["Bitte höchstens 20 Zeichen eingeben."]}),
        ({"email": ""}, {"email": ["Bitte eine Adresse eingeben."]}),
        ({"email": "nobody"}, {"email": ["Bitte eine E-Mail-Adresse wie name@example.org eingeben."]}),
        ({"size": "10"}, {"size": ["Bitte eine Zahl von 1 bis 9 eingeben."]}),
        ({"size": "0"}, {"size": ["Bitte eine Zahl von 1 bis 9 eingeben."]}),
        ({"way": ""}, {"way": ["Bitte einen Weg wählen."]}),
        ({"land": ""}, {"land": ["Bitte ein Land wählen."]}),
        ({"yes": ""}, {"yes": ["Bitte zustimmen."]}),
    ],
)
def test_a_form_says_what_to_do(filled, changes, errors):
    assert {name: [str(one) for one in found] for name, found in filled(**changes).errors.items()} == errors


@pytest.mark.parametrize("name", ["way", "many", "land"])
def test_a_choice_that_was_not_offered_is_refused(filled, name):
    assert list(filled(**{name: "evil"}).errors) == [name]


@pytest.mark.parametrize("typed", ["x", "1e3", "9" * 5000, "-1", "NaN", "1.5", "\u2167"])
def test_what_is_no_small_whole_number_is_refused(filled, typed):
    assert list(filled(size=typed).errors) == ["size"]


@pytest.mark.parametrize(
    "address",
    [
        "a@example.org, b@example.org",
        "a@example.org;b@example.org",
        "A <a@example.org>",
        "a@example.org b@example.org",
        '"a b"@example.org',
        "a@example",
        "@example.org",
        "a@" + "x" * 250 + ".org",
    ],
)
def test_one_address_means_one(filled, address):
    assert list(filled(email=address).errors) == ["email"]


def test_control_characters_never_reach_an_address(filled):
    assert filled(email="a@example.org\r\n\x00").email.data == "a@example.org"


def test_too_many_choices_are_refused_with_their_number(filled):
    assert filled(many=["a", "b"]).errors == {}
    assert [str(one) for one in filled(many=["a", "b", "c"]).errors["many"]] == [
        "Bitte höchstens 2 auswählen."
    ]


def test_the_summary_leads_to_the_first_input_of_every_field_in_the_order_of_the_page(filled):
    form = filled(name="", way="", land="")
    assert form.error_list() == [
        ("name", "Bitte einen Namen eingeben."),
        ("way-0", "Bitte einen Weg wählen."),
        ("land", "Bitte ein Land wählen."),
    ]


def test_nothing_beyond_the_fields_is_read(filled):
    form = filled(state="done", id="7", role="coordinator")
    assert set(form.data) == {"name", "words", "email", "size", "way", "many", "land", "yes"}


@pytest.mark.parametrize(
    ("words", "unreadable"),
    [([], False), (["Ada", "ä😀\u202e"], False), (["a\x00"], True), (["ok", "\udc80"], True)],
)
def test_nul_and_lone_surrogates_are_unreadable(words, unreadable):
    assert is_unreadable(words) == unreadable
