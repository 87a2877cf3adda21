"""Two buttons at the same instant, a hundred times each, and 5,000 mixed transactions of twelve pairs of hands."""

from tests.databases import fresh_app
from tests.mentorship.clicks import RACES, broken, race
from tests.mentorship.mixed_hands import DEADLOCK, STEPS, deadlocks, fill_house, mix
from tests.proof.figures import say
from tests.proof.site import ENGINES

ROUNDS, TRANSACTIONS, HANDS = 100, 5_000, 12


def prove_clicks(share: float = 1) -> bool:
    """Every race in a hundred rounds on each database: no page breaks, and no place or search is given twice."""
    return all([_clicks_on(engine, max(1, int(ROUNDS * share))) for engine in ENGINES])


def _clicks_on(engine: str, rounds: int) -> bool:
    with fresh_app(engine) as app:
        faults = [fault for scene in RACES for fault in race(app, scene, rounds)]
    say(f"race-tandems, {engine}: {len(RACES)} races × {rounds} rounds, {len(faults)} faults {faults[:3]}")
    return not faults


def prove_deadlocks(share: float = 1) -> bool:
    """Five thousand mixed transactions from twelve hands on PostgreSQL, of which none may wait in a ring."""
    turns = max(1, int(TRANSACTIONS * share) // HANDS + 1)
    with fresh_app("postgresql") as app, deadlocks() as found:
        fill_house(mentors=4, newcomers=12)
        outcomes, faults = mix(app, HANDS, turns), broken()
    done, refused = outcomes.pop("done"), outcomes.pop("refused")
    say(
        f"deadlocks, postgresql: {done + refused} transactions of {HANDS} hands, {done} done, {refused} refused,"
        f" {found[DEADLOCK]} deadlocks, {len(faults)} faults {faults[:3]}; other errors {dict(found)}"
    )
    say(f"deadlocks, what was done: {dict(outcomes.most_common())}")
    return found[DEADLOCK] == 0 and not faults and len(outcomes) == len(set(STEPS))
