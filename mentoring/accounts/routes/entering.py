"""How a browser becomes signed in: one factor, where needed a second, then a fresh cookie session."""

import logging
from dataclasses import dataclass
from datetime import timedelta
from ipaddress import ip_address, ip_network

from flask import Response, current_app, flash, g, redirect, request, session, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as AnyResponse

from mentoring.accounts import actions
from mentoring.accounts.models import Account
from mentoring.accounts.policy import asks_second_factor, may_keep
from mentoring.accounts.queries import SEEN, SIGN_IN, account_by_key
from mentoring.core import clock
from mentoring.core.addresses import own_path

log = logging.getLogger(__name__)
HALF = "half"
HALF_WITHIN = timedelta(minutes=10)
NEAR = {4: 24, 6: 56}
"""Bits of an address, by version of the protocol, that one household or house shares."""
SEEN_EVERY = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Half:
    """Somebody whose first factor was right and whose second is still to come."""

    account: Account
    kept: bool
    wanted: str


def let_in(account: Account, *, kept: bool = False, wanted: str = "") -> AnyResponse:
    """After the right first factor: ask for the second, or sign in and go on to the wanted page."""
    if not asks_second_factor(account):
        return finish(account, kept=kept, wanted=wanted)
    session[HALF] = [account.fs_uniquifier, _present(), kept, wanted]
    new = account.tf_totp_secret is None
    return redirect(url_for("accounts.second_factors_new" if new else "accounts.codes_new"))


def finish(account: Account, *, kept: bool, wanted: str) -> AnyResponse:
    """Sign in and go on to the wanted page, when it is one of ours."""
    stays = account.erase_at is not None
    sign_in(account.id, kept=kept)
    if stays:
        flash(_("Ihr Konto bleibt bestehen. Die Löschung ist abgebrochen."), "success")
    return redirect(own_path(wanted, default=first_page()))


def sign_in(account_id: int, *, kept: bool) -> None:
    """Write the sign-in and put it into this browser, in place of the one it held."""
    token = actions.open_sign_in(account_id, kept=kept, replaces=session.get(SIGN_IN))
    log.info("account %s signed in", account_id)
    enter(token, kept=kept and may_keep(account_id))


def enter(token: str, *, kept: bool = False) -> None:
    """Put a sign-in into this browser's session, which begins anew: nothing set before survives."""
    session.clear()
    session[SIGN_IN], session[SEEN] = token, _present()
    session.permanent = kept
    g.pop("reader", None)
    g.pop("csrf_token", None)


def leave(words: str) -> AnyResponse:
    """Home, signed out: the browser forgets the pages it keeps. Its cookie stays for the words that say so."""
    session.clear()
    flash(words, "success")
    answer = redirect(url_for("web.home_show") + "#meldung")
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer


def half_way() -> Half | None:
    """Whose second factor this browser still owes; None when it owes none, or took too long."""
    known = session.get(HALF)
    if not isinstance(known, list):
        return None
    key, since, kept, wanted = known
    account = account_by_key(key)
    if account is None or _present() - since > HALF_WITHIN.total_seconds():
        return None
    return Half(account, kept, wanted)


def first_page() -> str:
    """Where people arrive who wanted no page in particular."""
    known = "people.my_area_show" in current_app.view_functions
    return url_for("people.my_area_show" if known else "web.home_show")


def note_presence(response: Response) -> Response:
    """Say in the cookie that somebody was here, at most every few minutes: most pages set no cookie."""
    present = g.get("reader") is not None and SIGN_IN in session
    if present and _present() - session.get(SEEN, 0) > SEEN_EVERY.total_seconds():
        session[SEEN] = _present()
    return response


def _present() -> int:
    return int(clock.now().timestamp())


def client_network() -> str:
    """The neighbourhood a visitor comes from (IPv4 /24, IPv6 /56), for counting only: it is stored as a keyed hash."""
    try:
        address = ip_address(request.remote_addr or "")
    except ValueError:
        return "from nowhere"
    return f"near {ip_network((address, NEAR[address.version]), strict=False)}"


def client_address() -> str:
    """Where a visitor comes from, for counting only: it is stored as a keyed hash."""
    return f"from {request.remote_addr}"
