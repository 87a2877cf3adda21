"""Somebody at a browser: a window, what goes wrong in it, and how people sign in."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from flask.testing import FlaskClient

from mentoring.accounts.actions import open_sign_in
from mentoring.accounts.queries import SEEN, SIGN_IN
from mentoring.accounts.routes.entering import HALF
from mentoring.core import clock
from mentoring.core.db import db
from tests.browser.pages import GUESTS, HALF_WAY, NOBODY
from tests.browser.scenes import account
from tests.browser.stage import House

WIDTH, HEIGHT = 1280, 900


class Visitor:
    """One window of one reader. `trouble` collects console errors, failed requests and other hosts."""

    def __init__(self, house: House, chromium: Any, *, width: int = WIDTH, **look: Any) -> None:
        self.house = house
        self.window = chromium.new_context(
            viewport={"width": width, "height": HEIGHT},
            locale="de-DE",
            timezone_id="America/New_York",
            **look,
        )
        self.window.set_default_timeout(60_000)
        self.page = self.window.new_page()
        self.trouble: list[str] = []
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.trouble.append(f"script: {error}"))
        self.page.on("request", self._watch)
        self.page.on("requestfailed", self._miss)

    def _hear(self, message: Any) -> None:
        if message.type in ("error", "warning") and "status of 4" not in message.text:
            self.trouble.append(f"console: {message.text}")

    def _watch(self, asked: Any) -> None:
        address = urlsplit(asked.url)
        if address.scheme != "data" and f"{address.scheme}://{address.netloc}" != self.house.url:
            self.trouble.append(f"other host: {asked.url}")

    def _miss(self, asked: Any) -> None:
        if asked.failure != "net::ERR_ABORTED":  # somebody went on before all had arrived
            self.trouble.append(f"failed: {asked.url} {asked.failure}")

    def go(self, path: str) -> Any:
        """Open a page of the house."""
        return self.page.goto(self.house.url + path)

    def is_a(self, role: str) -> None:
        """Become somebody of the demo."""
        name, value = cookie_of(self.house, role)
        self.window.add_cookies([{"name": name, "value": value, "url": self.house.url}])


def cookie_of(house: House, role: str) -> tuple[str, str]:
    """The session of somebody who has signed in; the demo itself never asks for a second factor."""
    app, slug = house.app, HALF_WAY.get(role) or GUESTS.get(role, role)
    now = int(clock.now().timestamp())
    with app.app_context():
        who = account(slug)
        half, key = role in HALF_WAY, who.fs_uniquifier
        known = {HALF: [key, now, False, ""]} if half else {SIGN_IN: open_sign_in(who.id), SEEN: now}
        db.session.remove()
    cookie: Any = app.session_interface
    return app.config["SESSION_COOKIE_NAME"], cookie.get_signing_serializer(app).dumps(known)


def client_of(house: House, role: str) -> FlaskClient:
    """A browser without a window, in which somebody is signed in."""
    client = house.app.test_client()
    if role != NOBODY:
        client.set_cookie(*cookie_of(house, role))
    return client


class Guests:
    """One window for each role; opened when first asked for."""

    def __init__(self, house: House, chromium: Any, **look: Any) -> None:
        self.house, self.chromium, self.look = house, chromium, look
        self.known: dict[str, Visitor] = {}

    def visitor(self, role: str) -> Visitor:
        """The window in which somebody of this role reads."""
        if role not in self.known:
            self.known[role] = visitor = Visitor(self.house, self.chromium, **self.look)
            if role != NOBODY:
                visitor.is_a(role)
        visitor = self.known[role]
        visitor.trouble.clear()
        return visitor

    def leave(self) -> None:
        """Close every window."""
        for visitor in self.known.values():
            visitor.window.close()


@contextmanager
def received(house: House, chromium: Any, **look: Any) -> Iterator[Guests]:
    """Guests, until the block ends."""
    guests = Guests(house, chromium, **look)
    yield guests
    guests.leave()
