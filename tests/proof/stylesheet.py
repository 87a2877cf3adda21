"""Every element of every page looks the same with the served half of the design system as with the whole of it."""

import sys
import tempfile
from pathlib import Path
from typing import Any

from mentoring.web.places import top_level
from mentoring.web.static_files import KERN
from tests.browser.filled_forms import FORMS
from tests.browser.pages import ALL
from tests.browser.scenes import set_scenes
from tests.browser.sending import send_badly
from tests.browser.stage import House, open_chromium, open_house
from tests.browser.visitor import Guests, received

LOOKS = """() => [...document.querySelectorAll('body, body *')].flatMap(one => ['', '::before', '::after'].map(part => {
  const style = getComputedStyle(one, part || null);
  if (part && style.content === 'none') return '';
  let sum = 0;
  for (const name of style) {
    if (name.startsWith('--') || name === 'd') continue;
    for (const char of style.getPropertyValue(name)) sum = (sum * 31 + char.charCodeAt(0)) | 0;
  }
  return one.tagName + '.' + one.getAttribute('class') + part + ' ' + sum;
}))"""


def prove() -> bool:
    """Compare computed styles of all pages, and of all forms in error; True when nothing differs."""
    with tempfile.TemporaryDirectory() as folder, open_house(Path(folder)) as house:
        words = set_scenes(house)
        with open_chromium() as chromium:
            seen = {
                name: _looks(house, chromium, words, whole=name == "whole") for name in ("served", "whole")
            }
    pairs = [(here, there) for page in seen["whole"] for here, there in _pairs(seen, page)]
    different = sum(here != there for here, there in pairs)
    sys.stdout.write(
        f"stylesheet: {len(seen['whole'])} pages, {len(pairs)} styles of elements, {different} differ\n"
    )
    return not different


def _pairs(seen: dict[str, dict[str, list[str]]], page: str) -> list[tuple[str, str]]:
    return list(zip(seen["served"][page], seen["whole"][page], strict=True))


def _looks(house: House, chromium: Any, words: dict[str, str], *, whole: bool) -> dict[str, list[str]]:
    with received(house, chromium) as guests:
        visited = {str(page): _open(guests, page.role, whole=whole) for page in ALL}
        looks = {}
        for page in ALL:
            visitor = visited[str(page)]
            visitor.go(page.address.format(**words))
            looks[str(page)] = visitor.page.evaluate(LOOKS)
        for endpoint, (address, role) in FORMS.items():
            visitor = _open(guests, role, whole=whole)
            send_badly(visitor, endpoint, address.format(**words))
            looks[f"{endpoint} in error"] = visitor.page.evaluate(LOOKS)
    return looks


def _open(guests: Guests, role: str, *, whole: bool) -> Any:
    """Somebody's window, in which the stylesheet comes whole or as it is served."""
    visitor = guests.visitor(role)
    if whole:
        sheet = (top_level("static") / KERN).read_text(encoding="utf-8")
        visitor.window.route(
            "**/kern.min.css", lambda asked: asked.fulfill(body=sheet, content_type="text/css")
        )
    return visitor
