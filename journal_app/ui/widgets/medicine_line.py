"""One ongoing medicine: what it is, how it is taken, since when, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from journal_app.domain.lists import comma_words
from journal_app.i18n import _
from journal_app.operations.read_person import MedicineRow
from journal_app.ui.widgets.buttons import button
from journal_app.ui.widgets.entry_row import NOT_CHECKED
from journal_app.ui.widgets.labels import breakable, label
from journal_app.ui.widgets.wrap_row import WrapRow


class MedicineLine(QFrame):
    """`edit_wanted`, `stop_wanted`, `skip_wanted` and `remove_wanted` hand over the medicine."""

    edit_wanted = Signal(object)
    stop_wanted = Signal(object)
    skip_wanted = Signal(object)
    remove_wanted = Signal(object)

    def __init__(self, row: MedicineRow) -> None:
        super().__init__()
        medicine = row.medicine
        self.setProperty("kind", "entry")
        said = [row.title, row.detail, "" if row.checked else NOT_CHECKED]
        self.setAccessibleName(comma_words([part for part in said if part]))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 6)
        column.setSpacing(2)
        column.addWidget(label(breakable(row.title), "entry-title"))
        by = _("prescribed by {name}").format(name=medicine.prescriber) if medicine.prescriber else ""
        plan = _("with a plan") if medicine.plan else ""
        column.addWidget(label(breakable(comma_words([part for part in (row.detail, by, plan) if part])), "small"))
        if not row.checked:
            column.addWidget(label(_("not checked"), "unknown-chip", wrap=False), 0, Qt.AlignmentFlag.AlignLeft)
            column.addWidget(label(NOT_CHECKED, "tiny"))
        actions = [(_("Edit"), self.edit_wanted)]
        if medicine.stop is None:
            actions.append((_("It was stopped"), self.stop_wanted))
        if row.running and medicine.scheduled:
            actions.append((_("Not taken this time"), self.skip_wanted))
        actions.append((_("Remove"), self.remove_wanted))
        links = []
        for words, signal in actions:
            made = button(words, "link", name=f"{words}: {medicine.name}")
            made.clicked.connect(lambda _checked=False, signal=signal: signal.emit(medicine))
            links.append(made)
        line = WrapRow()
        line.set_widgets(links)
        column.addWidget(line)
