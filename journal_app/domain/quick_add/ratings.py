"""Reads ratings: "anx 7", "sweating moderate", "7/10 anxiety", "pain 6"."""

from __future__ import annotations

import re
from typing import Final

from journal_app.domain.entries import SEVERITY_WORDS, SymptomRating, SymptomScale
from journal_app.domain.number_text import plain_number, read_number
from journal_app.domain.quick_add.built import either
from journal_app.domain.quick_add.numbers import Number
from journal_app.domain.quick_add.pieces import Ask, Common, DraftPiece, Make, Setting
from journal_app.domain.quick_add.tokens import Token
from journal_app.domain.wording import SHOWN_SEVERITY, sentence_start, symptom_words
from journal_app.i18n import _

_WHOLE: Final = re.compile(r"\d{1,2}", re.ASCII)
LINKS: Final = (":", ".", "=", "at", "is", "was", "level", "about", "around", "like", "approx", "~", "of")
SCALE: Final = _("A rating goes from 0 (none) to 10 (worst imaginable). Please check the number.")


def rating_at(
    tokens: tuple[Token, ...], place: int, setting: Setting, before: Number | None = None
) -> tuple[DraftPiece, int] | None:
    """The rating that begins at a token, and the place after it; None where none does.

    `before` is a number that stands right before it and belongs to nothing else.
    """
    found = setting.names.symptom_at(tokens, place) or _feeling(tokens, place, setting, before)
    if found is None or (found[2] == 1 and not _number_soon(tokens, place + 1)):
        found = _misspelled(tokens, place, setting) or found
        if found is None:
            return None
    name, scale, count = found
    rated, after = _rated(tokens, place, place + count, name, scale, setting)
    number = before if rated.needs_number and scale == "0-10" else None
    if number is not None and number.value is not None and number.whole and number.value <= 10:
        return _checked(number.start, rated.end, name, scale, number.value), after
    return rated, after


def _misspelled(tokens: tuple[Token, ...], place: int, setting: Setting) -> tuple[str, SymptomScale, int] | None:
    """ "anxeity 7", "restles legs 9": a symptom with one slip of the hand, right before its number."""
    if setting.names.at(tokens, place) is not None:
        return None
    for count in (1, 2):
        part = tokens[place : place + count]
        if _number_soon(tokens, place + count) and all(token.kind == "word" for token in part):
            guess = setting.names.symptom_guess(" ".join(token.text for token in part))
            if guess is not None:
                return (*guess, count)
    return None


def _feeling(
    tokens: tuple[Token, ...], place: int, setting: Setting, before: Number | None
) -> tuple[str, SymptomScale, int] | None:
    """ "pain 6", "6 pain": what is felt, where a number of a rating stands beside it and nothing counts it."""
    found = setting.names.feeling_at(tokens, place)
    if found is None:
        return None
    after = place + found[2]
    while after < len(tokens) and (tokens[after].text in LINKS or tokens[after].key in LINKS):
        after += 1
    if _number_soon(tokens, after):
        following = after + 1 < len(tokens) and tokens[after + 1].glued and tokens[after + 1].text not in "/,;\n-."
        counted = after + 1 < len(tokens) and bool(setting.lexicon.units.at(tokens, after + 1))
        return None if following or counted else found
    last = after == len(tokens) or tokens[after].text in ",;\n"
    return found if before is not None and last else None


def no_symptom_at(tokens: tuple[Token, ...], place: int, setting: Setting) -> tuple[DraftPiece, int] | None:
    """ "no cravings": none of a symptom, where nothing follows that it could be for."""
    count = setting.lexicon.listed("no").at(tokens, place)
    found = setting.names.symptom_at(tokens, place + count) if count and place + count < len(tokens) else None
    if found is None:
        return None
    name, scale, size = found
    after = place + count + size
    following = tokens[after] if after < len(tokens) else None
    if following is not None and (following.kind == "number" or following.key in ("for", "to", "or", "nor")):
        return None
    if following is not None and following.kind == "word" and setting.names.at(tokens, after) is not None:
        return None
    return DraftPiece(tokens[place].start, tokens[after - 1].end, _maker(name, 0, scale)), after


def rated_before_at(tokens: tuple[Token, ...], place: int, setting: Setting) -> tuple[DraftPiece, int] | None:
    """ "7/10 anxiety" and "7 out of 10 anxiety"."""
    further = setting.lexicon.listed("out_of").at(tokens, place + 1) if _number_soon(tokens, place) else 0
    after = place + 1 + further
    found = _symptom(tokens, after, setting) if further and after < len(tokens) else None
    if found is None or (_number_soon(tokens, after + found[2]) and not numbers_lead(tokens, after, setting)):
        return None
    name, scale, size = found
    end = after + size
    return _checked(tokens[place].start, tokens[end - 1].end, name, scale, float(tokens[place].text)), end


def _symptom(tokens: tuple[Token, ...], place: int, setting: Setting) -> tuple[str, SymptomScale, int] | None:
    return setting.names.symptom_at(tokens, place) or setting.names.feeling_at(tokens, place)


