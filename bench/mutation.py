"""Mutation testing of the matching library: `python -m bench.mutation --sample 200 --seed 1`.

Draws changes at random from all that `bench.mutants` knows and makes one at a time in a process of its own. There the
tests run that pass through the changed statement, first those that have noticed most, then the quickest; who survives
these meets the rest of the tests that are about its module. The files stay as they are; what no test notices is
printed, and `--again` tries that alone once more.
"""

import argparse
import os
import random
import re
from collections import Counter
from importlib import import_module
from pathlib import Path
from sys import modules
from time import monotonic

from bench.mutants import Change, list_changes
from bench.mutation_run import ROOT, Cost, run_apart

EXAMPLES = "12"
LONGEST, PATIENCE = 900, 4
SURVIVED = r"^survived: (\S+) \(line \d+\): (.+)$"
ABOUT_ALL = "values", "doctests"
# Each module is tried on the tests that are about it; those named last are about all that are not named.
TESTS = {
    ("regions", "institution_types", "points", "encoder", "profile", "checks", "__init__"): (
        "tables", "similarity", "reasons", "estimator",
    ),
    ("pool", "index", "matcher", "ranges", "variety"): ("suggest", "similarity", "estimator"),
    ("reasons",): ("reasons",),
    ("certificate", "certificate_prices", "checked_cohort"): ("certificate", "certificate_prices"),
    ("certificate_reasons", "findings"): ("unmatched",),
    ("network", "factored_solver", "keeping_solver"): ("network", "solving", "why_not"),
    ("spreading",): ("spread",),
    ("spreadsheet",): ("spreadsheet",),
    ("proof_sheet", "proof_words"): ("proof_sheet",),
    ("counterfactual",): ("why_not",),
    ("ties", "twins"): ("cohort", "why_not"),
    ("seen",): ("seen", "sparse"),
    (): ("scoring", "solving", "candidates", "cohort_edges", "sparse", "cohort"),
}  # fmt: skip
HEAVY = (
    "matching.cohort",
    "matching.certificate",
    "matching.spreading",
    "mentoring.web.cli",
    "hypothesis.strategies",
)


class Trial:
    """Knows what tests cost, and which have noticed changes of a module so far."""

    def __init__(self, costs: dict[str, Cost]) -> None:
        self._costs = costs
        self._kills: Counter[tuple[str, str | None]] = Counter()

    def is_noticed(self, changed: Change) -> bool:
        """Whether a test fails, or does not end, with this change."""
        place = changed.module, changed.statement
        passing = {test for test, cost in self._costs.items() if place in cost.lines}
        files = find_tests(changed.module[:-3])
        rest = {test for test in self._costs if test.split("::")[0] in files} - passing
        return any(self._fails(tests, changed) for tests in (passing, rest) if tests)

    def _fails(self, tests: set[str], changed: Change) -> bool:
        """Whether one fails with this change, or they take several times the CPU that they take without."""
        order = sorted(
            tests, key=lambda test: (-self._kills[changed.module, test], self._costs[test].seconds)
        )
        patience = PATIENCE * (1 + sum(self._costs[test].seconds for test in order))
        outcome = run_apart(order, changed, patience)
        self._kills[changed.module, outcome.killer] += 1
        return outcome.fails


def find_tests(module: str) -> tuple[str, ...]:
    """The tests that are about a module."""
    names = next(tests for some, tests in TESTS.items() if module in some or not some)
    return tuple(f"tests/matching/test_{name}.py" for name in (*names, *ABOUT_ALL))


def learn_costs() -> dict[str, Cost]:
    """What each test takes, and the statements of the library that it passes through, where nothing is changed."""
    paths = sorted((ROOT / "tests" / "matching").glob("test_*.py"))
    names = [*(str(path.relative_to(ROOT)) for path in paths), "tests/web/test_cli_match.py"]
    costs: dict[str, Cost] = {}
    for name in names:
        outcome = run_apart([name], None, LONGEST)
        if outcome.fails:
            raise SystemExit(f"the tests fail without any change: {outcome.killer or name}")
        costs |= outcome.costs
    return costs


def load_heavy() -> None:
    """Load what the library needs, but not the library; settings as in the suite, with fewer examples."""
    from hypothesis import settings

    os.environ["EXAMPLES"] = EXAMPLES
    for name in HEAVY:
        import_module(name)
    for name in [name for name in modules if name.split(".")[0] == "matching"]:
        del modules[name]
    settings.register_profile("mutation", derandomize=True, deadline=None, database=None)
    settings.load_profile("mutation")


def try_all(chosen: list[Change], costs: dict[str, Cost]) -> int:
    """How many are noticed; the others are printed."""
    killed, begin, trial = 0, monotonic(), Trial(costs)
    for number, one in enumerate(chosen, 1):
        noticed = trial.is_noticed(one)
        killed += noticed
        if not noticed:
            print(f"survived: {one.place} (line {one.line}): {one.words}", flush=True)
        if number % 10 == 0:
            print(f"{killed} of {number} noticed, {monotonic() - begin:.0f} s", flush=True)
    return killed


def choose_again(every: list[Change], told: str) -> list[Change]:
    """The survivors of a former run by place and words, as lines move; those that are no longer there are printed."""
    known: dict[tuple[str, str], list[Change]] = {}
    for change in every:
        known.setdefault((change.place, change.words), []).append(change)
    survivors = dict.fromkeys(re.findall(SURVIVED, told, re.MULTILINE))
    for place, words in survivors.keys() - known.keys():
        print(f"gone: {place}: {words}", flush=True)
    return [change for survivor in survivors for change in known.get(survivor, [])]


def main() -> None:
    """Sample, try and tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--module", default="*", help="only this module of the library")
    parser.add_argument("--again", type=Path, help="only the survivors that this file of a former run names")
    options = parser.parse_args()
    paths = sorted((ROOT / "matching").glob(f"{options.module}.py"))
    every = [change for path in paths for change in list_changes(path)]
    if options.again:
        chosen = choose_again(every, options.again.read_text(encoding="utf-8"))
    else:
        chosen = random.Random(options.seed).sample(every, min(options.sample, len(every)))
    os.chdir(ROOT)
    load_heavy()
    killed = try_all(chosen, learn_costs())
    print(f"{killed} of {len(chosen)} noticed, {killed / max(len(chosen), 1):.1%} ({len(every)} possible)")


if __name__ == "__main__":
    main()
