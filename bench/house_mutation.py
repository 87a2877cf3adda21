"""Mutation testing of what the house stands on: `python -m bench.house_mutation [MODULE …]`.

Makes one change at a time to lifecycles, policies and what keeps strangers out, each in a process of its own, and runs
the tests that are about the module there, on SQLite. The files stay as they are. What no test notices is printed. The
tables of lifecycles are not changed here: docs/lifecycles.md says every row of them, and a test compares the two.
"""

import os
import signal
import sys
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
PATIENCE = 120
TESTS = {
    "core/lifecycle": ("core/test_lifecycle", "core/test_steps"),
    "core/policy": ("core/test_access",),
    "core/access": ("core/test_access",),
    "core/links": ("core/test_links", "web/test_migrations"),
    "core/steps": ("core/test_steps", "core/test_locks", "web/test_migrations"),
    "core/addresses": ("core/test_addresses",),
    "accounts/policy": (
        "accounts/test_guessable",
        "accounts/test_passwords",
        "accounts/test_second_factors",
        "accounts/test_sign_ins",
    ),
    "accounts/queries": (
        "accounts/test_queries",
        "accounts/test_sign_ins",
        "accounts/test_second_factors",
        "accounts/test_letters",
        "accounts/test_addresses",
        "accounts/test_registrations",
        "accounts/test_passwords",
        "accounts/test_accounts",
        "privacy/test_periods",
    ),
    "mentorship/policy": ("mentorship/test_policy",),
    "mentorship/models/parties": ("mentorship/test_lifecycles",),
    "people/policy": ("people/test_persons", "core/test_access"),
    "trainings/policy": ("trainings/test_offers", "trainings/test_guards"),
    "trainings/models/office": ("trainings/test_lifecycles",),
    "trainings/queries/visibility": ("trainings/test_visibility",),
}
"""Each module of mentoring with the tests that are about it."""
PYTEST = (
    "-x",
    "-q",
    "-n0",
    "--assert=plain",
    "-p",
    "no:randomly",
    "-p",
    "no:cacheprovider",
    "-k",
    "not postgresql",
)
HEAVY = (
    "flask_security",
    "sqlalchemy.orm",
    "alembic.command",
    "icalendar",
    "hypothesis.strategies",
    "argon2",
)


class ChangedPart(SourceFileLoader, MetaPathFinder):
    """Finds and loads the changed text in place of one module of the house."""

    def __init__(self, part: str, changed: Change) -> None:
        path = ROOT / "mentoring" / f"{part}.py"
        super().__init__(f"mentoring.{part.replace('/', '.')}", str(path))
        self._text = changed.text

    def find_spec(self, fullname: str, _path: Any, _target: Any = None) -> ModuleSpec | None:
        """The changed module under its name, and nothing else."""
        found = fullname == self.name
        return spec_from_file_location(fullname, self.path, loader=self) if found else None

    def get_code(self, _fullname: str) -> CodeType:
        """The changed text, compiled; nothing is kept."""
        return compile(self._text, self.path, "exec")


def fails(part: str, changed: Change | None) -> bool:
    """Whether some test about a module fails, or does not end."""
    child = os.fork()
    if not child:
        code = 1
        with suppress(BaseException):
            code = _run_here(part, changed)
        os._exit(code)
    return os.waitpid(child, 0)[1] != 0


def _run_here(part: str, changed: Change | None) -> int:
    import pytest

    signal.setitimer(signal.ITIMER_PROF, PATIENCE)
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    if changed is not None:
        sys.meta_path.insert(0, ChangedPart(part, changed))
    return int(pytest.main([*PYTEST, *(f"tests/{name}.py" for name in TESTS[part])]))


def try_part(part: str) -> tuple[int, int]:
    """How many changes of a module are noticed, of how many; the others are printed."""
    if fails(part, None):
        raise SystemExit(f"{part}: the tests fail without any change")
    changes, begun = list(list_changes(ROOT / "mentoring" / f"{part}.py")), monotonic()
    survived = [one for one in changes if not fails(part, one)]
    for one in survived:
        print(f"survived: {part}.py:{one.line}  {one.words}", flush=True)
    noticed = len(changes) - len(survived)
    print(f"{part}: {noticed} of {len(changes)} noticed, {monotonic() - begun:.0f} s", flush=True)
    return noticed, len(changes)


def main() -> None:
    """Each module that is named, or all."""
    os.chdir(ROOT)
    for name in HEAVY:
        import_module(name)
    tried = [try_part(part) for part in sys.argv[1:] or TESTS]
    noticed, every = (sum(column) for column in zip(*tried, strict=True))
    print(f"{noticed} of {every} noticed, {noticed / every:.1%}")


if __name__ == "__main__":
    main()
