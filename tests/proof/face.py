"""The whole face: every page and every role, light and dark, at 1280, 390 and 320 px, German and English."""

import itertools
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

from tests.browser.faults import face_faults, reflow_faults
from tests.browser.filled_forms import FORMS
from tests.browser.pages import ALL
from tests.browser.scenes import set_scenes
from tests.browser.sending import send_badly
from tests.browser.stage import House, open_chromium, open_house
from tests.browser.visitor import received

SCHEMES = ("light", "dark")
WIDTHS = (1280, 390, 320)
LANGUAGES = ("de", "en")


def prove() -> bool:
    """Look at everything; True when nothing is wrong."""
    began = time.monotonic()
    found: Counter[str] = Counter()
    looks = 0
    with tempfile.TemporaryDirectory() as folder, open_house(Path(folder)) as house:
        words = set_scenes(house)
        with open_chromium() as chromium:
            for look in itertools.product(SCHEMES, WIDTHS, LANGUAGES):
                looks += _look(house, chromium, words, found, *look)
    for fault, count in found.most_common():
        _say(f"{count:4} × {fault}")
    seconds = time.monotonic() - began
    _say(
        f"face: {len(ALL)} pages by role and {len(FORMS)} forms in error, {len(SCHEMES)} schemes × "
        f"{len(WIDTHS)} widths × {len(LANGUAGES)} languages = {looks} looks, "
        f"{found.total()} faults, {seconds:.0f} s"
    )
    return not found


def _look(
    house: House,
    chromium: Any,
    words: dict[str, str],
    found: Counter[str],
    scheme: str,
    width: int,
    language: str,
) -> int:
    """One scheme, width and language over all pages and forms; returns how many were looked at."""
    prefix = "" if language == "de" else "/en"
    before = found.total()
    with received(house, chromium, width=width, color_scheme=scheme) as guests:
        for page in ALL:
            visitor = guests.visitor(page.role)
            visitor.go(prefix + page.address.format(**words))
            _note(found, visitor, f"{page} {scheme} {width} {language}", language, width)
        for endpoint, (address, role) in FORMS.items():
            visitor = guests.visitor(role)
            send_badly(visitor, endpoint, prefix + address.format(**words))
            _note(found, visitor, f"{endpoint} in error {scheme} {width} {language}", language, width)
    _say(f"{scheme:5} {width:5} {language}: {len(ALL) + len(FORMS)} looks, {found.total() - before} faults")
    return len(ALL) + len(FORMS)


def _note(found: Counter[str], visitor: Any, where: str, language: str, width: int) -> None:
    faults = [*face_faults(visitor, language), *reflow_faults(visitor.page, width)]
    visitor.page.set_viewport_size({"width": width, "height": 900})
    for fault in faults:
        found[f"{where}: {fault}"] += 1


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()
