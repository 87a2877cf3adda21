"""What people do with their data, and what time does."""

from mentoring.privacy.actions.asking import ask_for_erasure, let_go_inactive, tell_inactive
from mentoring.privacy.actions.erasing import erase_account
from mentoring.privacy.actions.retention import erase_due_accounts, forget_listed, write_list

__all__ = [
    "ask_for_erasure",
    "erase_account",
    "erase_due_accounts",
    "forget_listed",
    "let_go_inactive",
    "tell_inactive",
    "write_list",
]
