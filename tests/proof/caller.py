"""Somebody at a small browser without a window: keeps cookies, reads the form's token, follows nothing by itself."""

import http.client
import re
from typing import Any
from urllib.parse import urlencode, urlsplit

from mentoring.accounts.actions import open_sign_in
from mentoring.accounts.queries import SEEN, SIGN_IN
from mentoring.core import clock
from mentoring.core.db import db
from tests.browser.scenes import account
from tests.proof.site import Site

TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')
FORM = "application/x-www-form-urlencoded"
HOST = "127.0.0.1"
"""What everybody calls the house, whichever machine answers: a proxy in front passes it on."""


class Caller:
    """One browser. It raises OSError or HTTPException where a server is gone."""

    def __init__(self, url: str, cookies: dict[str, str] | None = None) -> None:
        self.cookies = cookies or {}
        self.token = ""
        self.text = ""
        self.place = ""
        self.knock_at(url)

    def knock_at(self, url: str) -> None:
        """From now on ask another process."""
        self.door = http.client.HTTPConnection(urlsplit(url).netloc, timeout=30)

    def get(self, path: str) -> int:
        """Ask for a page; returns its status."""
        return self._ask("GET", path, None)

    def post(self, path: str, **fields: str) -> int:
        """Send a form with the token of the last page; returns the status."""
        return self._ask("POST", path, urlencode({"csrf_token": self.token, **fields}))

    def _ask(self, method: str, path: str, body: str | None) -> int:
        headers = {
            "Host": HOST,
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
        }
        if body is not None:
            headers["Content-Type"] = FORM
        try:
            self.door.request(method, path, body, headers)
            answer = self.door.getresponse()
            self._keep(answer, answer.read())
        except (OSError, http.client.HTTPException):
            self.door.close()
            raise
        return answer.status

    def _keep(self, answer: http.client.HTTPResponse, words: bytes) -> None:
        self.text = words.decode("utf-8", "replace")
        self.place = answer.headers.get("Location", "")
        found = TOKEN.search(self.text)
        self.token = found[1] if found else self.token
        for line in answer.headers.get_all("Set-Cookie") or ():
            name, _, value = line.partition(";")[0].partition("=")
            self.cookies[name.strip()] = value.strip()


def signed_in(site: Site, slug: str, url: str) -> Caller:
    """A browser in which a persona of the demo is signed in."""
    who = account(slug)
    known = {SIGN_IN: open_sign_in(who.id), SEEN: int(clock.now().timestamp())}
    db.session.remove()
    cookie: Any = site.app.session_interface
    value = cookie.get_signing_serializer(site.app).dumps(known)
    return Caller(url, {site.app.config["SESSION_COOKIE_NAME"]: value})
