"""One run of the window: first start, lock, unlock, what is remembered, backups, a second start."""

import importlib
import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from journal_app.i18n import OVERRIDE
from journal_app.operations.back_up_journal import back_up
from journal_app.operations.drafts import read_draft
from journal_app.operations.open_journal import create, unlock
from journal_app.operations.recovery_words import recovery_words
from journal_app.operations.restore_backup import list_backups
from journal_app.preferences import Preferences, read_preferences
from journal_app.ui import application as application_module
from journal_app.ui.application import Application
from journal_app.ui.demo import mark_as_example
from journal_app.ui.forms.note_form import NoteForm
from journal_app.ui.forms.passphrase_dialog import PassphraseDialog
from journal_app.ui.pages.emergency_page import EmergencyPage
from journal_app.ui.pages.first_run_page import FirstRunPage
from journal_app.ui.pages.places import CLASSES, SETTINGS, TODAY
from journal_app.ui.pages.recovery_page import RecoveryPage
from journal_app.ui.pages.settings_page import SettingsPage
from journal_app.ui.pages.today_page import TodayPage
from journal_app.ui.pages.unlock_page import UnlockPage
from journal_app.ui.pages.words_page import WordsPage
from journal_app.ui.settings.rows import WHAT_A_NEW_START_DOES, NewStartRow

PASSPHRASE = "seven quiet herons"
Start = Callable[..., Application]


