"""Every test that the page about calendars names is there under that name."""

import ast
import re
from pathlib import Path

HERE = Path(__file__).parent
PAGE = HERE.parents[1] / "docs" / "calendars.md"


def functions_of(path: str) -> set[str]:
    tree = ast.parse((HERE.parents[1] / path).read_text())
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_every_promise_names_a_test_that_exists():
    named = re.findall(r"`(\S+\.py)::(\w+)`", PAGE.read_text())
    places = [(path.replace("T/", "tests/trainings/", 1), name) for path, name in named]
    assert len(places) > 30
    assert [one for one in places if one[1] not in functions_of(one[0])] == []
