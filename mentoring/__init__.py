"""The mentoring and training service."""