@pytest.fixture
def restarts(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Where the program would be started anew; a test cannot be replaced by another process."""
    found: list[Path] = []
    monkeypatch.setattr(application_module, "restart", lambda _command, path, *, hidden=False: found.append(path))
    return found


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot, tmp_path: Path, restarts: list[Path]) -> Iterator[Start]:
    """Start the window on a journal; every run that a test starts is closed at its end."""
    runs: list[Application] = []

    def run(path: Path, *, locked: bool = False, **preferences: object) -> Application:
        stored = Preferences(country="US", **preferences)  # type: ignore[arg-type]  # what a test wants stored
        made = Application(
            qapp, path, stored, tmp_path / "preferences.json", ("program",), locked=locked, passphrase=None
        )
        runs.append(made)
        qtbot.addWidget(made.window)
        made.window.show()
        return made

    yield run
    for each in runs:
        each.window.close()
        each.deleteLater()


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    """An empty journal without a passphrase, closed."""
    path = tmp_path / "kept" / "journal.db"
    create(path, None, "US").workspace.journal.close()
    return path


def gate(run: Application, kind: type[QWidget], qtbot: QtBot) -> QWidget:
    """Wait for a page that stands before the journal."""
    qtbot.waitUntil(lambda: any(each.isVisible() for each in run.window.findChildren(kind)), timeout=20_000)
    return next(each for each in run.window.findChildren(kind) if each.isVisible())


def opened(run: Application, qtbot: QtBot) -> None:
    """Wait until Today is shown and nothing is under way."""
    qtbot.waitUntil(lambda: run.window.client is not None, timeout=20_000)
    client = run.window.client
    assert client is not None
    qtbot.waitUntil(lambda: not client.background.busy, timeout=20_000)
    assert run.window.page(TODAY).isVisible()


def trigger(run: Application, words: str) -> None:
    """Choose an item of the menus."""
    next(each for each in run.window.menus.findChildren(QAction) if each.text().replace("&", "") == words).trigger()


def texts(run: Application) -> list[str]:
    return [each.text() for each in run.window.findChildren(QLabel) if each.isVisible()]


def test_a_first_start_asks_and_makes_nothing_by_itself(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "new" / "journal.db"
    run = start(path)
    gate(run, FirstRunPage, qtbot)
    qtbot.wait(100)
    assert not path.exists()
    assert run.window.client is None


def test_a_journal_without_passphrase_opens_on_today(start: Start, qtbot: QtBot, journal: Path) -> None:
    run = start(journal)
    opened(run, qtbot)
    assert "911 \N{MIDDLE DOT} overdose signs" in texts(run)


def test_after_the_lock_even_such_a_journal_waits_to_be_opened(start: Start, qtbot: QtBot, journal: Path) -> None:
    run = start(journal, locked=True)
    gate(run, UnlockPage, qtbot)
    assert run.window.client is None


def test_a_missing_journal_is_never_taken_for_a_new_one(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    run = start(path, journal=str(path))
    gate(run, RecoveryPage, qtbot)
    assert not any(each.name.startswith("journal.db") for each in tmp_path.iterdir())


def test_locking_closes_the_journal_and_starts_anew(
    start: Start, qtbot: QtBot, journal: Path, restarts: list[Path]
) -> None:
    run = start(journal)
    opened(run, qtbot)
    trigger(run, "Lock")
    assert restarts == [journal]
    assert not run.window.isVisible()
    unlock(journal, None, "US").workspace.journal.close()


def test_another_language_offers_a_new_start_which_is_a_lock_that_keeps_what_was_typed(
    start: Start, qtbot: QtBot, journal: Path, restarts: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(OVERRIDE)
    run = start(journal)
    opened(run, qtbot)
    run.window.act_on_today("note")
    today = run.window.page(TODAY)
    assert isinstance(today, TodayPage)
    form = today.forms.form
    assert isinstance(form, NoteForm)
    form.words.setPlainText("half a thought")
    run.window.show_page(SETTINGS)
    page = run.window.page(SETTINGS)
    assert isinstance(page, SettingsPage)
    page.show_section("look")
    row = page.view("look").rows["language"]
    assert isinstance(row, NewStartRow)
    assert row.start_again.isHidden()
    row.combo.setCurrentText("Deutsch")
    row.combo.activated.emit(row.combo.currentIndex())
    assert row.start_again.isVisible()
    assert row.said.text() == WHAT_A_NEW_START_DOES
    assert read_preferences(tmp_path / "preferences.json").language == "de"
    row.start_again.click()
    assert restarts == [journal]
    assert not run.window.isVisible()
    after = unlock(journal, None, "US").workspace
    assert "half a thought" in (read_draft(after, "note") or "")
    after.journal.close()


def test_an_idle_window_locks_but_not_while_somebody_reads_emergency_help(
    start: Start, qtbot: QtBot, journal: Path, restarts: list[Path]
) -> None:
    run = start(journal)
    opened(run, qtbot)
    qtbot.waitUntil(lambda: run.services is not None)
    assert run.services is not None
    idle = run.services.idle
    idle.set_minutes(1e-9)
    trigger(run, "Emergency help")
    gate(run, EmergencyPage, qtbot)
    idle.look()
    assert restarts == []
    page = run.window.findChildren(EmergencyPage)[0]
    page.closed.emit()
    idle.look()
    assert restarts == [journal]


def test_the_journal_is_backed_up_after_opening(start: Start, qtbot: QtBot, journal: Path) -> None:
    opened(start(journal), qtbot)
    assert [row.reason for row in list_backups(journal)] == ["opened"]


def test_back_up_now_says_what_it_did(start: Start, qtbot: QtBot, journal: Path) -> None:
    run = start(journal)
    opened(run, qtbot)
    trigger(run, "Back up now")
    qtbot.waitUntil(lambda: any("backup" in text for text in texts(run)), timeout=10_000)


def test_going_back_to_a_backup_closes_the_journal_first(
    start: Start, qtbot: QtBot, journal: Path, restarts: list[Path]
) -> None:
    made = unlock(journal, None, "US").workspace
    back_up(made, "asked")
    made.journal.close()
    run = start(journal)
    opened(run, qtbot)
    trigger(run, "Restore from a backup...")
    page = gate(run, RecoveryPage, qtbot)
    assert isinstance(page, RecoveryPage)
    assert run.window.client is None
    qtbot.waitUntil(lambda: page.backups.count() > 0, timeout=10_000)
    page.restore.click()
    qtbot.waitUntil(lambda: restarts == [journal], timeout=10_000)


def test_the_passphrase_can_be_set_in_the_open_window(start: Start, qtbot: QtBot, journal: Path) -> None:
    run = start(journal)
    opened(run, qtbot)
    trigger(run, "Change passphrase...")
    qtbot.waitUntil(lambda: bool(run.window.findChildren(PassphraseDialog)))
    dialog = run.window.findChildren(PassphraseDialog)[0]
    dialog.changed.emit()
    dialog.close()
    assert any("passphrase was changed" in text for text in texts(run))


def test_the_look_and_the_text_size_are_remembered(start: Start, qtbot: QtBot, journal: Path, tmp_path: Path) -> None:
    run = start(journal)
    opened(run, qtbot)
    trigger(run, "Dark")
    trigger(run, "Larger text")
    stored = read_preferences(tmp_path / "preferences.json")
    assert (stored.theme, stored.text_percent) == ("dark", 110)
    trigger(run, "Light")
    trigger(run, "Usual text size")


def test_the_place_is_remembered_and_a_journal_named_once_does_not_replace_the_own(
    start: Start, qtbot: QtBot, journal: Path, tmp_path: Path
) -> None:
    run = start(journal, journal="/somewhere/else.db")
    opened(run, qtbot)
    run.window.close()
    stored = read_preferences(tmp_path / "preferences.json")
    assert stored.window
    assert stored.journal == "/somewhere/else.db"


@pytest.mark.qt_log_ignore("does not support raise")
def test_a_second_start_raises_the_first_window_and_ends(start: Start, qtbot: QtBot, journal: Path) -> None:
    first = start(journal)
    opened(first, qtbot)
    rung: list[bool] = []
    assert first.services is not None
    first.services.doorbell.rung.connect(lambda: rung.append(True))
    second = start(journal)
    qtbot.waitUntil(lambda: not second.window.isVisible(), timeout=10_000)
    qtbot.waitUntil(lambda: bool(rung), timeout=10_000)
    assert first.window.isVisible()


def test_nothing_is_left_running_after_the_window_closes(start: Start, qtbot: QtBot, journal: Path) -> None:
    run = start(journal)
    opened(run, qtbot)
    run.window.close()
    assert run.services is not None
    assert not any(timer.isActive() for timer in run.services.findChildren(QTimer))
    assert not any(timer.isActive() for timer in run.services.idle.findChildren(QTimer))
    unlock(journal, None, "US").workspace.journal.close()


def test_the_example_is_marked_as_invented_and_locks_without_a_new_process(
    qapp: QApplication, qtbot: QtBot, journal: Path, tmp_path: Path, restarts: list[Path]
) -> None:
    run = Application(qapp, journal, Preferences(journal=str(journal)), tmp_path / "preferences.json", ())
    qtbot.addWidget(run.window)
    run.furnished.connect(lambda: mark_as_example(run))
    run.window.show()
    opened(run, qtbot)
    assert "Example journal: invented entries. Nothing here is kept." in texts(run)
    trigger(run, "Lock")
    page = gate(run, UnlockPage, qtbot)
    assert isinstance(page, UnlockPage)
    assert run.window.client is None
    assert restarts == []
    page.unlock.click()
    opened(run, qtbot)
    run.window.close()
    run.deleteLater()


def test_a_country_that_is_changed_later_shows_at_once_and_is_remembered(
    start: Start, journal: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    run = start(journal)
    opened(run, qtbot)
    run.window.country_saved.emit("GB", 8.5)
    qtbot.waitUntil(lambda: "999" in run.window.sidebar._emergency.accessibleName())
    stored = read_preferences(tmp_path / "preferences.json")
    assert (stored.country, stored.drink_grams) == ("GB", 8.5)


def test_words_that_were_not_copied_come_again_after_the_passphrase(
    start: Start, qtbot: QtBot, tmp_path: Path, restarts: list[Path]
) -> None:
    path = tmp_path / "new" / "journal.db"
    run = start(path)
    page = gate(run, FirstRunPage, qtbot)
    assert isinstance(page, FirstRunPage)
    page.new_passphrase.first.setText(PASSPHRASE)
    page.new_passphrase.second.setText(PASSPHRASE)
    page.country_form.load("DE")
    for _ in range(3):
        page.next.click()
    gate(run, WordsPage, qtbot)
    run.window.close()
    stored = read_preferences(tmp_path / "preferences.json")
    assert stored.words_to_copy
    assert stored.journal == str(path)

    again = start(path, **{name: getattr(stored, name) for name in ("journal", "words_to_copy")})
    unlock_page = gate(again, UnlockPage, qtbot)
    assert isinstance(unlock_page, UnlockPage)
    unlock_page.field.setText(PASSPHRASE)
    unlock_page.unlock.click()
    words_page = gate(again, WordsPage, qtbot)
    assert isinstance(words_page, WordsPage)
    words = recovery_words(path, PASSPHRASE)
    words_page.next.click()
    for place, field in zip(words_page.asked, words_page.words_back.fields, strict=True):
        field.setText(words[place])
    words_page.next.click()
    opened(again, qtbot)
    assert not read_preferences(tmp_path / "preferences.json").words_to_copy


@pytest.mark.parametrize(
    "content",
    [
        b"", b"{", b"\xff\x00", b"[1, 2]", b'"x"', b"null", b"[" * 9000,
        b'{"theme": "sepia", "text_percent": "large", "reminder_first": 7, "window": 5, "clock": [], "tray": "yes"}',
        b'{"version": 9, "panes": {"left": true}, "window": "bm90IGEgcGxhY2U="}',
    ],
)  # fmt: skip
def test_no_preferences_file_stops_the_start(
    qapp: QApplication, qtbot: QtBot, journal: Path, tmp_path: Path, restarts: list[Path], content: bytes
) -> None:
    file = tmp_path / "preferences.json"
    file.write_bytes(content)
    run = Application(qapp, journal, None, file, ("program",))
    qtbot.addWidget(run.window)
    run.window.show()
    opened(run, qtbot)
    run.preferences.change(window_title="Notes")
    assert run.window.windowTitle() == "Notes"
    assert read_preferences(file).window_title == "Notes"
    run.preferences.change(window_title="Journal")
    run.window.close()
    run.deleteLater()


@pytest.fixture
def fonts_read() -> None:
    """matplotlib says so where its list of fonts takes a busy machine long; this is about something else."""
    logging.disable(logging.WARNING)
    importlib.import_module("matplotlib.font_manager")
    logging.disable(logging.NOTSET)


@pytest.mark.usefixtures("fonts_read")
def test_no_title_of_any_page_or_dialog_tells_what_journal_is_for(start: Start, qtbot: QtBot, journal: Path) -> None:
    run = start(journal)
    opened(run, qtbot)
    run.window.mark("Example")
    titles = set()
    for key in CLASSES:
        run.window.show_page(key)
        qtbot.waitUntil(lambda: not run.window.client.background.busy, timeout=20_000)  # type: ignore[union-attr]
        titles.add(run.window.windowTitle())
    run.window.show_emergency()
    titles.add(run.window.windowTitle())
    assert titles == {"Journal"}
    run.preferences.change(window_title="Planner")
    for name in ("passphrase", "recovery_words", "export", "import", "erase"):
        run._commands.run(name)
    run._commands.about()
    dialogs = [each for each in run.window.findChildren(QDialog) if each.isVisible()]
    assert len(dialogs) == 6
    told = " ".join([run.window.windowTitle(), *(each.windowTitle() for each in dialogs)]).casefold()
    for word in ("withdrawal", "diary", "drug", "substance", "alcohol", "symptom", "taper", "opioid", "patient"):
        assert word not in told
    for each in dialogs:
        each.close()
    run.preferences.change(window_title="Journal")


def test_erasing_leaves_nothing_and_ends(start: Start, qtbot: QtBot, journal: Path, tmp_path: Path) -> None:
    run = start(journal)
    opened(run, qtbot)
    qtbot.waitUntil(lambda: bool(list_backups(journal)), timeout=20_000)
    run.preferences.change(country="DE")
    assert (tmp_path / "preferences.json").exists()
    run._commands.erase_wanted.emit()
    qtbot.waitUntil(lambda: not run.window.isVisible(), timeout=20_000)
    assert list(journal.parent.iterdir()) == []
    assert not (tmp_path / "preferences.json").exists()


def test_a_reminder_comes_while_locked_and_says_nothing_of_the_journal(
    start: Start, qtbot: QtBot, journal: Path
) -> None:
    run = start(journal, locked=True)
    gate(run, UnlockPage, qtbot)
    run.beside.reminders.due.emit()
    strip = run.beside.strip
    assert strip.isVisible()
    assert strip.text.text() == "Journal: a moment to check in?"
    assert not strip.check_in.isVisible()
    strip.hour.click()
    assert run.preferences.value.reminder_again_at > 0
    assert not strip.isVisible()


def test_a_reminder_leads_to_the_check_in(start: Start, qtbot: QtBot, journal: Path) -> None:
    run = start(journal)
    opened(run, qtbot)
    run.window.show_page("settings")
    run.beside.reminders.due.emit()
    run.beside.strip.check_in.click()
    assert run.window.page(TODAY).isVisible()
