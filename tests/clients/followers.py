"""A desktop that follows one of our feeds over the wire: vdirsyncer fetches it, khal shows it."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.serving import make_server

SHOWN = "{title}|{start-date-long} {start-time}|{end-date-long} {end-time}|{status}"
"""No UID: vdirsyncer gives names of its own to what it reads over HTTP."""
VDIRSYNCER = """
[general]
status_path = "{folder}/status"
[pair dates]
a = "feed"
b = "shelf"
collections = null
conflict_resolution = "a wins"
[storage feed]
type = "http"
url = "{url}"
[storage shelf]
type = "filesystem"
path = "{folder}/shelf"
fileext = ".ics"
"""
KHAL = """
[calendars]
[[dates]]
path = {folder}/shelf
[locale]
local_timezone = Europe/Berlin
default_timezone = Europe/Berlin
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {folder}/khal.db
"""


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """The app on a port of its own, while the test lasts."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class Desktop:
    """Vdirsyncer and khal in a folder of their own, subscribed to one address."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder = folder
        self.sync_settings, self.view_settings = folder / "vdirsyncer", folder / "khal"
        self.sync_settings.write_text(VDIRSYNCER.format(folder=folder, url=url))
        self.view_settings.write_text(KHAL.format(folder=folder))
        (folder / "shelf").mkdir()
        self._run("vdirsyncer", "-c", str(self.sync_settings), "discover")

    def look(self) -> list[list[str]]:
        """Fetch, and read what stands there: title, start, end and status of each event in order."""
        self._run("vdirsyncer", "-c", str(self.sync_settings), "sync")
        shown = self._run(
            "khal", "-c", str(self.view_settings),
            "list", "--format", SHOWN, "--day-format", "", "--once", "today", "400d",
        )  # fmt: skip
        return [line.strip().split("|") for line in shown.splitlines() if "|" in line]

    def _run(self, program: str, *words: str) -> str:
        command = Path(sys.executable).with_name(program)
        if not command.exists():
            pytest.skip(f"NOT FOLLOWED by vdirsyncer and khal: install {program}")
        environment = {"HOME": str(self.folder), "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin", "TZ": "UTC"}
        done = subprocess.run(
            [str(command), *words],
            input="y\n" * 4,
            env=environment,
            capture_output=True,
            text=True,
            timeout=60,
        )
        assert done.returncode == 0, done.stderr[-2000:]
        return done.stdout
