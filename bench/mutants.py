"""All changes of one kind each that could be made to a module: what mutation testing draws from."""

import ast
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any, NamedTuple

COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
OPERATORS: dict[type[Any], type[Any]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult, ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd, ast.And: ast.Or, ast.Or: ast.And,
}  # fmt: skip

# What is not changed, as no change of it could change an answer, and why.
LEFT_OUT = {
    "cohort.DENSE_CELLS": "from how many cells on another solver is taken; all are exact",
    "factored_solver.MOST_CLASS_PAIRS": "the same, for classes",
    "checked_cohort.ROWS_AT_ONCE": "how much is looked at at once: memory",
    "checked_cohort.CELLS_AT_ONCE": "the same",
    "scoring.CELLS_AT_ONCE": "the same",
    "scoring.MOST_CELLS_HELD": "up to how many points are kept: memory and time",
    "scoring.MOST_MENTORS_AT_ONCE": "how many are looked at first: time; prices find who was missing",
    "index.FIRST_MENTORS": "how many are looked at first: time; the bound finds who was missing",
    "index.GROWTH": "the same",
    "sparse_solver.FIRST_CANDIDATES": "how many candidates are tried first: time; prices find who was missing",
    "sparse_solver.MORE_CANDIDATES": "the same",
    "sparse_solver.NEAR": "the same",
    "sparse_solver.SPREAD": "which of equal candidates are tried first: time",
    "pool.NOBODY": "a mark that no position has",
    "checked_cohort.EXCLUDED": "a mark below all points",
    "prices.FAR_BELOW": "farther than any sum of worths",
    "network.FAR": "the same",
    "certificate.FAR_BELOW": "the same",
    "scoring.FAR_ABOVE": "the same",
    "scoring.FORBIDDEN": "farther than any sum of points",
}


class Change(NamedTuple):
    """One change: the module, its line, the line of the statement, where and what it is, and the whole new text."""

    module: str
    line: int
    statement: int
    place: str
    words: str
    text: str


def list_changes(path: Path) -> Iterator[Change]:
    """Every change of one module that could change an answer."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    nodes, places = list(ast.walk(tree)), name_places(tree, path.stem)
    forbidden = {id(inner) for node in nodes for inner in list_quiet(node)}
    for at, node in enumerate(nodes):
        if id(node) not in forbidden and places[id(node)] not in LEFT_OUT and change(deepcopy(node)):
            other = deepcopy(tree)
            target = list(ast.walk(other))[at]
            before = ast.unparse(target)
            words = f"{before}  →  {change(target)}"
            line = getattr(node, "lineno", 0)
            statement = find_statement(nodes, line)
            yield Change(path.name, line, statement, places[id(node)], words, ast.unparse(other))


def name_places(tree: ast.Module, module: str) -> dict[int, str]:
    """Where every node stands: module, class, function, and the name that a plain assignment gives."""
    places = {id(tree): module}
    for node in ast.walk(tree):  # outer ones come first
        for inner in ast.iter_child_nodes(node):
            name = name_place(inner)
            places[id(inner)] = f"{places[id(node)]}.{name}" if name else places[id(node)]
    return places


def name_place(node: ast.AST) -> str | None:
    """What a node itself is called; None when it has no name of its own."""
    if isinstance(node, ast.ClassDef | ast.FunctionDef):
        return node.name
    targets = node.targets if isinstance(node, ast.Assign) else []
    return targets[0].id if len(targets) == 1 and isinstance(targets[0], ast.Name) else None


def find_statement(nodes: list[ast.AST], line: int) -> int:
    """The line on which the innermost statement begins that a line is part of; 0 for none."""
    around = (
        node.lineno
        for node in nodes
        if isinstance(node, ast.stmt) and node.lineno <= line <= (node.end_lineno or 0)
    )
    return max(around, default=0)


def list_quiet(node: ast.AST) -> Iterator[ast.AST]:
    """What changes nothing when it is changed: annotations, imports for them, and checks that lengths are equal."""
    for part in list_quiet_parts(node):
        yield from ast.walk(part) if part is not None else ()


def list_quiet_parts(node: ast.AST) -> list[ast.AST | None]:
    """The parts of one node that are so."""
    if isinstance(node, ast.FunctionDef):
        arguments = [*node.args.args, *node.args.kwonlyargs, *node.args.posonlyargs]
        return [node.returns, *(argument.annotation for argument in arguments)]
    if isinstance(node, ast.AnnAssign):
        return [node.annotation]
    if isinstance(node, ast.keyword):
        return [node.value] if node.arg == "strict" else []
    return [node] if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING" else []


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
        comparison = COMPARISONS.get(type(node.ops[0]))
        node.ops[0] = comparison() if comparison else node.ops[0]
        return comparison is not None
    operator = OPERATORS.get(type(node.op))
    node.op = operator() if operator else node.op
    return operator is not None
