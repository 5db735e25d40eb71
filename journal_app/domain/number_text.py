"""Numbers as people type them: a point or a comma is the decimal mark in every country, and nothing is guessed."""

import re
from typing import Final

from journal_app.domain.fact import Fact
from journal_app.i18n import _
from journal_app.i18n.locale_words import written_number

_PLAIN: Final = re.compile(r"(\d+)(?:[.,](\d*))?|[.,](\d+)", re.ASCII)
_THOUSANDS_OR_NOT: Final = re.compile(r"([1-9]\d{0,2})[.,](\d{3})", re.ASCII)
_SIGNS: Final = {
    "½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8,
}  # fmt: skip
_PART_WORDS: Final = {
    "half": 1 / 2, "a half": 1 / 2, "quarter": 1 / 4, "a quarter": 1 / 4, "three quarters": 3 / 4, "a third": 1 / 3,
    "third": 1 / 3,
}  # fmt: skip
_WHOLE_WORDS: Final = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_PARTS: Final = re.compile(
    rf"(?:(?P<whole>\d{{1,6}}|{'|'.join(_WHOLE_WORDS)})(?: and | |(?=[{''.join(_SIGNS)}])))?"
    rf"(?:(?P<sign>[{''.join(_SIGNS)}])|(?P<above>\d{{1,2}}) ?/ ?(?P<below>\d{{1,2}})"
    rf"|(?P<word>{'|'.join(sorted(_PART_WORDS, key=len, reverse=True))}))",
    re.ASCII,
)
_IN_ONE_PIECE: Final = {
    "halb": 1 / 2, "halbe": 1 / 2, "ein halb": 1 / 2, "eine halbe": 1 / 2, "ein halber": 1 / 2, "ein halbes": 1 / 2,
    "viertel": 1 / 4, "ein viertel": 1 / 4, "drittel": 1 / 3, "ein drittel": 1 / 3, "dreiviertel": 3 / 4,
    "drei viertel": 3 / 4, "anderthalb": 3 / 2, "eineinhalb": 3 / 2, "zweieinhalb": 5 / 2, "dreieinhalb": 7 / 2,
    "medio": 1 / 2, "media": 1 / 2, "un medio": 1 / 2, "un cuarto": 1 / 4, "cuarto": 1 / 4, "un tercio": 1 / 3,
    "tercio": 1 / 3, "tres cuartos": 3 / 4, "uno y medio": 3 / 2, "una y media": 3 / 2, "dos y medio": 5 / 2,
    "dos y media": 5 / 2, "tres y medio": 7 / 2, "tres y media": 7 / 2,
}  # fmt: skip
"""As it is said in German and in Spanish; understood in every language, since none of it means anything else."""

LARGEST_PARTS: Final = 16
"""Of how many parts one may take some: nobody breaks a tablet into more."""

LONGEST: Final = 12
"""More digits than any amount has: a slip of the hand, refused like letters."""

NOT_A_NUMBER: Final = _("Please write a plain number, such as 2 or 2.5.")
MARKS: Final = _("Please write the number with one decimal mark only, such as 1000.5.")
NOT_PARTS: Final = _("Please write a part as 1/2 or 3/4, or a plain number such as 2.5.")
MINUS: Final = _("An amount cannot be below zero. Please write it without a minus.")


class NumberRead(Fact, frozen=True, kw_only=True):
    """What a typed number means.

    `value` when it means one number; `choices` when it means two and the person has to say which; else `problem`,
    one sentence. All three are empty for an empty text: nothing was said.
    """

    value: float | None = None
    choices: tuple[float, ...] = ()
    problem: str = ""


def read_number(text: str) -> NumberRead:
    """Read a typed number.

    "2.5" and "2,5" are the same everywhere. "1.000" and "1,000" may be 1 or 1000 and are asked about; "0.125" and
    "1000.125" cannot be grouped in thousands and are read as they stand.
    """
    typed = text.strip()
    if not typed:
        return NumberRead()
    if typed[0] in "-\N{MINUS SIGN}\N{EN DASH}" and typed[1:2].isdigit():
        return NumberRead(problem=MINUS)
    if typed.isascii() and re.fullmatch(r"[\d.,' ]*\d[\d.,' ]*", typed) and len(re.findall(r"[.,' ]", typed)) > 1:
        return NumberRead(problem=MARKS)
    found = _PLAIN.fullmatch(typed)
    if found is None or len(typed) > LONGEST:
        return NumberRead(problem=NOT_A_NUMBER)
    unclear = _THOUSANDS_OR_NOT.fullmatch(typed)
    if unclear is not None:
        small, large = float(f"{unclear[1]}.{unclear[2]}"), float(unclear[1] + unclear[2])
        return NumberRead(choices=(small, large))
    return NumberRead(value=float(typed.replace(",", ".")))


def read_amount(text: str) -> NumberRead:
    """Read a typed number that may have parts: "1/2", "2 1/2", "¼", "2½", "half", "one and a half", or none."""
    typed = " ".join(text.casefold().replace("\N{FRACTION SLASH}", "/").split())
    if typed in _IN_ONE_PIECE:
        return NumberRead(value=_IN_ONE_PIECE[typed])
    found = _PARTS.fullmatch(typed)
    if found is None:
        return read_number(text)
    whole = _WHOLE_WORDS.get(found["whole"] or "", None)
    if whole is None:
        whole = int(found["whole"] or 0)
    if found["sign"]:
        part = _SIGNS[found["sign"]]
    elif found["word"]:
        part = _PART_WORDS[found["word"]]
    else:
        above, below = int(found["above"]), int(found["below"])
        if not 0 < above < below <= LARGEST_PARTS:
            return NumberRead(problem=NOT_PARTS)
        part = above / below
    return NumberRead(value=whole + part)


def plain_number(value: float) -> str:
    """A number as it is shown: `1`, `2.5`, `1000`, never with a thousands mark or an exponent.

    The decimal mark is that of the language in use; `read_number` reads either.
    """
    return written_number(f"{value:.6f}".rstrip("0").rstrip("."))


def general_number(value: float) -> str:
    """A number as it is shown, to six digits: `1`, `2.5`, `0.125`."""
    return written_number(f"{value:g}")


def rounded_text(value: float) -> str:
    """With English marks: at most one decimal, below 1 two figures, so that nothing known shrinks to 0."""
    return f"{value:.2g}" if abs(value) < 1 else f"{round(value, 1):g}" if abs(value) < 1e5 else f"{value:,.0f}"
