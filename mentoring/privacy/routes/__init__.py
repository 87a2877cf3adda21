"""Pages about people's data."""

from flask import Flask

from mentoring.core.access import keep_open
from mentoring.privacy import notices
from mentoring.privacy.routes import consents, erasures, fields, my_records, periods
from mentoring.privacy.routes.room import blueprint

__all__ = ["attach", "blueprint", "consents", "erasures", "fields", "my_records", "notices", "periods"]


def attach(_app: Flask) -> None:
    """Whose account rests still reads and fetches what is theirs, takes consents back, and leaves."""
    kept = ("my_records_show", "files_show", "withdrawals_new", "withdrawals_create")
    keep_open(*(f"privacy.{name}" for name in (*kept, "erasures_new", "erasures_create")))
