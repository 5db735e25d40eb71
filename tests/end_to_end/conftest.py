"""The virtual screen for tests in a real window; where there is none they say so and are skipped."""

from collections.abc import Iterator

import pytest

from tests.end_to_end.xvfb import WHY_SKIPPED, available, virtual_screen


@pytest.fixture(scope="session")
def screen() -> Iterator[str]:
    """The value of DISPLAY for a screen of our own."""
    if not available():
        pytest.skip(WHY_SKIPPED)
    with virtual_screen() as display:
        yield display
