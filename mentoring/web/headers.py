"""Security headers on every answer, whatever its status."""

from typing import Any

from flask import Flask, Response, g, request
from flask.sessions import SecureCookieSessionInterface

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    # no-referrer would break every HTTPS POST under Flask-WTF's referrer check.
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class QuietSessions(SecureCookieSessionInterface):
    """Cookies, but for what says of itself that it is public: a calendar is the same whatever cookie asks for it.

    A library of ours looks into the session after every request, which alone would let each answer vary by cookie.
    """

    def save_session(self, app: Flask, session: Any, response: Response) -> None:
        """Leave public answers alone, unless something was written into the session."""
        if session.modified or not response.cache_control.public:
            super().save_session(app, session, response)


def set_up_headers(app: Flask) -> None:
    """Attach the headers; production adds HSTS."""
    app.session_interface = QuietSessions()

    @app.after_request
    def add_headers(response: Response) -> Response:
        for name, value in HEADERS.items():
            response.headers[name] = value
        if app.config["ENVIRONMENT"] == "production":
            response.headers["Strict-Transport-Security"] = "max-age=63072000; includeSubDomains"
        _keep_from_caches(response)
        return response


def _keep_from_caches(response: Response) -> None:
    if _is_personal(response):
        response.headers["Cache-Control"] = "no-store, private"
    elif response.mimetype == "text/html":
        # Every page has a form, and with it a token made for this one browser.
        response.headers["Cache-Control"] = "no-cache, private"


def _is_personal(response: Response) -> bool:
    """Pages of a signed-in reader or behind a letter, answers to forms and what sets a cookie stay in no cache."""
    known = g.get("reader") is not None or "token" in (request.view_args or {})
    return known or request.method not in ("GET", "HEAD") or "Set-Cookie" in response.headers
