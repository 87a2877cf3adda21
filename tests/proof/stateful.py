"""Fifty thousand steps of chance beside an oracle, and seeded faults that it must find."""

import sys
import time
from multiprocessing import get_context

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.databases import fresh_app
from tests.mentorship.oracle.faults import FAULTS
from tests.mentorship.oracle.machine import Walk
from tests.proof.figures import say

STEPS, OF_A_WALK, FOR_A_FAULT = 50_000, 120, 400
ON_POSTGRESQL = 0.45
"""So that both processes are done at about the same time: the other one looks for the faults, too."""


def walks(number: int) -> settings:
    """So many walks, the first disagreement of which is told as it was met."""
    return settings(
        max_examples=number,
        stateful_step_count=OF_A_WALK,
        derandomize=False,
        deadline=None,
        database=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )


def prove(share: float = 1) -> bool:
    """No disagreement in all steps on both databases, and every seeded fault found; a core for each database."""
    on_postgresql = int(STEPS * share * ON_POSTGRESQL)
    on_sqlite = int(STEPS * share) - on_postgresql
    beside = get_context("spawn").Process(target=_walk_and_find, args=(on_sqlite,), daemon=True)
    beside.start()
    agreed = _walk_on("postgresql", on_postgresql)
    beside.join()
    return agreed and beside.exitcode == 0


def _walk_and_find(wanted: int) -> None:
    """What a process of its own does on SQLite; it says how it went by its exit."""
    agreed = _walk_on("sqlite", wanted)
    sys.exit(not (_find_faults() and agreed))


def _walk_on(engine: str, wanted: int) -> bool:
    began, Walk.steps, disagreements = time.monotonic(), 0, 0
    with fresh_app(engine):
        while Walk.steps < wanted and not disagreements:
            try:
                run_state_machine_as_test(Walk, settings=walks(1 + (wanted - Walk.steps) // OF_A_WALK))
            except AssertionError as error:
                disagreements += 1
                say("\n".join([str(error), *getattr(error, "__notes__", ())]))
    seconds = time.monotonic() - began
    say(f"stateful, {engine}: {Walk.steps} steps, {disagreements} disagreements, {seconds:.0f} s")
    return not disagreements


def _find_faults() -> bool:
    found = {name: _is_found(name) for name in FAULTS}
    missed = sorted(name for name, seen in found.items() if not seen)
    say(
        f"stateful: {sum(found.values())} of {len(found)} seeded faults found"
        + (f", missed {missed}" if missed else "")
    )
    return not missed


def _is_found(name: str) -> bool:
    with fresh_app("sqlite"), FAULTS[name]():
        try:
            run_state_machine_as_test(Walk, settings=walks(FOR_A_FAULT))
        except Exception:  # a disagreement, or the database's own no
            return True
    return False
