"""Reads what is neither taken nor rated: urges, medicines of the regimen, what happened, red flags."""

from __future__ import annotations

from dataclasses import replace
from typing import Final, cast

from journal_app.domain.entries import (
    Entry,
    Marker,
    MarkerKind,
    RedFlag,
    RedFlagKind,
    Skipped,
    Urge,
)
from journal_app.domain.knowledge import ALCOHOL
from journal_app.domain.quick_add.names import NameFound
from journal_app.domain.quick_add.nones import named_at
from journal_app.domain.quick_add.pieces import Common, DraftPiece, Make, Setting
from journal_app.domain.quick_add.tokens import Token
from journal_app.i18n import _

NO_MEDICINES: Final = _("No medicine in your list is taken every day. Please add one on the Medicines page first.")
WHAT_FOR: Final = _("Please write what the urge was for, such as: urge kratom 6.")
STRENGTH: Final = _("How strong an urge is goes from 0 to 10. Please check the number.")

_PLANNED: Final = ("appointment", "support_group")


def urge_at(tokens: tuple[Token, ...], place: int, setting: Setting) -> tuple[DraftPiece, int] | None:
    """ "urge kratom 6", "craving for a drink 7", "urge to mix wine and xanax 5"; None where no urge begins."""
    lexicon = setting.lexicon
    count = lexicon.listed("urges.words").at(tokens, place)
    mixing = lexicon.listed("urges.mixing").at(tokens, place)
    drinking = lexicon.listed("urges.drinking").at(tokens, place)
    doubtful = 0 if count or mixing else lexicon.listed("urges.doubtful").at(tokens, place)
    symptom = setting.names.symptom_at(tokens, place)
    if symptom is not None and symptom[2] > max(count, mixing, drinking, doubtful):
        return None
    after = place + max(count, mixing, drinking, doubtful)
    if after == place:
        return None
    strength, after, early = _strength(tokens, after, setting)
    if strength is not None and _is_counted(tokens, after, setting):
        # "wanting 3g kratom": how much of it, and not how strongly.
        return DraftPiece(tokens[place].start, tokens[after].end, None, problem=STRENGTH), after + 1
    names: list[NameFound] = []
    while after < len(tokens):
        if tokens[after].key in ("for", "to", "a", "an", "some", "the", "of", "my", "take", "use", "have", "smoke"):
            after += 1
            continue
        found = named_at(tokens, after, setting)
        if found is None:
            break
        names.append(found)
        after += found.size
        if not mixing or after >= len(tokens) or tokens[after].key not in ("and", "with", "+", "&"):
            break
        after += 1
    alone = names and (after >= len(tokens) or tokens[after].text in ",;\n")
    if doubtful and (not names or (strength is not None and not alone)):
        # "cravings 6" is a rating of the check-in, also beside a dose.
        return None
    if strength is None:
        strength, after, early = _strength(tokens, after, setting)
    start, end = tokens[place].start, tokens[after - 1].end
    if not names and not drinking:
        return DraftPiece(start, end, None, problem=WHAT_FOR), after
    if early:
        return DraftPiece(start, end, None, problem=STRENGTH), after
    draft = DraftPiece(start, end, _urge(names, strength, to_mix=bool(mixing)))
    if doubtful and strength is None:
        draft.problem = _("Please write how strong it was, from 0 to 10, such as: urge {name} 5.").format(
            name=names[0].text
        )
    elif any(name.substance is None and name.drink is None and name.own is None for name in names):
        draft.problem = _("{name} can mean several things. Please write which one the urge was for.").format(
            name=names[0].text
        )
    return draft, after


def _strength(tokens: tuple[Token, ...], place: int, setting: Setting) -> tuple[int | None, int, bool]:
    """The number at a place, the place after it, and whether it is none from 0 to 10."""
    at = place
    while at < len(tokens) and tokens[at].key in (":", "=", "was", "at", "level"):
        at += 1
    if at >= len(tokens) or tokens[at].kind != "number":
        return None, place, False
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is not None and (
        following.key in setting.lexicon.words.clock.am + setting.lexicon.words.clock.pm or following.text == ":"
    ):
        return None, place, False
    if not tokens[at].text.isdigit() or int(tokens[at].text[:4]) > 10:
        return None, at + 1, True
    after = at + 1
    return int(tokens[at].text), after + setting.lexicon.listed("out_of").at(tokens, after), False


