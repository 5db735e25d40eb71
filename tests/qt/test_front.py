"""The tests' own stand-in for a window manager."""

from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot


def test_when_a_window_goes_away_the_one_beneath_comes_to_the_front(qtbot: QtBot) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    line.show()
    with qtbot.waitActive(line):
        line.setFocus()
    for end in (QDialog.hide, QDialog.close, QDialog.deleteLater):
        dialog = QDialog()
        dialog.show()
        qtbot.waitUntil(dialog.isActiveWindow)
        end(dialog)
        qtbot.waitUntil(lambda: QApplication.focusWidget() is line)
    dialog = QDialog()
    dialog.show()
    dialog.deleteLater()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is line)
