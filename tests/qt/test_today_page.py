"""The Today page over a real journal: what is logged by keyboard is there, is warned about, and can be taken back."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from journal_app.domain.entries import Dose, Entry, Note, SymptomRating
from journal_app.domain.moments import moment_of
from journal_app.errors import BadKnowledge
from journal_app.operations.drafts import read_draft
from journal_app.operations.log_entry import log_entries
from journal_app.operations.workspace import Workspace
from journal_app.ui.background import Background
from journal_app.ui.forms.dose_form import DoseForm
from journal_app.ui.forms.drink_form import DrinkForm
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.pages.today_page import TodayPage
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.entry_row import NOT_CHECKED
from tests.qt.walks import faults
from tests.unit.operations.made_entries import dose, rating, wine
from tests.unit.operations.new_journals import NOW, ZONE, new_workspace

Key = Qt.Key
TODAY = date(2026, 11, 22)
"""NOW is 22:30 on this date in the zone of the tests."""
ZERO_WIDTH = "\N{ZERO WIDTH SPACE}"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A new journal."""
    with new_workspace(tmp_path / "diary.journal") as opened:
        yield opened


@pytest.fixture
def client(workspace: Workspace, background: Background) -> JournalClient:
    """The client of the journal."""
    return JournalClient(background, workspace)


@pytest.fixture
def page(qtbot: QtBot, client: JournalClient, theme: Theme) -> TodayPage:
    """The page, shown."""
    return shown(qtbot, client, theme)


def shown(qtbot: QtBot, client: JournalClient, theme: Theme, width: int = 1056, height: int = 832) -> TodayPage:
    """A new page, after its first answer."""
    made = TodayPage(client, theme)
    qtbot.addWidget(made)
    made.resize(width, height)
    client.changed.connect(lambda _changed: made.mark_stale())  # as the window does
    made.show()
    made.activateWindow()
    settle(qtbot, client)
    return made


def settle(qtbot: QtBot, client: JournalClient) -> None:
    """Wait until the worker has nothing to do and all answers were shown."""
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not client.background.busy, timeout=20_000)
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not client.background.busy, timeout=20_000)


def press(*keys: Key) -> None:
    """Press keys one after the other, wherever the window system would send them: an open list of names comes first."""
    for key in keys:
        target = QApplication.activePopupWidget() or QApplication.focusWidget()
        assert target is not None
        QTest.keyClick(target, key)


def write(text: str) -> None:
    """Type a text wherever the focus is."""
    focused = QApplication.focusWidget()
    assert isinstance(focused, QLineEdit | QPlainTextEdit), focused
    QTest.keyClicks(focused, text)


def words_on(widget: QWidget) -> str:
    """All words in view."""
    found = [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]
    return "\n".join(found).replace(ZERO_WIDTH, "")


def titles(page: TodayPage) -> list[str]:
    """The titles of the rows, top to bottom."""
    return [row.title.text().replace(ZERO_WIDTH, "") for row in page.entries.rows]


def strips(page: TodayPage) -> list[str]:
    """The titles of the warnings, top to bottom."""
    return [strip.title.text().replace(ZERO_WIDTH, "") for strip in page.entries.strips]


def scrolls_sideways(page: TodayPage) -> bool:
    """Whether the content is wider than what is seen of it."""
    area = page.findChild(QScrollArea)
    content = area.widget() if area is not None else None
    assert area is not None
    assert content is not None
    return content.width() > area.viewport().width()


def saved(workspace: Workspace) -> tuple[Entry, ...]:
    """What is in the journal."""
    return workspace.journal.entries()


def test_an_empty_day_says_so(page: TodayPage) -> None:
    words = words_on(page)
    assert "Today" in words
    assert "Sunday 22 November" in words
    assert "Nothing logged yet on this day." in words
    assert "0 of 4" in words
    assert not page.since.isVisible()
    assert not page.undo_strip.isVisible()
    assert not page.head.next.isEnabled(), "nothing is logged for days to come"


