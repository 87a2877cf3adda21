"""In which Kreis a venue lies, from what somebody typed."""

from sqlalchemy import select

from mentoring.core.db import db
from mentoring.people.models import Kreis
from mentoring.people.queries import places_found


def kreise_meant(text: str) -> list[Kreis]:
    """The Kreise that a name may mean: just one when it is a Kreis's own label, or a place there is once."""
    exact = db.session.scalar(select(Kreis).where(Kreis.label == text))
    if exact is not None:
        return [exact]
    found = {hit.kreis_ags for hit in places_found(text) if hit.kreis_ags}
    return list(db.session.scalars(select(Kreis).where(Kreis.ags.in_(found)).order_by(Kreis.label)))
