"""What people ask the office for."""

from mentoring.offers.models.asked import Asked, Asker
from mentoring.offers.models.consultation import KINDS, Consultation

__all__ = ["KINDS", "Asked", "Asker", "Consultation"]
