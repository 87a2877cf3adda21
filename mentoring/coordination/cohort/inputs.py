"""What the engine gets of a proposal: people as codes, rules and tables; stored, hashed, and read again to check."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from typing import Any

from matching import Profile
from mentoring.coordination.cohort.rows import Pairs, mentors_of, newcomers_of, rules_of
from mentoring.coordination.models import Cohort
from mentoring.mentorship.models import Need
from mentoring.mentorship.suggestions import Closeness, matcher_with, newcomer_profile

SETS = ("topics", "formats", "languages")


@dataclass(frozen=True, slots=True)
class Inputs:
    """Both sides, the rules, and the tables of one run."""

    newcomers: list[Profile]
    mentors: list[Profile]
    fixed: Pairs
    excluded: Pairs
    closeness: Closeness

    def matcher(self) -> Any:
        """A matcher with the tables of the run."""
        return matcher_with(self.closeness, [])

    @property
    def cells(self) -> int:
        """How many pairs there could be: what a page can still compute by itself is small."""
        return len(self.newcomers) * len(self.mentors)

    @property
    def digest(self) -> str:
        """SHA-256 of everything the result depends on."""
        people = [[codes_of(one) for one in side] for side in (self.newcomers, self.mentors)]
        return digest_of([*people, self.fixed, self.excluded, self.closeness.values])


def digest_of(content: Any) -> str:
    """SHA-256 of plain values, the same for the same values."""
    return sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def profile_for(need: Need, emphasis: str | None) -> Profile:
    """Whoever searches, as the engine sees her in this run."""
    profile = newcomer_profile(need)
    chosen = profile.emphasis or emphasis
    return replace(profile, waiting_days=max(0, need.days_waited), emphasis=chosen)


def codes_of(profile: Profile) -> dict[str, Any]:
    """A profile as plain values."""
    values = asdict(profile)
    return {**values, **{name: sorted(values[name]) for name in SETS}}


def profile_of(codes: dict[str, Any]) -> Profile:
    """The profile of plain values."""
    return Profile(**{**codes, **{name: frozenset(codes[name]) for name in SETS}})


def stored_inputs(cohort: Cohort) -> Inputs:
    """What the engine got, as far as the people are still there."""
    number, values = cohort.closeness_number or 0, cohort.closeness or {}
    return Inputs(
        newcomers=_profiles(row.codes for row in newcomers_of(cohort)),
        mentors=_profiles(row.codes for row in mentors_of(cohort)),
        fixed=rules_of(cohort, "fixed"),
        excluded=rules_of(cohort, "excluded", "apart"),
        closeness=Closeness(number, values),
    )


def _profiles(codes: Iterable[dict[str, Any] | None]) -> list[Profile]:
    return sorted((profile_of(one) for one in codes if one), key=lambda profile: int(profile.key))


def certificate_of(cohort: Cohort) -> str:
    """The packed certificate as `unpack` finds it in a sheet."""
    from matching.proof_sheet import BEGIN, END

    return f"{BEGIN}\n{cohort.certificate}\n{END}"
