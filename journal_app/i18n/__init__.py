"""The language of everything that is read, chosen once when the program starts, before any words are made.

Texts stand in English where they are used, wrapped in `_` (`plural` where a number decides), with named places that
are filled in afterwards: `_("Saved {name}.").format(name=name)`. Many are constants, made when their module is read:
so another language needs a new start. In English nothing is read and nothing imported, which keeps the start fast.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from gettext import GNUTranslations

ENGLISH: Final = "en"
PSEUDO: Final = "qps"
"""Longer, accented English, made as it is read: plain words on screen are not wrapped, cut ones have no room."""

OVERRIDE: Final = "JOURNAL_LANGUAGE"
"""The environment variable that decides before the preferences and the system do."""


class Language(NamedTuple):
    """A language by its code, its own name, and whether it is read from right to left.

    `offered`: a person can choose it, since every screen speaks it.
    """

    code: str
    name: str
    right_to_left: bool = False
    offered: bool = True


LANGUAGES: Final = (
    Language(ENGLISH, "English"),
    Language("de", "Deutsch"),
    Language("es", "Español"),
    Language("ar", "العربية", right_to_left=True, offered=False),
    Language(PSEUDO, "Pseudo", offered=False),
)


class _State:
    """What is in use; one for the process, as in every gettext program."""

    language: Language = LANGUAGES[0]
    texts: GNUTranslations | None = None
    clinical: GNUTranslations | None = None


def use_language(code: str) -> None:
    """Speak this language from now on; English for a code that is not in LANGUAGES."""
    found = {language.code: language for language in LANGUAGES}.get(code, LANGUAGES[0])
    _State.language, _State.texts, _State.clinical = found, None, None
    if found.code not in (ENGLISH, PSEUDO):
        from journal_app.i18n.catalogs import CLINICAL, TEXTS, read_catalog

        _State.texts, _State.clinical = read_catalog(TEXTS, found.code), read_catalog(CLINICAL, found.code)


def language() -> Language:
    """The language in use."""
    return _State.language


def language_to_use(chosen: str, system: str) -> str:
    """The code to start with: the override, else what the person chose, else the system's where it is offered.

    `chosen` is a code, "" to follow the system. `system` is a locale's name such as "de_DE.UTF-8".
    """
    known = {language.code for language in LANGUAGES}
    offered = {language.code for language in LANGUAGES if language.offered}
    if (wanted := os.environ.get(OVERRIDE, "")) in known:
        return wanted
    if chosen in offered:
        return chosen
    code = system.replace("-", "_").split("_")[0].split(".")[0].lower()
    return code if code in offered else ENGLISH


def _(text: str) -> str:
    """A text of the screens in the language in use; itself where there is no translation."""
    if _State.texts is not None:
        return _State.texts.gettext(text)
    return _pseudo(text) if _State.language.code == PSEUDO else text


def plural(one: str, many: str, count: float) -> str:
    """The form for a number; `{count}` and other places are filled in by the caller."""
    if _State.texts is not None:
        # Two and a half goes with the many. A hundred is among them everywhere; two has a form of its own in Arabic.
        return _State.texts.ngettext(one, many, int(count) if float(count).is_integer() else 100)
    text = one if count == 1 else many
    return _pseudo(text) if _State.language.code == PSEUDO else text


def in_context(context: str, text: str) -> str:
    """The translation for one meaning of a word that has several: `in_context("a number of pieces", "half")`."""
    if _State.texts is not None:
        return _State.texts.pgettext(context, text)
    return _pseudo(text) if _State.language.code == PSEUDO else text


def clinical(text: str) -> str:
    """A reviewed clinical text in the language in use; itself where there is no translation."""
    if _State.clinical is not None:
        return _State.clinical.gettext(text) if text else text
    return _pseudo(text) if _State.language.code == PSEUDO else text


def _pseudo(text: str) -> str:
    from journal_app.i18n.pseudo import pseudo

    return pseudo(text)
