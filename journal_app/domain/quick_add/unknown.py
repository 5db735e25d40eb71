"""Words that are in no table: a slip of the hand, a name that is in no list, or words for a note."""

from __future__ import annotations

from typing import Final

from journal_app.domain.knowledge import ALCOHOL, folded
from journal_app.domain.quick_add.built import AS_NOTE, either
from journal_app.domain.quick_add.names import NameFound
from journal_app.domain.quick_add.pieces import (
    Ask,
    BreakPiece,
    DraftPiece,
    FactPiece,
    Piece,
    QuantityPiece,
    Setting,
    SubjectPiece,
    TimePiece,
    UnknownPiece,
    VerbPiece,
)
from journal_app.domain.quick_add.tokens import Token, key_of, tokens_of
from journal_app.domain.units import MASS_IN_MG
from journal_app.i18n import _

GLUED_UNITS: Final = ("mcg", "mg", "ug", "ml", "g", "x")
SHORTEST_GLUED: Final = 3
SHORTEST_MENDED: Final = 6
MOST_ASKED: Final = 3
"""More words than this that nobody knows are sentences, not a name."""


def names_made(pieces: list[Piece], line: str, setting: Setting) -> tuple[list[Piece], list[Ask]]:
    """Turn unknown words that clearly name what was taken into subjects; questions for the other unknown words."""
    runs = _runs(pieces)
    if not runs:
        return pieces, []
    doubtful = any(piece.text.lower() in setting.lexicon.not_taken for run in runs for piece in run)
    made = list(pieces)
    left: list[list[UnknownPiece]] = []
    words = sum(len(run) for run in runs)
    for run in runs:
        subject = None
        if not doubtful and words <= MOST_ASKED and _is_name(run, setting):
            subject = _subject(run, made, line, setting)
        if subject is None:
            left.append(run)
        else:
            place = made.index(run[0])
            made[place : place + len(run)] = [subject]
    return made, _questions(left, made, line, setting)


def mended_tokens(tokens: tuple[Token, ...], pieces: list[Piece], setting: Setting) -> tuple[Token, ...] | None:
    """The tokens with slips of the hand in words of time mended ("yesteday"); None where there is none."""
    unknown = {piece.start for piece in pieces if isinstance(piece, UnknownPiece)}
    words = setting.lexicon.function_words
    mended = list(tokens)
    for place, token in enumerate(tokens):
        if token.start in unknown and len(token.key) >= SHORTEST_MENDED and token.kind == "word":
            from rapidfuzz.distance import OSA

            near = [word for word in words if OSA.distance(word, token.key, score_cutoff=1) <= 1]
            if len({setting.lexicon.day_meant(word) for word in near}) == 1:
                mended[place] = token._replace(key=near[0])
    return tuple(mended) if mended != list(tokens) else None


def with_units_parted(tokens: tuple[Token, ...], setting: Setting) -> tuple[Token, ...]:
    """ "1mgxanax" as 1 mg xanax, where what follows the unit is a name."""
    parted: list[Token] = []
    for place, whole in enumerate(tokens):
        token = whole
        number = parted[-1] if parted else None
        if token.kind == "word" and token.glued and number is not None and number.kind == "number":
            split = _unit_length(tokens, place, token, setting)
            if split:
                parted.append(
                    Token("word", token.text[:split], token.key[:split], token.start, token.start + split, True)
                )
                token = Token("word", token.text[split:], token.key[split:], token.start + split, token.end, True)
        parted.append(token)
    return tuple(parted)


def _unit_length(tokens: tuple[Token, ...], place: int, token: Token, setting: Setting) -> int:
    if len(token.key) != len(token.text) or setting.names.at(tokens, place) is not None:
        return 0
    for unit in GLUED_UNITS:
        rest = token.text[len(unit) :]
        if token.key.startswith(unit) and len(rest) >= SHORTEST_GLUED:
            cut = (Token("word", rest, token.key[len(unit) :], token.start + len(unit), token.end, True),)
            if setting.names.at(cut, 0) is not None:
                return len(unit)
    return 0


