"""What people do with their accounts."""

from mentoring.accounts.actions.addresses import (
    change_address,
    request_address_change,
    stop_address_change,
    update_account,
)
from mentoring.accounts.actions.attempts import count_try, forgive_try, note_try
from mentoring.accounts.actions.letters import choose_letters, turn_off_letters
from mentoring.accounts.actions.passwords import (
    rehash_password,
    request_reset,
    reset_password,
    set_password,
)
from mentoring.accounts.actions.registrations import (
    add_account,
    confirm,
    confirm_account,
    create_account,
    delete_unconfirmed,
    register_account,
)
from mentoring.accounts.actions.second_factors import (
    accept_code,
    drop_second_factor,
    new_secret,
    renew_recovery_codes,
    set_second_factor,
)
from mentoring.accounts.actions.sign_ins import (
    end_other_sign_ins,
    end_sign_in,
    end_sign_ins_of,
    open_sign_in,
    request_sign_in_letter,
    revoke_links,
    use_sign_in_link,
)

__all__ = [
    "accept_code",
    "add_account",
    "change_address",
    "choose_letters",
    "confirm",
    "confirm_account",
    "count_try",
    "create_account",
    "delete_unconfirmed",
    "drop_second_factor",
    "end_other_sign_ins",
    "end_sign_in",
    "end_sign_ins_of",
    "forgive_try",
    "new_secret",
    "note_try",
    "open_sign_in",
    "register_account",
    "rehash_password",
    "renew_recovery_codes",
    "request_address_change",
    "request_reset",
    "request_sign_in_letter",
    "reset_password",
    "revoke_links",
    "set_password",
    "set_second_factor",
    "stop_address_change",
    "turn_off_letters",
    "update_account",
    "use_sign_in_link",
]
