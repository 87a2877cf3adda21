"""Topics by their slugs."""

from collections.abc import Collection

from flask_babel import gettext as _
from sqlalchemy import select

from mentoring.core.db import db
from mentoring.core.errors import WrongState
from mentoring.people.models import Topic


def topics_with(slugs: Collection[str], most: int) -> list[Topic]:
    """The topics behind slugs, one to `most` of them. Raises WrongState for more, none, or unknown ones."""
    found = list(db.session.scalars(select(Topic).where(Topic.slug.in_(slugs)).order_by(Topic.position)))
    if not 1 <= len(found) <= most or len(found) != len(set(slugs)):
        raise WrongState(_("Bitte wählen Sie ein Thema oder mehrere, höchstens %(most)s.", most=most))
    return found
