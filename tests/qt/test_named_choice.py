"""A list to choose from says what it is for, also on Linux, where its own name is what is chosen in it."""

from pathlib import Path

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

import journal_app.ui
from journal_app.ui.widgets.form_row import form_row
from journal_app.ui.widgets.named_choice import NamedChoice
from journal_app.ui.widgets.nesting import add_layout
from journal_app.ui.widgets.segmented import Segmented


def labels_of(choice: QComboBox) -> list[str]:
    """The labels that a screen reader is led to."""
    found = QAccessible.queryAccessibleInterface(choice).relations(QAccessible.RelationFlag.Label)
    return [other.text(QAccessible.Text.Name) for other, _kind in found]


def test_one_without_a_label_is_still_labelled(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    choice = NamedChoice()
    choice.addItems(["Like the system", "Dark"])
    choice.setAccessibleName("Colours")
    column.addWidget(choice)
    page.show()
    assert labels_of(choice) == ["Colours"]
    choice.setAccessibleName("Contrast")
    page.hide()
    page.show()
    assert labels_of(choice) == ["Contrast"], "and only once"


def test_one_with_a_label_in_view_gets_no_other(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    choice = NamedChoice()
    add_layout(column, form_row("&Unit", choice))
    page.show()
    assert labels_of(choice) == ["Unit"]


def test_a_row_of_choices_is_no_row_of_boxes_to_tick(qtbot: QtBot) -> None:
    row = Segmented(["2 weeks", "4 weeks"], "How long")
    qtbot.addWidget(row)
    assert row.current is not None
    assert QAccessible.queryAccessibleInterface(row.current).role() == QAccessible.Role.RadioButton


def test_no_list_is_made_that_does_not_say_what_it_is_for() -> None:
    files = Path(journal_app.ui.__path__[0]).rglob("*.py")
    assert [file.name for file in files if "= QComboBox(" in file.read_text("utf-8")] == []
