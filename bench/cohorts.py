"""Invented newcomers and mentors for the matching engine, the same for the same seed and size."""

import random
from itertools import accumulate
from typing import TypeVar

from matching import Profile
from matching.points import EMPHASES
from matching.tables import read_rows

TYPES = {
    "self_help_contact_point": 12, "self_help_group": 6, "self_help_organisation": 8, "hospital": 28,
    "psychiatric_hospital": 10, "rehab_clinic": 14, "day_clinic": 6, "practice": 8, "medical_centre": 3,
    "public_health_office": 5,
}  # fmt: skip
TOPICS = [f"topic {number}" for number in range(28)]
FORMATS = {("online",): 30, ("on_site",): 15, ("online", "on_site"): 45, (): 10}
LANGUAGES = {("de",): 80, ("de", "en"): 14, ("de", "tr"): 4, ("en",): 2}
EMPHASIS = {None: 70, "near": 12, "institution": 9, "topics": 9}
Lot = random.Random
T = TypeVar("T")


def invent(n_newcomers: int, n_mentors: int, seed: int = 5) -> tuple[list[Profile], list[Profile]]:
    """Newcomers who seek 1 to 5 topics, and mentors with 1 to 3 places who offer 3 to 9.

    They live where people live; a tenth tells no format, a twentieth no region finer than the Land.
    """
    assert set(EMPHASIS) == {None, *EMPHASES}
    lot = Lot(f"{seed} {n_newcomers} {n_mentors}")
    places = Places()
    newcomers = [_newcomer(lot, places, number) for number in range(n_newcomers)]
    return newcomers, [_mentor(lot, places, number) for number in range(n_mentors)]


class Places:
    """Kreise, drawn by how many people live there."""

    def __init__(self) -> None:
        rows = list(read_rows("kreise"))
        self.codes = [row["ags"] for row in rows]
        self.weights = list(accumulate(int(row["population_2018"]) for row in rows))

    def draw(self, lot: Lot) -> str:
        """A Kreis, at times only its Land."""
        code = lot.choices(self.codes, cum_weights=self.weights)[0]
        return code[:2] if lot.random() < 0.05 else code


def _newcomer(lot: Lot, places: Places, number: int) -> Profile:
    return Profile(
        f"n{number}",
        region=places.draw(lot),
        institution_type=_draw(lot, TYPES),
        topics=frozenset(lot.sample(TOPICS, lot.randint(1, 5))),
        formats=frozenset(_draw(lot, FORMATS)),
        languages=frozenset(_draw(lot, LANGUAGES)),
        waiting_days=lot.randint(0, 40),
        emphasis=_draw(lot, EMPHASIS),
        other_view=lot.random() < 0.1,
        not_my_kreis=lot.random() < 0.05,
    )


def _mentor(lot: Lot, places: Places, number: int) -> Profile:
    return Profile(
        f"m{number}",
        region=places.draw(lot),
        institution_type=_draw(lot, TYPES),
        topics=frozenset(lot.sample(TOPICS, lot.randint(3, 9))),
        formats=frozenset(_draw(lot, FORMATS)),
        languages=frozenset(_draw(lot, LANGUAGES)),
        places=lot.randint(1, 3),
    )


def _draw(lot: Lot, weights: dict[T, int]) -> T:
    return lot.choices(list(weights), list(weights.values()))[0]
