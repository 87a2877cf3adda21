"""CPU per request of our pages as multiples of a bare Flask hello over the same server in the same run.

`python -m bench.pages` fills a folder of its own with 2,000 mentors and 50 dates, starts waitress twice on loopback and
asks every page the same number of times, in turns. CPU is the server process's own (user + system).
"""

import tempfile
from pathlib import Path

from bench.measured import HELLO, Question, Server, costs, running


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        with running("hello", folder / "hello") as hello, running("pages", folder / "pages") as pages:
            report(hello, pages, (folder / "pages" / "cookie").read_text())


def report(hello: Server, house: Server, cookie: str) -> None:
    """One line a page."""
    signed_in = {"Cookie": cookie}
    pages = (
        Question("start page", "/", {}),
        Question("training list, 50 rows", "/fortbildungen", {}),
        Question("suggestions out of 2,000 mentors", "/mentoring/vorschlaege", signed_in),
        Question("feed of all dates", "/kalender/alle.ics", {}),
    )
    base, *spent = costs([(hello, HELLO), *((house, page) for page in pages)])
    print(f"{'page':44} {'× hello':>8} {'ms CPU':>8} {'bytes':>8}")
    print(f"{HELLO.words:44} {1:8.1f} {base:8.2f}")
    for page, milliseconds in zip(pages, spent, strict=True):
        size, _tag = house.ask(page, 1)
        print(f"{page.words:44} {milliseconds / base:8.1f} {milliseconds:8.2f} {size:8}")


if __name__ == "__main__":
    main()
