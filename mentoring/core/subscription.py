"""One calendar as the component `subscribe_box` offers it: an address, the same for programs, and for a camera."""

from dataclasses import dataclass
from functools import lru_cache

import segno
from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Subscription:
    """The full address of a calendar, and in words what stands in it."""

    https: str
    scope: str

    @property
    def webcal(self) -> str:
        """The address that opens calendar programs."""
        return "webcal:" + self.https.partition(":")[2]

    @property
    def qr(self) -> Markup:
        """The same address for a phone's camera."""
        return _drawn(self.webcal)

    @property
    def unkept_qr(self) -> Markup:
        """The same for an address that is a secret: it is drawn and forgotten."""
        return _draw(self.webcal)


def _draw(address: str) -> Markup:
    """What segno draws from an address of our own is markup without words."""
    drawn = segno.make(address, micro=False).svg_inline(
        svgclass="app-qr", omitsize=True, border=2, lineclass=None
    )
    return Markup(drawn)  # nosec B704


_drawn = lru_cache(maxsize=128)(_draw)
