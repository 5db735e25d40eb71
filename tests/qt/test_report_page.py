"""The report page over a real journal: choose, look at the pages, save; by mouse and by keyboard."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import QBuffer, QDate, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QFileDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from journal_app.operations.export_report import ReportChoices
from journal_app.operations.log_entry import log_entries
from journal_app.operations.workspace import Workspace
from journal_app.ui.background import Background
from journal_app.ui.forms import report_choices
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.pages import report_page
from journal_app.ui.pages.report_page import ReportPage
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.save_place import ask_save_place
from tests.qt.turns import come_to_rest
from tests.unit.operations.new_journals import new_workspace
from tests.unit.operations.test_export_report import real_substances
from tests.unit.report.example import FIRST, LAST, dose, taper

MORNING_AFTER = datetime(2026, 6, 12, 6, 30, tzinfo=UTC)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A journal with four weeks in it."""
    with new_workspace(tmp_path / "diary.journal", MORNING_AFTER) as opened:
        log_entries(opened, real_substances(taper()[0]), "Example")
        yield opened


def blank_pages(_workspace: Workspace, _choices: ReportChoices) -> tuple[bytes, ...]:
    """Two small empty pages, for the tests that are not about what stands on them."""
    image = QImage(85, 110, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    data = QBuffer()
    image.save(data, "PNG")  # type: ignore[call-overload]  # the stub wants bytes, Qt wants text
    return (bytes(data.data().data()),) * 2


@contextmanager
def shown(qtbot: QtBot, qapp: QApplication, workspace: Workspace) -> Iterator[ReportPage]:
    """The page with its first preview shown; whatever it asked for is done at the end."""
    background = Background()
    made = ReportPage(JournalClient(background, workspace), Theme(qapp, "light"))
    qtbot.addWidget(made)
    made.resize(1056, 800)
    made.show()
    qtbot.waitUntil(lambda: bool(made.preview.pages), timeout=30_000)
    yield made
    background.finish()
    qtbot.waitUntil(lambda: not background.busy)


@pytest.fixture(autouse=True)
def week_that_begins_with_saturday(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the computer's own locale says."""
    monkeypatch.setattr(report_choices, "first_weekday", lambda: 5)


@pytest.fixture
def page(
    qtbot: QtBot, qapp: QApplication, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> Iterator[ReportPage]:
    """The page with blank pages in its preview."""
    monkeypatch.setattr(report_page, "preview_report", blank_pages)
    with shown(qtbot, qapp, workspace) as made:
        yield made


@pytest.fixture
def real_page(qtbot: QtBot, qapp: QApplication, workspace: Workspace) -> Iterator[ReportPage]:
    """The page with the pages of the report."""
    with shown(qtbot, qapp, workspace) as made:
        yield made


def text_of(path: Path) -> str:
    reader = pypdf.PdfReader(io.BytesIO(path.read_bytes()))
    return " ".join(" ".join(page.extract_text().split()) for page in reader.pages)


def save(qtbot: QtBot, page: ReportPage, out: Path) -> None:
    page.save_to(out)
    qtbot.waitUntil(page.save_button.isEnabled, timeout=30_000)


def settled(qtbot: QtBot, page: ReportPage) -> None:
    """Wait until no preview is due or running."""
    qtbot.waitUntil(lambda: not page._pause.isActive() and not page._client.background.busy, timeout=30_000)


def test_the_page_starts_with_the_last_four_weeks_and_shows_their_pages(real_page: ReportPage) -> None:
    assert real_page.form.choices() == ReportChoices(first=FIRST, last=LAST, paper="us-letter", first_weekday=5)
    assert real_page.form.period.currentText() == "4 weeks"
    assert len(real_page.preview.pages) == 4
    names = [label.accessibleName() for label in real_page.preview.pages]
    assert names == [f"Page {number} of 4" for number in range(1, 5)]
    assert "Nothing is sent anywhere." in [label.text() for label in real_page.findChildren(QLabel)]


def test_what_is_chosen_is_what_is_saved(qtbot: QtBot, page: ReportPage, tmp_path: Path) -> None:
    page.form.questions[0].setText("Is that the taper?")
    page.form.name.setText("A. K.")
    page.form.birth_year.setValue(1989)
    page.form.paper.set_index(0)
    box = next(box for box in page.form.findChildren(QCheckBox) if box.text() == "Alcohol")
    box.setChecked(False)
    assert page.form.choices().include_health
    page.form.health.setChecked(False)
    assert not page.form.choices().include_health
    out = tmp_path / "mine.pdf"
    save(qtbot, page, out)
    text = text_of(out)
    assert "Is that the taper?" in text
    assert "A. K. · born 1989" in text
    assert "Alcohol + " not in text
    assert "The patient chose which substances to show." in text
    assert str(out) in page.message.text
    assert page.message.text.startswith("Saved: ")


def test_saving_where_nothing_can_be_written_says_so_and_keeps_every_choice(
    qtbot: QtBot, page: ReportPage, tmp_path: Path
) -> None:
    page.form.questions[1].setText("Still here?")
    save(qtbot, page, tmp_path / "no such folder" / "out.pdf")
    assert page.message.text.startswith("The file could not be saved there. Your journal is unchanged.")
    assert page.form.choices().questions == ("Still here?",)
    settled(qtbot, page)
    assert "could not be saved" in page.message.text
    save(qtbot, page, tmp_path / "out.pdf")
    assert page.message.text.startswith("Saved: ")


def test_the_pages_follow_the_choices(qtbot: QtBot, real_page: ReportPage) -> None:
    before = real_page.preview.pages[0].pixmap().toImage()
    real_page.form.questions[0].setText("Can I slow the next step?")
    settled(qtbot, real_page)
    after = real_page.preview.pages[0].pixmap().toImage()
    assert before != after
    real_page.form.period.setCurrentIndex(3)
    real_page.form.period.activated.emit(3)
    qtbot.waitUntil(lambda: len(real_page.preview.pages) > 4, timeout=30_000)
    assert real_page.form.choices().first == LAST.replace(month=3, day=20)


def test_typing_asks_once_and_not_for_each_letter(
    qtbot: QtBot, page: ReportPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    settled(qtbot, page)
    asked: list[ReportChoices] = []

    def pictures(_workspace: Workspace, choices: ReportChoices) -> tuple[bytes, ...]:
        asked.append(choices)
        return ()

    monkeypatch.setattr(report_page, "preview_report", pictures)
    QTest.keyClicks(page.form.questions[0], "Why am I awake?")
    settled(qtbot, page)
    assert [choices.questions for choices in asked] == [("Why am I awake?",)]


def test_dates_that_make_no_sense_are_said_and_then_forgotten(qtbot: QtBot, real_page: ReportPage) -> None:
    real_page.form.first.setDate(QDate(2026, 6, 20))
    qtbot.waitUntil(lambda: "after its last day" in real_page.message.text, timeout=30_000)
    assert real_page.form.period.currentText() == "Other dates"
    real_page.form.first.setDate(QDate(2026, 6, 1))
    qtbot.waitUntil(lambda: real_page.message.text == "", timeout=30_000)


def test_coming_back_keeps_the_choices_and_offers_new_substances(
    qtbot: QtBot, page: ReportPage, workspace: Workspace
) -> None:
    page.form.name.setText("A. K.")
    boxes = {box.text(): box for box in page.form.findChildren(QCheckBox)}
    boxes["Diazepam"].setChecked(False)
    settled(qtbot, page)
    log_entries(workspace, [dose(LAST, "Tea & honey", 1, "bag", substance=None)], "Logged")
    page.refresh()
    qtbot.waitUntil(
        lambda: any(box.accessibleName() == "Show Tea & honey" for box in page.form.findChildren(QCheckBox)),
        timeout=30_000,
    )
    settled(qtbot, page)
    boxes = {box.accessibleName(): box for box in page.form.findChildren(QCheckBox) if box.accessibleName()}
    assert boxes["Show Tea & honey"].isChecked()
    assert not boxes["Show Diazepam"].isChecked()
    assert page.form.choices().name == "A. K."


def test_a_long_making_shows_that_something_happens(qtbot: QtBot, page: ReportPage) -> None:
    settled(qtbot, page)
    page._begin("Saving the report")
    assert not page.progress.isVisible()
    qtbot.waitUntil(page.progress.isVisible, timeout=20_000)
    page._end()
    assert not page.progress.isVisible()


def test_everything_has_a_name_and_is_reached_by_tab(qtbot: QtBot, page: ReportPage) -> None:
    settled(qtbot, page)
    inputs = [*page.form.questions, page.form.name, page.form.first, page.form.last, page.form.period]
    inputs += [page.form.birth_year, page.preview, page.choices_area, page.progress]
    assert all(widget.accessibleName() for widget in inputs)
    assert all(button.text() or button.accessibleName() for button in page.findChildren(QAbstractButton))
    page.activateWindow()
    page.save_button.setFocus()
    reached: list[QWidget] = []
    for _press in range(60):  # a date takes three: day, month, year
        focused = QApplication.focusWidget()
        assert focused is not None
        reached.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert reached.index(page.form.paper.findChildren(QAbstractButton)[0]) < reached.index(page.preview)
    assert {page.save_button, page.preview, page.form.period, page.form.name, *page.form.questions} <= set(reached)
    assert set(page.form.findChildren(QCheckBox)) <= set(reached)


def test_what_was_typed_is_never_shown_as_markup(page: ReportPage) -> None:
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in page.findChildren(QLabel) if label.text())


@pytest.mark.parametrize("width", [620, 1056])
def test_narrow_windows_stack_choices_and_pages(page: ReportPage, width: int) -> None:
    page.resize(width, 800)
    come_to_rest()
    beside = page.choices_area.x() > page.preview.x()
    assert beside is (width > 760)
    shown = page.preview.pages[0].pixmap()
    assert shown.width() / shown.devicePixelRatio() <= page.preview.viewport().width()


def test_the_dialog_offers_a_neutral_name_and_leaves_no_folder_behind(
    qtbot: QtBot, page: ReportPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[str] = []
    folder = tmp_path / "a folder of mine"
    folder.mkdir()

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        offered.extend(Path(name).name for name in dialog.selectedFiles())
        field = dialog.findChild(QLineEdit)
        assert field is not None
        field.setText(str(folder / "for the doctor"))
        dialog.accept()

    QTimer.singleShot(300, answer)
    chosen = ask_save_place(page, "Save the report", page.form.choices().file_name, "PDF (*.pdf)", "pdf")
    QApplication.processEvents()
    assert offered == ["diary-2026-05-15_2026-06-11.pdf"]
    assert chosen == folder / "for the doctor.pdf"
    for path in Path.home().rglob("*"):
        if path.is_file():
            assert b"a folder of mine" not in path.read_bytes()


def test_going_back_from_the_dialog_saves_nothing(
    qtbot: QtBot, page: ReportPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report_page, "ask_save_place", lambda *_arguments: None)
    page.save_button.click()
    assert page.save_button.isEnabled()
    assert page.message.text == ""
    assert list(tmp_path.glob("*.pdf")) == []
