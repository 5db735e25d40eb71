"""A row of the day whose name is not known: it says so, and leads to where its kind can be said."""

from uuid import uuid4

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from journal_app.domain.entries import Dose
from journal_app.domain.moments import moment_of
from journal_app.operations.views import DayRow
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.entry_row import NOT_CHECKED, EntryRow
from tests.unit.operations.new_journals import NOW, ZONE


def test_a_name_that_is_not_known_leads_to_its_kind(qtbot: QtBot, theme: Theme) -> None:
    dose = Dose(id=uuid4(), moment=moment_of(NOW, ZONE), entered_at=NOW, name="Zoplomax")
    row = DayRow(entry=dose, entries=(dose,), time="22:30", title="Zoplomax", detail="", icon="pill", checked=False)
    shown = EntryRow(row, theme)
    qtbot.addWidget(shown)
    shown.show()
    assert NOT_CHECKED in [each.text() for each in shown.findChildren(QLabel)]
    wanted: list[object] = []
    shown.kind_wanted.connect(wanted.append)
    shown.kind.click()
    assert wanted == [shown]
