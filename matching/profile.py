"""What the model knows about a person: a few codes, never a name and never free text."""

from collections.abc import Hashable
from dataclasses import dataclass

Key = int | str
ONLINE = "online"


@dataclass(frozen=True, slots=True)
class Profile:
    """One person as the model sees her, newcomer or mentor.

    What is empty is unknown: it gives no points and is called unknown. Sets may be given as any iterable of
    codes. Values are checked where the profile is used, because the tables there say which codes are known.

    Parameters
    ----------
    key : int or str
        Identifies the person; the same key on both sides is the same person. One kind of key per side.
    region : str
        AGS of a Kreis (5 digits) or of a Land (2 digits).
    institution_type : str
        Code from the table of institution types.
    topics : frozenset of str
        Sought by a newcomer, offered by a mentor.
    formats, languages : frozenset of str
        Any codes; of the formats only ``"online"`` has a meaning to the model.
    places : int
        How many more newcomers a mentor can take; 0 when full, paused or not approved.
    waiting_days : int
        How long a newcomer has waited.
    institution : hashable or None
        Where the person works; two people of one institution are never paired.
    not_my_kreis : bool
        A newcomer's wish; mentors of her own Kreis are then excluded.
    emphasis : {None, "near", "institution", "topics"}
        What counts most for a newcomer; changes her own row of points only.
    other_view : bool
        A newcomer's wish for another institution type than her own.

    Examples
    --------
    >>> Profile("lena", region="03241", topics=["award_preparation"]).topics
    frozenset({'award_preparation'})
    """

    key: Key
    region: str = ""
    institution_type: str = ""
    topics: frozenset[str] = frozenset()
    formats: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset({"de"})
    places: int = 1
    waiting_days: int = 0
    institution: Hashable = None
    not_my_kreis: bool = False
    emphasis: str | None = None
    other_view: bool = False

    def __post_init__(self) -> None:
        for field in ("topics", "formats", "languages"):
            codes = getattr(self, field)
            if isinstance(codes, str):
                raise ValueError(f"{field}: give a set of codes, not one text ({self.key!r})")
            object.__setattr__(self, field, frozenset(codes))

    @property
    def only_online(self) -> bool:
        """Whether this person meets online and in no other way."""
        return self.formats == {ONLINE}


def key_order(key: Key) -> tuple[bool, Key]:
    """Sort key for people's keys: numbers by size, then texts by code point.

    >>> sorted(["b", 10, "a", 9], key=key_order)
    [9, 10, 'a', 'b']
    """
    return isinstance(key, str), key
