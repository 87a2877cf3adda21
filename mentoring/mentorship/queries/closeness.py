"""The closeness tables in force and those before, and a mark that changes with them."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, String, cast, func, literal, select

from mentoring.core.db import db
from mentoring.core.errors import NotFound
from mentoring.mentorship.models import DELIVERED, ClosenessVersion
from mentoring.people.models import InstitutionType


def closeness_mark() -> ColumnElement[str]:
    """The number of the version in force and the sectors of all institution types, as a column of any statement."""
    line = InstitutionType.code + literal(":") + InstitutionType.sector
    lines = select(line.label("line")).order_by(InstitutionType.code).subquery()
    kinds = select(func.aggregate_strings(lines.c.line, " ")).scalar_subquery()
    return cast(_number(), String) + literal(" ") + func.coalesce(kinds, "")


def _number() -> ColumnElement[int]:
    newest: ScalarSelect[Any] = select(func.max(ClosenessVersion.number)).scalar_subquery()
    return func.coalesce(newest, DELIVERED)


def present_mark() -> str:
    """The mark now; equal marks mean equal tables, in every process."""
    return str(db.session.scalar(select(closeness_mark())))


def version_in_force() -> ClosenessVersion | None:
    """What the office has published last; None while the tables are those of the program."""
    return db.session.scalar(select(ClosenessVersion).order_by(ClosenessVersion.number.desc()).limit(1))


def closeness_versions() -> Sequence[ClosenessVersion]:
    """All that the office has published, the newest first."""
    return db.session.scalars(select(ClosenessVersion).order_by(ClosenessVersion.number.desc())).all()


def closeness_version(number: int) -> ClosenessVersion | None:
    """A published version; None for the tables of the program. Raises NotFound."""
    found = db.session.get(ClosenessVersion, number)
    if found is None and number != DELIVERED:
        raise NotFound()
    return found


def sectors_of_types() -> dict[str, str]:
    """The sector of every institution type of the catalogue."""
    rows = db.session.execute(select(InstitutionType.code, InstitutionType.sector))
    return {code: sector for code, sector in rows}
