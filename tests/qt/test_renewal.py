"""A new list of warnings is held against the record piece by piece: what the person does comes in between."""

import pytest
from pytestqt.qtbot import QtBot

from journal_app.domain.entries import Entry
from journal_app.errors import UserError
from journal_app.operations import renew_alerts
from journal_app.operations.log_entry import log_entries
from journal_app.operations.person_values import KNOWLEDGE_VERSION
from journal_app.operations.renew_alerts import needs_renewal
from journal_app.operations.workspace import Workspace
from journal_app.ui.journal_client import Changed, JournalClient
from journal_app.ui.services.renewal import Renewal
from tests.unit.operations.made_entries import dose, wine

NEW = "Your record was held against a new list of warnings: 12 new. What you have read stays read."


class Said:
    """What a window is asked to show."""

    def __init__(self, client: JournalClient) -> None:
        self.client: JournalClient | None = client
        self.progress: list[str] = []
        self.notes: list[str] = []

    def say_progress(self, text: str) -> None:
        self.progress.append(text)

    def note(self, text: str) -> None:
        self.notes.append(text)


@pytest.fixture
def said(client: JournalClient, workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Said:
    """A year with a warning each month, that was evaluated with another list; five entries are one piece."""
    monkeypatch.setattr(renew_alerts, "AT_ONCE", 5)
    entries: list[Entry] = []
    for month in range(12):
        entries += [dose("kratom_leaf", 24 * 30 * month + 2), wine(24 * 30 * month + 1)]
    with workspace.journal.changes(undoable=False) as changes:
        changes.put_many(entries)
        changes.set_value(KNOWLEDGE_VERSION, b"another")
    return Said(client)


def test_what_the_person_does_meanwhile_is_done_before_the_end(
    qtbot: QtBot, said: Said, client: JournalClient, workspace: Workspace
) -> None:
    changed: list[Changed] = []
    client.changed.connect(changed.append)
    order: list[str] = []
    renewal = Renewal(said, lambda: False, client)

    def look(text: str) -> None:
        said.progress.append(text)
        if len(said.progress) == 2:
            entry = wine(0.5)
            client.ask(
                lambda open_one: log_entries(open_one, [entry], "Logged"),
                then=lambda _logged: order.append("logged"),
            )
        if not text:
            order.append("all of it")

    said.say_progress = look  # type: ignore[method-assign]  # to act in the middle of it
    renewal.begin(client)
    qtbot.waitUntil(lambda: len(order) == 2, timeout=20_000)
    assert order == ["logged", "all of it"]
    assert said.progress[0].endswith("0 %")
    assert said.progress[-1] == ""
    assert len(said.notes) == 1
    assert Changed.ALERTS in changed
    assert not needs_renewal(workspace)


def test_it_stops_between_two_pieces_when_the_window_closes_and_goes_on_later(
    qtbot: QtBot, said: Said, client: JournalClient, workspace: Workspace
) -> None:
    first = Renewal(said, lambda: len(said.progress) > 2, client)
    first.begin(client)
    qtbot.waitUntil(lambda: len(said.progress) > 2 and not client.background.busy, timeout=20_000)
    assert needs_renewal(workspace)
    assert not said.notes
    come = said.progress[-1]
    second = Renewal(said, lambda: False, client)
    second.begin(client)
    qtbot.waitUntil(lambda: bool(said.notes), timeout=20_000)
    assert said.notes == [NEW]
    assert come in said.progress[:3]


def test_a_fault_takes_the_words_away_and_leaves_the_rest_for_later(
    qtbot: QtBot, said: Said, client: JournalClient, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_workspace: Workspace) -> None:
        raise UserError("The disk is full.")

    monkeypatch.setattr(renew_alerts, "renew_part", fails)
    Renewal(said, lambda: False, client).begin(client)
    qtbot.waitUntil(lambda: len(said.progress) == 2, timeout=20_000)
    assert said.progress[1] == ""
    assert needs_renewal(workspace)
