"""What our pages need of a design system's stylesheet: rules for components that no template names stay out."""

import re
from collections.abc import Iterator
from functools import partial

NESTING = ("@media", "@supports", "@layer", "@container")


def needed_rules(stylesheet: str, words: str, prefix: str) -> str:
    """The stylesheet without rules for classes (`prefix…`) that the words of all templates never name.

    A block is named with all its elements (`__…`) and modifiers (`--…`), because templates put those together.
    """
    named = frozenset(_block(name) for name in re.findall(rf"{prefix}[\w-]+", words))
    return _needed(stylesheet, partial(_is_needed, re.compile(rf"\.({prefix}[\w-]+)"), named))


def _block(name: str) -> str:
    return re.split("__|--", name)[0]


def _is_needed(pattern: re.Pattern[str], named: frozenset[str], selector: str) -> bool:
    """Whether all its classes are named; what stands in brackets, like :not(…), asks for nothing."""
    outside, depth = "", 0
    for char in selector:
        depth += (char == "(") - (char == ")")
        outside += char if depth == 0 else ""
    return all(_block(name) in named for name in pattern.findall(outside))


Needed = partial[bool]


def _needed(stylesheet: str, is_needed: Needed) -> str:
    return "".join(_rule(head, body, is_needed) for head, body in _rules(stylesheet))


def _rule(head: str, body: str, is_needed: Needed) -> str:
    """One rule with the selectors that are needed; a group of rules with the rules that are."""
    if not body or (head.startswith("@") and not head.startswith(NESTING)):
        return f"{head}{body}"
    if head.startswith("@"):
        inside = _needed(body[1:-1], is_needed)
        return f"{head}{{{inside}}}" if inside else ""
    selectors = ",".join(selector for selector in _selectors(head) if is_needed(selector))
    return f"{selectors}{body}" if selectors else ""


def _rules(stylesheet: str) -> Iterator[tuple[str, str]]:
    """(selectors, block with its braces) of every rule; a statement without a block has an empty one."""
    start = 0
    while opened := re.compile(r"[{;]").search(stylesheet, start):
        end = opened.end() if opened[0] == ";" else _end_of_block(stylesheet, opened.start())
        head = stylesheet[start : opened.start()].strip()
        block = stylesheet[opened.start() : end]
        yield (head + block, "") if opened[0] == ";" else (head, block)
        start = end


def _end_of_block(stylesheet: str, start: int) -> int:
    depth = 0
    for brace in re.compile(r"[{}]").finditer(stylesheet, start):
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            return brace.end()
    raise ValueError("a block of the stylesheet does not end")


def _selectors(head: str) -> Iterator[str]:
    """The selectors of a list; commas in brackets separate nothing."""
    depth, start = 0, 0
    for place, char in enumerate(head):
        depth += (char == "(") - (char == ")")
        if char == "," and depth == 0:
            yield head[start:place]
            start = place + 1
    yield head[start:]
