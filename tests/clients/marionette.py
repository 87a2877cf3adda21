"""A running Thunderbird without a window, and the few words of its remote control (Marionette) that we need."""

import json
import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

LONGEST_START = 90
PREFERENCES = {
    "marionette.port": 0,
    "app.update.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "mail.provider.suppress_dialog_on_startup": True,
    "mail.spotlight.firstRunDone": True,
    "mailnews.start_page.enabled": False,
    "calendar.timezone.local": "Europe/Berlin",
    "calendar.timezone.useSystemTimezone": False,
}


class Marionette:
    """One conversation with a program that listens on a port."""

    def __init__(self, port: int) -> None:
        self.line = socket.create_connection(("127.0.0.1", port), timeout=180)
        self.number = 0
        self._hear()
        self.say("WebDriver:NewSession", {})
        self.say("Marionette:SetContext", {"value": "chrome"})

    def say(self, command: str, words: dict[str, Any]) -> Any:
        """Ask for something; RuntimeError says what went wrong."""
        self.number += 1
        text = json.dumps([0, self.number, command, words]).encode()
        self.line.sendall(str(len(text)).encode() + b":" + text)
        _kind, _number, error, result = self._hear()
        if error:
            raise RuntimeError(error)
        return result

    def run(self, script: str, *arguments: Any) -> Any:
        """What a script answers by calling its last argument."""
        words = {"script": script, "args": list(arguments), "scriptTimeout": 120_000, "sandbox": "system"}
        return self.say("WebDriver:ExecuteAsyncScript", words)["value"]

    def _hear(self) -> Any:
        length = b""
        while not length.endswith(b":"):
            length += self.line.recv(1)
        text = b""
        while len(text) < int(length[:-1]):
            text += self.line.recv(65_536)
        return json.loads(text)


@contextmanager
def thunderbird(program: str, folder: Path) -> Iterator[Marionette]:
    """A Thunderbird with a profile of its own, ended with the block."""
    profile = _profile(folder)
    command = [program, "--headless", "--marionette", "--remote-allow-system-access", "--no-remote"]
    environment = {**os.environ, "HOME": str(folder), "TZ": "Europe/Berlin", "MOZ_HEADLESS": "1"}
    with (folder / "thunderbird.log").open("wb") as log:
        process = subprocess.Popen(
            [*command, "--profile", str(profile)], env=environment, stdout=log, stderr=log
        )
        try:
            yield Marionette(_port(profile / "MarionetteActivePort", process))
        finally:
            process.terminate()
            process.wait(30)


def _profile(folder: Path) -> Path:
    profile = folder / "profile"
    profile.mkdir()
    lines = (f'user_pref("{name}", {json.dumps(value)});\n' for name, value in PREFERENCES.items())
    (profile / "user.js").write_text("".join(lines))
    return profile


def _port(file: Path, process: subprocess.Popen[bytes]) -> int:
    for _ in range(LONGEST_START * 10):
        if file.exists() and file.read_text().strip():
            return int(file.read_text())
        if process.poll() is not None:
            break
        time.sleep(0.1)
    raise SystemExit("Thunderbird did not start")
