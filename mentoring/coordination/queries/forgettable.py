"""Proposals for everybody that are kept no longer."""

from datetime import datetime, timedelta
from typing import Any

from flask import current_app
from sqlalchemy import Select, select

from mentoring.coordination.models import Cohort


def forgettable_cohorts(now: datetime) -> Select[Any]:
    """Ids of proposals made long ago, whatever came of them."""
    kept = timedelta(days=current_app.config["COHORTS_KEPT_DAYS"])
    return select(Cohort.id).where(Cohort.made_at < now - kept)
