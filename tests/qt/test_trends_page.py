"""The trends page over a real journal: what was logged is on it, and every part can be reached by keyboard."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from journal_app.domain.entries import Drink, Entry, NoneTaken, Sleep, SymptomRating
from journal_app.domain.moments import moment_at, moment_on
from journal_app.domain.person import Medicine
from journal_app.operations.log_entry import log_entries
from journal_app.operations.save_medicine import save_medicine
from journal_app.operations.workspace import Workspace
from journal_app.ui.background import Background
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.pages.trends_page import TrendsPage
from journal_app.ui.theme import Theme
from tests.unit.operations.made_entries import dose
from tests.unit.operations.new_journals import NOW, ZONE, new_workspace

TODAY = NOW.date()
FOOTER = (
    "Line: middle value of the last 7 days (shown when at least 4 were logged). Band: middle half. "
    "Patterns side by side do not prove that one causes the other."
)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A new journal."""
    with new_workspace(tmp_path / "diary.journal") as opened:
        yield opened


@contextmanager
def opened_page(qtbot: QtBot, workspace: Workspace, theme: Theme) -> Iterator[TrendsPage]:
    """The page, not yet shown; it goes away once everything it asked for is there."""
    background = Background()
    page = TrendsPage(JournalClient(background, workspace), theme)
    page.resize(1056, 832)
    yield page
    qtbot.waitUntil(lambda: not background.busy and page.drawn)
    page.close()
    page.deleteLater()
    background.finish()


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication, workspace: Workspace) -> Iterator[TrendsPage]:
    """The page in the light look."""
    with opened_page(qtbot, workspace, Theme(qapp, "light")) as made:
        yield made


def a_month() -> list[Entry]:
    """28 days up to today, four without an entry; falling symptoms, kratom, one drink of unknown size, sleep."""
    entries: list[Entry] = []
    for number in range(28):
        if number in (8, 9, 16, 21):
            continue
        day = TODAY - timedelta(days=27 - number)
        moment = moment_on(day, ZONE)
        for symptom, high in (("anxiety", 7), ("aches", 6), ("insomnia", 8), ("cravings", 8)):
            severity = high - number * 3 // 27
            entries.append(SymptomRating(id=uuid4(), moment=moment, entered_at=NOW, symptom=symptom, severity=severity))
        entries.append(Sleep(id=uuid4(), moment=moment, entered_at=NOW, hours=6.0))
        entries.append(NoneTaken(id=uuid4(), moment=moment, entered_at=NOW, what="alcohol"))
        at = moment_at(moment.local.replace(hour=9), ZONE).at
        entries.append(dose("kratom_leaf", at=at, grams=7.0))
    unknown = moment_on(TODAY - timedelta(days=3), ZONE)
    return [*entries, Drink(id=uuid4(), moment=unknown, entered_at=NOW, name="beer")]


def show(qtbot: QtBot, page: TrendsPage) -> None:
    """Show the page and wait until its charts are drawn; the first drawing of a process reads matplotlib."""
    page.show()
    qtbot.waitUntil(lambda: page.dates.text() != "" and page.drawn, timeout=30_000)


def words_on(page: TrendsPage) -> str:
    """All words in view."""
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page)).replace(
        "\N{NO-BREAK SPACE}", " "
    )


def test_a_month_is_shown_with_its_medians_and_counts(qtbot: QtBot, page: TrendsPage, workspace: Workspace) -> None:
    log_entries(workspace, a_month(), "Logged")
    show(qtbot, page)
    words = words_on(page)
    assert "26 Oct – 22 Nov 2026  ·  24 of 28 days logged" in words
    for heading in ("Anxiety", "Aches", "Insomnia", "Cravings", "Amounts, alcohol, sleep"):
        assert heading in words
    assert "first 7 days 7 → last 7 days 5 (n = 7, 6)" in words
    assert FOOTER in words
    assert len(page.charts()) == 5
    names = [canvas.accessibleName() for canvas in page.charts()]
    assert names[0].startswith("Anxiety, 26 October – 22 November 2026: rated on 24 of 28 days, from 4 to 7;")
    assert "amount not known on 1" in names[4]


def test_the_medicine_list_stands_under_the_lanes_and_in_the_table(
    qtbot: QtBot, page: TrendsPage, workspace: Workspace
) -> None:
    log_entries(workspace, a_month(), "Logged")
    started = moment_on(NOW.date() - timedelta(days=10), "UTC")
    save_medicine(workspace, Medicine(id=UUID(int=5), name="Sertraline", start=started, times_per_day=1.0))
    show(qtbot, page)
    assert "Amounts, alcohol, sleep, medicines" in words_on(page)
    spoken = page.charts()[-1].accessibleName() + page.charts()[-1].accessibleDescription()
    assert "Medicines, as prescribed, not logged each day. Sertraline: once a day from 12 Nov." in spoken
    page.show_table(True)
    model = page.table.model()
    headings = [model.headerData(place, Qt.Orientation.Horizontal) for place in range(model.columnCount())]
    assert headings[-2:] == ["Medicines, as prescribed", "Happened"]
    assert model.index(0, len(headings) - 2).data() == "Sertraline once a day"


