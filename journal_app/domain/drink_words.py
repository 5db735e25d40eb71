"""So many drinks, in words and rounded alike wherever they are shown."""

from typing import Final

from journal_app.domain.number_text import rounded_text
from journal_app.i18n import plural
from journal_app.i18n.locale_words import written_number

UNIT_G: Final = 8
"""Grams of alcohol in what is called a unit; in a standard drink elsewhere there are more."""


def standard_drinks(grams: float, of_grams: float) -> str:
    """`2 standard drinks`; by the British measure of 8 g `2.5 units`."""
    shown, count = _shown(grams / of_grams)
    if of_grams == UNIT_G:
        words = plural("{count} unit", "{count} units", count)
    else:
        words = plural("{count} standard drink", "{count} standard drinks", count)
    return words.format(count=shown)


def drink_words(drinks: float, *, more: bool = False) -> str:
    """`1 drink`, `2.5 drinks`, `2+ drinks` (and more that is not known): where their size is said beside them."""
    shown, count = _shown(drinks)
    return plural("{count} drink", "{count} drinks", count).format(count=f"{shown}+" if more else shown)


def drink_count(drinks: float) -> str:
    """The number alone."""
    return _shown(drinks)[0]


def _shown(drinks: float) -> tuple[str, float]:
    """The number as it is shown, and the number whose plural goes with it: what is shown as 1 is said as one."""
    text = rounded_text(drinks)
    return written_number(text), float(text.replace(",", ""))
