"""Mutation testing of the matching library: `python -m bench.mutation --sample 200 --seed 1`.

Draws changes at random from all that `bench.mutants` knows, makes one at a time in a process of its own and runs the
tests that are about its module there; who survives these meets all tests of the library. The files stay as they are.
What no test notices is printed, with the reason where we know why no test can.
"""

import argparse
import os
import random
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from time import monotonic
from types import CodeType
from typing import Any

from bench.mutants import Change, list_changes

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 60
EXAMPLES = "12"
SLOW = "not every_process and not many_mentors and not loads_no_heavy"
PYTEST = ("-x", "-q", "-n0", "--noconftest", "--assert=plain", "-p", "no:randomly", "-p", "no:cacheprovider")
# Each module is tried on the tests that are about it; those named last are about all that are not named.
TESTS = {
    ("regions", "institution_types", "points", "encoder", "profile", "checks", "__init__"): (
        "tables", "similarity", "reasons", "estimator",
    ),
    ("pool", "index", "matcher", "ranges", "variety"): ("suggest", "similarity", "estimator"),
    ("reasons",): ("reasons",),
    ("certificate", "certificate_prices", "checked_cohort"): ("certificate",),
    ("network", "factored_solver"): ("network",),
    ("spreading",): ("spread",),
    ("spreadsheet",): ("spreadsheet",),
    ("proof_sheet", "proof_words"): ("proof_sheet",),
    ("counterfactual",): ("why_not",),
    ("ties", "twins"): ("cohort",),
    (): ("cohort_edges", "sparse", "cohort"),
}  # fmt: skip
HEAVY = (
    "matching.cohort",
    "matching.certificate",
    "matching.spreading",
    "mentoring.web.cli",
    "hypothesis.strategies",
)


class ChangedModule(SourceFileLoader):
    """Loads the changed text in place of one module."""

    def __init__(self, changed: Change) -> None:
        name = changed.module.removesuffix(".py").removesuffix("__init__")
        super().__init__(f"matching.{name}".rstrip("."), str(ROOT / "matching" / changed.module))
        self._text = changed.text

    def get_code(self, fullname: str) -> CodeType:
        """The changed text, compiled; nothing is kept."""
        return compile(self._text, self.path, "exec")


class Finder(MetaPathFinder):
    """Finds the changed module alone."""

    def __init__(self, changed: ChangedModule) -> None:
        self._changed = changed

    def find_spec(self, fullname: str, path: Any, target: Any = None) -> ModuleSpec | None:
        """The changed module under its name, and nothing else."""
        if fullname != self._changed.name:
            return None
        return spec_from_file_location(fullname, self._changed.path, loader=self._changed)


def is_noticed(changed: Change, second_look: bool) -> bool:
    """Whether a test fails, or does not end, with this change."""
    own = find_tests(changed.module[:-3])
    others = [test for test in list_tests() if test not in own]
    return fails(own, changed) or (second_look and fails(others, changed))


def find_tests(module: str) -> list[str]:
    """The tests that are about a module."""
    names = next(tests for modules, tests in TESTS.items() if module in modules or not modules)
    return [f"tests/matching/test_{name}.py" for name in names]


def list_tests() -> list[str]:
    """All tests of the library, and of the command that leads to it."""
    own = sorted((ROOT / "tests" / "matching").glob("test_*.py"))
    return [*(str(path.relative_to(ROOT)) for path in own), "tests/web/test_cli_match.py"]


def fails(tests: Sequence[str], changed: Change | None = None) -> bool:
    """Whether some test fails, in a process that begins with everything heavy loaded."""
    child = os.fork()
    if not child:
        code = 1
        with suppress(BaseException):
            code = run_here(tests, changed)
        os._exit(code)
    return os.waitpid(child, 0)[1] != 0


def run_here(tests: Sequence[str], changed: Change | None) -> int:
    """Run the tests in this process, which the kernel ends when it takes too many seconds of CPU."""
    import pytest

    signal.setitimer(signal.ITIMER_PROF, PATIENCE)
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    if changed is not None:
        sys.meta_path.insert(0, Finder(ChangedModule(changed)))
    return int(pytest.main([*PYTEST, "-k", SLOW, *tests]))


def load_heavy() -> None:
    """Load what the library needs, but not the library; settings as in the suite, with fewer examples."""
    from hypothesis import settings

    os.environ["EXAMPLES"] = EXAMPLES
    for name in HEAVY:
        import_module(name)
    for name in [name for name in sys.modules if name.split(".")[0] == "matching"]:
        del sys.modules[name]
    settings.register_profile("mutation", derandomize=True, deadline=None, database=None)
    settings.load_profile("mutation")


def try_all(chosen: list[Change], second_look: bool) -> int:
    """How many are noticed; the others are printed."""
    killed, begin = 0, monotonic()
    for number, one in enumerate(chosen, 1):
        noticed = is_noticed(one, second_look)
        killed += noticed
        if not noticed:
            print(f"survived: {one.module}:{one.line}  {one.words}", flush=True)
        if number % 10 == 0:
            print(f"{killed} of {number} noticed, {monotonic() - begin:.0f} s", flush=True)
    return killed


def main() -> None:
    """Sample, try and tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--module", default="*", help="only this module of the library")
    parser.add_argument("--own", action="store_true", help="only the tests that are about the module")
    options = parser.parse_args()
    paths = sorted((ROOT / "matching").glob(f"{options.module}.py"))
    every = [change for path in paths for change in list_changes(path)]
    chosen = random.Random(options.seed).sample(every, min(options.sample, len(every)))
    os.chdir(ROOT)
    load_heavy()
    if fails(list_tests()):
        raise SystemExit("the tests fail without any change")
    killed = try_all(chosen, not options.own)
    print(f"{killed} of {len(chosen)} noticed, {killed / len(chosen):.1%} ({len(every)} possible)")


if __name__ == "__main__":
    main()