def test_kratom_and_wine_by_keyboard_raise_a_strip(
    qtbot: QtBot, page: TodayPage, client: JournalClient, workspace: Workspace
) -> None:
    raised: list[object] = []
    client.alerts_raised.connect(raised.append)
    page.buttons.buttons["dose"].setFocus()
    press(Key.Key_Return)
    form = page.forms.form
    assert isinstance(form, DoseForm)
    write("kratom")
    settle(qtbot, client)
    press(Key.Key_Tab)
    settle(qtbot, client)
    write("3")
    assert form.unit.currentText() == "g", "the usual unit of a substance that is known"
    press(Key.Key_Return)
    settle(qtbot, client)
    assert titles(page) == ["Kratom 3 g"]
    assert strips(page) == []

    page.act("drink")
    settle(qtbot, client)
    assert isinstance(page.forms.form, DrinkForm)
    assert QApplication.focusWidget() is page.forms.form.name
    write("wine")
    press(Key.Key_Tab)
    write("2")
    press(Key.Key_Return)
    settle(qtbot, client)
    assert sorted(titles(page)) == ["Kratom 3 g", "Wine 150 ml × 2"]
    strip = page.entries.strips[0]
    assert strip.title.text() == "Critical: kratom and alcohol"
    assert "Emergency number: 911" in words_on(strip)
    assert strip.read.isVisible()
    assert raised, "a critical warning may take the attention"
    assert page.undo_strip.text.text() == "Logged wine 150 ml × 2"
    with qtbot.waitSignal(page.alert_wanted) as wanted:
        strip.read.click()
    assert wanted.args == [workspace.journal.alerts()[0].id]


def test_undo_and_redo_keep_the_strip_true(qtbot: QtBot, page: TodayPage, client: JournalClient) -> None:
    client.log([dose("kratom_leaf", 0.2, grams=3)], "Logged kratom 3 g")
    client.log([wine()], "Logged wine 150 ml")
    settle(qtbot, client)
    assert len(page.entries.strips) == 1
    assert "Ctrl+Z" in words_on(page.undo_strip)
    page.undo_strip.undo.click()
    settle(qtbot, client)
    assert titles(page) == ["Kratom 3 g"]
    assert strips(page) == []
    assert page.undo_strip.text.text() == "Taken back: logged wine 150 ml"
    page.undo_strip.redo.click()
    settle(qtbot, client)
    assert len(page.entries.strips) == 1
    assert page.undo_strip.text.text() == "Logged wine 150 ml"
    assert not page.undo_strip.redo.isVisible()


def test_an_edit_in_place_moves_the_entry_and_its_warning(
    qtbot: QtBot, page: TodayPage, client: JournalClient, workspace: Workspace
) -> None:
    kratom = dose("kratom_leaf", 1, grams=3)
    client.log([kratom], "Logged kratom 3 g")
    client.log([wine()], "Logged wine 150 ml")
    settle(qtbot, client)
    page.entries.rows[0].setFocus()
    press(Key.Key_Return)
    form = page.forms.form
    assert isinstance(form, DoseForm)
    assert (form.name.text, form.amount.line.text(), form.unit.currentText()) == ("kratom", "3", "g")
    assert form.when.time.text() == "21:30"
    form.amount.line.setFocus()
    form.amount.line.selectAll()
    write("2,5")
    form.when.day.setCurrentText("another day")
    form.when.date.setDate(form.when.date.date().addDays(-20))
    press(Key.Key_Return)
    settle(qtbot, client)
    assert titles(page) == ["Wine 150 ml"]
    assert strips(page) == []
    edited = workspace.journal.entry(kratom.id)
    assert isinstance(edited, Dose)
    assert edited.amount is not None
    assert (edited.amount.value, edited.entered_at) == (2.5, kratom.entered_at)
    assert edited.moment.local == datetime(2026, 11, 2, 21, 30)
    page.undo_strip.undo.click()
    settle(qtbot, client)
    assert len(page.entries.strips) == 1


def test_delete_goes_to_the_next_row(qtbot: QtBot, page: TodayPage, client: JournalClient) -> None:
    for number, hours in enumerate((3, 2, 1)):
        client.log([dose("diazepam", hours, grams=number + 1)], "Logged")
    settle(qtbot, client)
    page.entries.rows[1].setFocus()
    press(Key.Key_Delete)
    settle(qtbot, client)
    assert titles(page) == ["Diazepam 1 g", "Diazepam 3 g"]
    assert QApplication.focusWidget() is page.entries.rows[1]
    assert page.undo_strip.text.text() == "Deleted diazepam 2 g"
    page.entries.rows[1].delete.setFocus()
    press(Key.Key_Return)
    settle(qtbot, client)
    assert QApplication.focusWidget() is page.entries.rows[0], "the last one: its neighbour"
    press(Key.Key_Delete)
    settle(qtbot, client)
    assert titles(page) == []
    focused = QApplication.focusWidget()
    assert focused is not None
    assert page.isAncestorOf(focused)


