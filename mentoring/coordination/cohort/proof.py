"""Checking a stored proposal again, and asking it why two are no pair; both without the worker where it is small."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mentoring.coordination.cohort.inputs import Inputs, certificate_of, digest_of, stored_inputs
from mentoring.coordination.cohort.rows import pairs_of
from mentoring.coordination.models import Cohort

if TYPE_CHECKING:
    from matching import Proposal, WhyNot

MOST_CELLS = 100_000
"""So many possible pairs a page computes by itself, in well under a second; more is the worker's."""


@dataclass(frozen=True, slots=True)
class Check:
    """What the proof sheet says.

    `figures` is None where people have been deleted since the run: then nothing can be counted again. `fresh` says
    whether `verify` has just looked; else `findings` is what it found when the proposal was made.
    """

    figures: dict[str, int] | None
    optimal: bool
    findings: int
    fresh: bool


def check_of(cohort: Cohort) -> Check:
    """Count everything of a finished proposal once more."""
    from matching import verify
    from matching.proof_sheet import count_figures

    inputs = stored_inputs(cohort)
    if not is_intact(cohort, inputs):
        return Check(None, optimal=False, findings=cohort.findings or 0, fresh=False)
    proposal = stored_proposal(cohort, inputs)
    sides, fresh = (inputs.newcomers, inputs.mentors), inputs.cells <= MOST_CELLS
    findings = cohort.findings or 0
    if fresh:
        found = verify(*sides, inputs.matcher(), proposal, inputs.fixed, inputs.excluded)
        findings = len(found.findings)
    return Check(count_figures(*sides, proposal), proposal.certificate.optimal, findings, fresh)


def is_intact(cohort: Cohort, inputs: Inputs) -> bool:
    """Whether people, rules, tables and pairs are those of the run."""
    pairs = digest_of(sorted([key, mentor] for key, mentor in pairs_of(cohort).items() if mentor))
    return (inputs.digest, pairs) == (cohort.people_digest, cohort.pairs_digest)


def stored_proposal(cohort: Cohort, inputs: Inputs) -> "Proposal":
    """The proposal as the engine made it, from its pairs and its packed certificate, as long as all are here."""
    from matching.proof_sheet import unpack

    pairs = [(newcomer, mentor or "") for newcomer, mentor in sorted(pairs_of(cohort).items())]
    return unpack(certificate_of(cohort), pairs, inputs.mentors)  # type: ignore[arg-type]


def why_not_in(cohort: Cohort, newcomer_id: int, mentor_id: int) -> "WhyNot | None":
    """Why two are no pair; None where people are gone since, or where there are too many for a page."""
    from matching import why_not

    inputs = stored_inputs(cohort)
    here = {one.key for one in inputs.newcomers}, {one.key for one in inputs.mentors}
    known = newcomer_id in here[0] and mentor_id in here[1]
    if not known or not is_intact(cohort, inputs) or inputs.cells > MOST_CELLS:
        return None
    proposal = stored_proposal(cohort, inputs)
    sides = inputs.newcomers, inputs.mentors
    return why_not(
        *sides, inputs.matcher(), proposal, (newcomer_id, mentor_id), inputs.fixed, inputs.excluded
    )
