"""Pages of the network's other offers."""

from mentoring.offers import notices
from mentoring.offers.routes import (
    applications,
    applying,
    asking,
    consultations,
    example_desk,
    examples,
    handovers,
    my_area,
    own_examples,
    receipts,
)
from mentoring.offers.routes.room import blueprint

__all__ = [
    "applications",
    "applying",
    "asking",
    "blueprint",
    "consultations",
    "example_desk",
    "examples",
    "handovers",
    "my_area",
    "notices",
    "own_examples",
    "receipts",
]
