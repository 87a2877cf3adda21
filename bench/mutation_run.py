"""Runs tests in a process of their own: on a changed library, or on one that notes which statements a test meets."""

import ast
import os
import pickle
import signal
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from time import process_time
from types import CodeType
from typing import Any, NamedTuple

import pytest

from bench.mutants import Change

ROOT = Path(__file__).resolve().parent.parent
SLOW = "not every_process and not many_mentors and not loads_no_heavy"
PYTEST = ("-x", "-q", "-n0", "--noconftest", "--assert=plain", "-p", "no:randomly", "-p", "no:cacheprovider")
NOTE = "__passes__"
Place = tuple[str, int]


class Cost(NamedTuple):
    """CPU seconds of a test, and the statements that it passes through (module and line)."""

    seconds: float
    lines: frozenset[Place]


class Outcome(NamedTuple):
    """Whether tests failed or did not end, the one that failed, and what each cost."""

    fails: bool
    killer: str | None
    costs: dict[str, Cost]


class Module(SourceFileLoader):
    """Loads a module of the library from a changed text, or as one that notes each statement before it is done."""

    def __init__(self, name: str, changed: Change | None, passed: set[Place]) -> None:
        self._file = name.partition(".")[2].replace(".", "/") or "__init__"
        path = ROOT / "matching" / f"{self._file}.py"
        super().__init__(name, str(path if path.exists() else path.with_suffix("") / "__init__.py"))
        self._changed, self._passed = changed, passed

    def get_code(self, fullname: str) -> CodeType:
        """The text, compiled; nothing is kept."""
        if self._changed is not None:
            return compile(self._changed.text, self.path, "exec")
        tree = ast.parse(Path(self.path).read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            for block in ("body", "orelse", "finalbody"):
                if isinstance(inner := getattr(node, block, None), list):
                    setattr(node, block, list(self._note_all(inner)))
        return compile(ast.fix_missing_locations(tree), self.path, "exec")

    def _note_all(self, block: list[ast.stmt]) -> Iterator[ast.stmt]:
        for at, statement in enumerate(block):
            words = isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
            if not (words and at == 0):
                yield from ast.parse(f"{NOTE}.add(({self._file + '.py'!r}, {statement.lineno}))").body
            yield statement

    def exec_module(self, module: Any) -> None:
        """With the place where it notes."""
        setattr(module, NOTE, self._passed)
        super().exec_module(module)


class Finder(MetaPathFinder):
    """Finds the changed module alone, or all of the library to note what is passed."""

    def __init__(self, changed: Change | None) -> None:
        self._changed = changed
        self.passed: set[Place] = set()

    def find_spec(self, fullname: str, path: Any, target: Any = None) -> ModuleSpec | None:
        """The module under its name, and nothing else."""
        if fullname.split(".")[0] != "matching":
            return None
        loader = Module(fullname, self._changed, self.passed)
        if self._changed is not None and f"{loader._file}.py" != self._changed.module:
            return None
        return spec_from_file_location(fullname, loader.path, loader=loader)


class Order:
    """Runs the tests wanted in the order given, and learns what each costs."""

    def __init__(self, tests: Sequence[str], passed: set[Place]) -> None:
        self._rank = {test: rank for rank, test in enumerate(tests)}
        self._passed = passed
        self.costs: dict[str, Cost] = {}
        self.failed: str | None = None

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leave out what is not wanted."""
        if any("::" in test for test in self._rank):
            items[:] = sorted(
                (item for item in items if item.nodeid in self._rank),
                key=lambda item: self._rank[item.nodeid],
            )

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Any:
        """Count one test."""
        self._passed.clear()
        begin = process_time()
        outcome = yield
        self.costs[item.nodeid] = Cost(process_time() - begin, frozenset(self._passed))
        return outcome

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Remember what failed."""
        self.failed = report.nodeid if report.failed else self.failed


def run_apart(tests: Sequence[str], changed: Change | None, patience: float) -> Outcome:
    """Run tests in a process of their own, with so many CPU seconds at most."""
    with tempfile.TemporaryFile() as answer:
        child = os.fork()
        if not child:
            with suppress(BaseException):
                pickle.dump(tuple(run_here(tests, changed, patience)), answer)
                answer.flush()
                os._exit(0)
            os._exit(1)
        if os.waitpid(child, 0)[1] != 0:
            return Outcome(fails=True, killer=None, costs={})
        answer.seek(0)
        return Outcome(*pickle.load(answer))


def run_here(tests: Sequence[str], changed: Change | None, patience: float) -> Outcome:
    """Run the tests in this process, which the kernel ends when it takes too many seconds of CPU."""
    signal.setitimer(signal.ITIMER_PROF, patience)
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    finder = Finder(changed)
    sys.meta_path.insert(0, finder)
    order = Order(tests, finder.passed)
    files = sorted({test.split("::")[0] for test in tests})
    ended = pytest.main([*PYTEST, "-k", SLOW, *files], plugins=[order])
    return Outcome(bool(ended), order.failed, order.costs)
