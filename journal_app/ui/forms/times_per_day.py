"""How often a day a medicine is taken; "not said" is an answer too."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QComboBox

from journal_app.domain.number_text import plain_number
from journal_app.i18n import _, plural

CHOICES: Final[tuple[tuple[str, float | None], ...]] = (
    (_("not said"), None),
    (_("once a day"), 1.0),
    (_("2 times a day"), 2.0),
    (_("3 times a day"), 3.0),
    (_("4 times a day"), 4.0),
    (_("6 times a day"), 6.0),
    (_("every other day"), 0.5),
    (_("every third day"), 1 / 3),
    (_("once a week"), 1 / 7),
    (_("once a month"), 1 / 28),
)


class TimesPerDay(QComboBox):
    """A list of the usual answers."""

    def __init__(self) -> None:
        super().__init__()
        for words, value in CHOICES:
            self.addItem(words, value)

    @property
    def value(self) -> float | None:
        """Times a day; None where it was not said."""
        found = self.currentData()
        return None if found is None else float(found)

    def set_value(self, value: float | None) -> None:
        """Show a number of times, also one that is not in the list."""
        for index, (_words, known) in enumerate(CHOICES):
            if known == value or (known is not None and value is not None and abs(known - value) < 0.001):
                self.setCurrentIndex(index)
                return
        self.addItem(times_words(value), value)
        self.setCurrentIndex(self.count() - 1)


def times_words(value: float | None) -> str:
    """`2 times a day`, `every other day`; empty where it was not said."""
    if value is None:
        return ""
    for words, known in CHOICES:
        if known is not None and abs(known - value) < 0.001:
            return words
    return plural("{count} time a day", "{count} times a day", value).format(count=plain_number(value))
