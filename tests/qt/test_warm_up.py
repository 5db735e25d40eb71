"""What is read ahead in the background, so that no first visit waits for it."""

import importlib

import pytest
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from journal_app.ui.pages.places import CLASSES
from journal_app.ui.warm_up import warm_up


def test_every_page_is_read_before_it_is_first_wanted(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    importing = importlib.import_module

    def note(name: str, package: str | None = None) -> object:
        read.append(name)
        return importing(name, package)

    monkeypatch.setattr("journal_app.ui.warm_up.importlib.import_module", note)
    parent = QObject()
    warm_up(parent)
    assert parent.findChild(QThread) is not None
    qtbot.waitUntil(lambda: parent.findChild(QThread) is None, timeout=60_000)
    pages = {f"journal_app.ui.pages.{where.partition('.')[0]}" for where in CLASSES.values()}
    assert pages <= set(read)
    assert read[0] == "journal_app.ui.pages.today_page", "what is seen first comes first"
