"""Goes through a line once and says of each place what stands there."""

from __future__ import annotations

from typing import cast

from journal_app.domain.entries import Route
from journal_app.domain.quick_add.drink_kinds import DrinkKind
from journal_app.domain.quick_add.hours_first import hours_first_at
from journal_app.domain.quick_add.measures import measure_at
from journal_app.domain.quick_add.name_ends import (
    amount_is_said,
    half_behind,
    is_half_of,
    is_unit_here,
    number_is_amount,
    of_own,
    vessel,
    weight_is_said,
    without_form,
)
from journal_app.domain.quick_add.names import NameFound
from journal_app.domain.quick_add.nights import night_at
from journal_app.domain.quick_add.nones import none_at
from journal_app.domain.quick_add.pieces import (
    BreakPiece,
    DraftPiece,
    FactPiece,
    NotePiece,
    Piece,
    QuantityPiece,
    Setting,
    SubjectPiece,
    TimePiece,
    UnknownPiece,
)
from journal_app.domain.quick_add.quantities import form_of, quantity_at
from journal_app.domain.quick_add.ratings import no_symptom_at, numbers_lead, rated_before_at, rating_at
from journal_app.domain.quick_add.rest import reason_at, rest_at
from journal_app.domain.quick_add.said_entries import happened_at, urge_at
from journal_app.domain.quick_add.times import dotted_clock_at, four_digits_at, time_at
from journal_app.domain.quick_add.tokens import MINUSES, Token
from journal_app.domain.units import MASS_IN_MG


def pieces_of(tokens: tuple[Token, ...], line: str, setting: Setting) -> list[Piece]:
    """The pieces of a line, in its order; words that only join the others are left out."""
    found: list[Piece] = []
    place = 0
    while place < len(tokens):
        piece, after = _piece_at(tokens, place, line, setting, found)
        assert after > place
        if piece is not None:
            found.append(piece)
        place = after
    return found


def _piece_at(
    tokens: tuple[Token, ...], place: int, line: str, setting: Setting, found: list[Piece]
) -> tuple[Piece | None, int]:
    token = tokens[place]
    if token.kind in ("note", "tag"):
        return NotePiece(token.start, token.end, token.text), place + 1
    words = setting.lexicon.words
    if token.key in words.note and place and not _is_name_part(tokens, place):
        start = tokens[place + 1].start if place + 1 < len(tokens) else token.end
        return NotePiece(token.start, len(line), line[start:].strip(" :")), len(tokens)
    entry = _entry_at(tokens, place, setting)
    if entry is not None:
        return entry
    rating = _rating_at(tokens, place, setting, found)
    if rating is not None:
        return rating
    fact = _fact_at(tokens, place, setting, found)
    if fact is not None:
        return fact
    reason = reason_at(tokens, place, setting, found)
    return reason or _taken_at(tokens, place, setting, found) or rest_at(tokens, place, words.verbs, setting)


def _is_name_part(tokens: tuple[Token, ...], place: int) -> bool:
    return tokens[place].glued and tokens[place - 1].text in MINUSES


def _entry_at(tokens: tuple[Token, ...], place: int, setting: Setting) -> tuple[DraftPiece, int] | None:
    """An entry that is no dose and no drink."""
    if tokens[place].kind not in ("word", "number"):
        return None
    if (own := setting.names.at(tokens, place)) is not None and own.own is not None and own.size > 1:
        return None
    options = [
        found
        for read in (
            happened_at,
            none_at,
            no_symptom_at,
            rated_before_at,
            night_at,
            hours_first_at,
            urge_at,
            measure_at,
        )
        if (found := read(tokens, place, setting)) is not None
    ]
    if options:
        # What reads more of the line is meant: "awake" alone is no night, "chest pain" is more than "chest".
        return max(options, key=lambda option: option[1])
    return None


