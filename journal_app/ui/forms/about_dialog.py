"""What Journal is, and whose work it stands on."""

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from journal_app import __version__
from journal_app.i18n import _
from journal_app.operations.about_program import package_lines
from journal_app.ui.widgets.labels import label


class AboutDialog(QDialog):
    """Version, what it is not, licences."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("About Journal"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(12)
        column.addWidget(label(f"Journal {__version__}", "section"))
        column.addWidget(
            label(
                _(
                    "A private diary with general safety information. It is not a medical device, not a diagnosis, and "
                    "no advice on what to take. No warning in our list does not mean it is safe."
                )
            )
        )
        column.addWidget(label(_("Nothing is sent anywhere. Qt {version}.").format(version=qVersion()), "small"))
        licences = QPlainTextEdit("\n".join(package_lines()))
        licences.setTabChangesFocus(True)
        licences.setReadOnly(True)
        licences.setAccessibleName(_("Licences"))
        licences.setMinimumSize(460, 240)
        column.addWidget(licences)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