def comma_asks(tokens: tuple[Token, ...], setting: Setting) -> list[Ask]:
    """ "anx 7,2 beers": a comma without a space between a name and another one may part two entries."""
    for place, token in enumerate(tokens[:-1]):
        parts = token.text.split(",")
        whole = (
            token.kind == "number" and len(parts) == 2 and all(part.isdigit() for part in parts) and len(parts[1]) < 3
        )
        if (
            whole
            and parts[0] != "0"
            and place
            and tokens[place - 1].kind == "word"
            and setting.names.at(tokens, place + 1) is not None
        ):
            if (
                setting.lexicon.units.at(tokens, place + 1)
                or tokens[place + 1].key in setting.lexicon.words.sleep.hours
            ):
                continue
            decimal, two = ".".join(parts), ", ".join(parts)
            answers = ((two, two), (decimal, decimal))
            text = _("Is that {number}, or {first} and then {second}?").format(
                number=decimal, first=parts[0], second=parts[1]
            )
            return [Ask("number", f"number:{token.text}", text, answers, token.start, token.end)]
    return []


def _is_name(run: list[UnknownPiece], setting: Setting) -> bool:
    """Whether it can be a name: words, and not one alone that only counts, as "strip", nor a phrase of its own."""
    tokens = tokens_of(run[0].text)
    counts = setting.lexicon.units.holds(tokens) or setting.lexicon.vague_units.holds(tokens)
    return all(_is_word(each.text) and " " not in each.text for each in run) and not (len(run) == 1 and counts)


def _is_word(text: str) -> bool:
    return text[:1].isalpha()


def _runs(pieces: list[Piece]) -> list[list[UnknownPiece]]:
    runs: list[list[UnknownPiece]] = []
    last: Piece | None = None
    for piece in pieces:
        if isinstance(piece, UnknownPiece):
            if isinstance(last, UnknownPiece):
                runs[-1].append(piece)
            else:
                runs.append([piece])
        last = piece
    return runs


def _subject(run: list[UnknownPiece], pieces: list[Piece], line: str, setting: Setting) -> SubjectPiece | None:
    """The run as the name of a dose, where its part of the line shows that something was taken."""
    place = pieces.index(run[0])
    segment = _segment(pieces, place)
    subjects = [piece for piece in segment if isinstance(piece, SubjectPiece)]
    amounts = [piece for piece in segment if isinstance(piece, QuantityPiece)]
    beside = pieces[max(place - 1, 0) : place] + pieces[place + len(run) : place + len(run) + 1]
    at_amount = any(_is_amount(piece) for piece in beside)
    if subjects and not (at_amount and len(amounts) > len(subjects)):
        return None
    if not subjects and any(isinstance(piece, DraftPiece) for piece in segment) and not at_amount:
        return None
    evidence = at_amount or any(isinstance(piece, FactPiece) and (piece.route or piece.routes) for piece in segment)
    text = line[run[0].start : run[-1].end]
    weak = any(isinstance(piece, VerbPiece | TimePiece | FactPiece) for piece in segment)
    only = len(pieces) == len(run)
    weighed = any(piece.unit in MASS_IN_MG for piece in amounts)
    return _named(run, text, line, setting, clear=evidence, likely=evidence or weak or only, weighed=weighed)


def _is_amount(piece: Piece) -> bool:
    """Whether it says that something was measured or counted: "a malbec" and "a walk" do not."""
    if not isinstance(piece, QuantityPiece) or piece.number.some:
        return False
    return bool(piece.unit) or not piece.number.article


def _named(
    run: list[UnknownPiece], text: str, line: str, setting: Setting, *, clear: bool, likely: bool, weighed: bool
) -> SubjectPiece | None:
    start, end = run[0].start, run[-1].end
    key = f"spelling:{folded(text)}"
    kept = NameFound(len(run), " ".join(text.split()))
    subject = SubjectPiece(start, end, kept, unknown=True)
    guesses = setting.names.guesses(text) if len(run) <= 2 and likely else ()
    fillers = setting.lexicon.words.fillers
    guesses = tuple(guess for guess in guesses if guess.text.lower() not in setting.lexicon.words.doing)
    if not clear:
        guesses = tuple(guess for guess in guesses if guess.own or guess.text.lower() not in fillers)
    if weighed:
        guesses = tuple(guess for guess in guesses if guess.substance != ALCOHOL)
    if guesses and key not in setting.confirmed:
        own = [guess for guess in guesses if guess.own]
        if len(own) == 1 and len(guesses) == 1:
            tokens = tokens_of(own[0].text)
            found = setting.names.at(tokens, 0)
            if found is not None and found.size == len(tokens):
                return SubjectPiece(start, end, found, corrected=text)
        answers: list[tuple[str, str | None]] = [(guess.text, guess.text) for guess in guesses]
        answers.append((_("Keep {name}, not checked").format(name=text), None))
        names = either([guess.text for guess in guesses[:3]])
        subject.asks.append(
            Ask("spelling", key, _("Did you mean {names}?").format(names=names), tuple(answers), start, end)
        )
        return subject
    reading = f"reading:{folded(text)}"
    if clear and setting.names.listed.knowledge is None:
        # Without the list nothing is known, and every name would be asked about.
        return subject
    if key in setting.confirmed or reading in setting.confirmed:
        return subject
    if clear:
        answers = [(_("Log {name}, not checked").format(name=text), None), (AS_NOTE, f"note {line}")]
        subject.asks.append(
            Ask("item", reading, _("{name} is in no list. What is it?").format(name=text), tuple(answers), 0, len(line))
        )
        return subject
    return None


