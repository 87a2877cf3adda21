"""What the office keeps: proposals for everybody."""

from mentoring.coordination.models.cohort import Cohort, CohortMentor, CohortNewcomer, CohortRule

__all__ = ["Cohort", "CohortMentor", "CohortNewcomer", "CohortRule"]
