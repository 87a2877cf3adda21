"""What the office does."""

from mentoring.coordination.actions.letters import send_again, settle

__all__ = ["send_again", "settle"]
