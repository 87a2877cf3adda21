"""Letters of the room: about trainings and registrations, and about seats that come free."""

from mentoring.trainings.notices import changes, seats

__all__ = ["changes", "seats"]
