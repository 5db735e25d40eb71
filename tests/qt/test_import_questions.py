"""Timeline Followback tables do not say whose day 0 was when: the import dialog asks, and goes on."""

import csv
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from journal_app.domain.entries import Dose, Drink, Entry
from journal_app.operations.workspace import Workspace
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.settings.import_dialog import ImportDialog
from journal_app.ui.theme import Theme
from tests.qt.walks import faults

InBackground = Callable[[Callable[[], object]], object]
DAY_0 = date(2026, 3, 1)


def opened(qtbot: QtBot, client: JournalClient, theme: Theme) -> ImportDialog:
    dialog = ImportDialog(client, theme)
    with qtbot.waitActive(dialog):
        dialog.open()
        dialog.activateWindow()
    return dialog


def read(qtbot: QtBot, dialog: ImportDialog, file: Path) -> None:
    dialog.read_file(file)
    at_rest(qtbot, dialog)


def at_rest(qtbot: QtBot, dialog: ImportDialog) -> None:
    qtbot.waitUntil(lambda: not dialog.working, timeout=20_000)


def press_enter(qtbot: QtBot, dialog: ImportDialog) -> None:
    QTest.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Return)
    at_rest(qtbot, dialog)


def can_import(dialog: ImportDialog) -> bool:
    assert dialog.primary is not None
    return dialog.primary.isEnabled()


def words_in_sight(dialog: ImportDialog) -> str:
    return " ".join(each.text() for each in dialog.findChildren(QLabel) if each.isVisible())


def test_the_records_of_one_person_of_a_real_table_come_with_a_date_for_day_0(
    qtbot: QtBot,
    client: JournalClient,
    theme: Theme,
    workspace: Workspace,
    real_records: Path,
    in_background: InBackground,
) -> None:
    table = real_records / "tlfb.csv"
    rows = [row for row in csv.DictReader(table.read_text("utf-8").splitlines()) if row["who"] == "38"]
    dialog = opened(qtbot, client, theme)
    read(qtbot, dialog, table)
    assert "Choose whose records to import." in words_in_sight(dialog)
    assert "--" not in words_in_sight(dialog)
    assert dialog.questions.people.hasFocus()
    assert not can_import(dialog)
    dialog.questions.people.setCurrentIndex(dialog.questions.people.findText("38"))
    press_enter(qtbot, dialog)
    assert "does not say which date that was" in words_in_sight(dialog)
    assert "--" not in words_in_sight(dialog)
    assert dialog.questions.day_0.hasFocus()
    assert not can_import(dialog)
    assert faults(dialog) == []
    dialog.questions.day_0.set_day(DAY_0)
    press_enter(qtbot, dialog)
    assert f"Would be added: {len(rows)}" in dialog.preview.text()
    with qtbot.waitSignal(dialog.imported, timeout=20_000):
        press_enter(qtbot, dialog)
    entries = cast("tuple[Entry, ...]", in_background(workspace.journal.entries))
    came = Counter((entry.moment.local_date, entry.name) for entry in entries if isinstance(entry, Dose | Drink))
    assert came == Counter((DAY_0 + timedelta(days=int(row["when"])), row["what"]) for row in rows)


def test_another_answer_takes_the_preview_away_until_it_is_read_again(
    qtbot: QtBot, client: JournalClient, theme: Theme, tmp_path: Path
) -> None:
    table = tmp_path / "table.csv"
    table.write_text("who,when,what\nA-1,0,Kratom\nB-2,0,Alcohol\nB-2,1,Alcohol\n", "utf-8")
    dialog = opened(qtbot, client, theme)
    read(qtbot, dialog, table)
    assert [dialog.questions.people.itemText(index) for index in range(2)] == ["A-1", "B-2"]
    press_enter(qtbot, dialog)
    press_enter(qtbot, dialog)
    assert "Would be added: 1" in dialog.preview.text()
    assert can_import(dialog)
    dialog.questions.people.setCurrentIndex(1)
    assert not can_import(dialog)
    assert not dialog.preview.isVisible()
    dialog.questions.day_0.set_day(DAY_0)
    dialog.questions.go_on.click()
    at_rest(qtbot, dialog)
    assert "Would be added: 2" in dialog.preview.text()
    assert "Dates: 2026-03-01 to 2026-03-02" in dialog.preview.text()
    dialog.reject()


def test_a_table_without_participants_is_asked_only_for_the_date_and_the_next_file_begins_anew(
    qtbot: QtBot, client: JournalClient, theme: Theme, tmp_path: Path
) -> None:
    table, other = tmp_path / "table.csv", tmp_path / "other.csv"
    table.write_text("when,what\n0,Kratom\n", "utf-8")
    other.write_text("date,what\n2026-03-02,Kratom\n", "utf-8")
    dialog = opened(qtbot, client, theme)
    read(qtbot, dialog, table)
    assert dialog.questions.day_0.isVisible()
    assert not dialog.questions.people.isVisible()
    read(qtbot, dialog, other)
    assert not dialog.questions.isVisible()
    assert "Would be added: 1" in dialog.preview.text()
    assert can_import(dialog)
    dialog.reject()


def test_a_date_that_puts_records_into_days_to_come_is_said_and_can_be_changed(
    qtbot: QtBot, client: JournalClient, theme: Theme, tmp_path: Path
) -> None:
    table = tmp_path / "table.csv"
    table.write_text("when,what\n0,Kratom\n400,Kratom\n", "utf-8")
    dialog = opened(qtbot, client, theme)
    read(qtbot, dialog, table)
    press_enter(qtbot, dialog)
    assert dialog.message.text
    assert not can_import(dialog)
    assert dialog.questions.go_on.hasFocus()
    dialog.questions.day_0.set_day(date(2025, 3, 1))
    press_enter(qtbot, dialog)
    assert "Would be added: 2" in dialog.preview.text()
    dialog.reject()
