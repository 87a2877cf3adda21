"""What a newcomer can wish for beside topics."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wishes:
    """Refinements of a need, as codes of the models."""

    purposes: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    languages: tuple[str, ...] = ("de",)
    emphasis: str | None = None
    other_view: bool = False
    not_my_kreis: bool = False
    allows_offers: bool = False
