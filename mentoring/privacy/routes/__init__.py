"""Pages about people's data."""

from mentoring.privacy.routes import consents, my_records
from mentoring.privacy.routes.room import blueprint

__all__ = ["blueprint", "consents", "my_records"]