def test_a_late_entry_is_judged_by_when_it_was_taken(
    qtbot: QtBot, page: TodayPage, client: JournalClient, workspace: Workspace
) -> None:
    client.log([wine()], "Logged wine")
    settle(qtbot, client)
    page.act("dose")
    write("kratom")
    form = page.forms.form
    assert isinstance(form, DoseForm)
    form.when.kind.set_index(1)
    form.when.kind.chosen.emit(1)
    form.when.time.setFocus()
    write("23:10")
    assert "this means yesterday" in form.when.said.text()
    press(Key.Key_Return)
    settle(qtbot, client)
    assert titles(page) == ["Wine 150 ml"], "it is on the day before"
    page.act("previous")
    settle(qtbot, client)
    assert titles(page) == ["Kratom"]
    assert "Yesterday, Saturday 21 November" in words_on(page)
    assert {entry.moment.local for entry in saved(workspace)} == {
        datetime(2026, 11, 22, 22, 30),
        datetime(2026, 11, 21, 23, 10),
    }


def test_an_unknown_name_is_kept_and_said_to_be_not_checked(
    qtbot: QtBot, page: TodayPage, client: JournalClient, workspace: Workspace
) -> None:
    page.act("dose")
    write("blue thing")
    press(Key.Key_Return)
    settle(qtbot, client)
    words = words_on(page.entries)
    assert "Blue thing" in words
    assert "not checked" in words
    assert NOT_CHECKED in words
    (entry,) = saved(workspace)
    assert isinstance(entry, Dose)
    assert (entry.substance, entry.amount) == (None, None)
    assert NOT_CHECKED in page.entries.rows[0].accessibleName()


HOSTILE = [
    "<b>bold</b><img src='file:///etc/passwd'>",
    "&lt;script&gt; &amp; \"quotes\" 'too'",
    "W" * 120,
    "שלום مرحبا \N{RIGHT-TO-LEFT OVERRIDE}gnp.exe",
    "=1+1; DROP TABLE entry; --",
    "a\N{COMBINING ACUTE ACCENT}" * 40,
    "%s %n {0} {name} \\n",
    "🧪💊 👩‍🔬",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_are_shown_as_they_are(qtbot: QtBot, page: TodayPage, client: JournalClient, name: str) -> None:
    moment = moment_of(NOW, ZONE)
    client.log([Dose(id=uuid4(), moment=moment, entered_at=NOW, name=name, note=name)], f"Logged {name}")
    settle(qtbot, client)
    page.resize(676, 640)
    QApplication.processEvents()
    shown_name = titles(page)[0]
    assert shown_name[1:] == name[1:]
    assert page.undo_strip.text.text().replace(ZERO_WIDTH, "") == f"Logged {name}"
    assert page.width() == 676
    assert not scrolls_sideways(page), "the name may not push the page wider"
    assert faults(page) == []


def test_a_check_in_is_one_step_with_one_moment(
    qtbot: QtBot, page: TodayPage, client: JournalClient, workspace: Workspace
) -> None:
    page.act("check-in")
    press(Key.Key_7, Key.Key_Return, Key.Key_4, Key.Key_Return, Key.Key_Return, Key.Key_1, Key.Key_0, Key.Key_Return)
    assert "3 of 4" in words_on(page.check_in)
    write("rain helped")
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, client)
    entries = saved(workspace)
    given = {entry.symptom: entry.severity for entry in entries if isinstance(entry, SymptomRating)}
    assert given == {"anxiety": 7, "aches": 4, "cravings": 10}
    assert [entry.note for entry in entries if isinstance(entry, Note)] == ["rain helped"]
    assert len({(entry.moment, entry.entered_at) for entry in entries}) == 1
    assert "0 of 4" in words_on(page.check_in)
    assert page.check_in.note.toPlainText() == ""
    assert "Anxiety 7 · aches 4 · cravings 10" in words_on(page.entries)
    page.undo_strip.undo.click()
    settle(qtbot, client)
    assert saved(workspace) == ()
    assert read_draft(workspace, "check-in") is None


def test_no_earlier_rating_is_shown_and_nothing_is_pre_filled(
    qtbot: QtBot, client: JournalClient, workspace: Workspace, theme: Theme
) -> None:
    log_entries(workspace, [rating("anxiety", 9, at=NOW - timedelta(hours=3))], "Logged")
    page = shown(qtbot, client, theme)
    assert page.check_in.ratings == {}
    assert "9" not in words_on(page.check_in).split()


def test_an_empty_check_in_saves_nothing(
    qtbot: QtBot, page: TodayPage, client: JournalClient, workspace: Workspace
) -> None:
    page.check_in.save.click()
    settle(qtbot, client)
    assert "Nothing is rated yet." in words_on(page.check_in)
    assert saved(workspace) == ()


