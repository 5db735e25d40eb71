"""Choose a country for the emergency number and the size of one drink, both shown as they will be used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from journal_app.domain.number_text import NOT_A_NUMBER, plain_number, read_number
from journal_app.i18n import _
from journal_app.operations.workspace import DEFAULT_STANDARD_DRINK_G
from journal_app.ui.widgets.form_row import form_row
from journal_app.ui.widgets.labels import label
from journal_app.ui.widgets.nesting import add_layout
from journal_app.ui.widgets.typed_choice import TypedChoice

if TYPE_CHECKING:
    from journal_app.domain.knowledge import Country

NO_COUNTRY = _("No country yet")
SMALLEST_DRINK_G, LARGEST_DRINK_G = 4, 30


class CountryForm(QWidget):
    """A list of countries; the one of the computer's own settings is suggested, and said to be a suggestion."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._countries: dict[str, Country] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        self.combo = TypedChoice()
        self.combo.setMaxVisibleItems(12)
        self.suggested = label("", "tiny")
        self.number = label("", "number")
        self.number_words = label("", "small")
        self.grams = QLineEdit()
        self.grams.setMaxLength(8)
        add_layout(column, form_row(_("Country"), self.combo))
        column.addWidget(self.suggested)
        column.addWidget(label(_("Emergency number"), "small-strong"))
        column.addWidget(self.number)
        column.addWidget(self.number_words)
        add_layout(
            column,
            form_row(
                _("One drink holds"),
                self.grams,
                unit=_("g of alcohol"),
                hint=_("The usual size of one drink in your country. Change it if you count in another size."),
            ),
        )
        self.combo.addItem(NO_COUNTRY, None)
        self.combo.currentIndexChanged.connect(self._chosen)
        self._chosen()

    def fill(self, country: str | None, drink_grams: float) -> None:
        """Show what was chosen before, without a word about a suggestion."""
        self.load("")
        self.combo.setCurrentIndex(max(self.combo.findData(country), 0))
        if self.country is not None:
            self.grams.setText(plain_number(drink_grams))

    def load(self, territory: str | None = None) -> None:
        """Read the countries once; `territory` (ISO 3166) is suggested, by default the computer's own."""
        if self._countries:
            return
        from journal_app.operations.countries import list_countries

        for country in list_countries():
            self._countries[country.code] = country
            self.combo.addItem(country.name, country.code)
        code = QLocale.territoryToCode(QLocale.system().territory()) if territory is None else territory
        place = self.combo.findData(code) if code else -1
        if place > 0:
            self.combo.setCurrentIndex(place)
            self.suggested.setText(
                _("Suggested by the settings of this computer. Choose another one if you are somewhere else.")
            )
            self.suggested.show()

    @property
    def country(self) -> str | None:
        """The code of the country, None while none is chosen."""
        code = self.combo.currentData()
        return None if code is None else str(code)

    @property
    def drink_grams(self) -> float | None:
        """The size of a drink where it differs from the country's own, else None."""
        value = read_number(self.grams.text()).value
        chosen = self._countries.get(self.country or "")
        return None if value is None or (chosen is not None and value == chosen.standard_drink_g) else value

    def problem(self) -> str:
        """Why the size of a drink cannot be used, empty when it can."""
        read = read_number(self.grams.text())
        if read.problem:
            return read.problem
        if read.choices:
            return NOT_A_NUMBER
        if read.value is not None and not SMALLEST_DRINK_G <= read.value <= LARGEST_DRINK_G:
            said = _("One drink holds from {least} to {most} g of alcohol. Please check the number.")
            return said.format(least=SMALLEST_DRINK_G, most=LARGEST_DRINK_G)
        return ""

    def _chosen(self) -> None:
        self.suggested.hide()
        chosen = self._countries.get(self.country or "")
        if chosen is None:
            self.number.setText(_("not known yet"))
            self.number_words.setText(
                _("Without a country, Journal says only: your local emergency number. 112 works on most mobile phones.")
            )
            self.grams.clear()
            self.grams.setPlaceholderText(plain_number(DEFAULT_STANDARD_DRINK_G))
        else:
            self.number.setText(chosen.emergency.number)
            self.number_words.setText(_number_words(chosen))
            self.grams.setText(plain_number(chosen.standard_drink_g))
            self.grams.setPlaceholderText("")
        self.number.setProperty("kind", "number" if _has_digits(self.number.text()) else "card-head")
        self.number.style().polish(self.number)
        self.combo.setAccessibleDescription(_("Emergency number: {number}").format(number=self.number.text()))


def _number_words(country: Country) -> str:
    line = country.emergency
    note = f"{line.note[:1].upper()}{line.note[1:]}. " if line.note else ""
    if not _has_digits(line.number):
        return note
    checked = _("Not yet checked with the operator.") if line.checked_on is None else _("Checked with the operator.")
    return note + checked


def _has_digits(text: str) -> bool:
    return any(sign.isdigit() for sign in text)