def _rating_at(
    tokens: tuple[Token, ...], place: int, setting: Setting, found: list[Piece]
) -> tuple[DraftPiece, int] | None:
    """A rating with its number behind it, or as in "7 anx" before it."""
    own = setting.names.at(tokens, place) if tokens[place].kind in ("word", "number") else None
    if tokens[place].kind != "word" or (own is not None and own.own is not None and own.size > 1):
        return None
    alone = len(found) == 1 or (len(found) > 1 and isinstance(found[-2], BreakPiece | DraftPiece))
    last = found[-1] if found else None
    before = last.number if alone and isinstance(last, QuantityPiece) and last.is_bare else None
    seen = tokens
    if before is not None and numbers_lead(tokens, place, setting):
        seen = tokens[: place + (setting.names.symptom_at(tokens, place) or ("", "0-10", 1))[2]]
    rating = rating_at(seen, place, setting, before)
    if rating is not None and before is not None and rating[0].start == before.start:
        found.pop()
    return rating


def _fact_at(
    tokens: tuple[Token, ...], place: int, setting: Setting, found: list[Piece]
) -> tuple[Piece | None, int] | None:
    """Something said of a dose; a longer name that begins at the same place is that name."""
    lexicon = setting.lexicon
    name = setting.names.at(tokens, place)
    longest = name.size if name is not None else 0
    start = tokens[place].start

    def end(count: int) -> int:
        return tokens[place + count - 1].end

    mixer = lexicon.listed("mixers").at(tokens, place)
    if mixer and found and isinstance(found[-1], SubjectPiece) and found[-1].found.drink is not None:
        found[-1].end = end(mixer)
        return None if mixer < longest else (FactPiece(start, end(mixer)), place + mixer)
    poured = lexicon.listed("poured").at(tokens, place)
    if poured and poured >= longest:
        # "3 on the rocks": a drink, but of what?
        return UnknownPiece(start, end(poured), _text(tokens, place, poured)), place + poured
    for listed, field, value in (
        ("not_prescribed", "prescribed", False), ("prescribed", "prescribed", True),
        ("without_food", "with_food", False), ("with_food", "with_food", True),
    ):  # fmt: skip
        count = lexicon.listed(listed).at(tokens, place)
        if count and count >= longest:
            fact = FactPiece(start, end(count))
            setattr(fact, field, value)
            return fact, place + count
    count = lexicon.routes.at(tokens, place)
    if count and count >= longest:
        route = cast(Route, lexicon.routes.meaning(tokens, place, count))
        return FactPiece(start, end(count), route=route), place + count
    count = lexicon.listed("route_doubts").at(tokens, place)
    if count and count > longest:
        routes = cast("tuple[Route, ...]", lexicon.listed("route_doubts").meaning(tokens, place, count))
        return FactPiece(start, end(count), routes=routes, words=_text(tokens, place, count)), place + count
    count = lexicon.forms.at(tokens, place)
    if count and count >= longest and _beside_dose(tokens, place, count, found, setting):
        return FactPiece(start, end(count), form=str(lexicon.forms.meaning(tokens, place, count))), place + count
    count = lexicon.strains.at(tokens, place)
    if count and not longest and _near_dose(tokens, place, found, setting):
        return FactPiece(start, end(count), product=_text(tokens, place, count)), place + count
    return None


def _text(tokens: tuple[Token, ...], place: int, count: int) -> str:
    return " ".join(token.text for token in tokens[place : place + count])


def _beside_dose(tokens: tuple[Token, ...], place: int, count: int, found: list[Piece], setting: Setting) -> bool:
    """Whether a dose stands in the same part of the line, so that "tea" is how it was taken."""
    for piece in reversed(found):
        if isinstance(piece, BreakPiece):
            break
        if isinstance(piece, SubjectPiece):
            return piece.found.drink is None
    after = place + count
    after += after + 1 < len(tokens) and tokens[after].key == "of"
    if after < len(tokens):
        name = setting.names.at(tokens, after)
        return name is not None and name.drink is None
    return False


def _near_dose(tokens: tuple[Token, ...], place: int, found: list[Piece], setting: Setting) -> bool:
    if _beside_dose(tokens, place, 1, found, setting):
        return True
    after = place
    while after < len(tokens) and setting.lexicon.strains.at(tokens, after):
        after += setting.lexicon.strains.at(tokens, after)
    name = setting.names.at(tokens, after) if after < len(tokens) else None
    return name is not None and name.drink is None


