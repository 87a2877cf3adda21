"""Many people at random, the same for the same seed."""

import random

from matching import Profile
from tests.matching.strategies import REGIONS, TOPICS, TYPES


def crowd(seed, size, prefix, most_places=1):
    lot = random.Random(seed)
    return [
        Profile(f"{prefix}{number}", lot.choice(REGIONS), lot.choice(TYPES), frozenset(lot.sample(TOPICS, 3)),
                frozenset(lot.sample(["online", "on_site"], lot.randint(1, 2))),
                places=lot.randint(0, most_places), waiting_days=lot.randint(0, 40))
        for number in range(size)
    ]  # fmt: skip
