"""How words are folded for the search: the same letters however they are typed, the ends of compounds, beginnings."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

LONGEST_WORD = 60
LONGEST_QUERY = 200
MOST_TERMS = 8
SHORT = 3
"""From here on the beginning of a word is enough; shorter terms (KI, QM) are whole words."""
STEM = 4
COMPOUND, HEAD, TAIL = 9, 3, 5
"""Words this long are compounds; what stands behind their first letters is found, too, while it is long enough."""
GENDER = re.compile(r"(?<=\w)[*:_](?=in)")
DIGRAPH = re.compile(r"(?<!q)([aou])e")
PIECE = re.compile(r"[^\W_]+(?:[-‐‑][^\W_]+)*")
HYPHEN = re.compile(r"[-‐‑]")
ENDINGS = ("innen", "ern", "in", "em", "en", "er", "es", "e", "n", "s")
LITTLE_WORDS = (
    "aber als am an auch auf aus bei bin das dem den der des die dies ein eine einem einen einer es fur gibt hat "
    "ich ihr im in ist kann man mein mit muss nach nicht oder sie sind so um und uns von vom was wer wie wir wo "
    "zu zum zur and are at by can do for from how in is it my of on or the to what who with"
)
SILENT = frozenset(LITTLE_WORDS.split())
"""What is in every text; nobody looks for it."""


@dataclass(frozen=True, slots=True)
class Term:
    """One word that is looked for: letters and digits only; `open` where words may go on behind it."""

    text: str
    open: bool

    def fits(self, word: str) -> bool:
        """Whether a folded word is meant."""
        return word.startswith(self.text) if self.open else word == self.text


def folded(text: str) -> str:
    """Small letters without accents: ä, ae and a alike, ß as ss, Mentor*innen as Mentorinnen."""
    plain = unicodedata.normalize("NFKD", text.replace("\u00ad", "").casefold())
    letters = "".join(char for char in plain if not unicodedata.combining(char))
    return DIGRAPH.sub(r"\1", GENDER.sub("", letters))


@lru_cache(maxsize=512)
def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a text, each once: parts of what has a hyphen, the whole of it, and ends of compounds."""
    found: dict[str, None] = {}
    for piece in PIECE.findall(folded(text)):
        parts = HYPHEN.split(piece)
        for word in (*parts, "".join(parts)):
            found |= dict.fromkeys((word[:LONGEST_WORD], *_tails(word[:LONGEST_WORD])))
    return tuple(found)


def _tails(word: str) -> Iterator[str]:
    if len(word) >= COMPOUND:
        yield from (word[at:] for at in range(HEAD, len(word) - TAIL + 1))


def terms_of(typed: str) -> tuple[Term, ...]:
    """What somebody looks for: the first words that say something, without their endings."""
    words = [word for piece in PIECE.findall(folded(typed[:LONGEST_QUERY])) for word in HYPHEN.split(piece)]
    telling = (word for word in words if word not in SILENT)
    return tuple(dict.fromkeys(_term(word[:LONGEST_WORD]) for word in telling))[:MOST_TERMS]


def _term(word: str) -> Term:
    return Term(_stem(word), len(word) >= SHORT)


def _stem(word: str) -> str:
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= STEM:
            return word.removesuffix(ending)
    return word


def is_in(terms: Sequence[Term], words: Collection[str]) -> bool:
    """Whether every term is meant by one of these words; nothing is never found."""
    return bool(terms) and all(any(term.fits(word) for word in words) for term in terms)