def test_the_readout_follows_the_keys_in_every_chart(qtbot: QtBot, page: TrendsPage, workspace: Workspace) -> None:
    log_entries(workspace, a_month(), "Logged")
    show(qtbot, page)
    assert page.readout.text.startswith("Sun 22 November 2026: anxiety 4")
    for canvas in page.charts():
        QTest.keyClick(canvas, Qt.Key.Key_Left)
    assert page.readout.text.startswith("Tue 17 November 2026: anxiety 5")
    QTest.keyClick(page.charts()[4], Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    page.readout.previous.click()
    page.readout.previous.click()
    page.readout.previous.click()
    assert "alcohol amount not known" in page.readout.text
    assert page.readout.text.startswith("Thu 19 November 2026")
    QTest.keyClick(page.charts()[2], Qt.Key.Key_Home)
    assert not page.readout.previous.isEnabled()
    for _ in range(8):
        page.readout.next.click()
    assert page.readout.text == "Tue 3 November 2026: no entry"


def test_enter_and_the_button_open_the_day(qtbot: QtBot, page: TrendsPage, workspace: Workspace) -> None:
    log_entries(workspace, a_month(), "Logged")
    show(qtbot, page)
    QTest.keyClick(page.charts()[0], Qt.Key.Key_Left)
    with qtbot.waitSignal(page.day_wanted) as opened:
        QTest.keyClick(page.charts()[0], Qt.Key.Key_Return)
    assert opened.args == [TODAY - timedelta(days=1)]
    with qtbot.waitSignal(page.day_wanted) as opened:
        page.readout.open.click()
    assert opened.args == [TODAY - timedelta(days=1)]


def test_t_shows_the_same_numbers_as_a_table(qtbot: QtBot, page: TrendsPage, workspace: Workspace) -> None:
    log_entries(workspace, a_month(), "Logged")
    show(qtbot, page)
    QTest.keyClick(page.charts()[0], Qt.Key.Key_T)
    assert page.table.isVisible()
    assert not page.charts()[0].isVisible()
    model = page.table.model()
    assert model.rowCount() == 28
    cells = [model.index(0, column).data() for column in range(model.columnCount())]
    assert cells == ["Sun 22 November 2026", "4", "3", "5", "5", "7", "none", "6", ""]
    gap = [model.index(19, column).data() for column in range(model.columnCount())]
    assert gap == ["Tue 3 November 2026", *["no entry"] * 7, ""]
    page.table_button.click()
    assert page.charts()[0].isVisible()


def test_the_first_days_say_how_many_are_missing(qtbot: QtBot, page: TrendsPage, workspace: Workspace) -> None:
    show(qtbot, page)
    assert "After 7 days with an entry, lines appear here. You have 0." in words_on(page)
    assert not page.readout.isVisible()
    assert not page.save_button.isEnabled()
    log_entries(workspace, [entry for entry in a_month() if entry.moment.local_date > TODAY - timedelta(days=3)], "Log")
    page.mark_stale()
    qtbot.waitUntil(lambda: "You have 3." in words_on(page))
    assert len(page.charts()) == 5


def test_range_buttons_and_a_dragged_stretch(qtbot: QtBot, page: TrendsPage, workspace: Workspace) -> None:
    log_entries(workspace, a_month(), "Logged")
    show(qtbot, page)
    page.show_span("2 weeks")
    qtbot.waitUntil(lambda: page.dates.text().startswith("9 Nov – 22 Nov"))
    page.charts()[0].stretch_chosen.emit(0, 7)
    qtbot.waitUntil(lambda: page.dates.text().startswith("9 Nov – 16 Nov"))
    page.mark_stale()
    qtbot.wait(50)
    assert page.dates.text().startswith("9 Nov – 16 Nov"), "a reload keeps the stretch that was chosen"
    QTest.keyClick(page.charts()[0], Qt.Key.Key_0)
    qtbot.waitUntil(lambda: page.dates.text().startswith("9 Nov – 22 Nov"))


def test_the_picture_is_saved_under_a_neutral_name(
    qtbot: QtBot, page: TrendsPage, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log_entries(workspace, a_month(), "Logged")
    show(qtbot, page)
    offered: list[str] = []

    def choose(_parent: object, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        offered.append(Path(name).name)
        return str(tmp_path / "chosen"), "Drawing (*.svg)"

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    page.save_button.click()
    qtbot.waitUntil(lambda: "Picture saved" in words_on(page))
    assert offered == ["trends-2026-10-26_2026-11-22.png"]
    assert b"<svg" in (tmp_path / "chosen.svg").read_bytes()


@pytest.mark.parametrize(("percent", "width", "height"), [(100, 1056, 832), (100, 836, 640), (150, 836, 640)])
def test_nothing_is_cut_at_any_size(
    qtbot: QtBot, qapp: QApplication, workspace: Workspace, percent: int, width: int, height: int
) -> None:
    log_entries(workspace, a_month(), "Logged")
    with opened_page(qtbot, workspace, Theme(qapp, "dark", percent)) as page:
        page.resize(width, height)
        show(qtbot, page)
        for label in page.findChildren(QLabel):
            if label.isVisible() and not label.wordWrap():
                assert label.width() >= label.sizeHint().width() - 1, label.text()
        for button in page.findChildren(QPushButton):
            assert button.width() >= button.sizeHint().width(), button.text()
            assert button.mapTo(page, button.rect().topRight()).x() <= page.width(), button.text()
