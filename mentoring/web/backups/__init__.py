"""Copies of the database: made while the service runs, proven before they are trusted, and brought back."""

from mentoring.web.backups.archive import BadArchive
from mentoring.web.backups.making import make_backup
from mentoring.web.backups.restoring import restore_backup, verify_backup

__all__ = ["BadArchive", "make_backup", "restore_backup", "verify_backup"]
