"""Words of two directions in one line: a name or an amount in Latin letters within a language read from the right."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from journal_app.i18n import language

FROM_LEFT: Final = "\N{LEFT-TO-RIGHT ISOLATE}"
END: Final = "\N{POP DIRECTIONAL ISOLATE}"
READ_FROM_RIGHT: Final = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
"""Hebrew, Arabic and their like, as a class of signs in an expression."""
PARTS: Final = "\u00b7\u060c\n\u2066-\u2069"
"""What stands between the parts of a line, each of which has its own direction."""


def directed(text: str) -> str:
    """The text with each run of Latin words, and the numbers that belong to it, kept in its own order.

    Without this "10 mg" would show as "mg 10" in Arabic. The same text in a language that is read from the left, and
    for a text that holds isolated runs already.
    """
    if not language().right_to_left or FROM_LEFT in text:
        return text
    return _run().sub(rf"{FROM_LEFT}\g<0>{END}", text)


@cache
def _run() -> re.Pattern[str]:
    """From a first letter or number to a last one, with a Latin letter in between and none that is read from right."""
    inner = f"[^{READ_FROM_RIGHT}{PARTS}]"
    word = rf"[^\W{READ_FROM_RIGHT}]"
    latin = rf"[^\W\d_{READ_FROM_RIGHT}]"
    return re.compile(rf"[+~≈<>≤≥(]*(?:{latin}|\d(?={inner}*?{latin}))(?:{inner}*(?:{word}|[%)]))?")
