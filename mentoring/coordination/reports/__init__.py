"""Yearly reports: what is counted, what of it may be shown, and the closing of a year."""
