"""Where templates, static files and config.py lie: beside the package in a checkout, inside it in a wheel."""

import importlib.util
from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).resolve().parent.parent


def top_level(name: str) -> Path:
    """The path of something that stands at top level of the project."""
    beside = PACKAGE.parent / name
    return beside if beside.exists() else PACKAGE / "_top" / name


def configuration() -> Any:
    """The module config.py, found by its path: an installed package must not own the name `config`."""
    spec = importlib.util.spec_from_file_location("mentoring_config", top_level("config.py"))
    if spec is None or spec.loader is None:
        raise RuntimeError("config.py is missing")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
