"""Mentors as a sparse matrix of what they are, and a newcomer as the row of points that weighs it."""

from collections.abc import Sequence
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
from matching.regions import RegionTable

Points = npt.NDArray[np.int32]
SEPARATOR = "\x1f"
UNKNOWN = Profile("", languages=frozenset())
PLACE, TYPE, TOPICS, FORMATS, LANGUAGES = range(5)


def keep_tokens(topics: Sequence[str]) -> Sequence[str]:
    """The identity, named so that a fitted encoder can be pickled."""
    return topics


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
        self._place_shares: dict[tuple[str, bool], Points] = {}
        self._type_shares: dict[tuple[str, bool], Points] = {}

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
        counts = CountVectorizer(analyzer=keep_tokens, vocabulary=topics, dtype=np.int32)
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
        self.types_ = list(types)
        self.topics_ = dict(steps["topics"].vocabulary_)
        self.formats_ = [frozenset(text.split(SEPARATOR)) - {""} for text in formats]
        self.languages_ = [frozenset(text.split(SEPARATOR)) - {""} for text in languages]
        sizes = [len(places), len(types), len(self.topics_), len(formats), len(languages)]
        ends = np.cumsum(sizes).tolist()
        self.slices_ = [slice(end - size, end) for size, end in zip(sizes, ends, strict=True)]

    def weigh(self, newcomer: Profile) -> Points:
        """The newcomer's points by column, shape (n_columns,); their product with the matrix is the score.

        Built from the learned columns alone; a transform of one row would cost a hundred times more.
        """
        row = self.points.row_for(newcomer.emphasis)
        weights = np.zeros(self.slices_[-1].stop, dtype=np.int32)
        place = self._share_places(newcomer.region, newcomer.only_online)
        weights[self.slices_[PLACE]] = row.region * place // 100
        kind = self._share_types(newcomer.institution_type, newcomer.other_view)
        weights[self.slices_[TYPE]] = row.institution_type * kind // 100
        start, each = self.slices_[TOPICS].start, row.per_topic(len(newcomer.topics))
        weights[[start + self.topics_[topic] for topic in newcomer.topics if topic in self.topics_]] = each
        weights[self.slices_[FORMATS]] = [row.format * bool(newcomer.formats & s) for s in self.formats_]
        spoken = newcomer.languages
        weights[self.slices_[LANGUAGES]] = [row.language * bool(spoken & s) for s in self.languages_]
        return weights

    def weigh_all(self, newcomers: Sequence[Profile]) -> Points:
        """The same for many, one newcomer a column, shape (n_columns, n_newcomers)."""
        weights = np.empty((self.slices_[-1].stop, len(newcomers)), dtype=np.int32)
        for column, newcomer in enumerate(newcomers):
            weights[:, column] = self.weigh(newcomer)
        return weights

    def _share_places(self, region: str, online: bool) -> Points:
        """Percent of the region points by column; kept, as there are few kinds of newcomers."""
        if (region, online) not in self._place_shares:
            self._place_shares[region, online] = np.array(
                [self.regions.share(region, place, online and only) for place, only in self.places_], np.int32
            )
        return self._place_shares[region, online]

    def _share_types(self, code: str, other_view: bool) -> Points:
        """Percent of the points of institution types by column, kept as well."""
        if (code, other_view) not in self._type_shares:
            self._type_shares[code, other_view] = np.array(
                [self.types.share(code, other, other_view) for other in self.types_], np.int32
            )
        return self._type_shares[code, other_view]
