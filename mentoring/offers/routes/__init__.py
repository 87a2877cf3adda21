"""Pages of the network's other offers."""

from mentoring.offers import notices
from mentoring.offers.routes import asking, consultations, my_area, receipts
from mentoring.offers.routes.room import blueprint

__all__ = ["asking", "blueprint", "consultations", "my_area", "notices", "receipts"]
