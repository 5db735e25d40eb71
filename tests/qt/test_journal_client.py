"""Jobs run in the order of the clicks, old answers are dropped, and nothing reaches a page that is gone."""

import threading
from pathlib import Path

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from journal_app.errors import BadInput
from journal_app.operations.workspace import Workspace
from journal_app.ui.background import Background
from journal_app.ui.journal_client import Changed, JournalClient
from tests.unit.operations.made_entries import dose, wine
from tests.unit.operations.new_journals import NOW


def _echo(workspace: Workspace, value: int) -> int:
    return value


def _where(workspace: Workspace) -> int:
    return threading.get_ident()


def _refuse(workspace: Workspace) -> None:
    raise BadInput("Nothing was saved. Please check the date.")


def _break(workspace: Workspace) -> None:
    raise ZeroDivisionError


def test_jobs_run_in_order_on_one_other_thread(client: JournalClient, qtbot: QtBot) -> None:
    answers: list[int] = []
    threads: set[int] = set()
    for number in range(20):
        client.ask(_echo, number, then=answers.append)
        client.ask(_where, then=threads.add)
    qtbot.waitUntil(lambda: len(answers) == 20 and not client.background.busy)
    assert answers == list(range(20))
    assert len(threads) == 1
    assert threading.get_ident() not in threads


def test_only_the_newest_answer_of_an_owner_is_delivered(client: JournalClient, qtbot: QtBot) -> None:
    owner = QObject()
    answers: list[int] = []
    for number in range(5):
        client.ask(_echo, number, then=answers.append, owner=owner)
    qtbot.waitUntil(lambda: not client.background.busy)
    assert answers == [4]


def test_nothing_is_delivered_to_an_owner_that_is_gone(client: JournalClient, qtbot: QtBot) -> None:
    import shiboken6

    owner = QObject()
    answers: list[int] = []
    client.ask(_echo, 1, then=answers.append, owner=owner)
    shiboken6.delete(owner)
    qtbot.waitUntil(lambda: not client.background.busy)
    assert answers == []


def test_an_error_for_people_goes_to_whoever_asked(client: JournalClient, qtbot: QtBot) -> None:
    sentences: list[str] = []
    client.ask(_refuse, failed=lambda error: sentences.append(error.sentence))
    with qtbot.waitSignal(client.failed) as bug:
        client.ask(_break)
    assert sentences == ["Nothing was saved. Please check the date."]
    assert isinstance(bug.args[0], ZeroDivisionError)


def test_logging_says_what_changed_and_what_interrupts(client: JournalClient, qtbot: QtBot, tmp_path: Path) -> None:
    changed: list[Changed] = []
    client.changed.connect(changed.append)
    client.log([dose("kratom_leaf", 1)], "Logged kratom")
    with qtbot.waitSignal(client.alerts_raised) as raised:
        client.log([wine(0)], "Logged wine")
    assert changed == [Changed.ENTRIES | Changed.ALERTS] * 2
    assert raised.args[0][0].level.word == "critical"


def test_undo_with_nothing_to_undo_is_quiet(client: JournalClient, qtbot: QtBot) -> None:
    answers: list[object] = []
    client.undo(then=answers.append)
    qtbot.waitUntil(lambda: answers == [None])


def test_the_zone_and_the_clock_are_those_of_the_workspace(client: JournalClient, background: Background) -> None:
    assert client.zone == "Europe/Berlin"
    assert client.clock() == NOW
