"""A proposal for everybody who waits: the cohort, from draft to published."""

from mentoring.coordination.cohort.actions import Draft, cancel_cohort, draft_cohort, release_cohort
from mentoring.coordination.cohort.candidates import Candidates, candidates
from mentoring.coordination.cohort.carry import draft_like, draft_with
from mentoring.coordination.cohort.proof import Check, check_of, why_not_in
from mentoring.coordination.cohort.result import Comparison, Figures, answers_of, comparison_of, figures_of
from mentoring.coordination.cohort.run import publish_cohorts, run_cohorts

__all__ = [
    "Candidates",
    "Check",
    "Comparison",
    "Draft",
    "Figures",
    "answers_of",
    "cancel_cohort",
    "candidates",
    "check_of",
    "comparison_of",
    "draft_cohort",
    "draft_like",
    "draft_with",
    "figures_of",
    "publish_cohorts",
    "release_cohort",
    "run_cohorts",
    "why_not_in",
]
