"""What journeys may ask for: a house of their own, and people who walk through it with and without scripts."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.browser.stage import House, chromium, house
from tests.journeys.walker import Walker

__all__ = ["arrive", "chromium", "house", "scripts"]


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def scripts(request: pytest.FixtureRequest) -> bool:
    """Whether browsers run JavaScript."""
    return bool(request.param)


@pytest.fixture
def arrive(house: House, chromium: Any, scripts: bool) -> Iterator[Any]:
    """Open a window for one more person: `arrive()`."""
    arrived: list[Walker] = []

    def one_more() -> Walker:
        arrived.append(Walker(house, chromium, java_script_enabled=scripts))
        return arrived[-1]

    yield one_more
    for walker in arrived:
        walker.window.close()
    assert [trouble for walker in arrived for trouble in walker.trouble] == []
