"""The office's desk."""
