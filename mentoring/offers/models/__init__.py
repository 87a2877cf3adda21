"""What people ask the office for, and the examples they write."""

from mentoring.offers.models.application import MembershipApplication
from mentoring.offers.models.asked import Asked, Asker
from mentoring.offers.models.consultation import KINDS, Consultation
from mentoring.offers.models.example import MOST_TOPICS, PracticeExample, example_topics

__all__ = [
    "KINDS",
    "MOST_TOPICS",
    "Asked",
    "Asker",
    "Consultation",
    "MembershipApplication",
    "PracticeExample",
    "example_topics",
]
