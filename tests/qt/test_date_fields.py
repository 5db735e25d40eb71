"""Dates and years stand in their fields to be read: a style can leave a field no room, and then it looks empty."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QAbstractSpinBox, QWidget
from pytestqt.qtbot import QtBot

from journal_app.ui.forms.profile_form import ProfileForm
from journal_app.ui.forms.report_choices import ReportChoicesForm
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.date_field import DateField


def _date_field() -> QWidget:
    return DateField(lambda: datetime(2026, 9, 22, tzinfo=UTC), "Europe/Berlin", "Since")


def _profile_form() -> QWidget:
    return ProfileForm(lambda: datetime(2026, 9, 22, tzinfo=UTC), "Europe/Berlin")


@pytest.mark.parametrize("make", [_date_field, _profile_form, ReportChoicesForm])
def test_what_stands_in_a_date_field_can_be_read(qtbot: QtBot, theme: Theme, make: Callable[[], QWidget]) -> None:
    shown = make()
    qtbot.addWidget(shown)
    shown.resize(400, 800)
    shown.show()
    fields = [shown] if isinstance(shown, QAbstractSpinBox) else shown.findChildren(QAbstractSpinBox)
    visible = [field for field in fields if field.isVisible()]
    assert visible
    for field in visible:
        line = field.lineEdit()
        margins = line.textMargins()
        room = line.width() - margins.left() - margins.right()
        assert room >= line.fontMetrics().horizontalAdvance(field.text())
        assert margins.left() >= 8, "not glued to the edge"
