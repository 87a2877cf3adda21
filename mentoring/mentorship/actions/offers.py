"""What a mentor says of what she offers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProfileWords:
    """A mentor's profile as it was filled in; `topics` are slugs, the rest codes of the models."""

    topics: tuple[str, ...]
    formats: tuple[str, ...]
    languages: tuple[str, ...]
    places: int
    experience: str
