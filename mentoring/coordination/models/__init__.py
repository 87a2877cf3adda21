"""What the office keeps: proposals for everybody, and reports."""

from mentoring.coordination.models.cohort import Cohort, CohortMentor, CohortNewcomer, CohortRule
from mentoring.coordination.models.report import Report

__all__ = ["Cohort", "CohortMentor", "CohortNewcomer", "CohortRule", "Report"]
