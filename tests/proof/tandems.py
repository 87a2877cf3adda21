"""Two buttons at the same instant, a hundred times each, and 5,000 mixed transactions of twelve pairs of hands."""

from tests.databases import fresh_app
from tests.mentorship.clicks import RACES, race
from tests.proof.figures import say
from tests.proof.site import ENGINES

ROUNDS = 100


def prove_clicks(share: float = 1) -> bool:
    """Every race in a hundred rounds on each database: no page breaks, and no place or search is given twice."""
    return all([_clicks_on(engine, max(1, int(ROUNDS * share))) for engine in ENGINES])


def _clicks_on(engine: str, rounds: int) -> bool:
    with fresh_app(engine) as app:
        faults = [fault for scene in RACES for fault in race(app, scene, rounds)]
    say(f"race-tandems, {engine}: {len(RACES)} races × {rounds} rounds, {len(faults)} faults {faults[:3]}")
    return not faults
