"""The ladder of imports holds, and six deliberate offences show that it can break."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LINTER = Path(sys.executable).with_name("lint-imports")
OFFENCES = {
    "the core imports the frame": (
        "mentoring/core/clock.py",
        "import mentoring.web.frame",
        "The ladder",
    ),
    "a drawer appears": ("mentoring/utils.py", '"""A drawer."""', "The ladder"),
    "features know each other": (
        "mentoring/trainings/lifecycle.py",
        "import mentoring.mentorship.lifecycle",
        "The ladder",
    ),
    "actions import pages": (
        "mentoring/offers/actions.py",
        "import mentoring.offers.routes",
        "Inside a feature",
    ),
    "the model knows the web": ("matching/points.py", "import flask", "The model is pure"),
    "people know the model": (
        "mentoring/people/queries/persons.py",
        "import matching",
        "Few rooms know the model",
    ),
}


@pytest.fixture(scope="module")
def tree(tmp_path_factory):
    """A copy of all that the contracts speak of."""
    copy = tmp_path_factory.mktemp("tree")
    shutil.copy(ROOT / "pyproject.toml", copy)
    for package in ("mentoring", "matching"):
        shutil.copytree(ROOT / package, copy / package, ignore=shutil.ignore_patterns("__pycache__", "*.csv"))
    return copy


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [str(LINTER), "--no-cache", "--config", str(folder / "pyproject.toml")]
    wide = {**os.environ, "COLUMNS": "200"}
    return subprocess.run(command, cwd=folder, env=wide, capture_output=True, text=True, check=False)


def test_imports_point_down(tree):
    linted = lint(tree)
    assert linted.returncode == 0, linted.stdout[-3000:]
    assert "0 broken" in linted.stdout


@pytest.mark.parametrize("offence", OFFENCES)
def test_an_offence_breaks_its_contract(tree, offence):
    place, line, contract = OFFENCES[offence]
    target = tree / place
    before = target.read_text(encoding="utf-8") if target.exists() else None
    target.write_text(f"{before or ''}\n{line}\n", encoding="utf-8")
    try:
        linted = lint(tree)
    finally:
        target.unlink() if before is None else target.write_text(before, encoding="utf-8")
    assert linted.returncode == 1
    broken = [row for row in linted.stdout.splitlines() if row.endswith("BROKEN")]
    assert [row.startswith(contract) for row in broken] == [True]
