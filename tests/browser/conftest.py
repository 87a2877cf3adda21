"""What the tests with a browser may ask for."""

import pytest

from tests.browser.scenes import set_scenes
from tests.browser.stage import House, chromium, house

__all__ = ["chromium", "house", "scenes"]


@pytest.fixture(scope="session")
def scenes(house: House) -> dict[str, str]:
    """What pages need in their addresses; the demo is completed for it."""
    return set_scenes(house)
