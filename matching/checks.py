"""Refuses bad profiles with a ValueError that names the field and the key."""

from collections.abc import Container, Iterable

from matching.points import EMPHASES
from matching.profile import Key, Profile


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
