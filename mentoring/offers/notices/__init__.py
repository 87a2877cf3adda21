"""Letters about what people ask of the office."""

from mentoring.offers.notices import consultations, examples
from mentoring.offers.notices.receipts import RECEIPT, receipt_of, tell_asker

__all__ = ["RECEIPT", "consultations", "examples", "receipt_of", "tell_asker"]
