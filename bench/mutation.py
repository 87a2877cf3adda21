"""Mutation testing of the matching library: `python -m bench.mutation --sample 150 --seed 1`.

Takes changes at random from all that these rules allow, makes one at a time in a copy of the project and runs the
library's tests there. A change that no test notices survives and is printed.
"""

import argparse
import ast
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 200
EXAMPLES = "15"
QUICK = "not every_process and not many_mentors"
# Each module is tried on the tests that are about it; those named last are about all that are not named.
TESTS = {
    ("regions", "institution_types", "points", "encoder", "profile", "checks"): (
        "tables", "similarity", "reasons", "estimator",
    ),
    ("pool", "index", "matcher", "ranges", "variety"): ("suggest", "similarity", "estimator"),
    ("reasons",): ("reasons",),
    ("certificate", "certificate_prices", "checked_cohort"): ("certificate",),
    ("network", "factored_solver"): ("network",),
    ("spreading",): ("spread",),
    ("spreadsheet",): ("spreadsheet",),
    ("proof_sheet", "proof_words"): ("../web/test_cli_match",),
    ("counterfactual",): ("why_not",),
    (): ("cohort_edges", "cohort", "sparse"),
}  # fmt: skip
COMPARISONS = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
OPERATORS = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult, ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd, ast.And: ast.Or, ast.Or: ast.And,
}  # fmt: skip


class Change(NamedTuple):
    """One change: the module, its line, what was there and the whole new text."""

    module: str
    line: int
    words: str
    text: str


def list_changes(path: Path) -> Iterator[Change]:
    """Every change of one module."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    nodes = list(ast.walk(tree))
    forbidden = {id(inner) for node in nodes for inner in list_quiet(node)}
    for at, node in enumerate(nodes):
        if id(node) not in forbidden and change(deepcopy(node)) is not None:
            other = deepcopy(tree)
            target = list(ast.walk(other))[at]
            before = ast.unparse(target)
            words = f"{before}  →  {change(target)}"
            yield Change(path.name, getattr(node, "lineno", 0), words, ast.unparse(other))


def list_quiet(node: ast.AST) -> Iterator[ast.AST]:
    """What changes nothing when it is changed: annotations and imports for them."""
    parts: list[ast.AST | None] = []
    if isinstance(node, ast.FunctionDef):
        arguments = [*node.args.args, *node.args.kwonlyargs, *node.args.posonlyargs]
        parts = [node.returns, *(argument.annotation for argument in arguments)]
    elif isinstance(node, ast.AnnAssign):
        parts = [node.annotation]
    elif isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
        parts = [node]
    for part in parts:
        yield from ast.walk(part) if part is not None else ()


def change(node: ast.AST) -> str | None:
    """Change a node in place and say what it is now; None when no rule fits."""
    if isinstance(node, ast.Compare | ast.BinOp | ast.BoolOp):
        return ast.unparse(node) if change_operator(node) else None
    if isinstance(node, ast.Constant) and type(node.value) in (int, bool):
        node.value = (not node.value) if isinstance(node.value, bool) else node.value + 1  # type: ignore[operator]
    elif isinstance(node, ast.IfExp):
        node.body, node.orelse = node.orelse, node.body
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        node.operand = ast.UnaryOp(ast.Not(), node.operand)
    else:
        return None
    return ast.unparse(node)


def change_operator(node: ast.Compare | ast.BinOp | ast.BoolOp) -> bool:
    """Put another operator in place, if there is one for it."""
    if isinstance(node, ast.Compare):
        kind = COMPARISONS.get(type(node.ops[0]))
        node.ops[0] = kind() if kind else node.ops[0]
    else:
        kind = OPERATORS.get(type(node.op))
        node.op = kind() if kind else node.op
    return kind is not None


def is_noticed(folder: Path, changed: Change) -> bool:
    """Whether a test fails, or does not end, with this change."""
    target = folder / "matching" / changed.module
    before = target.read_text(encoding="utf-8")
    target.write_text(changed.text, encoding="utf-8")
    try:
        return run_tests(folder, find_tests(target.stem)) != 0
    except subprocess.TimeoutExpired:
        return True
    finally:
        target.write_text(before, encoding="utf-8")


def find_tests(module: str) -> tuple[str, ...]:
    """The tests that are about a module."""
    return next(tests for modules, tests in TESTS.items() if module in modules or not modules)


def run_tests(folder: Path, names: tuple[str, ...]) -> int:
    """The exit code of some tests of the library."""
    tests = [
        f"tests/web/{name[7:]}.py" if "/" in name else f"tests/matching/test_{name}.py" for name in names
    ]
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-n0", "-p", "no:randomly", "-k", QUICK]
    paths = f"{folder}{os.pathsep}{ROOT}"
    env = {**os.environ, "PYTHONPATH": paths, "EXAMPLES": EXAMPLES, "PYTHONDONTWRITEBYTECODE": "1"}
    ended = subprocess.run(
        [*command, *tests], cwd=folder, env=env, capture_output=True, timeout=PATIENCE, check=False
    )
    return ended.returncode


def copy_project(folder: Path) -> None:
    """What the tests of the library need."""
    for name in ("matching", "tests"):
        shutil.copytree(
            ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "node_modules")
        )
    shutil.copy(ROOT / "pyproject.toml", folder)


def main() -> None:
    """Sample, try and tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, default=150)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    every = [change for path in sorted((ROOT / "matching").glob("*.py")) for change in list_changes(path)]
    chosen = random.Random(options.seed).sample(every, min(options.sample, len(every)))
    with tempfile.TemporaryDirectory(prefix="mutation-") as name:
        copy_project(Path(name))
        for tests in TESTS.values():
            if run_tests(Path(name), tests) != 0:
                raise SystemExit(f"fails without any change: {tests}")
        killed = try_all(Path(name), chosen)
    print(f"{killed} of {len(chosen)} noticed, {killed / len(chosen):.1%} ({len(every)} possible)")


def try_all(folder: Path, chosen: list[Change]) -> int:
    """How many are noticed; the others are printed."""
    killed = 0
    for number, one in enumerate(chosen, 1):
        noticed = is_noticed(folder, one)
        killed += noticed
        if not noticed:
            print(f"survived: {one.module}:{one.line}  {one.words}", flush=True)
        if number % 10 == 0:
            print(f"{killed} of {number} noticed", flush=True)
    return killed


if __name__ == "__main__":
    main()
