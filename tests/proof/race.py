"""The last seats and the last place, asked for by sixteen at once, fifty times; with a control that overbooks."""

from collections import Counter

from flask import Flask

from mentoring.people.models import Person
from tests.databases import fresh_app
from tests.proof.figures import say
from tests.proof.site import ENGINES
from tests.trainings.crowds import CROWD, Work, all_at_once, look_then_take, register
from tests.trainings.scenes import published, states, trainer

SEATS, ROUNDS, CONTROL = 3, 50, 45


def prove(share: float = 1) -> bool:
    """Fifty trainings of three seats and sixteen people on each database: none may be oversold."""
    return all([_oversold(engine, share, register) == 0 for engine in ENGINES])


def prove_control(share: float = 1) -> bool:
    """The same without the guard, which must oversell nearly always, or the proof proves nothing."""
    rounds = max(1, int(ROUNDS * share))
    return all([_oversold(engine, share, look_then_take) >= rounds * CONTROL // ROUNDS for engine in ENGINES])


def _oversold(engine: str, share: float, work: Work) -> int:
    rounds = max(1, int(ROUNDS * share))
    with fresh_app(engine) as app:
        leader = trainer()
        taken = [_one_round(app, leader, work) for _ in range(rounds)]
    over = sum(number > SEATS for number in taken)
    under = sum(number < SEATS for number in taken)
    guarded = "with its guard" if work is register else "control without it"
    say(
        f"race, {engine}, {guarded}: {rounds} trainings × {SEATS} seats × {CROWD} people at once, "
        f"{over} oversold, {under} not filled"
    )
    return over


def _one_round(app: Flask, leader: Person, work: Work) -> int:
    """How many seats sixteen people got of three."""
    training = published(leader, seats=SEATS)
    all_at_once(app, training, work)
    return Counter(states(training))["registered"]
