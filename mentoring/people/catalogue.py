"""Reference data: read from the CSV files of the project and written into the tables, again and again the same."""

import csv
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, func, insert, select

from mentoring.core.db import Base
from mentoring.people.models import InstitutionType, Kreis, Land, Place, Topic

HERE = Path(__file__).resolve().parent / "reference"
TABLES = Path(__file__).resolve().parent.parent.parent / "matching" / "tables"


def load_catalogue(connection: Connection) -> int:
    """Fill the empty reference tables; tables that hold rows stay as the office left them. Returns new rows."""
    filled = 0
    for model, rows in (
        (Land, _laender()),
        (Kreis, _kreise()),
        (Place, _places()),
        (InstitutionType, _institution_types()),
        (Topic, _topics()),
    ):
        filled += _fill(connection, model, list(rows))
    return filled


def _fill(connection: Connection, model: type[Base], rows: list[dict[str, Any]]) -> int:
    if connection.scalar(select(func.count()).select_from(model)):
        return 0
    connection.execute(insert(model.__table__), rows)  # type: ignore[arg-type]
    return len(rows)


def _read(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def _laender() -> Iterator[dict[str, Any]]:
    for row in _read(TABLES / "laender.csv"):
        yield {"code": row["land_code"], "short": row["iso"].removeprefix("DE-"), "name": row["name"]}


def _kreise() -> Iterator[dict[str, Any]]:
    for row in _read(TABLES / "kreise.csv"):
        known = {name: row[name] for name in ("ags", "label", "land_code")}
        yield {**known, "folded": folded(row["name"])}


def _places() -> Iterator[dict[str, Any]]:
    for number, row in enumerate(_read(HERE / "places.csv"), start=1):
        yield {
            "id": number,
            "name": row["name"],
            "folded": folded(row["name"]),
            "kreis_ags": row["kreis_ags"],
            "population": int(row["population"] or 0),
        }


def _institution_types() -> Iterator[dict[str, Any]]:
    for number, row in enumerate(_read(TABLES / "institution_types.csv")):
        yield {
            "code": row["code"],
            "sector": row["sector"],
            "de": row["de"],
            "en": row["en"],
            "offered": row["note"].startswith("v1"),
            "protected": "protected" in row["note"],
            "position": number,
        }


def _topics() -> Iterator[dict[str, Any]]:
    for number, row in enumerate(_read(HERE / "topics.csv")):
        yield {
            "group": row["group"],
            "slug": row["slug"],
            "de": row["de"],
            "en": row["en"],
            "offered": True,
            "position": number,
        }


def folded(name: str) -> str:
    """A name as people type it: small letters, ä as ae and ß as ss, no accents, one space between words."""
    text = name.lower()
    for typed, plain_letters in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss"), ("-", " ")):
        text = text.replace(typed, plain_letters)
    plain = unicodedata.normalize("NFKD", text)
    return " ".join("".join(char for char in plain if not unicodedata.combining(char)).split())
