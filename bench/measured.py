"""A server to be measured: a process of its own on a free port, asked again and again, its CPU read in nanoseconds."""

import http.client
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROUNDS = 5
WARM_UP = 20
LONGEST_END = 10
BY_SCHEDULER = (
    2  # Linux: CPUCLOCK_SCHED, the time that the scheduler gave a process, user and system, all threads
)


@dataclass(frozen=True, slots=True)
class Question:
    """What a page is called in the report, where it is what is sent along, and how often a round asks."""

    words: str
    path: str
    headers: Mapping[str, str]
    times: int = 60


@dataclass(frozen=True, slots=True)
class Server:
    """A running server."""

    process: subprocess.Popen[bytes]
    port: int

    def cpu(self) -> float:
        """Seconds of CPU so far; the kernel's own clock of that process, where `/proc` would count ticks of 10 ms."""
        return time.clock_gettime((~self.process.pid << 3) | BY_SCHEDULER)

    def ask(self, question: Question, times: int) -> tuple[int, str]:
        """Ask over one connection; returns the bytes and the tag of one answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        size, tag = 0, ""
        for _ in range(times):
            connection.request("GET", question.path, headers=dict(question.headers))
            answer = connection.getresponse()
            size, tag = len(answer.read()), answer.headers.get("ETag", "")
            if answer.status not in (200, 304):
                raise SystemExit(f"{question.path}: {answer.status}")
        connection.close()
        return size, tag

    def spent(self, question: Question) -> float:
        """Milliseconds of CPU for one request, over one round."""
        before = self.cpu()
        self.ask(question, question.times)
        return (self.cpu() - before) / question.times * 1000


HELLO = Question("bare Flask hello", "/", {}, times=300)


@contextmanager
def running(kind: str, folder: Path) -> Iterator[Server]:
    """A server of `bench.server`; it ends with the block, and by itself when this process goes."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("ended"))
    command = [sys.executable, "-m", "bench.server", kind, str(folder)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        line = process.stdout.readline() if process.stdout else b""
        if not line.strip().isdigit():
            raise SystemExit(f"{kind} did not start")
        yield Server(process, int(line))
    finally:
        process.terminate()
        try:
            process.wait(LONGEST_END)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def costs(asked: list[tuple[Server, Question]]) -> list[float]:
    """Milliseconds of CPU per request of each, the median of rounds in which all take turns."""
    for server, question in asked:
        server.ask(question, WARM_UP)
    rounds = [[server.spent(question) for server, question in asked] for _ in range(ROUNDS)]
    return [median(column) for column in zip(*rounds, strict=True)]