def test_a_draft_survives_a_new_page(qtbot: QtBot, client: JournalClient, theme: Theme) -> None:
    page = shown(qtbot, client, theme)
    page.act("check-in")
    press(Key.Key_8)
    page.check_in.note.setFocus()
    write("half a thought")
    qtbot.waitUntil(lambda: "Draft kept on this computer" in words_on(page.check_in), timeout=5000)
    again = shown(qtbot, client, theme)
    assert again.check_in.ratings == {"anxiety": 8}
    assert again.check_in.note.toPlainText() == "half a thought"
    assert "1 of 4" in words_on(again.check_in)


def test_leaving_the_page_at_once_keeps_the_draft(
    qtbot: QtBot, page: TodayPage, client: JournalClient, workspace: Workspace
) -> None:
    page.act("check-in")
    press(Key.Key_6)
    page.hide()
    settle(qtbot, client)
    assert '"anxiety":6' in (read_draft(workspace, "check-in") or "")


def test_a_check_in_for_another_day_belongs_to_that_day(
    qtbot: QtBot, page: TodayPage, client: JournalClient, workspace: Workspace
) -> None:
    page.open_day(TODAY - timedelta(days=3))
    settle(qtbot, client)
    assert "Check-in for Thursday 19 November" in words_on(page)
    page.act("check-in")
    press(Key.Key_5)
    page.check_in.save.click()
    settle(qtbot, client)
    (entry,) = saved(workspace)
    assert (entry.moment.precision, entry.moment.local_date) == ("day", date(2026, 11, 19))
    page.act("today")
    settle(qtbot, client)
    assert page.day == TODAY
    page.open_day(TODAY + timedelta(days=5))
    assert page.day == TODAY


def test_a_check_in_can_be_corrected(
    qtbot: QtBot, page: TodayPage, client: JournalClient, workspace: Workspace
) -> None:
    client.log([rating("anxiety", 7), rating("aches", 4)], "Logged anxiety 7, aches 4")
    settle(qtbot, client)
    assert len(page.entries.rows) == 1
    page.entries.rows[0].edit.click()
    press(Key.Key_3, Key.Key_Return, Key.Key_Return, Key.Key_Return)
    settle(qtbot, client)
    given = {entry.symptom: entry.severity for entry in saved(workspace) if isinstance(entry, SymptomRating)}
    assert given == {"anxiety": 3, "aches": 4}
    assert page.undo_strip.text.text() == "Changed anxiety 3, aches 4"


def test_esc_closes_a_form_and_another_form_keeps_what_was_begun(
    qtbot: QtBot, page: TodayPage, client: JournalClient, workspace: Workspace
) -> None:
    page.buttons.buttons["note"].click()
    write("half")
    page.act("dose")
    page.act("note")
    form = page.forms.form
    assert form is not None
    assert form.first_field() is QApplication.focusWidget()
    assert form.findChildren(QPlainTextEdit)[0].toPlainText() == "half"
    press(Key.Key_Escape)
    assert page.forms.form is None
    assert QApplication.focusWidget() is page.buttons.buttons["note"]
    settle(qtbot, client)
    assert saved(workspace) == ()


def test_when_warnings_are_off_the_page_says_so(
    qtbot: QtBot, workspace: Workspace, background: Background, theme: Theme
) -> None:
    off = Workspace(
        journal=workspace.journal,
        knowledge=BadKnowledge("Warnings are off: the list could not be read."),
        clock=workspace.clock,
        zone=workspace.zone,
    )
    client = JournalClient(background, off)
    page = shown(qtbot, client, theme)
    assert "Warnings are off: the list could not be read." in words_on(page)
    page.act("dose")
    write("kratom")
    press(Key.Key_Return)
    settle(qtbot, client)
    assert titles(page) == ["Kratom"]
    page.act("drink")
    settle(qtbot, client)


def test_past_midnight_the_date_is_said_in_words(
    qtbot: QtBot, workspace: Workspace, background: Background, theme: Theme
) -> None:
    late = Workspace(
        journal=workspace.journal,
        knowledge=workspace.knowledge,
        clock=lambda: NOW + timedelta(hours=3),
        zone=workspace.zone,
    )
    page = shown(qtbot, JournalClient(background, late), theme)
    assert "Monday 23 November. It is past midnight: the evening before was Sunday 22 November." in words_on(page)