def _says_more(pieces: list[Piece], unknown: UnknownPiece) -> bool:
    """Whether a number or a time would be left over where the unknown words are only a note ("between 7 and 8")."""
    things = sum(isinstance(piece, SubjectPiece | DraftPiece) for piece in pieces)
    if sum(isinstance(piece, TimePiece) for piece in pieces) > things:
        return True
    for place, piece in enumerate(pieces):
        bare = isinstance(piece, QuantityPiece) and piece.is_bare
        if not bare and piece is not unknown:
            continue
        segment = _segment(pieces, place)
        alone = not any(isinstance(each, SubjectPiece | DraftPiece) for each in segment)
        if alone and (bare or any(isinstance(each, QuantityPiece | TimePiece) for each in segment)):
            return True
    return False


def _segment(pieces: list[Piece], place: int) -> list[Piece]:
    first = place
    while first > 0 and not isinstance(pieces[first - 1], BreakPiece):
        first -= 1
    last = place
    while last < len(pieces) and not isinstance(pieces[last], BreakPiece):
        last += 1
    return pieces[first:last]


def _questions(runs: list[list[UnknownPiece]], pieces: list[Piece], line: str, setting: Setting) -> list[Ask]:
    """What the words are that are left: a note beside an entry, or the whole line a note."""
    if not runs:
        return []
    drafts = [piece for piece in pieces if isinstance(piece, DraftPiece)]
    subjects = any(isinstance(piece, SubjectPiece) for piece in pieces)
    loose = not subjects and any(isinstance(piece, QuantityPiece) for piece in pieces)
    loose = loose or _says_more(pieces, runs[0][0])
    whole = all(piece.make is not None for piece in drafts) and not loose
    entries = whole and any(isinstance(piece, SubjectPiece | DraftPiece) for piece in pieces)
    words = sum(len(run) for run in runs)
    note = (AS_NOTE, f"note {line}")
    first = runs[0]
    text = line[first[0].start : first[-1].end]
    shown = text if len(text) <= 40 else text[:40].rstrip() + "\N{HORIZONTAL ELLIPSIS}"
    key = f"reading:{folded(text) or text}" + (f":{len(runs)}" if len(runs) > 1 else "")
    if entries and words <= 2 * MOST_ASKED and '"' not in text:
        answers: tuple[tuple[str, str | None], ...] = ((_("Keep {text} as a note").format(text=shown), f'"{text}"'),)
        if all(setting.lexicon.bound.get(key_of(piece.text)) for piece in first):
            answers = ((_("Read it without {text}").format(text=shown), ""), note)
        return [
            Ask(
                "reading",
                key,
                _("Journal does not understand: {text}").format(text=shown),
                answers,
                first[0].start,
                first[-1].end,
            ),
        ]
    alone = not entries and len(runs) == 1 and len(pieces) == len(first)
    if (
        alone
        and words <= MOST_ASKED
        and _is_word(text)
        and not any(p.text.lower() in setting.lexicon.not_taken for p in first)
    ):
        answers = (note, (_("Log {name} as a dose, not checked").format(name=shown), None))
        return [Ask("reading", key, _("{name} is in no list. What is it?").format(name=shown), answers, 0, len(line))]
    return [Ask("reading", key, _("Journal does not understand: {text}").format(text=shown), (note,), 0, len(line))]
