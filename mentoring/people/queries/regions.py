"""Länder, and the search for a place."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import InstrumentedAttribute, contains_eager

from mentoring.core.db import db
from mentoring.people.catalogue import folded
from mentoring.people.models import Kreis, Land, Place

MOST_HITS = 20
POSTAL_CODE = re.compile(r"\b\d{5}\b")
KREIS_WORD = re.compile(r"^(land)?kreis ")
SAINT = re.compile(r"^st\.? ")


def laender() -> Sequence[Land]:
    """The 16 Länder by name."""
    return db.session.scalars(select(Land).order_by(Land.name)).all()


def all_kreise() -> Sequence[Kreis]:
    """The 400 districts."""
    return db.session.scalars(select(Kreis).order_by(Kreis.ags)).all()


@dataclass(frozen=True, slots=True)
class Hit:
    """One answer of the place search: `value` names it in a form, `kreis_ags` is empty for a whole Land."""

    value: str
    label: str
    land_code: str
    kreis_ags: str | None = None


def has_postal_code(text: str) -> bool:
    """Whether nothing but a postal code was typed, which we cannot answer."""
    return bool(POSTAL_CODE.search(text)) and not POSTAL_CODE.sub("", text).strip(" -dD")


def places_found(text: str, limit: int = MOST_HITS) -> list[Hit]:
    """Places, Kreise and Länder whose names begin like `text`: named just so, then with more words, then by size.

    One query for places (by the index of their folded names) and one for Kreise and Länder. A town that is
    its own Kreis stands in the list once.
    """
    begin = SAINT.sub("sankt ", KREIS_WORD.sub("", folded(POSTAL_CODE.sub("", text))))
    if not begin:
        return []
    regions = _regions(begin)[: limit // 2]
    places = [_place_hit(place) for place in _places(begin, limit)]
    hits: dict[str, Hit] = {}
    for hit in [*places[: limit - len(regions)], *regions]:
        hits.setdefault(hit.label, hit)
    return list(hits.values())


def _places(begin: str, limit: int) -> Sequence[Place]:
    named_so = (Place.folded == begin).desc(), _begins(Place.folded, f"{begin} ").desc()
    found = _with_kreis(select(Place)).where(_begins(Place.folded, begin))
    return db.session.scalars(found.order_by(*named_so, Place.population.desc(), Place.id).limit(limit)).all()


def _with_kreis(statement: Select[Place]) -> Select[Place]:
    eager = contains_eager(Place.kreis).contains_eager(Kreis.land)
    return statement.join(Place.kreis).join(Kreis.land).options(eager)


def _begins(column: InstrumentedAttribute[str], begin: str) -> ColumnElement[bool]:
    """A prefix as a range, which an index answers on both databases."""
    return (column >= begin) & (column < begin[:-1] + chr(ord(begin[-1]) + 1))


def _place_hit(place: Place) -> Hit:
    kreis = place.kreis
    within = kreis.label if kreis.label == kreis.land.name else f"{kreis.label}, {kreis.land.name}"
    own_kreis = kreis.label.partition(" (")[0] == place.name
    label = within if own_kreis else f"{place.name} – {within}"
    return Hit(f"ort-{place.id}", label, kreis.land_code, kreis.ags)


def _regions(begin: str) -> list[Hit]:
    named = (Kreis.land_code == Land.code) & _begins(Kreis.folded, begin)
    rows = db.session.execute(
        select(Land, Kreis).outerjoin(Kreis, named).order_by(Land.name, Kreis.label)
    ).all()
    whole = {land.code: land for land, _kreis in rows if folded(land.name).startswith(begin)}
    kreise = [_kreis_hit(land, kreis) for land, kreis in rows if kreis is not None]
    return [Hit(f"land-{code}", land.name, code) for code, land in whole.items()] + kreise


def _kreis_hit(land: Land, kreis: Kreis) -> Hit:
    label = kreis.label if kreis.label == land.name else f"{kreis.label}, {land.name}"
    return Hit(f"kreis-{kreis.ags}", label, land.code, kreis.ags)
