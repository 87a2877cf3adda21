"""Reads the reference tables in this folder, each a CSV with a header."""

import csv
from collections.abc import Iterator
from pathlib import Path

TABLES = Path(__file__).parent


def read_version() -> str:
    """The version of all tables in this folder."""
    return (TABLES / "version.txt").read_text(encoding="utf-8").strip()


def read_rows(name: str) -> Iterator[dict[str, str]]:
    """Rows of one table as dictionaries by column name."""
    with (TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def read_shares(feature: str) -> dict[str, int]:
    """Percent of a feature's points by relation."""
    return {row["relation"]: int(row["percent"]) for row in read_rows("shares") if row["feature"] == feature}