def _taken_at(
    tokens: tuple[Token, ...], place: int, setting: Setting, found: list[Piece]
) -> tuple[Piece | None, int] | None:
    """A time, a name or an amount."""
    token, lexicon = tokens[place], setting.lexicon
    said = time_at(tokens, place, lexicon, setting.clock.today)
    name = setting.names.at(tokens, place) if token.kind in ("word", "number") else None
    if name is not None and name.size == 1 and _says_nothing(token.key, setting) and name.own is None:
        name = None
    if name is not None and name.size == 1 and is_half_of(tokens, place, setting):
        name = None
    if name is not None and name.own is None and name.drink is None and (inside := vessel(tokens, place, setting)):
        return None, inside
    if said is not None and (name is None or said[1] - place >= name.size):
        time, after = said
        return TimePiece(*time.spans[0], time), after
    if name is not None and not is_unit_here(tokens, place, name.size, setting, found):
        if name.base is not None and (
            of_own(name, tokens, place) or number_is_amount(tokens, place, name.size, setting)
        ):
            name = name.base._replace(base=name._replace(base=None))
        name = without_form(tokens, place, name, setting)
        subject = _subject(tokens, place, name.size, setting)
        subject.found = subject.found._replace(base=name.base)
        return subject, place + name.size
    standard = lexicon.listed("standard_drinks").at(tokens, place)
    if standard:
        return _subject(tokens, place, standard, setting), place + standard
    counted = isinstance(found[-1] if found else None, QuantityPiece) or amount_is_said(found)
    if (counted or token.text.startswith("0")) and (four := four_digits_at(tokens, place, lexicon)):
        return TimePiece(*four[0].spans[0], four[0]), four[1]
    if weight_is_said(found) and (clock := dotted_clock_at(tokens, place, lexicon)):
        return TimePiece(*clock[0].spans[0], clock[0]), clock[1]
    if half_behind(tokens, place, found, lexicon):
        return None, place + lexicon.listed("and_a_half").at(tokens, place)
    units = lexicon.listed("drink_units").at(tokens, place) if setting.country == "GB" else 0
    if units:
        return _subject(tokens, place, units, setting), place + units
    last = found[-1] if found else None
    weighed = isinstance(last, QuantityPiece) and last.unit in MASS_IN_MG
    if weighed or (isinstance(last, SubjectPiece) and last.found.drink is None):
        count = lexicon.units.at(tokens, place)
        unit = str(lexicon.units.meaning(tokens, place, count)) if count else ""
        if unit and unit not in (*MASS_IN_MG, "ml"):
            fact = FactPiece(token.start, tokens[place + count - 1].end, unit=unit, words=_text(tokens, place, count))
            fact.form = form_of(token.key, unit)
            return fact, place + count
    return quantity_at(tokens, place, setting, named=last if isinstance(last, SubjectPiece) else None)


def _says_nothing(key: str, setting: Setting) -> bool:
    """Whether it is a word of the sentence and no name: "had", "on", "drinking"."""
    words = setting.lexicon.words
    return key in words.fillers or key in words.doing or key in setting.lexicon.bound


def _subject(tokens: tuple[Token, ...], place: int, count: int, setting: Setting) -> SubjectPiece:
    part = tokens[place : place + count]
    found = setting.names.at(tokens[: place + count], place)
    lexicon = setting.lexicon
    standard = lexicon.listed("standard_drinks").holds(part) or (
        setting.country == "GB" and lexicon.listed("drink_units").holds(part)
    )
    if found is None or standard:
        kind = DrinkKind("standard drink", None, None, id="standard")
        found = NameFound(count, _text(tokens, place, count), ("alcohol",), drink=kind)
    written = _text(tokens, place, count) if count > 1 else part[0].text
    plural = setting.names.is_plural(written)
    if found.drink is not None:
        ends = [each.key for each in (part[0], part[-1]) if each.key not in lexicon.words.singular]
        plural = any(key.endswith("s") and not key.endswith("ss") for key in ends)
    return SubjectPiece(part[0].start, part[-1].end, found, plural=plural)
