"""Which zone the computer is set to: also when that changes while a journal is open, as on a journey."""

import pytest

from journal_app.operations import workspace
from journal_app.operations.workspace import ZONE_KNOWN_FOR_S, local_zone


def test_a_zone_that_is_changed_while_open_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    # Later than any clock that other tests may have looked at.
    now = [1e12]
    monkeypatch.setattr(workspace, "monotonic", lambda: now[0])
    seen = []
    for zone in ("Asia/Tokyo", "Europe/Berlin", "America/New_York"):
        monkeypatch.setenv("TZ", zone)
        now[0] += ZONE_KNOWN_FOR_S
        seen.append(local_zone())
    assert seen == ["Asia/Tokyo", "Europe/Berlin", "America/New_York"]


@pytest.mark.parametrize("nonsense", ["Nowhere/At all", "../../etc/passwd", "x" * 5000])
def test_a_zone_that_is_none_stops_nothing(monkeypatch: pytest.MonkeyPatch, nonsense: str) -> None:
    now = [2e12]
    monkeypatch.setattr(workspace, "monotonic", lambda: now[0])
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    local_zone()
    now[0] += ZONE_KNOWN_FOR_S
    monkeypatch.setenv("TZ", nonsense)
    assert local_zone()
