"""Words are folded so that the same word is found however it is typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentoring.search.models import Term, is_in, terms_of, words_of
from mentoring.search.models.folding import LONGEST_WORD, MOST_TERMS
from tests.search.corpus import FINDS, TEXTS


def found(typed):
    """The numbers of the texts that hold what was typed, by the rule alone."""
    terms = terms_of(typed)
    return {number for number, text in enumerate(TEXTS) if is_in(terms, words_of(text))}


@pytest.mark.parametrize("typed", FINDS)
def test_what_people_type_finds_what_they_mean(typed):
    assert found(typed) == FINDS[typed]


def test_endings_and_small_words_do_not_count():
    assert terms_of("Wie finde ich Mentor*innen für die Kliniken?") == (
        Term("find", True),
        Term("mentor", True),
        Term("klinik", True),
    )


def test_words_of_two_letters_are_whole_words():
    assert terms_of("KI und QM") == (Term("ki", False), Term("qm", False))


@given(st.text())
def test_terms_hold_nothing_but_letters_and_digits(typed):
    terms = terms_of(typed)
    assert all(term.text.isalnum() for term in terms)
    assert (len(terms) <= MOST_TERMS, max((len(term.text) for term in terms), default=0) <= LONGEST_WORD) == (
        True,
        True,
    )


@given(st.text(alphabet=st.characters(categories=("L", "N")), min_size=3, max_size=30))
def test_every_word_finds_itself(word):
    terms = terms_of(word)
    assert not terms or is_in(terms, words_of(f"vorher {word} nachher"))
