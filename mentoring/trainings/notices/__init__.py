"""Letters of the room: about trainings and registrations, free seats, taking part, and about who leads."""

from mentoring.trainings.notices import changes, leads, participation, seats

__all__ = ["changes", "leads", "participation", "seats"]
