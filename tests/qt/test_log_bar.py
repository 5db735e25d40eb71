"""The bar under quick add takes the form that its width asks for, whatever form it had before."""

import msgspec
import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from journal_app.operations.log_entry import log_entries
from journal_app.operations.workspace import Workspace
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.log_bar import LogBar
from tests.qt.today_steps import settle
from tests.unit.operations.made_entries import dose, wine

WIDTHS = range(360, 1100, 3)


@pytest.fixture
def usual(workspace: Workspace) -> None:
    """Short and long names, so that chips are cut in a narrow window."""
    kratom = msgspec.structs.replace(dose("kratom_leaf", 24, grams=3), route="oral")
    long = msgspec.structs.replace(dose("x", 100, grams=2), name="Something with a long name", substance=None)
    log_entries(workspace, [kratom, long, dose("gabapentin", 30), wine(80)], "Logged")


@pytest.mark.parametrize("percent", [100, 150])
def test_the_form_depends_on_the_width_alone(
    qtbot: QtBot, client: JournalClient, theme: Theme, workspace: Workspace, usual: None, percent: int
) -> None:
    theme.set_text_percent(percent)
    around = QWidget()
    qtbot.addWidget(around)
    bar = LogBar(client, theme)
    QVBoxLayout(around).addWidget(bar)
    around.show()
    settle(qtbot, client)
    assert len(bar.again.chips) == 4

    def form(width: int) -> tuple[int, str, bool]:
        around.resize(width, 400)
        QApplication.sendPostedEvents()
        return bar.minimumSizeHint().height(), bar.more.text(), bar.again.chips[0].key.isHidden()

    wider = [form(width) for width in WIDTHS]
    narrower = [form(width) for width in reversed(WIDTHS)][::-1]
    jumping = [(form(360), form(width))[1] for width in WIDTHS[::5]]
    assert wider == narrower
    assert jumping == wider[::5]
    assert len(set(wider)) > 2, "some of them differ"
    theme.set_text_percent(100)
