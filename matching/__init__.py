"""The public names of the matching library; scikit-learn is loaded at first need."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from matching.points import EMPHASES, PointTable
from matching.profile import Profile
from matching.reasons import Fact, Reason, Suggestion
from matching.regions import NEAR_KM
from matching.tables import TABLES
from matching.variety import stable_variety

if TYPE_CHECKING:
    from matching.certificate import Verification, verify
    from matching.cohort import propose
    from matching.counterfactual import Change, WhyNot, why_not
    from matching.matcher import MentorMatcher
    from matching.proposal import Certificate, Proof, Proposal, Unmatched
    from matching.spreading import suggest_all

__all__ = [
    "EMPHASES",
    "NEAR_KM",
    "TABLES",
    "Certificate",
    "Change",
    "Fact",
    "MentorMatcher",
    "PointTable",
    "Profile",
    "Proof",
    "Proposal",
    "Reason",
    "Suggestion",
    "Unmatched",
    "Verification",
    "WhyNot",
    "propose",
    "stable_variety",
    "suggest_all",
    "verify",
    "why_not",
]

# Importing these costs more than a second, so it happens when they are needed.
HEAVY = {
    "Certificate": "proposal",
    "Change": "counterfactual",
    "MentorMatcher": "matcher",
    "Proof": "proposal",
    "Proposal": "proposal",
    "Unmatched": "proposal",
    "Verification": "certificate",
    "WhyNot": "counterfactual",
    "propose": "cohort",
    "suggest_all": "spreading",
    "verify": "certificate",
    "why_not": "counterfactual",
}


def __getattr__(name: str) -> Any:
    if name not in HEAVY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"matching.{HEAVY[name]}"), name)
