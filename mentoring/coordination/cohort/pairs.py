"""Pairs of a proposal as the office reads them: two people, and the reasons in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from mentoring.coordination.cohort.rows import Pairs
from mentoring.coordination.models import CohortNewcomer
from mentoring.mentorship.models import MentorProfile, Need
from mentoring.mentorship.queries.everybody import needs_with_ids, profiles_with_ids
from mentoring.mentorship.suggestions import Line, explainer, reasons_for_newcomer
from mentoring.people.models import Person


@dataclass(frozen=True, slots=True)
class PairLine:
    """One pair; `fixed` where the office holds on to it."""

    newcomer: Person
    mentor: Person
    reasons: list[Line]
    days: int
    fixed: bool
    refused: str
    enquiry_id: int | None

    @property
    def code(self) -> str:
        """How a form names the pair."""
        return f"{self.newcomer.id}-{self.mentor.id}"


def pair_lines(rows: Sequence[CohortNewcomer], fixed: Pairs) -> list[PairLine]:
    """The pairs of one page, in the same number of queries for any number of them."""
    needs = needs_with_ids({row.need_id for row in rows})
    profiles = profiles_with_ids({row.mentor_id for row in rows if row.mentor_id})
    model = explainer()
    return [
        _line(row, needs[row.need_id], profiles[row.mentor_id], fixed, model)
        for row in rows
        if row.mentor_id in profiles and row.need_id in needs
    ]


def _line(row: CohortNewcomer, need: Need, profile: MentorProfile, fixed: Pairs, model: object) -> PairLine:
    return PairLine(
        newcomer=row.person,
        mentor=profile.person,
        reasons=reasons_for_newcomer(need, profile, model),
        days=need.days_waited,
        fixed=(row.person_id, profile.id) in fixed,
        refused=row.refusal,
        enquiry_id=row.enquiry_id,
    )
