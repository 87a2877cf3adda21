"""State said once: a lifecycle is a table of steps, and everything else about states is read from it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from sqlalchemy import CheckConstraint

SYSTEM = "system"
"""The party that is time itself."""

PHONED = "_by_phone"
"""How a party is called where the office acts for it on the phone."""


def by_phone(*parties: str) -> tuple[str, ...]:
    """These parties, and the office where one of them asks for the step on the phone."""
    return (*parties, *(f"{party}{PHONED}" for party in parties))


@dataclass(frozen=True, slots=True)
class Step:
    """One row: from any of `sources` by any of `by` to `target`; `event` is its past tense."""

    name: str
    sources: tuple[str, ...]
    target: str
    by: tuple[str, ...]
    event: str


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """The table of one noun. `initial` is where a new row begins; `ends` are ends that a step leaves again."""

    noun: str
    title: str
    initial: str
    steps: tuple[Step, ...]
    ends: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if len({step.name for step in self.steps}) != len(self.steps):
            raise ValueError(f"{self.noun}: a step is named twice")

    @property
    def states(self) -> tuple[str, ...]:
        """Every state, in the order in which the table first names it."""
        named = [self.initial]
        for step in self.steps:
            named += [*step.sources, step.target]
        return tuple(dict.fromkeys(named))

    @property
    def terminal(self) -> frozenset[str]:
        """States that no step leaves, and those that are ends although somebody may come back from them."""
        left = {source for step in self.steps for source in step.sources}
        return frozenset(self.states) - left | frozenset(self.ends)

    def step(self, name: str) -> Step:
        """The row called `name`; KeyError when there is none."""
        for step in self.steps:
            if step.name == name:
                return step
        raise KeyError(f"{self.noun} has no step {name}")

    def event(self, step: Step) -> str:
        """The journal's name for a step: `noun.past`."""
        return f"{self.noun}.{step.event}"

    def open_steps(self, state: str, parties: Collection[str]) -> Iterator[Step]:
        """Steps that one of `parties` may take from `state`: the buttons of a page."""
        return (step for step in self.steps if state in step.sources and set(step.by) & set(parties))

    def check(self) -> CheckConstraint:
        """The database's own copy of the states."""
        states = ", ".join(f"'{state}'" for state in self.states)
        return CheckConstraint(f"state IN ({states})", name="state")


LIFECYCLES: dict[str, Lifecycle] = {}


def register(lifecycle: Lifecycle) -> Lifecycle:
    """Make a lifecycle known to the docs and to the tests that hold for every lifecycle."""
    LIFECYCLES[lifecycle.noun] = lifecycle
    return lifecycle
