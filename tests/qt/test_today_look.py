"""The Today page for those who hear it, who use no mouse, and who read large text in a small window."""

from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QWidget,
)
from pytestqt.qtbot import QtBot

from journal_app.domain.entries import Dose, Entry
from journal_app.domain.moments import moment_of
from journal_app.operations.log_entry import log_entries
from journal_app.operations.workspace import Workspace
from journal_app.ui.forms.dose_form import DoseForm
from journal_app.ui.forms.drink_form import DrinkForm
from journal_app.ui.journal_client import JournalClient
from journal_app.ui.pages.today_page import TodayPage
from journal_app.ui.theme import Theme
from tests.qt.today_steps import (
    ZERO_WIDTH,
    press,
    scrolls_sideways,
    settle,
    shown,
    titles,
    words_on,
)
from tests.qt.turns import come_to_rest
from tests.qt.walks import faults
from tests.unit.operations.made_entries import dose, wine
from tests.unit.operations.new_journals import NOW, ZONE

Key = Qt.Key


@pytest.fixture
def page(qtbot: QtBot, client: JournalClient, theme: Theme) -> TodayPage:
    """The page, shown."""
    return shown(qtbot, client, theme)


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
    come_to_rest()
    shown_name = titles(page)[0]
    assert shown_name[1:] == name[1:]
    assert page.undo_strip.text.text().replace(ZERO_WIDTH, "") == f"Logged {name}"
    assert page.width() == 676
    assert not scrolls_sideways(page), "the name may not push the page wider"
    assert faults(page) == []


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
        page.bar.more, form.name.line, form.amount.line, form.unit, form.route, form.product,
        form.note, form.close_button, form.save, page.check_in.rows[0].buttons[0], page.check_in.rows[3].buttons[0],
        page.check_in.note, page.check_in.save, page.entries.rows[0], page.entries.rows[0].edit,
        page.entries.rows[0].delete, page.entries.rows[1], page.entries.strips[0].read, page.undo_strip.undo,
    ]  # fmt: skip
    page.bar.more.setFocus()
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
    come_to_rest()
    assert not scrolls_sideways(page)
    words: list[QLabel | QAbstractButton] = [*page.findChildren(QLabel), *page.findChildren(QAbstractButton)]
    for widget in words:
        if widget.isVisible():
            wraps = isinstance(widget, QLabel) and widget.wordWrap()
            if not wraps and widget.property("kind") not in ("rating", "disc"):
                assert widget.width() >= widget.sizeHint().width() - 1, (widget, widget.accessibleName(), widget.text())
            right = widget.mapTo(page, widget.rect().topRight()).x()
            assert right <= page.width(), widget
    theme.set_text_percent(100)


def test_the_check_in_can_be_saved_without_scrolling_in_a_usual_window(
    qtbot: QtBot, client: JournalClient, theme: Theme
) -> None:
    usual: list[Entry] = [
        dose("kratom_leaf", 1, grams=3),
        dose("gabapentin", 2, grams=0.3),
        dose("ibuprofen", 3, grams=0.4),
        wine(),
    ]
    client.log(usual, "Logged four")
    settle(qtbot, client)
    # A window of 1280 to 832, less the sidebar and the menus.
    page = shown(qtbot, client, theme, 1056, 806)
    settle(qtbot, client)
    qtbot.waitUntil(lambda: len(page.bar.again.chips) == 4)
    save = page.check_in.save
    qtbot.waitUntil(lambda: save.visibleRegion().boundingRect() == save.rect())


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


def test_a_serious_strip_steps_back_and_comes_again(
    qtbot: QtBot, client: JournalClient, workspace: Workspace, theme: Theme
) -> None:
    log_entries(workspace, [dose("gabapentin", 1), dose("kratom_leaf")], "both")
    page = shown(qtbot, client, theme)
    (strip,) = page.entries.strips
    assert strip.hide_it.text() == "Hide for 24 hours"
    strip.hide_it.setFocus()
    strip.hide_it.click()
    settle(qtbot, client)
    (strip,) = page.entries.strips
    assert strip.title.text().replace("\N{ZERO WIDTH SPACE}", "") == (
        "A serious warning is hidden until 23 November 22:30."
    )
    assert not strip.read.isVisible()
    assert not strip.summary.isVisible()
    assert strip.hide_it.hasFocus()
    assert page.undo_strip.isVisible()
    strip.hide_it.click()
    settle(qtbot, client)
    assert page.entries.strips[0].read.isVisible()


def test_a_critical_strip_cannot_be_hidden(
    qtbot: QtBot, client: JournalClient, workspace: Workspace, theme: Theme
) -> None:
    log_entries(workspace, [dose("diazepam", 1), dose("heroin")], "both")
    page = shown(qtbot, client, theme)
    assert [strip.hide_it.isVisible() for strip in page.entries.strips] == [False]


def test_a_warning_that_grows_with_each_intake_keeps_the_keyboard(
    qtbot: QtBot, client: JournalClient, workspace: Workspace, theme: Theme
) -> None:
    log_entries(workspace, [dose("gabapentin", 2), dose("kratom_leaf", 1)], "both")
    page = shown(qtbot, client, theme)
    (strip,) = page.entries.strips
    before = strip.alert
    strip.read.setFocus()
    client.log([dose("kratom_leaf")], "once more")
    settle(qtbot, client)
    (strip,) = page.entries.strips
    assert strip.alert != before, "it opens the newest warning"
    assert strip.after_entry == page.entries.rows[-1].row.entry.id
    assert strip.y() > page.entries.rows[-1].y()
    assert strip.read.hasFocus()


def test_the_spans_follow_what_was_taken(qtbot: QtBot, client: JournalClient, theme: Theme) -> None:
    page = shown(qtbot, client, theme)
    client.log([dose("gabapentin", 3)], "first")
    settle(qtbot, client)
    assert words_on(page.since) == "Time since last\n3 h\nGabapentin"
    client.log([dose("kratom_leaf", 2)], "second")
    settle(qtbot, client)
    assert words_on(page.since) == "Time since last\n2 h\nKratom\n3 h\nGabapentin"
    client.log([dose("gabapentin", 1)], "third")
    settle(qtbot, client)
    assert words_on(page.since) == "Time since last\n1 h\nGabapentin\n2 h\nKratom"
    for _ in range(3):
        client.undo()
    settle(qtbot, client)
    assert not page.since.isVisible()