def test_every_input_and_button_has_a_name(qtbot: QtBot, page: TodayPage, client: JournalClient) -> None:
    client.log([dose("kratom_leaf", 1, grams=3), wine()], "Logged kratom 3 g, wine 150 ml")
    settle(qtbot, client)
    for what in ("dose", "drink", "sleep", "none", "note"):
        page.act(what)
        settle(qtbot, client)
        assert faults(page) == []


def test_tab_goes_through_the_page_in_the_order_of_reading(
    qtbot: QtBot, page: TodayPage, client: JournalClient
) -> None:
    client.log([dose("kratom_leaf", 1, grams=3), wine()], "Logged kratom 3 g, wine 150 ml")
    settle(qtbot, client)
    page.act("dose")
    settle(qtbot, client)
    form = page.forms.form
    assert isinstance(form, DoseForm)
    wanted: list[QWidget] = [
        page.buttons.buttons["note"], form.name.line, form.amount.line, form.unit, form.route, form.product,
        form.note, form.close_button, form.save, page.check_in.rows[0].buttons[0], page.check_in.rows[3].buttons[0],
        page.check_in.note, page.check_in.save, page.entries.rows[0], page.entries.rows[0].edit,
        page.entries.rows[0].delete, page.entries.rows[1], page.entries.strips[0].read, page.undo_strip.undo,
    ]  # fmt: skip
    page.buttons.buttons["note"].setFocus()
    passed: list[QWidget] = []
    for _ in range(60):
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused in passed:
            break
        passed.append(focused)
        press(Key.Key_Tab)
    places = [passed.index(widget) for widget in wanted]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("percent", "width", "height"), [(100, 1056, 832), (100, 676, 640), (150, 824, 640), (200, 824, 640)]
)
@pytest.mark.parametrize("what", ["dose", "drink", "sleep", "none", "note"])
def test_nothing_is_cut_at_any_size(
    qtbot: QtBot, client: JournalClient, theme: Theme, percent: int, width: int, height: int, what: str
) -> None:
    theme.set_text_percent(percent)
    client.log([dose("kratom_leaf", 1, grams=3), wine()], "Logged kratom 3 g, wine 150 ml")
    page = shown(qtbot, client, theme, width, height)
    page.act(what)
    settle(qtbot, client)
    QApplication.processEvents()
    assert not scrolls_sideways(page)
    for widget in (*page.findChildren(QLabel), *page.findChildren(QAbstractButton)):
        if widget.isVisible():
            wraps = isinstance(widget, QLabel) and widget.wordWrap()
            if not wraps and widget.property("kind") not in ("rating", "disc"):
                assert widget.width() >= widget.sizeHint().width() - 1, (widget, widget.accessibleName())
            right = widget.mapTo(page, widget.rect().topRight()).x()
            assert right <= page.width(), widget
    theme.set_text_percent(100)


def test_a_form_that_was_begun_goes_on_for_another_day(
    qtbot: QtBot, page: TodayPage, client: JournalClient, workspace: Workspace
) -> None:
    page.act("dose")
    write("kratom")
    settle(qtbot, client)
    page.act("previous")
    settle(qtbot, client)
    form = page.forms.form
    assert isinstance(form, DoseForm)
    assert form.name.text == "kratom"
    form.submit()
    settle(qtbot, client)
    assert form.when.said.text() == "Please write the time as 20:15 or 8:15 pm."
    assert QApplication.focusWidget() is form.when.time
    write("21:00")
    press(Key.Key_Return)
    settle(qtbot, client)
    (entry,) = saved(workspace)
    assert entry.moment.local == datetime(2026, 11, 21, 21, 0)
    assert titles(page) == ["Kratom"]


def test_what_was_saved_comes_into_view_with_its_warning(qtbot: QtBot, client: JournalClient, theme: Theme) -> None:
    client.log([dose("kratom_leaf", 1, grams=3)], "Logged kratom 3 g")
    page = shown(qtbot, client, theme, 676, 640)
    page.act("drink")
    settle(qtbot, client)
    form = page.forms.form
    assert isinstance(form, DrinkForm)
    form.unknown.click()
    form.submit()
    settle(qtbot, client)
    qtbot.waitUntil(lambda: len(page.entries.strips) == 1)

    def strip_is_in_view() -> bool:
        strip = page.entries.strips[0]
        top, bottom = (strip.mapTo(page, corner).y() for corner in (strip.rect().topLeft(), strip.rect().bottomLeft()))
        return strip.isVisible() and top >= 0 and bottom < page.height()

    qtbot.waitUntil(strip_is_in_view)
