"""Heads and rows whose parts stand beside each other only where both have room, in either direction of reading."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from journal_app.i18n import use_language
from journal_app.ui.icons import pixmap
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.bullets import Bullets
from journal_app.ui.widgets.buttons import with_icon
from journal_app.ui.widgets.emergency_box import EmergencyBox
from journal_app.ui.widgets.labels import label
from journal_app.ui.widgets.lead_row import LeadRow
from journal_app.ui.widgets.margins import margins
from journal_app.ui.widgets.page_head import PageHead
from journal_app.ui.widgets.quick_add_foot import QuickAddFoot
from journal_app.ui.widgets.readout_bar import ReadoutBar
from journal_app.ui.widgets.trends_head import TrendsHead
from tests.qt.turns import come_to_rest


@pytest.fixture
def from_right(qapp: QApplication) -> Iterator[None]:
    """The program as in Arabic."""
    use_language("ar")
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    use_language("en")


def on_page(qtbot: QtBot, row: QWidget) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(row)
    column.addStretch(1)
    page.show()
    return page


def resize(page: QWidget, width: int) -> None:
    page.resize(width, 400)
    come_to_rest()


def one_line(words: QLabel) -> int:
    return words.fontMetrics().horizontalAdvance(words.text())


def test_a_title_breaks_before_the_button_goes_below_it(qtbot: QtBot, theme: Theme) -> None:
    title, back = label("Check a combination", "page-title"), QPushButton("Back (Esc)")
    page = on_page(qtbot, PageHead(back, title))
    resize(page, one_line(title) + back.sizeHint().width() + 40)
    assert back.y() == title.y()
    low = title.height()
    longest = title.minimumSizeHint().width()
    resize(page, longest + back.sizeHint().width() + 12)
    assert title.height() > low, "it has two lines beside the button"
    assert back.x() >= title.geometry().right()
    resize(page, longest + back.sizeHint().width() - 10)
    assert back.y() > title.y(), "the longest word and the button have no room in one line"
    assert title.width() >= longest
    resize(page, one_line(title) + back.sizeHint().width() + 40)
    assert back.y() == title.y()


def test_a_remark_goes_below_its_heading_and_the_page_may_be_as_narrow_as_a_word(qtbot: QtBot, theme: Theme) -> None:
    heading, remark = label("Amounts, alcohol, sleep", "card-head", wrap=False), label("first 7 days", "small")
    row = LeadRow((heading,), remark)
    page = on_page(qtbot, row)
    wide = one_line(heading) + one_line(remark) + 40
    resize(page, wide)
    assert remark.x() > heading.x()
    assert remark.geometry().right() == row.width() - 1
    narrow = one_line(heading) - 10
    resize(page, narrow)
    assert page.width() == narrow
    assert remark.y() > heading.y()
    assert heading.height() > heading.fontMetrics().height() * 1.5
    resize(page, wide)
    assert remark.x() > heading.x()


def test_a_heading_without_a_remark_has_the_whole_line(qtbot: QtBot, theme: Theme) -> None:
    heading = label("Amounts, alcohol, sleep", "card-head", wrap=False)
    page = on_page(qtbot, LeadRow((heading,), label("", "small")))
    resize(page, one_line(heading) + 2)
    assert heading.width() >= one_line(heading)
    assert heading.height() < heading.fontMetrics().height() * 1.5


def test_the_signs_stand_below_each_other_where_their_words_have_no_room_beside(qtbot: QtBot, theme: Theme) -> None:
    box = EmergencyBox(theme)
    box.show_signs("911", ("Atemgeschwindigkeitsabnahme",), ("Bewusstlosigkeitsanzeichen",))
    page = on_page(qtbot, box)
    own, seen = box.findChildren(Bullets)
    resize(page, 900)
    assert own.y() == seen.y()
    least = max(own.minimumSizeHint().width(), seen.minimumSizeHint().width())
    resize(page, least + 60)
    assert page.width() == least + 60
    assert seen.y() > own.geometry().bottom()
    assert seen.width() >= seen.minimumSizeHint().width()
    resize(page, 900)
    assert own.y() == seen.y()


def test_words_that_break_stay_beside_their_mark(qtbot: QtBot, theme: Theme) -> None:
    signs = Bullets()
    signs.show_lines(("slow, gurgling or no breathing", "you will not wake up"))
    page = on_page(qtbot, signs)
    resize(page, 140)
    marks = [each for each in signs.findChildren(QLabel) if each.text() == "\N{BULLET}"]
    words = [each for each in signs.findChildren(QLabel) if each.text() != "\N{BULLET}"]
    assert [each.y() for each in marks] == [each.y() for each in words]
    assert words[0].height() >= 2 * words[0].fontMetrics().height()
    assert all(each.x() > marks[0].geometry().right() for each in words)
    signs.show_lines(("you will not wake up",))
    assert [each.isVisible() for each in words] == [True, False]


def test_the_bar_of_a_day_may_be_as_narrow_as_its_widest_button(qtbot: QtBot, theme: Theme) -> None:
    bar = ReadoutBar(theme)
    bar.show_place("Sunday 22 November", "anxiety 3", first=False, last=False, can_open=True)
    page = on_page(qtbot, bar)
    resize(page, 900)
    assert place_on(page, bar.open).x() > place_on(page, bar.next).x()
    narrow = bar.open.sizeHint().width() + 60
    resize(page, narrow)
    assert page.width() == narrow
    assert place_on(page, bar.open).y() > place_on(page, bar.previous).y() + bar.previous.height()
    resize(page, 900)
    assert place_on(page, bar.open).x() > place_on(page, bar.next).x()


def place_on(page: QWidget, widget: QWidget) -> QPoint:
    return widget.mapTo(page, QPoint())


@pytest.mark.usefixtures("from_right")
def test_the_day_before_stands_left_of_the_day_after_as_in_the_charts(qtbot: QtBot, theme: Theme) -> None:
    bar = ReadoutBar(theme)
    bar.show_place("Sunday 22 November", "anxiety 3", first=False, last=False, can_open=True)
    page = on_page(qtbot, bar)
    resize(page, 900)
    assert place_on(page, bar.previous).x() < place_on(page, bar.next).x()
    # The icons are mirrored in such a language, so that the one that points to the left is named for the right.
    left = with_icon(QPushButton(), "chevron-right", theme)
    size = left.iconSize()
    assert bar.previous.icon().pixmap(size).toImage() == left.icon().pixmap(size).toImage()
    assert place_on(page, bar.open).x() < place_on(page, bar.previous).x()


def test_the_spans_of_the_trends_stand_below_each_other_where_a_line_is_too_narrow(qtbot: QtBot, theme: Theme) -> None:
    head = TrendsHead("Trends", "4 weeks", theme)
    page = on_page(qtbot, head)
    spans = list(head.spans.values())
    narrow = sum(each.sizeHint().width() for each in spans) - 20
    resize(page, narrow)
    head.arrange(head.width())
    resize(page, narrow)
    assert page.width() == narrow
    assert len({each.y() for each in spans}) == len(spans)
    resize(page, 1000)
    head.arrange(head.width())
    resize(page, 1000)
    assert len({each.y() for each in spans}) == 1


def test_latin_words_stand_where_others_do_when_read_from_the_right(
    qtbot: QtBot, theme: Theme, from_right: None
) -> None:
    words = label("10 mg")
    assert words.text() == "\u206610 mg\u2069"
    right, left, absolute = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignAbsolute
    assert words.alignment() & right
    assert words.alignment() & absolute
    words.setAlignment(right | Qt.AlignmentFlag.AlignVCenter)
    assert words.alignment() & left, "the end of a line is on the left"
    words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    assert not words.alignment() & (left | right)
    qtbot.addWidget(words)


def test_arrows_and_margins_turn_round_when_read_from_the_right(qapp: QApplication, from_right: None) -> None:
    turned = {name: pixmap(name, "#000000").toImage() for name in ("chevron-left", "chevron-right", "undo", "clock")}
    inset = margins(36, 28, 0, 4)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    plain = {name: pixmap(name, "#000000").toImage() for name in turned}
    assert turned["chevron-left"] == plain["chevron-left"].flipped(Qt.Orientation.Horizontal)
    assert turned["undo"] != plain["undo"]
    assert turned["clock"] == plain["clock"]
    assert (inset.left(), inset.right()) == (0, 36)
    assert (margins(36, 28, 0, 4).left(), margins(36, 28, 0, 4).right()) == (36, 0)


def test_the_hint_of_quick_add_goes_rather_than_stand_in_many_lines(qtbot: QtBot, theme: Theme) -> None:
    foot = QuickAddFoot(theme)
    foot.show_state(asked=False, command="", something=True)
    page = on_page(qtbot, foot)
    resize(page, 700)
    assert foot.hint.isVisible()
    low = foot.height()
    foot.hint.setText(" ".join(["Art der Einnahme"] * 30))
    resize(page, 690)
    assert not foot.hint.isVisible()
    assert foot.log.isVisible()
    assert foot.height() <= low
