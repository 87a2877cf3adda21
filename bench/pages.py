"""CPU per request of our pages as multiples of a bare Flask hello over the same server in the same run.

`python -m bench.pages` fills a folder of its own with 2,000 mentors and 50 dates, starts waitress twice on loopback and
asks every page the same number of times. CPU is the server process's own (user + system).
"""

import http.client
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

REQUESTS = 300
WARM_UP = 20
TICK = os.sysconf("SC_CLK_TCK")
PORTS = {"hello": 5081, "house": 5082}


def cpu_seconds(pid: int) -> float:
    """User and system time of a process so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def ask(port: int, path: str, times: int, headers: dict[str, str]) -> int:
    """Ask a page again and again over one connection; returns the bytes of one answer."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    size = 0
    for _ in range(times):
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        size = len(answer.read())
        if answer.status not in (200, 304):
            raise SystemExit(f"{path}: {answer.status}")
    connection.close()
    return size


def cost(
    process: subprocess.Popen[bytes], port: int, path: str, headers: dict[str, str]
) -> tuple[float, int]:
    """Milliseconds of server CPU per request, and the answer's size."""
    ask(port, path, WARM_UP, headers)
    before = cpu_seconds(process.pid)
    size = ask(port, path, REQUESTS, headers)
    return (cpu_seconds(process.pid) - before) / REQUESTS * 1000, size


def start(kind: str, folder: Path) -> subprocess.Popen[bytes]:
    """A waitress server of its own process."""
    process = subprocess.Popen([sys.executable, "-m", "bench.server", kind, str(PORTS[kind]), str(folder)])
    for _ in range(600):
        try:
            ask(PORTS[kind], "/", 1, {})
        except OSError:
            if process.poll() is not None:
                break
            time.sleep(0.1)
        else:
            return process
    raise SystemExit(f"{kind} did not start")


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        processes = {kind: start(kind, folder) for kind in PORTS}
        try:
            report(processes, (folder / "cookie").read_text())
        finally:
            for process in processes.values():
                process.terminate()
                process.wait()


def report(processes: dict[str, subprocess.Popen[bytes]], cookie: str) -> None:
    """One line a page."""
    base, _size = cost(processes["hello"], PORTS["hello"], "/", {})
    print(f"{'page':44} {'× hello':>8} {'ms CPU':>8} {'bytes':>8}")
    print(f"{'bare Flask hello':44} {1:8.1f} {base:8.2f}")
    signed_in = {"Cookie": cookie}
    pages = (
        ("start page", "/", {}),
        ("training list, 50 rows", "/fortbildungen", {}),
        ("suggestions out of 2,000 mentors", "/mentoring/vorschlaege", signed_in),
        ("feed of all dates", "/kalender/alle.ics", {}),
    )
    for words, path, headers in pages:
        spent, size = cost(processes["house"], PORTS["house"], path, headers)
        print(f"{words:44} {spent / base:8.1f} {spent:8.2f} {size:8}")


if __name__ == "__main__":
    main()
