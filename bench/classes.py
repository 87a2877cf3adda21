"""The class network from a thousand to a million people, after grouping: `python -m bench.classes`.

Only region and institution type carry points, regions are Länder. What is measured is the optimum of the network and
the prices of its places; the ratio is to the time of a thousand people.
"""

from time import process_time

import numpy as np

from bench.cohorts import TYPES
from matching import MentorMatcher, Profile
from matching.network import assign_classes, price_classes
from matching.tables import read_rows

SIZES = (1_000, 10_000, 100_000, 1_000_000)
PLACES_PER_NEWCOMER = (1.2, 0.8)
PERSON = 10**9
REPEATS = 5


def main() -> None:
    """Measure and print."""
    lands = {row["land_code"]: 0 for row in read_rows("laender")}
    for row in read_rows("kreise"):
        lands[row["land_code"]] += int(row["population_2018"])
    classes = [Profile(f"{land} {kind}", land, kind) for land in lands for kind in TYPES]
    shares = np.array([people * share for people in lands.values() for share in TYPES.values()], dtype=float)
    matcher = MentorMatcher({"region": 600, "institution_type": 400}).fit(classes)
    worth = matcher.count_points(classes).astype(np.int64) + PERSON
    print(
        f"{len(classes)} classes on each side\n\n| people | places each | ms | × 1,000 |\n|---|---|---|---|"
    )
    for places in PLACES_PER_NEWCOMER:
        base = 0.0
        for size in SIZES:
            spent = measure(worth, shares / shares.sum(), size, places)
            base = base or spent
            print(f"| {size:,} | {places} | {1000 * spent:.0f} | {spent / base:.1f} |", flush=True)


def measure(worth: np.ndarray, shares: np.ndarray, size: int, places: float) -> float:
    """The best of some runs, in CPU seconds."""
    lot = np.random.default_rng(size)
    supply, capacity = lot.multinomial(size, shares), lot.multinomial(int(size * places), shares)
    spent = []
    for _ in range(REPEATS):
        before = process_time()
        flow = assign_classes(worth, supply, capacity)
        price_classes(worth, flow, supply - flow.sum(axis=1), capacity)
        spent.append(process_time() - before)
    return min(spent)


if __name__ == "__main__":
    main()