def numbers_lead(tokens: tuple[Token, ...], place: int, setting: Setting) -> bool:
    """ "(5) aches 7 anxiety": from the symptom at a place on, every number stands before its symptom."""
    while (found := setting.names.symptom_at(tokens, place)) is not None:
        place += found[2]
        if place >= len(tokens) or tokens[place].text in ",;\n":
            return True
        if tokens[place].kind != "number":
            return False
        place += 1 + (setting.lexicon.listed("out_of").at(tokens, place + 1))
        if place >= len(tokens):
            return False
    return False


def _number_soon(tokens: tuple[Token, ...], place: int) -> bool:
    return place < len(tokens) and _WHOLE.fullmatch(tokens[place].text) is not None


def _rated(
    tokens: tuple[Token, ...], place: int, after: int, name: str, scale: SymptomScale, setting: Setting
) -> tuple[DraftPiece, int]:
    start = tokens[place].start
    while after < len(tokens) and (tokens[after].text in LINKS or tokens[after].key in LINKS):
        after += 1
    words = setting.lexicon.words
    if after + 1 < len(tokens) and tokens[after].key in words.a and tokens[after + 1].kind == "number":
        after += 1
    token = tokens[after] if after < len(tokens) else None
    if token is not None and token.key in words.severities:
        severity = words.severities[token.key]
        if scale == "0-10" and severity != 0:
            problem = _("{symptom} is rated from 0 to 10. Please write a number, such as {name} 5.").format(
                symptom=sentence_start(symptom_words(name)), name=symptom_words(name)
            )
            return DraftPiece(start, token.end, None, problem=problem), after + 1
        return DraftPiece(start, token.end, _maker(name, severity, scale)), after + 1
    value = float(words.numbers[token.key]) if token is not None and token.key in words.numbers else None
    if token is not None and token.kind == "number":
        return _with_number(tokens, start, after, name, scale, setting)
    if value is not None and token is not None:
        return _checked(start, token.end, name, scale, value), after + 1
    end = tokens[place].end
    if scale == "words":
        problem = _("{symptom} needs none, mild, moderate or severe, such as: {name} moderate.")
    else:
        problem = _("{symptom} needs a number from 0 to 10, such as: {name} 5.")
    problem = problem.format(symptom=sentence_start(symptom_words(name)), name=symptom_words(name))
    return DraftPiece(start, end, None, problem=problem, needs_number=True), after


def _with_number(
    tokens: tuple[Token, ...], start: int, after: int, name: str, scale: SymptomScale, setting: Setting
) -> tuple[DraftPiece, int]:
    token = tokens[after]
    read, end, after = read_number(token.text), token.end, after + 1
    further = setting.lexicon.listed("out_of").at(tokens, after) if after < len(tokens) else 0
    if not further and after < len(tokens) and tokens[after].key == "ish" and tokens[after].glued:
        further = 1
    if further:
        end, after = tokens[after + further - 1].end, after + further
    elif after < len(tokens) and tokens[after].text == "-" and tokens[after].glued:
        second = tokens[after + 1] if after + 1 < len(tokens) else None
        if second is not None and _WHOLE.fullmatch(second.text) and _WHOLE.fullmatch(token.text):
            return _either(
                start, second.end, token.start, name, scale, (float(token.text), float(second.text))
            ), after + 2
    if read.choices or (read.value is not None and read.value != int(read.value)):
        low = int(read.value or read.choices[0])
        return _either(start, end, token.start, name, scale, (float(low), float(low + 1))), after
    if read.value is None:
        return DraftPiece(start, end, None, problem=read.problem), after
    return _checked(start, end, name, scale, read.value), after


def _checked(start: int, end: int, name: str, scale: SymptomScale, value: float) -> DraftPiece:
    if value > 10:
        return DraftPiece(start, end, None, problem=SCALE)
    if scale == "words" and value != 0:
        draft = DraftPiece(start, end, _maker(name, 1, scale))
        answers = tuple(
            (shown, f"{name} {word}") for shown, word in zip(SHOWN_SEVERITY[1:], SEVERITY_WORDS[1:], strict=True)
        )
        draft.asks.append(
            Ask(
                "number",
                f"number:{name}",
                _("How strong is {symptom}?").format(symptom=symptom_words(name)),
                answers,
                start,
                end,
            )
        )
        return draft
    return DraftPiece(start, end, _maker(name, int(value), scale))


def _either(
    start: int, end: int, number: int, name: str, scale: SymptomScale, choices: tuple[float, float]
) -> DraftPiece:
    if max(choices) > 10:
        return DraftPiece(start, end, None, problem=SCALE)
    draft = DraftPiece(start, end, _maker(name, int(choices[0]), scale))
    answers = tuple((plain_number(each), plain_number(each)) for each in choices)
    text = _("A rating is a whole number. Is {symptom} {choices}?").format(
        symptom=symptom_words(name), choices=either([each[0] for each in answers])
    )
    draft.asks.append(Ask("number", f"number:{name}", text, answers, number, end))
    return draft


def _maker(name: str, severity: int, scale: SymptomScale) -> Make:
    def make(common: Common) -> tuple[SymptomRating, ...]:
        return (SymptomRating(**common, symptom=name, severity=severity, scale=scale),)

    return make
