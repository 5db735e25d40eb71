"""Words that say nothing only beside what they belong to: "feel" before a feeling, "for" before a meal.

Anywhere else they change what a line means ("on 3g kratom", "got 30 xanax", "have 2 beers"), so it is asked about.
"""

from __future__ import annotations

from typing import Final

from journal_app.domain.quick_add.hours_first import hours_first_at
from journal_app.domain.quick_add.measures import measure_at
from journal_app.domain.quick_add.nights import night_at
from journal_app.domain.quick_add.pieces import Setting
from journal_app.domain.quick_add.ratings import no_symptom_at, rated_before_at, rating_at
from journal_app.domain.quick_add.said_entries import happened_at, urge_at
from journal_app.domain.quick_add.tokens import Token

_ENDS: Final = (",", ";", "\n", "|")
_FELT: Final = (rating_at, happened_at, no_symptom_at, rated_before_at, night_at, measure_at, urge_at, hours_first_at)


def binds_here(tokens: tuple[Token, ...], place: int, setting: Setting) -> bool | None:
    """Whether a bound word stands beside what it belongs to; None for a token that is no bound word."""
    kind = setting.lexicon.bound.get(tokens[place].key)
    if kind is None:
        return None
    after = place + 1
    if kind == "measured":
        return bool(place and setting.lexicon.units.at(tokens, place - 1))
    if kind == "taken_later":
        return _is_taken(tokens, after, setting)
    fillers = setting.lexicon.words.fillers
    while after < len(tokens) and (
        tokens[after].key in fillers or (kind == "feeling" and setting.lexicon.bound.get(tokens[after].key) == kind)
    ):
        if kind == "taken" and tokens[after].key in setting.lexicon.words.verbs:
            return True
        after += 1
    if after >= len(tokens) or kind == "taken":
        return False
    if kind == "form":
        return bool(setting.lexicon.forms.at(tokens, after) or setting.lexicon.routes.at(tokens, after))
    if kind == "meal" and setting.lexicon.listed("parts").at(tokens, after):
        return True
    if kind == "night":
        return any(read(tokens, after, setting) is not None for read in (hours_first_at, night_at))
    felt = (rating_at, rated_before_at) if kind == "meal" else _FELT
    return tokens[after].kind in ("word", "number") and any(read(tokens, after, setting) is not None for read in felt)


def _is_taken(tokens: tuple[Token, ...], place: int, setting: Setting) -> bool:
    """ "habe 3g kratom genommen": the verb stands at the end of its part of the line."""
    while place < len(tokens) and tokens[place].text not in _ENDS:
        if tokens[place].key in setting.lexicon.words.verbs:
            return True
        place += 1
    return False
