"""Names of days and months, the marks in a number and the first day of the week, in the language in use.

They come from the CLDR by way of Babel, which is imported only for a language other than English.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, Literal

from journal_app.i18n import ENGLISH, PSEUDO, language

if TYPE_CHECKING:
    from babel.core import Locale

Width = Literal["wide", "abbreviated", "narrow"]
"""In full, short (`Sat`, `Nov`), or one letter."""

_WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_LETTERS: Final[dict[Width, int | None]] = {"wide": None, "abbreviated": 3, "narrow": 1}
_LATIN: Final = "latn"
"""Numbers are shown with the digits 0 to 9 in every language, as they are typed."""


def weekday_names(width: Width = "wide") -> tuple[str, ...]:
    """Monday to Sunday."""
    return _weekdays(language().code, width)


def month_names(width: Width = "wide", *, alone: bool = False) -> tuple[str, ...]:
    """January to December; `alone`: not beside a day, where some languages say it in another form."""
    # A short name beside a day would end in a point in some languages, and there is no room for it in a chart.
    return _months(language().code, width, alone or width != "wide")


def first_weekday(system: str) -> int | None:
    """With which weekday a week begins by the language, 0 Monday to 6 Sunday.

    None where the system's own counts: its locale, such as "es_MX", speaks the language in use, or that is English.
    """
    code = language().code
    spoken = system.replace("-", "_").split("_")[0].split(".")[0].lower()
    return None if code in (ENGLISH, PSEUDO, spoken) else _locale(code).first_week_day


def week_start(system: str) -> int:
    """With which weekday a week begins, 0 Monday to 6 Sunday: by the language, or else by the system's locale.

    Monday where the locale says nothing that is known.
    """
    by_language = first_weekday(system)
    if by_language is not None:
        return by_language
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(system.partition(".")[0].partition("@")[0].replace("-", "_")).first_week_day
    except (ValueError, UnknownLocaleError):
        return 0


def written_number(number: str) -> str:
    """A number that is written as in English, such as `1,000.5`, with the marks of the language in use."""
    code = language().code
    if code in (ENGLISH, PSEUDO):
        return number
    decimal, group = _marks(code)
    return number.translate({ord("."): decimal, ord(","): group})


@cache
def _weekdays(code: str, width: Width) -> tuple[str, ...]:
    if code in (ENGLISH, PSEUDO):
        return _in_english(_WEEKDAYS, width, code)
    names = _locale(code).days["stand-alone"][width]
    return tuple(str(names[number]) for number in range(len(_WEEKDAYS)))


@cache
def _months(code: str, width: Width, alone: bool) -> tuple[str, ...]:
    if code in (ENGLISH, PSEUDO):
        return _in_english(_MONTHS, width, code)
    names = _locale(code).months["stand-alone" if alone else "format"][width]
    return tuple(str(names[number]) for number in range(1, len(_MONTHS) + 1))


@cache
def _marks(code: str) -> tuple[str, str]:
    """The decimal mark, and the mark between thousands."""
    if code in (ENGLISH, PSEUDO):
        return ".", ","
    symbols = _locale(code).number_symbols[_LATIN]
    return str(symbols["decimal"]), str(symbols["group"])


@cache
def _locale(code: str) -> Locale:
    from babel.core import Locale

    return Locale.parse(code)


def _in_english(names: tuple[str, ...], width: Width, code: str) -> tuple[str, ...]:
    short = tuple(name[: _LETTERS[width]] for name in names)
    if code == ENGLISH:
        return short
    from journal_app.i18n.pseudo import pseudo

    return tuple(pseudo(name) for name in short)
