"""The pages in docs/security say what the code does: their numbers come from it."""

import pytest

from config import SETTINGS
from mentoring.accounts.actions.attempts import LIMITS
from mentoring.accounts.policy import LONGEST, SHORTEST
from mentoring.accounts.routes.library import STRONG
from mentoring.coordination.forms.table import MOST_BYTES
from mentoring.coordination.forms.workbook import LARGEST_WHOLE, MOST_COLUMNS, MOST_PARTS
from mentoring.core.forms import BLOCK
from mentoring.web.written_docs import DOCS

TRIES, RESETS, LETTERS = LIMITS["sign_in"], LIMITS["reset"], LIMITS["letters_from"]
SAID = {
    "input.md": [
        f"A free text holds {BLOCK} characters",
        f"at most {MOST_BYTES // 1_000_000} MB, {MOST_PARTS} parts and {LARGEST_WHOLE // 1_000_000} MB unpacked",
        f"{MOST_COLUMNS} columns",
    ],
    "signing-in.md": [
        f"{SHORTEST} to {LONGEST} signs",
        f"{TRIES.most} in {TRIES.within.seconds // 60} minutes for one account",
        f"{RESETS.most} resets a day, {LETTERS.most}",
        "there is no limit on purpose",
        "The log says by number who signed in and whose password or code was wrong",
    ],
    "cryptography.md": [
        f"argon2id, {STRONG['argon2__memory_cost'] // 1024} MiB, {STRONG['argon2__rounds']} rounds",
        *(f"`{name}`" for name in ("SECRET_KEY", "PASSWORD_SALT", "TOTP_SECRET", "BACKUP_KEY")),
    ],
    "upkeep.md": ["| 2 days |", "`COHORT_SECONDS`", f"{TRIES.most} in {TRIES.within.seconds // 60} minutes"],
}


@pytest.mark.parametrize("page", SAID)
def test_a_page_about_security_says_what_the_code_does(page):
    words = " ".join((DOCS / "security" / page).read_text("utf-8").split())
    assert [said for said in SAID[page] if said not in words] == []


def test_every_key_among_the_settings_stands_in_the_inventory():
    keys = {one.name for one in SETTINGS if one.name.endswith(("_KEY", "_SALT", "_SECRET"))}
    words = (DOCS / "security" / "cryptography.md").read_text("utf-8")
    assert {name for name in keys if f"`{name}`" not in words} == set()


def test_every_page_about_security_is_named_on_the_first():
    first = (DOCS / "security" / "README.md").read_text("utf-8")
    pages = {path.name for path in (DOCS / "security").iterdir()} - {"README.md"}
    assert {name for name in pages if f"({name})" not in first} == set()
