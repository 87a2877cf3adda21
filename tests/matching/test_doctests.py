"""Every example in the library's docstrings and in its model card runs as it stands."""

import doctest
import importlib
import pkgutil
from pathlib import Path

import pytest

import matching

MODULES = sorted(module.name for module in pkgutil.walk_packages(matching.__path__, "matching."))


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_this_module_run(name):
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_the_model_card_runs():
    card = Path(matching.__file__).with_name("README.md")
    outcome = doctest.testfile(str(card), module_relative=False)
    assert outcome.attempted > 0
    assert outcome.failed == 0


def test_the_public_classes_have_examples():
    public = [
        getattr(matching, name)
        for name in ("Profile", "MentorMatcher", "Fact", "PointTable", "stable_variety")
    ]
    assert [thing.__name__ for thing in public if ">>>" not in (thing.__doc__ or "")] == []
