"""The report for a doctor: choices on the right, its pages as they will be printed on the left."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QProgressBar, QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.operations.export_report import (
    ReportStart,
    export_report,
    pages_to_print,
    preview_report,
    report_start,
)
from journal_app.ui.announce import announce
from journal_app.ui.forms.form_drafts import FormDrafts
from journal_app.ui.forms.report_choices import ReportChoicesForm
from journal_app.ui.pages.page import Page
from journal_app.ui.shortcuts import tip
from journal_app.ui.widgets.buttons import button, with_icon
from journal_app.ui.widgets.head_row import HeadRow
from journal_app.ui.widgets.labels import label
from journal_app.ui.widgets.message import Message
from journal_app.ui.widgets.nesting import add_layout
from journal_app.ui.widgets.page_edges import page_edges
from journal_app.ui.widgets.page_preview import PagePreview
from journal_app.ui.widgets.save_place import ask_save_place
from journal_app.ui.widgets.scrolled import Scrolled

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from journal_app.errors import UserError
    from journal_app.ui.journal_client import JournalClient
    from journal_app.ui.theme import Theme

TYPING_PAUSE_MS: Final = 350
"""The pages are made again when the person stops typing for so long."""

SHOW_PROGRESS_AFTER_MS: Final = 300
CHOICES_WIDTH: Final = 340
NARROW: Final = 760
"""Below this width at 100 % text the pages stand under the choices."""


class ReportPage(Page):
    """Nothing leaves the computer here: the report is saved as a file where the person says."""

    title = _("Report")
    can_be_made_anew = False

    def __init__(self, client: JournalClient, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._client = client
        self._theme = theme
        self._unmade = False
        self.setProperty("kind", "page")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_PAUSE_MS)
        self._pause.timeout.connect(self._preview)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(SHOW_PROGRESS_AFTER_MS)
        self._slow.timeout.connect(self._show_progress)
        self._build()
        self.form.changed.connect(self._pause.start)
        self._drafts = FormDrafts(self.form, client, "report", self.form.draft_inputs())
        theme.changed.connect(self._arrange)

    def refresh(self) -> None:
        """Ask for what can be chosen, then make the pages again."""
        self._client.ask(report_start, then=self._started, failed=self._refused, owner=self)

    def save(self) -> None:
        """Ask where, then save the report there."""
        choices = self.form.choices()
        out = ask_save_place(self, _("Save the report"), choices.file_name, "PDF (*.pdf)", "pdf")
        if out is not None:
            self.save_to(out)

    def save_to(self, out: Path) -> None:
        """Save the report at a place."""
        self.message.say("")
        self.save_button.setEnabled(False)
        self._begin(_("Saving the report"))
        self._client.ask(export_report, self.form.choices(), out, then=self._saved, failed=self._not_saved, owner=self)

    def print(self) -> None:
        """Ask how to print, then make the pages for paper and print them."""
        from journal_app.ui.printing import ask_how_to_print, print_pages

        if not self.form.filled:
            return
        choices = self.form.choices()

        def chosen(printer: QPrinter) -> None:
            self._begin(_("Making the pages for paper"))
            self.print_button.setEnabled(False)

            def made(pages: tuple[bytes, ...]) -> None:
                self._end()
                self.print_button.setEnabled(True)
                sentence = print_pages(printer, pages)
                self.message.say(sentence or _("The report went to the printer."), "serious" if sentence else "ok")
                announce(self, self.message.text)

            def refused(error: UserError) -> None:
                self.print_button.setEnabled(True)
                self._refused(error)

            self._client.ask(pages_to_print, choices, then=made, failed=refused, owner=self)

        ask_how_to_print(self, choices.paper, chosen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # Building ---------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        whole = self._whole = QVBoxLayout(self)
        whole.setSpacing(16)
        self.print_button = with_icon(button(_("Print..."), name=_("Print the report")), "print", self._theme)
        self.print_button.setToolTip(tip(_("Print the report"), "print"))
        self.print_button.clicked.connect(self.print)
        self.save_button = button(_("Save the report"), "primary", name=_("Save the report as a PDF file"))
        self.save_button.clicked.connect(self.save)
        nothing_sent = label(_("Nothing is sent anywhere."), "quiet", wrap=False)
        head = HeadRow(label(self.title, "page-title", wrap=False), (nothing_sent, self.print_button, self.save_button))
        whole.addWidget(head)
        self.message = Message(self._theme)
        whole.addWidget(self.message)
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(_("Making the report"))
        self.progress.hide()
        whole.addWidget(self.progress)
        # Made before the pages, so that the keyboard meets first what there is to do.
        self.form = ReportChoicesForm(self)
        self.choices_area = Scrolled(self.form, self)
        self.choices_area.setAccessibleName(_("What goes into the report"))
        self.preview = PagePreview(self)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(24)
        self._columns.addWidget(self.preview, 1)
        self._columns.addWidget(self.choices_area)
        add_layout(whole, self._columns, 1)
        self._arrange()

    def _arrange(self) -> None:
        side, above = page_edges(self, self._theme.text_percent)
        self._whole.setContentsMargins(side, above, side, 16)
        narrow = self.width() < self._theme.scaled(NARROW)
        # Where it is narrow the choices stand first, as they do for the keyboard.
        directions = QBoxLayout.Direction
        self._columns.setDirection(directions.BottomToTop if narrow else directions.LeftToRight)
        self._columns.setStretch(1, 1 if narrow else 0)
        width = self._theme.scaled(CHOICES_WIDTH)
        self.choices_area.setMinimumWidth(0 if narrow else width)
        self.choices_area.setMaximumWidth(16_777_215 if narrow else width)

    # Pages ------------------------------------------------------------------------------------------------------

    def _started(self, start: ReportStart) -> None:
        begins = not self.form.filled
        self.form.start_with(start)
        if begins:
            self._drafts.look_for()
        self._preview()

    def _preview(self) -> None:
        if not self.form.filled:
            return
        self._pause.stop()
        self._begin(_("Making the pages"))
        self._client.ask(preview_report, self.form.choices(), then=self._take_pages, failed=self._refused, owner=self)

    def _take_pages(self, pages: tuple[bytes, ...]) -> None:
        self._end()
        if self._unmade:
            self._unmade = False
            self.message.say("")
        self.preview.show_pages(pages)

    def _refused(self, error: UserError) -> None:
        self._end()
        self._unmade = True
        self.message.say(error.sentence, "serious")

    # Saving -----------------------------------------------------------------------------------------------------

    def _saved(self, out: Path) -> None:
        self._end()
        self.save_button.setEnabled(True)
        text = _("Saved: {file}. Whoever opens this file can read it: it has no passphrase.").format(file=out)
        self.message.say(text, "ok")
        announce(self, text)

    def _not_saved(self, error: UserError) -> None:
        self._end()
        self.save_button.setEnabled(True)
        self.message.say(error.sentence, "serious")
        announce(self, error.sentence)

    # Progress ---------------------------------------------------------------------------------------------------

    def _begin(self, what: str) -> None:
        self.progress.setAccessibleName(what)
        self._slow.start()

    def _show_progress(self) -> None:
        self.progress.show()

    def _end(self) -> None:
        self._slow.stop()
        self.progress.hide()
