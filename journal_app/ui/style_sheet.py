"""The one style sheet. Widgets say what they are by a property (`kind`, `tone`), never by a colour of their own."""

from collections.abc import Callable

from journal_app.paths import resources


def _drawing(name: str) -> str:
    """A drawing for the sheet itself: Qt takes those from files only, in the colour that they have."""
    return (resources() / "style" / f"{name}.svg").as_posix()


def style_sheet(
    c: Callable[[str], str],
    px: Callable[[str], int],
    s: Callable[[float], int],
    *,
    strong: bool = False,
    still: bool = False,
) -> str:
    """The sheet for colours `c(token)`, text sizes `px(kind)` and lengths `s(pixels)` that grow with the text.

    `strong`: borders of 2 pixels and a ring of 3 around the focus, in place of 1 and 2. `still`: nothing moves.
    """
    sheet = _sheet(c, px, s)
    if strong:
        # Rings first, or the borders that were widened would be widened again. Padding makes room alike for both.
        sheet = sheet.replace("border: 2px", "border: 3px").replace("border: 1px", "border: 2px") + _strong(c)
    return sheet + ("* { widget-animation-duration: 0; }\n" if still else "")


def _strong(c: Callable[[str], str]) -> str:
    """What is told from its ground by a soft colour alone gets an edge, where soft colours are not wanted."""
    edge = f"border: 2px solid {c('control')};"
    return f"""
QWidget[kind="sidebar"] {{ border: none; border-right: 2px solid {c("control")}; }}
QFrame[kind="well"], QFrame[kind="readout"], QFrame[tone="ok"] {{ {edge} }}
QPushButton[kind="square"], QPushButton[kind="tool"]:hover, QPushButton[kind="quiet"]:hover {{ {edge} }}
QPushButton[kind="navigation"]:checked {{ border: 2px solid {c("accent")}; }}
QPushButton[kind="navigation"]:focus, QPushButton[kind="square"]:focus,
QPlainTextEdit[kind="well"]:focus {{ border: 3px solid {c("accent")}; }}
QMenuBar::item:selected, QMenu::item:selected {{ background: {c("accent")}; color: {c("on-accent")}; }}
QComboBox QAbstractItemView, QListView, QTableView, QTreeView {{ selection-background-color: {c("accent")};
  selection-color: {c("on-accent")}; }}
QProgressBar {{ {edge} }}
"""