def _is_counted(tokens: tuple[Token, ...], place: int, setting: Setting) -> bool:
    """Whether a unit or several of something stand right behind the number before a place."""
    if place >= len(tokens) or tokens[place].kind != "word":
        return False
    if setting.lexicon.units.at(tokens, place) or setting.lexicon.vague_units.at(tokens, place):
        return True
    found = named_at(tokens, place, setting)
    if found is None:
        return False
    return found.drink is not None or (found.own is None and setting.names.is_plural(found.text))


def _urge(names: list[NameFound], strength: int | None, *, to_mix: bool) -> Make:
    first = names[0] if names else None
    alcohol = first is None or first.drink is not None
    text = " and ".join(name.text for name in names) or ALCOHOL

    def make(common: Common) -> tuple[Entry, ...]:
        substance = ALCOHOL if alcohol else first.substance if first is not None else None
        return (Urge(**common, name=text, substance=substance, strength=strength, to_mix=to_mix),)

    return make


def happened_at(tokens: tuple[Token, ...], place: int, setting: Setting) -> tuple[DraftPiece, int] | None:
    """A red flag, a marker, the medicines of every day, or one of them that was left out."""
    lexicon = setting.lexicon
    start = tokens[place].start
    if count := lexicon.red_flags.at(tokens, place):
        flag = cast(RedFlagKind, lexicon.red_flags.meaning(tokens, place, count))
        return DraftPiece(
            start, tokens[place + count - 1].end, lambda common: (RedFlag(**common, what=flag),), of_words=True
        ), place + count
    if count := lexicon.listed("medicines").at(tokens, place):
        end = tokens[place + count - 1].end

        def take(common: Common) -> tuple[Entry, ...]:
            return setting.regimen(common["moment"])

        return DraftPiece(start, end, take, of_words=True), place + count
    if count := lexicon.listed("skipped").at(tokens, place):
        return _skipped(tokens, place, place + count, setting)
    if (skipped := _skipped_behind(tokens, place, setting)) is not None:
        return skipped
    if count := lexicon.markers.at(tokens, place):
        marker = cast(MarkerKind, lexicon.markers.meaning(tokens, place, count))
        planned = marker in _PLANNED and not lexicon.listed("attended").at(tokens, place)
        return DraftPiece(
            start, tokens[place + count - 1].end, lambda common: (Marker(**common, what=marker),),
            of_words=True, planned=planned,
        ), place + count  # fmt: skip
    return None


def _skipped(tokens: tuple[Token, ...], place: int, after: int, setting: Setting) -> tuple[DraftPiece, int] | None:
    while after < len(tokens) and tokens[after].key in ("my", "the", "a"):
        after += 1
    found = named_at(tokens, after, setting)
    if found is None or found.drink is not None:
        return None
    after += found.size
    if after < len(tokens) and tokens[after].key in ("dose", "doses"):
        after += 1
    about = setting.medicine(found.substance, found.text)
    start, end = tokens[place].start, tokens[after - 1].end
    if about is None and setting.lexicon.listed("no").at(tokens, place):
        # "no tomé el kratom": of what is no medicine, none was taken.
        return None
    if about is None:
        problem = _("{name} is not in your list of medicines. Please add it there, or keep this as a note.").format(
            name=found.text
        )
        return DraftPiece(start, end, None, problem=problem), after

    def make(common: Common) -> tuple[Entry, ...]:
        return (Skipped(**common, name=found.text, substance=found.substance, about=about),)

    return DraftPiece(start, end, make, of_words=True), after


def _skipped_behind(tokens: tuple[Token, ...], place: int, setting: Setting) -> tuple[DraftPiece, int] | None:
    """ "methadone skipped": the medicine stands before what became of it."""
    found = named_at(tokens, place, setting)
    if found is None or found.drink is not None or setting.medicine(found.substance, found.text) is None:
        return None
    behind = place + found.size
    count = setting.lexicon.listed("skipped").at(tokens, behind) if behind < len(tokens) else 0
    after = behind + count
    if not count or (after < len(tokens) and tokens[after].kind == "word" and named_at(tokens, after, setting)):
        return None
    drafted = _skipped((*tokens[:behind],), place, place, setting)
    return None if drafted is None else (replace(drafted[0], end=tokens[after - 1].end), after)
