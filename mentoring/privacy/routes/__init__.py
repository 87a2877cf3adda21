"""Pages about people's data."""

from mentoring.privacy import notices
from mentoring.privacy.routes import consents, erasures, fields, my_records, periods
from mentoring.privacy.routes.room import blueprint

__all__ = ["blueprint", "consents", "erasures", "fields", "my_records", "notices", "periods"]
