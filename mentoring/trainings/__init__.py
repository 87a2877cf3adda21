"""Trainings, their dates and registrations."""
