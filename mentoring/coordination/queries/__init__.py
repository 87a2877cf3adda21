"""What the office reads."""

from mentoring.coordination.queries.desk import Desk, Unreached, desk, late_needs

__all__ = ["Desk", "Unreached", "desk", "late_needs"]
