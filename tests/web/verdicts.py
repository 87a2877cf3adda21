"""How a number, a rank or a verdict about people would read, in both languages."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

PER_HUNDRED = r"\d\s?(%(?![0-9A-Fa-f]{2})|Prozent|percent|per cent)"
STARS = r"[★☆⭐✩✭]|\bSterne?\b|\bstars?\b"
COUNTED = "Punktzahl Score Scores Rating Ratings Ranking Rank Ranked Rang Rangliste Trefferquote Antwortquote"
JUDGED = "Bewertung Bewertungen bewertet Eignung geeignet geeignete geeigneten ungeeignet Zuverlässigkeit zuverlässig"
OF_A_PAIR = "Übereinstimmung Passgenauigkeit Passung"
WHOLE = (
    r"\b(" + "|".join(f"{COUNTED} {JUDGED} {OF_A_PAIR}".split()) + r"|(best|response|match) (match|rate))\b"
)
VERDICT = re.compile("|".join((PER_HUNDRED, STARS, WHOLE)))
HONEST = re.compile("keine Bewertung von Menschen|80 Prozent der Einheiten|80 percent of the units")
"""What says that there is none, and how much of a training one has to be at for a certificate."""


def verdicts_in(text: str) -> list[str]:
    """What of a text reads like one, with a few words around it."""
    text = HONEST.sub("", text)
    return [text[max(0, hit.start() - 40) : hit.end() + 20] for hit in VERDICT.finditer(text)]


def said_by(page: Element) -> Iterator[str]:
    """Everything a page says, also to screen readers and to programs."""
    for one in page.iter():
        yield from (one.text or "", one.tail or "", *one.attrib.values())
