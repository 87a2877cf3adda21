"""Mentors as a sparse matrix of what they are, and a newcomer as the row of points that weighs it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array
from sklearn.compose import ColumnTransformer
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.preprocessing import OneHotEncoder

from matching.institution_types import InstitutionTypeTable
from matching.points import PointTable
from matching.profile import Profile
from matching.regions import ONLINE_RELATION, RegionTable

Points = npt.NDArray[np.int32]
SEPARATOR = "\x1f"
UNKNOWN = Profile("", languages=frozenset())
PLACE, TYPE, TOPICS, FORMATS, LANGUAGES = range(5)


def keep_tokens(topics: Sequence[str]) -> Sequence[str]:
    """The identity, named so that a fitted encoder can be pickled."""
    return topics


@dataclass(frozen=True)
class WeightPart:
    """The points by the columns of one feature: a table of the kinds of newcomers, and everybody's kind."""

    columns: slice
    table: Points
    kinds: npt.NDArray[np.int64]

    @classmethod
    def of(
        cls, columns: slice, weigh: Callable[..., Sequence[int] | Points], keys: Sequence[Any]
    ) -> "WeightPart":
        """Weigh each kind once."""
        kinds: dict[Any, int] = {}
        own = np.array([kinds.setdefault(key, len(kinds)) for key in keys], dtype=np.int64)
        table = np.array([weigh(*key) for key in kinds], dtype=np.int32)
        return cls(columns, table.reshape(len(kinds), columns.stop - columns.start), own)


@dataclass(frozen=True)
class WeightRows:
    """The points of many newcomers by column, kept small: people of one kind share a row."""

    n_columns: int
    parts: Sequence[WeightPart]

    def take(self, rows: Any = slice(None)) -> Points:
        """Points of some newcomers, one a column, shape (n_columns, n_rows); times the matrix, the scores."""
        weights = np.empty((self.n_columns, len(self.parts[0].kinds[rows])), dtype=np.int32)
        for part in self.parts:
            weights[part.columns] = part.table[part.kinds[rows]].T
        return weights


