"""A house to walk through, the demo behind a real server, and a chromium that visits it."""

import re
import shutil
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from waitress import wasyncore
from waitress.server import create_server

from mentoring.core.db import db
from mentoring.web.demo import prepare_demo
from mentoring.web.serving import work_once

LOCAL = "127.0.0.1"
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--disable-component-update",
    "--disable-background-networking",
    "--no-first-run",
)


@dataclass(frozen=True, slots=True)
class House:
    """The served demo: its app, its address and the folder its letters lie in."""

    app: Flask
    url: str
    folder: Path

    def deliver(self) -> None:
        """The worker's rounds, until no letter is due any more: all lie in the folder."""
        while work_once(self.app)[0]:
            pass

    def letters_to(self, address: str) -> list[str]:
        """The plain text of every letter to an address, newest first."""
        found = []
        for path in sorted((self.folder / "letters").glob("*.eml"), reverse=True):
            mail: Any = message_from_bytes(path.read_bytes(), policy=policy.default)
            if mail["To"] == address:
                found.append(mail.get_body(("plain",)).get_content())
        return found

    def link_in_letter(self, address: str, beginning: str) -> str:
        """The path of a link that begins so, in the newest letter to an address that has one."""
        self.deliver()
        links = re.compile(rf"(?:^| ){re.escape(self.url)}({re.escape(beginning)}\S+)$", re.MULTILINE)
        return next(hit[1] for text in self.letters_to(address) if (hit := links.search(text)))


@contextmanager
def open_house(folder: Path) -> Iterator[House]:
    """Prepare and serve the demo until the block ends."""
    with socket.create_server((LOCAL, 0)) as door:
        port = door.getsockname()[1]
        app = prepare_demo(folder, port, fresh=False)
        with _served(app, door):
            yield House(app, f"http://{LOCAL}:{port}", folder)
        with app.app_context():
            for engine in db.engines.values():
                engine.dispose()


@contextmanager
def _served(app: Flask, door: socket.socket) -> Iterator[None]:
    # Every window keeps its connections open; there are many windows.
    server = create_server(app, sockets=[door], threads=4, connection_limit=900, ident=None)
    stop = threading.Event()

    def rounds() -> None:
        while not stop.is_set():
            server.asyncore.loop(timeout=1, map=server._map, count=1)

    thread = threading.Thread(target=rounds, name="house")
    thread.start()
    try:
        yield
    finally:
        stop.set()
        server.pull_trigger()
        thread.join()
        server.task_dispatcher.shutdown()
        wasyncore.close_all(server._map)


@contextmanager
def open_chromium() -> Iterator[Any]:
    """Debian's chromium under playwright; skips loudly where either is missing."""
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("no chromium: install Debian's package chromium")
    playwright = pytest.importorskip("playwright.sync_api", reason="no playwright: install the extra [test]")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The demo, served."""
    with open_house(tmp_path_factory.mktemp("house")) as opened:
        yield opened


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """A browser for one module: an open playwright would break the asyncio of other tests."""
    with open_chromium() as browser:
        yield browser
