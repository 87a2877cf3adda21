"""The list of OWASP's requirements is whole: every line says how it stands, and every test it names is there."""

import ast
import csv
import re
from collections import Counter

import pytest

from mentoring.web.written_docs import DOCS

STATUSES = {"met", "not applicable", "operator", "open"}
ROOT = DOCS.parent
REQUIREMENT = re.compile(r"V(1[0-7]|[1-9])(\.\d+\.\d+)?")
Line = dict[str, str]


@pytest.fixture(scope="module")
def lines() -> list[Line]:
    with (DOCS / "security" / "asvs.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def sentences_of(path: str) -> set[str]:
    """Names of the tests of a file, read and not run."""
    if not (ROOT / path).is_file():
        return set()
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return {
        node.name for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    }


def test_every_test_that_is_named_is_there(lines):
    named = {line["shown by or reason"] for line in lines if line["status"] == "met"}
    missing = [name for name in named if name.partition("::")[2] not in sentences_of(name.partition("::")[0])]
    assert missing == []
    assert len(named) > 50


def test_every_line_says_how_it_stands_and_why(lines):
    assert {line["status"] for line in lines} == STATUSES
    assert [line["requirement"] for line in lines if not all(word.strip() for word in line.values())] == []
    assert [line["requirement"] for line in lines if line["level"] not in ("1", "2")] == []


def test_every_requirement_stands_there_once(lines):
    counts = Counter(line["requirement"] for line in lines)
    assert [name for name, count in counts.items() if count > 1 or not REQUIREMENT.fullmatch(name)] == []
    assert {name.partition(".")[0] for name in counts} == {f"V{number}" for number in range(1, 18)}
