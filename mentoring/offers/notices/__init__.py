"""Letters about what people ask of the office and write for others."""

from mentoring.offers.notices import consultations, examples, handovers
from mentoring.offers.notices.applications import CONFIRM
from mentoring.offers.notices.receipts import receipt_of

__all__ = ["CONFIRM", "consultations", "examples", "handovers", "receipt_of"]