def _sheet(c: Callable[[str], str], px: Callable[[str], int], s: Callable[[float], int]) -> str:
    arrow = _drawing("arrow")
    tick = _drawing("tick-white" if int(c("on-accent")[1:3], 16) > 127 else "tick-dark")
    return f"""
* {{ outline: none; }}
QToolTip {{ background: {c("card")}; color: {c("text")}; border: 1px solid {c("control")}; padding: {s(4)}px; }}
QMainWindow, QDialog, QWidget[kind="page"] {{ background: {c("bg")}; }}
QWidget[kind="sidebar"] {{ background: {c("sidebar")}; }}
QScrollArea, QScrollArea > QWidget > QWidget[kind="scrolled"] {{ background: transparent; border: none; }}
QScrollArea:focus {{ border: 2px solid {c("accent")}; border-radius: 8px; }}
QFrame[kind="card"] {{ background: {c("card")}; border: 1px solid {c("line")}; border-radius: 12px; }}
QFrame[kind="well"] {{ background: {c("well")}; border: none; border-radius: 8px; }}
QFrame[kind="readout"] {{ background: {c("accent-soft")}; border: none; border-radius: 8px; }}
QFrame[kind="rule"] {{ background: {c("line")}; border: none; max-height: 1px; min-height: 1px; }}

QLabel {{ background: transparent; color: {c("text")}; border: none; }}
QLabel:focus {{ border: none; border-bottom: 2px solid {c("accent")}; }}
QLabel[kind="page-title"] {{ font-size: {px("page")}px; font-weight: 650; min-height: {s(40)}px; }}
QLabel[kind="section"] {{ font-size: {px("section")}px; font-weight: 600; }}
QLabel[kind="card-head"] {{ font-size: {px("card-head")}px; font-weight: 600; }}
QLabel[kind="strong"] {{ font-weight: 600; }}
QLabel[kind="quiet"] {{ color: {c("text-2")}; }}
QLabel[kind="small"] {{ color: {c("text-2")}; font-size: {px("small")}px; }}
QLabel[kind="small-strong"] {{ color: {c("text-2")}; font-size: {px("small")}px; font-weight: 600; }}
QLabel[kind="tiny"] {{ color: {c("text-3")}; font-size: {px("tiny")}px; }}
QLabel[kind="badge"] {{ background: {c("critical")}; color: {c("on-critical")}; border-radius: {s(10)}px;
  font-size: {px("small")}px; font-weight: 600; padding: 0px {s(5)}px; min-width: {s(10)}px; min-height: {s(20)}px; }}
QLabel[kind="number"] {{ color: {c("critical")}; font-size: {s(40)}px; font-weight: 700; }}
QLabel[kind="huge-number"] {{ color: {c("critical")}; font-size: 120px; font-weight: 700; }}

QPushButton {{ background: {c("card")}; color: {c("text")}; border: 1px solid {c("control")}; border-radius: 8px;
  padding: {s(8)}px {s(14)}px; min-height: {s(22)}px; }}
QPushButton:hover {{ background: {c("well")}; }}
QPushButton:focus {{ border: 2px solid {c("accent")}; padding: {s(8) - 1}px {s(14) - 1}px; }}
QPushButton:disabled {{ color: {c("text-3")}; border-color: {c("line")}; }}
QPushButton[kind="primary"] {{ background: {c("accent")}; color: {c("on-accent")}; border: 1px solid {c("accent")};
  font-weight: 600; }}
QPushButton[kind="primary"]:hover {{ background: {c("accent")}; }}
QPushButton[kind="primary"]:focus {{ border: 2px solid {c("text")}; outline: 2px solid {c("on-accent")};
  outline-offset: -4px; outline-radius: 5px; }}
QPushButton[kind="primary"]:disabled {{ background: {c("line")}; color: {c("text-3")}; border-color: {c("line")}; }}
QPushButton[kind="quiet"] {{ background: transparent; border: 1px solid transparent; }}
QPushButton[kind="quiet"]:hover {{ background: {c("well")}; }}
QPushButton[kind="quiet"]:focus {{ border: 2px solid {c("accent")}; }}
QPushButton[kind="link"] {{ background: transparent; border: 1px solid transparent; color: {c("accent")};
  font-weight: 600; padding: {s(4)}px {s(8)}px; text-align: left; }}
QPushButton[kind="link"]:focus {{ border: 2px solid {c("accent")}; padding: {s(4) - 1}px {s(8) - 1}px; }}
QPushButton[kind="link"]:disabled {{ color: {c("text-3")}; }}
QPushButton[kind="square"] {{ background: {c("well")}; border: 1px solid transparent; padding: {s(8)}px;
  min-width: {s(22)}px; }}
QPushButton[kind="square"]:focus {{ border: 2px solid {c("accent")}; padding: {s(8) - 1}px; }}
QPushButton[kind="navigation"] {{ background: transparent; border: 1px solid transparent; text-align: left;
  padding: {s(10)}px {s(12)}px; }}
QPushButton[kind="navigation"][narrow="true"] {{ text-align: center; padding: {s(10)}px 0px; }}
QPushButton[kind="navigation"]:hover {{ background: {c("card")}; }}
QPushButton[kind="navigation"]:checked {{ background: {c("card")}; border: 1px solid {c("line")}; font-weight: 600; }}
QPushButton[kind="navigation"]:focus {{ border: 2px solid {c("accent")}; padding: {s(10) - 1}px {s(12) - 1}px; }}
QPushButton[kind="navigation"][narrow="true"]:focus {{ padding: {s(10) - 1}px 0px; }}
QPushButton[kind="emergency"] {{ background: {c("card")}; border: 1px solid {c("line")}; text-align: left;
  padding: {s(10)}px {s(12)}px; }}
QPushButton[kind="emergency"]:focus {{ border: 2px solid {c("accent")}; padding: {s(10) - 1}px {s(12) - 1}px; }}
QPushButton[kind="segment"] {{ background: transparent; color: {c("text-2")}; border: 1px solid transparent;
  padding: {s(6)}px {s(14)}px; }}
QPushButton[kind="segment"]:checked {{ background: {c("card")}; color: {c("text")};
  border: 1px solid {c("control")}; }}
QPushButton[kind="segment"]:focus {{ border: 2px solid {c("accent")}; padding: {s(6) - 1}px {s(14) - 1}px; }}
QFrame[kind="segments"] {{ background: {c("well")}; border: 1px solid {c("line")}; border-radius: 8px; }}
QRadioButton[kind="rating"] {{ background: {c("well")}; color: {c("text-2")}; border: 1px solid {c("line")};
  border-radius: 8px; spacing: 0px; min-height: 0px; }}

QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox {{ background: {c("card")}; color: {c("text")};
  border: 1px solid {c("control")}; border-radius: 8px; padding: {s(7)}px {s(10)}px; min-height: {s(22)}px;
  selection-background-color: {c("accent")}; selection-color: {c("on-accent")}; }}
QLineEdit, QPlainTextEdit {{ placeholder-text-color: {c("text-3")}; }}
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {{ border: 2px solid {c("accent")};
  padding: {s(7) - 1}px {s(10) - 1}px; }}
QAbstractSpinBox {{ max-height: {s(22)}px; }}
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus {{ border: none; padding: 0px {s(10)}px; min-height: 0px;
  background: transparent; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ width: 0px; border: none; }}
QAbstractSpinBox::up-arrow, QAbstractSpinBox::down-arrow {{ image: none; width: 0px; height: 0px; }}
QComboBox QLineEdit, QComboBox QLineEdit:focus {{ border: none; padding: 0px; min-height: 0px;
  background: transparent; border-radius: 0px; }}
QLineEdit[state="wrong"] {{ border: 2px solid {c("critical")}; padding: {s(7) - 1}px {s(10) - 1}px; }}
QComboBox {{ min-width: {s(60)}px; }}
QComboBox::drop-down, QDateEdit[calendarPopup="true"]::drop-down {{ border: none; width: {s(26)}px; }}
QComboBox::down-arrow, QDateEdit[calendarPopup="true"]::down-arrow {{ image: url("{arrow}"); width: {s(16)}px;
  height: {s(16)}px; }}
QComboBox QAbstractItemView {{ background: {c("card")}; color: {c("text")}; border: 1px solid {c("control")};
  selection-background-color: {c("accent-soft")}; selection-color: {c("text")}; }}
QCheckBox, QRadioButton {{ color: {c("text")}; spacing: {s(8)}px; min-height: {max(24, s(24))}px; }}
QCheckBox::indicator, QRadioButton::indicator {{ width: {s(18)}px; height: {s(18)}px; }}
QCheckBox::indicator {{ background: {c("card")}; border: 1px solid {c("control")}; border-radius: 4px; }}
QCheckBox::indicator:checked {{ background: {c("accent")}; border: 1px solid {c("accent")}; image: url("{tick}"); }}
QCheckBox::indicator:focus {{ border: 2px solid {c("accent")}; }}
QCheckBox::indicator:checked:focus {{ border: 2px solid {c("text")}; }}
QCheckBox:focus, QRadioButton:focus {{ color: {c("accent")}; }}

QFrame[tone="critical"] {{ background: {c("critical-soft")}; border: 1px solid {c("critical-line")};
  border-radius: 8px; }}
QFrame[tone="serious"] {{ background: {c("serious-soft")}; border: 1px solid {c("serious-line")}; border-radius: 8px; }}
QFrame[tone="caution"] {{ background: {c("caution-soft")}; border: 1px solid {c("caution-line")}; border-radius: 8px; }}
QFrame[tone="note"] {{ background: {c("note-soft")}; border: 1px solid {c("note-line")}; border-radius: 8px; }}
QFrame[tone="unknown"] {{ background: {c("unknown-soft")}; border: 1px dashed {c("unknown-line")};
  border-radius: 8px; }}
QFrame[tone="ok"] {{ background: {c("ok-soft")}; border: none; border-radius: 8px; }}
QFrame[tone="emergency"] {{ background: {c("card")}; border: 2px solid {c("critical")}; border-radius: 10px; }}
QLabel[tone="critical"] {{ color: {c("critical")}; background: transparent; border: none; }}
QLabel[tone="serious"] {{ color: {c("serious")}; background: transparent; border: none; }}
QLabel[tone="caution"] {{ color: {c("caution")}; background: transparent; border: none; }}
QLabel[tone="note"] {{ color: {c("note")}; background: transparent; border: none; }}
QLabel[tone="unknown"] {{ color: {c("unknown")}; background: transparent; border: none; }}
QLabel[tone="ok"] {{ color: {c("ok")}; background: transparent; border: none; }}
QPushButton[tone="critical"] {{ color: {c("critical")}; }}
QPushButton[tone="serious"] {{ color: {c("serious")}; }}
QPushButton[tone="caution"] {{ color: {c("caution")}; }}
QFrame[kind="alert-header"] {{ border: none; border-top-left-radius: 11px; border-top-right-radius: 11px;
  border-bottom-left-radius: 0px; border-bottom-right-radius: 0px; }}
QFrame[kind="chip"] {{ border-radius: 8px; }}
QLabel[kind="step-number"] {{ background: {c("well")}; border-radius: {s(15)}px; font-weight: 600; }}
QListWidget[kind="bare"] {{ background: transparent; border: 2px solid transparent; }}
QListWidget[kind="bare"]:focus {{ border: 2px solid {c("accent")}; border-radius: 12px; }}
QListWidget[kind="bare"]::item {{ background: transparent; border: none; }}
QFrame[kind="chip"][tone="critical"] {{ background: {c("critical")}; border: none; border-radius: 8px; }}
QFrame[kind="chip"][tone="critical"] QLabel {{ color: {c("on-critical")}; font-weight: 600; }}

QLabel[tone="critical"], QLabel[tone="serious"], QLabel[tone="caution"], QLabel[tone="note"],
QLabel[tone="unknown"], QLabel[tone="ok"] {{ background: transparent; border: none; }}
QFrame[kind="rating-row"] {{ background: transparent; border: 2px solid transparent; border-radius: 10px; }}
QFrame[kind="rating-row"][state="focused"] {{ border: 2px solid {c("accent")}; }}
QGroupBox[kind="rating"] {{ border: none; margin: 0px; padding: 0px; }}
QFrame[kind="entry"] {{ background: transparent; border: 2px solid transparent; border-radius: 8px; }}
QFrame[kind="entry"]:focus {{ border: 2px solid {c("accent")}; background: {c("accent-soft")}; }}
QFrame[kind="plain"] {{ background: transparent; border: none; }}
QLabel[kind="disc"] {{ background: {c("well")}; border-radius: {s(34) // 2 - 1}px; }}
QLabel[kind="entry-title"] {{ font-weight: 500; }}
QLabel[kind="key"] {{ color: {c("text-2")}; font-size: {px("tiny")}px; background: {c("card")};
  border: 1px solid {c("line")}; border-radius: 4px; padding: {s(1)}px {s(5)}px; }}
QLabel[kind="strip"] {{ font-size: {px("small")}px; }}
QLabel[kind="strip-strong"] {{ font-size: {px("small")}px; font-weight: 600; }}
QLabel[kind="unknown-chip"] {{ color: {c("unknown")}; background: {c("unknown-soft")};
  border: 1px dashed {c("unknown-line")}; border-radius: {s(8)}px; font-size: {px("tiny")}px;
  padding: {s(1)}px {s(7)}px; }}
QPushButton[kind="tool"] {{ background: transparent; border: 1px solid transparent; padding: {s(5)}px;
  min-height: {s(20)}px; min-width: {s(20)}px; }}
QPushButton[kind="tool"]:hover {{ background: {c("well")}; }}
QPushButton[kind="tool"]:focus {{ border: 2px solid {c("accent")}; padding: {s(5) - 1}px; }}
QPushButton[kind="chip"] {{ border-radius: {s(15)}px; padding: {s(5)}px {s(12)}px;
  min-height: {s(34) - 2 * s(5) - 2}px; }}
QPushButton[kind="chip"]:focus {{ border: 2px solid {c("accent")}; padding: {s(5) - 1}px {s(12) - 1}px; }}
QFrame[kind="panel"] {{ background: {c("card")}; border: 1px solid {c("control")}; border-radius: 12px; }}
QFrame[kind="page-foot"] {{ background: {c("card")}; border: none; border-top: 1px solid {c("line")}; }}
QFrame[kind="panel-foot"] {{ background: {c("well")}; border: none; border-bottom-left-radius: 11px;
  border-bottom-right-radius: 11px; }}
QFrame[kind="quick-field"] {{ background: {c("card")}; border: 1px solid {c("control")}; border-radius: 10px; }}
QFrame[kind="quick-field"][state="focused"] {{ border: 2px solid {c("accent")}; }}
QLineEdit[kind="quick"], QLineEdit[kind="quick"]:focus {{ background: transparent; border: none;
  padding: {s(8)}px 0px; placeholder-text-color: {c("text-3")}; }}
QFrame[kind="panel"] QLineEdit[kind="quick"] {{ font-size: {px("section")}px; }}
QPushButton[kind="row"] {{ background: transparent; border: 1px solid transparent; text-align: left;
  padding: {s(7)}px {s(10)}px; }}
QPushButton[kind="row"]:hover {{ background: {c("well")}; }}
QPushButton[kind="row"]:focus {{ border: 2px solid {c("accent")}; padding: {s(7) - 1}px {s(10) - 1}px; }}
QPushButton[kind="key"] {{ color: {c("text-2")}; font-size: {px("tiny")}px; background: {c("card")};
  border: 1px solid {c("line")}; border-radius: 4px; padding: {s(2)}px {s(9)}px; min-height: {s(22)}px; }}
QPushButton[kind="key"]:focus {{ border: 2px solid {c("accent")}; padding: {s(2) - 1}px {s(9) - 1}px; }}
QPlainTextEdit[kind="well"] {{ background: {c("well")}; }}

QMenuBar {{ background: {c("bg")}; color: {c("text")}; font-size: {px("body")}px; }}
QMenuBar::item {{ padding: {s(4)}px {s(8)}px; background: transparent; }}
QMenuBar::item:selected, QMenu::item:selected {{ background: {c("accent-soft")}; color: {c("text")}; }}
QMenu {{ font-size: {px("body")}px; }}
QMenu {{ background: {c("card")}; color: {c("text")}; border: 1px solid {c("control")}; padding: {s(4)}px; }}
QMenu::item {{ padding: {s(6)}px {s(24)}px; }}
QMenu::separator {{ height: 1px; background: {c("line")}; margin: {s(4)}px; }}
QListView, QTableView {{ background: {c("card")}; color: {c("text")}; border: 1px solid {c("line")};
  border-radius: 8px; gridline-color: {c("line")}; alternate-background-color: {c("well")};
  selection-background-color: {c("accent-soft")}; selection-color: {c("text")}; }}
QTableView[kind="painted"] {{ selection-background-color: transparent; }}
QListWidget::item {{ padding: {s(8)}px; }}
QListView:focus, QTableView:focus {{ border: 2px solid {c("accent")}; }}
QTableView[kind="month"] {{ border: 2px solid transparent; selection-background-color: transparent; }}
QTableView[kind="month"]:focus {{ border: 2px solid {c("accent")}; }}
QHeaderView::section {{ background: {c("well")}; color: {c("text-2")}; border: none; padding: {s(6)}px; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 2px; }}
QScrollBar::handle:vertical {{ background: {c("control")}; border-radius: 4px; min-height: 32px; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 2px; }}
QScrollBar::handle:horizontal {{ background: {c("control")}; border-radius: 4px; min-width: 32px; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{ background: none;
  border: none; width: 0px; height: 0px; }}
QTextBrowser[kind="help"] {{ background: {c("card")}; color: {c("text")}; border: 1px solid {c("line")};
  border-radius: 12px; }}
QTextBrowser[kind="help"]:focus {{ border: 2px solid {c("accent")}; }}
QProgressBar {{ background: {c("well")}; border: none; border-radius: 4px; min-height: 8px; max-height: 8px;
  color: transparent; }}
QProgressBar::chunk {{ background: {c("accent")}; border-radius: 4px; }}
"""
