"""Subscribes a real Thunderbird to our calendars and compares each event with what was published.

`python -m tests.clients.thunderbird [PROGRAM]`, by `tests/clients/thunderbird.sh`. Not part of the suite.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.clients.marionette import Marionette, thunderbird

YEARS = (2027, 2031)
SUBSCRIBE = """
const [url, count, done] = arguments;
const { setTimeout } = ChromeUtils.importESModule("resource://gre/modules/Timer.sys.mjs");
const { cal } = ChromeUtils.importESModule("resource:///modules/calendar/calUtils.sys.mjs");
const created = cal.manager.createCalendar("ics", Services.io.newURI(url));
created.name = url;
created.setProperty("cache.enabled", true);
cal.manager.registerCalendar(created);
const calendar = cal.manager.getCalendarById(created.id);
const wall = moment => {
  const here = moment.getInTimezone(cal.dtz.defaultTimezone);
  const two = number => String(number).padStart(2, "0");
  return `${here.year}-${two(here.month + 1)}-${two(here.day)}T${two(here.hour)}:${two(here.minute)}`;
};
const shown = item => [
  item.title, wall(item.startDate), wall(item.endDate), item.status, item.getProperty("SEQUENCE"),
];
(async () => {
  for (let second = 0; second < 60; second++) {
    const items = await calendar.getItemsAsArray(Ci.calICalendar.ITEM_FILTER_ALL_ITEMS, 0, null, null);
    if (items.length >= count) {
      return done(items.map(item => [item.id, shown(item)]));
    }
    await new Promise(resolve => setTimeout(resolve, 1000));
  }
  return done([]);
})().catch(error => done(String(error)));
"""


@contextmanager
def served(year: int, folder: Path) -> Iterator[tuple[str, dict[str, list[str]]]]:
    """Our service with the dates of a year: the calendar's address, and what was published."""
    command = [sys.executable, "-m", "tests.clients.summers", str(year), str(folder)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    try:
        port = int(process.stdout.readline()) if process.stdout else 0
        published = json.loads((folder / "published.json").read_text())
        yield f"http://127.0.0.1:{port}/kalender/alle.ics", published
    finally:
        process.terminate()
        process.wait(30)


def compare(window: Marionette, year: int, url: str, published: dict[str, list[str]]) -> bool:
    """Whether everything is shown as it was published, with a line that says how many."""
    listed = window.run(SUBSCRIBE, url, len(published))
    shown = {uid: [str(value) for value in values] for uid, values in listed}
    right = sum(shown.get(uid) == values for uid, values in published.items())
    print(f"{year}: {len(listed)} events shown, {right} of {len(published)} as published")
    for uid in [uid for uid in published if shown.get(uid) != published[uid]][:5]:
        print(f"  published {published[uid]}, shown {shown.get(uid)}")
    return len(listed) == right == len(published)


def main() -> None:
    """Print the figures; the exit status says whether all is right."""
    program = sys.argv[1] if len(sys.argv) > 1 else "thunderbird"
    print(subprocess.check_output([program, "--version"], text=True).strip())
    with tempfile.TemporaryDirectory(prefix="thunderbird-") as name, ExitStack() as stack:
        folder = Path(name)
        calendars = {year: stack.enter_context(served(year, folder / str(year))) for year in YEARS}
        window = stack.enter_context(thunderbird(program, folder))
        right = [compare(window, year, *calendars[year]) for year in YEARS]
    sys.exit(0 if all(right) else 1)


if __name__ == "__main__":
    main()
