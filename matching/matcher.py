"""The similarity of newcomers and mentors as a scikit-learn estimator."""

from collections.abc import Collection, Mapping, Sequence
from functools import partial
from typing import Self

import numpy as np
import numpy.typing as npt
from sklearn.base import BaseEstimator
from sklearn.utils.validation import check_is_fitted

from matching.checks import check_profile, check_profiles
from matching.encoder import MentorEncoder
from matching.index import ClassIndex
from matching.institution_types import InstitutionTypeTable, default_institution_types
from matching.points import PointTable, check_shares, default_points
from matching.pool import MentorPool
from matching.profile import Key, Profile
from matching.reasons import Explainer, Reason, Suggestion
from matching.regions import RegionTable, default_regions


class MentorMatcher(BaseEstimator):
    """Similarity of people by region, institution type, topics, formats and languages, in whole points.

    Parameters
    ----------
    points : PointTable, mapping of feature to points, or None for the default
    regions : RegionTable or None
    institution_types : InstitutionTypeTable or None

    Attributes
    ----------
    mentors_ : list of Profile
    matrix_ : csr_array of int32, shape (n_mentors, n_columns)
    encoder_ : MentorEncoder, what the columns stand for
    pool_ : MentorPool, who can be asked
    index_ : ClassIndex, who comes first
    explainer_ : Explainer, with the tables in use

    Examples
    --------
    >>> from matching import MentorMatcher, Profile
    >>> mentors = [Profile("ada", region="03241", institution_type="hospital"), Profile("ben", region="09")]
    >>> matcher = MentorMatcher().fit(mentors)
    >>> lena = Profile("lena", region="03252", institution_type="hospital")
    >>> matcher.similarity([lena]).tolist()
    [[0.604, 0.076]]
    >>> [suggestion.key for suggestion in matcher.suggest(lena)]
    ['ada', 'ben']
    >>> [(reason.points, reason.fact.code) for reason in matcher.explain(lena, mentors[1])][:2]
    [(36, 'region.elsewhere'), (0, 'institution_type.unknown')]
    """

    def __init__(
        self,
        points: PointTable | Mapping[str, int] | None = None,
        regions: RegionTable | None = None,
        institution_types: InstitutionTypeTable | None = None,
    ) -> None:
        self.points = points
        self.regions = regions
        self.institution_types = institution_types

    def fit(self, mentors: Sequence[Profile], y: None = None) -> Self:
        """Learn the mentors.

        Parameters
        ----------
        mentors : sequence of Profile, may be empty
        y : ignored, as scikit-learn passes it

        Raises
        ------
        ValueError
            For a profile or a table that is not in order; names the field and the key.
        """
        self.explainer_ = self._take_tables()
        tables = self.explainer_
        check_profiles(mentors, tables.regions, tables.types, "mentors")
        self.mentors_ = list(mentors)
        self.encoder_ = MentorEncoder(tables.points, tables.regions, tables.types)
        self.matrix_ = self.encoder_.fit_transform(self.mentors_)
        self.pool_ = MentorPool(self.mentors_, tables.regions)
        self.index_ = ClassIndex(self.matrix_, self.encoder_, self.pool_.tie_rank)
        return self

    def _take_tables(self) -> Explainer:
        points = PointTable.of(self.points) if isinstance(self.points, Mapping) else self.points
        tables = Explainer(
            default_points() if points is None else points,
            self.regions or default_regions(),
            self.institution_types or default_institution_types(),
        )
        check_shares("region", tables.points, tables.regions.shares)
        check_shares("institution_type", tables.points, tables.types.shares)
        check_shares("institution_type", tables.points, tables.types.other_view_shares)
        return tables

    def similarity(self, newcomers: Sequence[Profile]) -> npt.NDArray[np.float64]:
        """How alike each newcomer and each mentor are, whether or not the pair is allowed.

        Parameters
        ----------
        newcomers : sequence of Profile

        Returns
        -------
        ndarray, shape (n_newcomers, n_mentors)
            In [0, 1]: points divided by the total of the table (1000).
        """
        total = self._tables().points.total
        return self.count_points(newcomers) / max(total, 1)

    def count_points(self, newcomers: Sequence[Profile]) -> npt.NDArray[np.int32]:
        """The same in whole points, ndarray of int32, shape (n_newcomers, n_mentors)."""
        tables = self._tables()
        check_profiles(newcomers, tables.regions, tables.types, "newcomers")
        scores: npt.NDArray[np.int32] = (self.matrix_ @ self.encoder_.weigh(newcomers).take()).T
        return scores

    def _tables(self) -> Explainer:
        check_is_fitted(self, "explainer_")
        return self.explainer_

    def suggest(
        self, newcomer: Profile, k: int = 5, exclude: Collection[Key] = frozenset()
    ) -> list[Suggestion]:
        """The k best mentors who can be asked, best first, ties by key.

        Never among them: the person herself, her institution, `exclude`, who has no place, who shares no
        format (where both are known), and her own Kreis where she said so.

        Parameters
        ----------
        newcomer : Profile
        k : int, at least 1
        exclude : collection of mentors' keys

        Returns
        -------
        list of at most k Suggestion
        """
        tables = self._tables()
        check_profile(newcomer, tables.regions, tables.types)
        if k < 1:
            raise ValueError(f"k: {k} is less than 1 ({newcomer.key!r})")
        weights = self.encoder_.weigh([newcomer]).take()[:, 0]
        find_askable = partial(self.pool_.find_askable, newcomer, exclude=exclude)
        best = self.index_.find_best(weights, k, find_askable)
        return [self._suggest_one(newcomer, self.mentors_[position]) for position in best]

    def _suggest_one(self, newcomer: Profile, mentor: Profile) -> Suggestion:
        reasons = self.explainer_.explain(newcomer, mentor)
        return Suggestion(mentor.key, sum(reason.points for reason in reasons), reasons)

    def explain(self, newcomer: Profile, mentor: Profile) -> tuple[Reason, ...]:
        """Why the pair has its points; they add up to them exactly.

        Parameters
        ----------
        newcomer, mentor : Profile; the mentor need not be among the fitted ones

        Returns
        -------
        tuple of Reason, in the order of the features, see ``matching.reasons``
        """
        tables = self._tables()
        check_profile(newcomer, tables.regions, tables.types)
        check_profile(mentor, tables.regions, tables.types)
        return tables.explain(newcomer, mentor)
