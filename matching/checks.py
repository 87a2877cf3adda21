"""Refuses bad input with a ValueError that names the field and the key."""

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence

from matching.points import EMPHASES
from matching.profile import Key, Profile

TIERS = ("count", "waiting", "worst", "sum")
ENDS = ("count", "sum")


def check_profiles(
    profiles: Iterable[Profile], regions: Container[str], types: Container[str], side: str
) -> None:
    """Check every profile of one side, and that no key occurs twice there."""
    seen: set[Key] = set()
    for profile in profiles:
        if profile.key in seen:
            raise ValueError(f"key: occurs twice among the {side} ({profile.key!r})")
        seen.add(profile.key)
        check_profile(profile, regions, types)


def check_profile(profile: Profile, regions: Container[str], types: Container[str]) -> None:
    """Check the values of one profile against the tables in use."""
    _check_code("region", profile, profile.region, regions)
    _check_code("institution_type", profile, profile.institution_type, types)
    _check_code("emphasis", profile, profile.emphasis, EMPHASES)
    for field in ("places", "waiting_days"):
        if getattr(profile, field) < 0:
            raise ValueError(f"{field}: {getattr(profile, field)} is negative ({profile.key!r})")


def _check_code(field: str, profile: Profile, code: str | None, known: Container[str]) -> None:
    if code and code not in known:
        raise ValueError(f"{field}: {code!r} is not in the table ({profile.key!r})")


def check_fixed(
    fixed: Sequence[tuple[Key, Key]], newcomers: Mapping[Key, Profile], mentors: Mapping[Key, Profile]
) -> None:
    """Check that fixed pairs are of people who are here, each newcomer once, and that places suffice."""
    _check_present("newcomers", (newcomer for newcomer, _ in fixed), newcomers)
    _check_present("mentors", (mentor for _, mentor in fixed), mentors)
    for newcomer, count in Counter(newcomer for newcomer, _ in fixed).items():
        if count > 1:
            raise ValueError(f"fixed: is in more than one pair ({newcomer!r})")
    for mentor, count in Counter(mentor for _, mentor in fixed).items():
        if count > mentors[mentor].places:
            raise ValueError(f"fixed: {count} pairs are more than the places ({mentor!r})")


def _check_present(side: str, keys: Iterable[Key], people: Mapping[Key, Profile]) -> None:
    for key in keys:
        if key not in people:
            raise ValueError(f"fixed: is not among the {side} ({key!r})")


def check_objective(objective: Sequence[str]) -> None:
    """Check that the tiers begin with count, end with sum and name none twice."""
    named = set(objective) <= set(TIERS) and len(set(objective)) == len(objective)
    if not named or len(objective) < len(ENDS) or (objective[0], objective[-1]) != ENDS:
        raise ValueError(f"objective: from count to sum, some of {TIERS} ({tuple(objective)!r})")
