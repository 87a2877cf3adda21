"""One measured server: `python -m bench.server hello|pages|dates:N FOLDER` says its port on the first line."""

import os
import sys
import threading
from pathlib import Path

from flask import Flask, session
from waitress.server import create_server

MENTORS = 2_000
DATES = 50
THREADS = 4


def house(folder: Path) -> Flask:
    """Our app with empty tables, everything in the folder."""
    from mentoring.web.database import migrate
    from mentoring.web.demo import demo_settings
    from mentoring.web.factory import create_app

    app = create_app(demo_settings(folder, "http://127.0.0.1"))
    migrate(app)
    return app


def with_people(folder: Path) -> Flask:
    """Our app with a crowd in it; the newcomer's cookie is left in the folder."""
    from bench.crowd import settle
    from bench.dates import plan
    from mentoring.accounts.queries import SIGN_IN

    app = house(folder)
    with app.app_context():
        token = settle(MENTORS)
        plan(DATES)
    with app.test_request_context():
        session[SIGN_IN] = token
        value = app.session_interface.get_signing_serializer(app).dumps(dict(session))  # type: ignore[attr-defined]
    (folder / "cookie").write_text(f"{app.config['SESSION_COOKIE_NAME']}={value}")
    return app


def with_dates(folder: Path, count: int) -> Flask:
    """Our app with so many published dates."""
    from bench.dates import plan

    app = house(folder)
    with app.app_context():
        plan(count)
    return app


def chosen(kind: str, folder: Path) -> Flask:
    """The app of this name."""
    if kind == "hello":
        from bench.hello import app

        return app
    if kind == "pages":
        return with_people(folder)
    return with_dates(folder, int(kind.removeprefix("dates:")))


def end_with_parent() -> None:
    """Whoever started this holds its standard input open; when they are gone, it ends."""
    sys.stdin.buffer.read()
    os._exit(0)


def main() -> None:
    """Serve until terminated."""
    kind, folder = sys.argv[1], Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    server = create_server(chosen(kind, folder), host="127.0.0.1", port=0, threads=THREADS, ident=None)
    print(server.effective_port, flush=True)
    threading.Thread(target=end_with_parent, daemon=True).start()
    server.run()


if __name__ == "__main__":
    main()
