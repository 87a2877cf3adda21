"""Words that are spelled nearly like what was typed, taken from texts that whoever typed may read."""

import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from itertools import chain, islice, zip_longest

from mentoring.search.models.folding import SHORT, Term, terms_of

NEAR = 0.75
"""One letter too many, too few or wrong in a word of four; two changed places."""
MOST_TYPED, MOST_NEAR = 3, 3
MOST_WORDS = 3_000
"""So many different words are compared; those of earlier texts come first."""
WRITTEN = re.compile(r"[^\W\d_]+(?:[*:][^\W\d_]+)?")


def near_words(terms: Sequence[Term], texts: Iterable[str]) -> list[str]:
    """Up to three words as they are written in the texts; the nearest to each term come first."""
    known = _known(texts)
    near = (get_close_matches(term.text, known, n=MOST_NEAR, cutoff=NEAR) for term in terms[:MOST_TYPED])
    turns = chain.from_iterable(zip_longest(*near))
    return [known[word] for word in dict.fromkeys(turns) if word][:MOST_NEAR]


def _known(texts: Iterable[str]) -> dict[str, str]:
    """Folded words without their endings, each with the shortest form in which it is written."""
    written = dict.fromkeys(word for text in texts for word in WRITTEN.findall(text))
    known: dict[str, str] = {}
    for word in islice(written, MOST_WORDS):
        for term in terms_of(word):
            if len(term.text) > SHORT:
                known[term.text] = min(known.get(term.text, word), word, key=len)
    return known