class MentorEncoder:
    """Columns for place, institution type, topics, sets of formats and sets of languages.

    A mentor's place is her region together with whether she meets online only. A set of formats is one
    column, as any common one counts and a second one adds nothing; so is a set of languages. The
    unknown mentor is always fitted first, so that an empty side has columns, too.

    Attributes
    ----------
    columns_ : ColumnTransformer
    slices_ : dict of feature to slice of the columns
    places_, types_, topics_, formats_, languages_ : what the columns of each slice stand for
    """

    def __init__(self, points: PointTable, regions: RegionTable, types: InstitutionTypeTable) -> None:
        self.points, self.regions, self.types = points, regions, types
        self._place_points: dict[tuple[str, bool, int], Points] = {}
        self._code_shares: dict[str, npt.NDArray[np.int64]] = {}

    def __getstate__(self) -> dict[str, Any]:
        """Pickles leave out what was only kept to be quick."""
        return {**vars(self), "_place_points": {}, "_code_shares": {}}

    def fit_transform(self, mentors: Sequence[Profile]) -> Any:
        """Learn the columns; returns a csr_array of int32, shape (n_mentors, n_columns)."""
        people = [UNKNOWN, *mentors]
        self.columns_ = self._columns(people)
        matrix = csr_array(self.columns_.fit_transform(self._table(people)), dtype=np.int32)[1:]
        self._learn_slices()
        return matrix

    def _columns(self, people: Sequence[Profile]) -> ColumnTransformer:
        topics = sorted({"", *(topic for person in people for topic in person.topics)})
        one_hot = OneHotEncoder(dtype=np.int32, handle_unknown="ignore")
        counts = CountVectorizer(analyzer=keep_tokens, vocabulary=topics, lowercase=False, dtype=np.int32)
        return ColumnTransformer(
            [("place and type", one_hot, [PLACE, TYPE]), ("topics", counts, TOPICS),
             ("overlap", one_hot, [FORMATS, LANGUAGES])]
        )  # fmt: skip

    def _table(self, people: Sequence[Profile]) -> npt.NDArray[np.object_]:
        """Shape (n_people, 5), in the order of the constants above."""
        table = np.empty((len(people), 5), dtype=object)
        table[:, PLACE] = [self._place(person) for person in people]
        table[:, TYPE] = [person.institution_type for person in people]
        for row, person in enumerate(people):
            table[row, TOPICS] = tuple(person.topics)
        table[:, FORMATS] = [SEPARATOR.join(sorted(person.formats)) for person in people]
        table[:, LANGUAGES] = [SEPARATOR.join(sorted(person.languages)) for person in people]
        return table

    def _place(self, person: Profile) -> str:
        return self.regions.canonical(person.region) + SEPARATOR * person.only_online

    def _learn_slices(self) -> None:
        steps = self.columns_.named_transformers_
        places, types = steps["place and type"].categories_
        formats, languages = steps["overlap"].categories_
        self.places_ = [(place.rstrip(SEPARATOR), place.endswith(SEPARATOR)) for place in places]
        self._codes = sorted({code for code, _ in self.places_})
        numbers = {code: number for number, code in enumerate(self._codes)}
        self._place_codes = np.array([numbers[code] for code, _ in self.places_], dtype=np.int64)
        self._only_online = np.array([online and code != "" for code, online in self.places_], dtype=np.bool_)
        self.types_ = list(types)
        self.topics_ = sorted(steps["topics"].vocabulary_)
        self.formats_ = [frozenset(text.split(SEPARATOR)) - {""} for text in formats]
        self.languages_ = [frozenset(text.split(SEPARATOR)) - {""} for text in languages]
        sizes = [len(places), len(types), len(self.topics_), len(formats), len(languages)]
        ends = np.cumsum(sizes).tolist()
        self.slices_ = [slice(end - size, end) for size, end in zip(sizes, ends, strict=True)]

    def weigh(self, newcomers: Sequence[Profile]) -> WeightRows:
        """The points of newcomers by column, to be taken out row by row.

        Built from the learned columns alone; a transform of one row would cost a hundred times more.
        """
        rows = [self.points.row_for(newcomer.emphasis) for newcomer in newcomers]
        both = list(zip(newcomers, rows, strict=True))
        keys: list[tuple[Callable[..., Sequence[int] | Points], list[Any]]] = [
            (self._weigh_places, [(n.region, n.only_online, row.region) for n, row in both]),
            (
                self._weigh_types,
                [(n.institution_type, n.other_view, row.institution_type) for n, row in both],
            ),
            (self._weigh_topics, [(n.topics, row.per_topic(len(n.topics))) for n, row in both]),
            (self._weigh_formats, [(n.formats, row.format) for n, row in both]),
            (self._weigh_languages, [(n.languages, row.language) for n, row in both]),
        ]
        parts = [WeightPart.of(at, *kinds) for at, kinds in zip(self.slices_, keys, strict=True)]
        return WeightRows(self.slices_[-1].stop, parts)

    def _weigh_places(self, region: str, online: bool, points: int) -> Points:
        """Kept once counted, as there are many places and few kinds of newcomers."""
        kind = (region, online, points)
        if kind not in self._place_points:
            shares = self._share_codes(region)[self._place_codes]
            if online and region:
                shares = np.where(self._only_online, self.regions.shares[ONLINE_RELATION], shares)
            self._place_points[kind] = (points * shares // 100).astype(np.int32)
        return self._place_points[kind]

    def _share_codes(self, region: str) -> npt.NDArray[np.int64]:
        """Percent of the region points by code, counted once for each region."""
        if region not in self._code_shares:
            self._code_shares[region] = np.array(self.regions.share_all(region, self._codes), dtype=np.int64)
        return self._code_shares[region]

    def _weigh_types(self, code: str, other_view: bool, points: int) -> list[int]:
        return [points * self.types.share(code, other, other_view) // 100 for other in self.types_]

    def _weigh_topics(self, sought: frozenset[str], each: int) -> list[int]:
        return [each * (topic in sought) for topic in self.topics_]

    def _weigh_formats(self, formats: frozenset[str], points: int) -> list[int]:
        return [points * bool(formats & offered) for offered in self.formats_]

    def _weigh_languages(self, languages: frozenset[str], points: int) -> list[int]:
        return [points * bool(languages & spoken) for spoken in self.languages_]
