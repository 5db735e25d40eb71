"""A line that was understood before the computer slept, or before its clock was set, is logged as what it says now."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from journal_app.operations.quick_add import read_line
from journal_app.operations.workspace import Workspace
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.widgets.quick_add_panel import QuickAddPanel
from tests.qt.typed_lines import TypedLines
from tests.unit.operations.new_journals import NOW


@pytest.fixture
def lines() -> TypedLines:
    """Lines as they are understood in truth."""

    class Understood(TypedLines):
        read = staticmethod(read_line)

    return Understood()


@pytest.mark.parametrize("jump", [timedelta(hours=8), timedelta(days=-1), timedelta(days=366)])
def test_it_is_logged_as_now(
    qtbot: QtBot,
    panel: QuickAddPanel,
    typed: Callable[[str], None],
    client: JournalClient,
    workspace: Workspace,
    jump: timedelta,
) -> None:
    typed("kratom 3g")
    now = NOW + jump
    workspace.clock = lambda: now
    with qtbot.waitSignal(panel.logged, timeout=20_000):
        panel.enter.press()
    (entry,) = workspace.journal.entries()
    assert entry.moment.at == now
