"""What the check of a proposal finds, in English and in German."""

from typing import Any, Self

CLAIMS = {
    "count": "Zahl der Paare",
    "waiting": "Menschen, die lange warten",
    "worst": "am wenigsten passendes Paar",
    "sum": "Summe der Punkte",
}
WORDS = {
    "twice": ("pairs: more than one ({0!r})", "Paare: {0} steht in mehr als einem."),
    "strangers": (
        "pairs: not among the people ({0!r}, {1!r})",
        "Paare: {0} und {1} sind nicht beide in den Tabellen.",
    ),
    "excluded": ("pairs: is excluded ({0!r}, {1!r})", "Paare: {0} und {1} dürfen kein Paar sein."),
    "full": ("pairs: more than the places ({0!r})", "Paare: {0} hat nicht so viele Plätze."),
    "fixed": (
        "pairs: a fixed one is missing ({0!r}, {1!r})",
        "Paare: {0} und {1} sind festgelegt, fehlen aber.",
    ),
    "unmatched": (
        "unmatched: are not exactly those in no pair",
        "Ohne Vorschlag: Es sind nicht genau die Menschen, die in keinem Paar stehen.",
    ),
    "reason": (
        "unmatched: {1} people for {2} places stand there, {3} for {4} are true ({0!r})",
        "Ohne Vorschlag: Bei {0} stehen {1} Menschen für {2} Plätze. Richtig sind {3} für {4}.",
    ),
    "too_many": (
        "unmatched: the places suffice for those named ({0!r})",
        "Ohne Vorschlag: Bei {0} reichen die Plätze für alle, die genannt sind.",
    ),
    "circle": (
        "unmatched: the mentors are not all here once ({0!r})",
        "Ohne Vorschlag: Bei {0} stehen Mentor*innen, die es hier nicht gibt, oder jemand doppelt.",
    ),
    "not_so": (
        "unmatched: the reason is not true ({0!r})",
        "Ohne Vorschlag: Der Grund bei {0} trifft nicht zu.",
    ),
    "total": ("total: {0} stands there, the pairs have {1}", "Summe: Dort steht {0}, die Paare haben {1}."),
    "worst": (
        "worst: {0} stands there, the pairs have {1}",
        "Am wenigsten passendes Paar: Dort steht {0}, die Paare haben {1}.",
    ),
    "bound_low": ("bound: {0} is less than the total", "Grenze: {0} ist weniger als die Summe."),
    "bound": (
        "bound: {0} does not follow from the certificate",
        "Grenze: {0} folgt nicht aus dem Nachweis.",
    ),
    "proof_prices": (
        "certificate.{0}: a price is twice, of nobody here or not above 0",
        "Nachweis ({0}): Ein Preis steht doppelt, gehört zu niemandem oder ist nicht größer als 0.",
    ),
    "proof_bound": (
        "certificate.{0}: {1} stands there, the prices prove {2}",
        "Nachweis ({0}): Dort steht {1}, die Preise belegen {2}.",
    ),
    "not_proven": ("certificate.{0}: is not proven", "Nachweis ({0}): Das ist nicht belegt."),
    "leaves_out": (
        "certificate.{0}: leaves out pairs that are allowed",
        "Nachweis ({0}): Er lässt Paare weg, die zulässig sind.",
    ),
    "not_reached": (
        "certificate.{0}: the pairs do not reach the bound",
        "Nachweis ({0}): Die Paare erreichen die Grenze nicht.",
    ),
    "weights": (
        "certificate.{0}: the weights do not order the tiers",
        "Nachweis ({0}): Die Gewichte halten die Reihenfolge der Ziele nicht ein.",
    ),
    "unproven_prices": ("prices: are stated without a proof", "Preise: Sie stehen ohne Nachweis da."),
    "other_prices": (
        "prices: are not those of exactly the mentors",
        "Preise: Sie gehören nicht zu genau diesen Mentor*innen.",
    ),
    "low": ("prices: {0} is too low ({1!r})", "Preise: {0} ist bei {1} zu niedrig."),
    "high": ("prices: {0} is too high ({1!r})", "Preise: {0} ist bei {1} zu hoch."),
}


class Finding(str):
    """One finding; as text it is English.

    >>> finding = Finding("total", 399, 400)
    >>> finding, finding.tell("de")
    ('total: 399 stands there, the pairs have 400', 'Summe: Dort steht 399, die Paare haben 400.')

    Attributes
    ----------
    code : str, which of ``WORDS``
    values : tuple, what stands in them
    """

    code: str
    values: tuple[Any, ...]

    def __new__(cls, code: str, *values: Any) -> Self:
        """Say it in English."""
        self = super().__new__(cls, WORDS[code][0].format(*values))
        self.code, self.values = code, values
        return self

    def __reduce__(self) -> tuple[type, tuple[Any, ...]]:
        """What makes the same finding again."""
        return type(self), (self.code, *self.values)

    def tell(self, lang: str) -> str:
        """The same in German (``de``), or in English."""
        if lang != "de":
            return str(self)
        proof = WORDS[self.code][0].startswith("certificate.")
        values = (CLAIMS.get(self.values[0], self.values[0]), *self.values[1:]) if proof else self.values
        return WORDS[self.code][1].format(*values)
