"""The catalogue of houses as the office reads it: how many people belong to each, and which look alike."""

from collections.abc import Collection, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any

from sqlalchemy import Column, Select, func, or_, select
from sqlalchemy.orm import joinedload

from mentoring.core.db import Base, db
from mentoring.core.errors import NotFound
from mentoring.people.catalogue import folded
from mentoring.people.models import Institution, InstitutionType, Kreis, Land, Person, Topic

ALIKE = 0.75
"""How much of what two names do not share is the same letters: one slip of the hand in a short word."""
MOST = 20
NAMED = {"topics.slug", "institution_types.code"}


def institutions(words: str = "", type_code: str = "") -> Select[Institution]:
    """Houses by name."""
    rows = (
        select(Institution).options(joinedload(Institution.type)).order_by(Institution.name, Institution.id)
    )
    for word in words.split():
        spellings = {word, word.lower(), word.capitalize()}
        rows = rows.where(or_(*(Institution.name.icontains(one, autoescape=True) for one in spellings)))
    return rows.where(Institution.type_code == type_code) if type_code else rows


def head_counts(ids: Collection[int]) -> dict[int, int]:
    """How many people belong to each of these houses."""
    counted = select(Person.institution_id, func.count()).where(Person.institution_id.in_(ids))
    rows = db.session.execute(counted.group_by(Person.institution_id))
    return {house_id: count for house_id, count in rows if house_id is not None}


def places_of(houses: Sequence[Institution]) -> dict[int, str]:
    """Where houses stand: the Kreis where it is known, else the Land."""
    kreise = select(Kreis.ags, Kreis.label).where(
        Kreis.ags.in_([one.kreis_ags for one in houses if one.kreis_ags])
    )
    labels = {ags: label for ags, label in db.session.execute(kreise)}
    laender = {code: name for code, name in db.session.execute(select(Land.code, Land.name))}
    return {one.id: labels.get(one.kreis_ags or "", laender.get(one.land_code or "", "")) for one in houses}


def institution_for_office(institution_id: int) -> Institution:
    """One house. Raises NotFound."""
    found = db.session.get(Institution, institution_id, options=[joinedload(Institution.type)])
    if found is None:
        raise NotFound()
    return found


def alike_houses(house: Institution) -> Sequence[Institution]:
    """Houses of the same kind whose names differ by a slip of the hand, by an addition, or by the order of words."""
    same = select(Institution).where(Institution.type_code == house.type_code, Institution.id != house.id)
    words = set(folded(house.name).split())
    rows = db.session.scalars(same.order_by(Institution.name))
    return [one for one in rows if _is_alike(words, set(folded(one.name).split()))][:MOST]


def _is_alike(one: set[str], other: set[str]) -> bool:
    """Shared words say nothing: most houses of a kind are called Klinikum."""
    mine, theirs = (" ".join(sorted(words)) for words in (one - other, other - one))
    return not mine or not theirs or SequenceMatcher(None, mine, theirs).ratio() >= ALIKE


def usage() -> dict[str, int]:
    """By code, how many rows of people, profiles, searches and trainings name a topic or a kind."""
    counts: dict[str, int] = {}
    for column in _naming_columns():
        for code, count in db.session.execute(select(column, func.count()).group_by(column)):
            counts[code] = counts.get(code, 0) + count
    return counts


def _naming_columns() -> Iterator[Column[Any]]:
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            if {key.target_fullname for key in column.foreign_keys} & NAMED:
                yield column


def entry_of(model: type[Topic | InstitutionType], code: str) -> Topic | InstitutionType:
    """One entry of a catalogue. Raises NotFound."""
    is_topic = model is Topic
    found = db.session.get(Topic, code) if is_topic else db.session.get(InstitutionType, code)
    if found is None:
        raise NotFound()
    return found
