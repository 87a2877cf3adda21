"""What the office and time do with a proposal for everybody."""

from mentoring.coordination.cohort.actions.drafts import Draft, cancel_cohort, draft_cohort, release_cohort
from mentoring.coordination.cohort.actions.publishing import complete_cohort, publish_rows, settle_pair
from mentoring.coordination.cohort.actions.worker import (
    Outcome,
    UnwantedError,
    claim_cohort,
    fail_cohort,
    keep_inputs,
    keep_outcome,
    note_progress,
)

__all__ = [
    "Draft",
    "Outcome",
    "UnwantedError",
    "cancel_cohort",
    "claim_cohort",
    "complete_cohort",
    "draft_cohort",
    "fail_cohort",
    "keep_inputs",
    "keep_outcome",
    "note_progress",
    "publish_rows",
    "release_cohort",
    "settle_pair",
]
