"""Letters of the room: about trainings and registrations, about seats that come free, and about who leads."""

from mentoring.trainings.notices import changes, leads, seats

__all__ = ["changes", "leads", "seats"]
