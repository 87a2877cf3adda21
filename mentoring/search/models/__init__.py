"""What is searched: folded words of trainings and practice examples, and how the databases find them."""

from mentoring.search.models.entry import SearchEntry
from mentoring.search.models.folding import Term, is_in, terms_of, words_of
from mentoring.search.models.full_text import drop_full_text, is_full_text, make_full_text, optimize, wanted
from mentoring.search.models.nearness import near_words

__all__ = [
    "SearchEntry",
    "Term",
    "drop_full_text",
    "is_full_text",
    "is_in",
    "make_full_text",
    "near_words",
    "optimize",
    "terms_of",
    "wanted",
    "words_of",
]
