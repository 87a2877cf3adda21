"""The public names of the matching library; scikit-learn is loaded when the estimator is first asked for."""

from typing import TYPE_CHECKING, Any

from matching.points import EMPHASES, PointTable
from matching.profile import Profile
from matching.reasons import Fact, Reason, Suggestion
from matching.regions import NEAR_KM
from matching.tables import TABLES
from matching.variety import stable_variety

if TYPE_CHECKING:
    from matching.matcher import MentorMatcher

__all__ = [
    "EMPHASES",
    "NEAR_KM",
    "TABLES",
    "Fact",
    "MentorMatcher",
    "PointTable",
    "Profile",
    "Reason",
    "Suggestion",
    "stable_variety",
]


def __getattr__(name: str) -> Any:
    if name != "MentorMatcher":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from matching.matcher import MentorMatcher  # costs more than a second

    return MentorMatcher
